import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { chunkedIn } from '../../platform/sql';
import { mattersWhere, type StoredMatter } from './store-read';

/** Those of some grids that were open on a day of a span, or began in it: what ended before it, whose clocks were decided before it too. */
export const mattersOpenIn = (db: Db, gridIds: readonly number[], from: IsoDate, to: IsoDate): Promise<StoredMatter[]> =>
  mattersWhere(
    db
      .sql('grid_matters as m')
      .where((group) => chunkedIn(group, 'm.grid_id', gridIds))
      .where('m.registered_on', '<=', to)
      .where((open) => open.whereNull('m.closed_on').orWhere('m.closed_on', '>=', from))
      .orderBy('m.id'),
  );
