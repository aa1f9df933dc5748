import type { Knex } from 'knex';
import type { ActivityType } from '../../../../shared/contracts/activities';
import type { CountedActivity } from '../../../../shared/contracts/requirements';
import type { Scope } from '../../access/scope';
import { applyScope } from '../../access/scope-sql';
import { currentTree } from '../../access/tree-map';
import { addDays, type IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { chunkedIn } from '../../platform/sql';
import { tableOf } from '../../platform/tables';
import type { HeldActivity } from './domain/duty';
import type { CountedDay } from './domain/standing';

export interface Asked {
  readonly types: readonly ActivityType[];
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/**
 * The activities of some days, a row for each grid that they were held for: the grids they name, or who held them where they name none.
 * The beginning is a local time as text, so that a day is its first ten letters and a comparison needs no time zone.
 */
const counted = (db: Db, { types, from, to }: Asked): Knex.QueryBuilder => {
  const link = tableOf('activity').links['grids'];
  if (!link) throw new Error('activity has no link table for grids');
  const inSpan = (query: Knex.QueryBuilder) => query.whereIn('a.type', [...types]).where('a.starts_at', '>=', from).where('a.starts_at', '<', addDays(to, 1));
  const named = inSpan(db.sql('grid_activities as a').join(`${link.table} as l`, `l.${link.from}`, 'a.id')).select({ id: 'a.id', grid_id: `l.${link.to}` });
  const whole = inSpan(db.sql('grid_activities as a').whereNotNull('a.grid_id').whereNotExists(db.sql(`${link.table} as n`).whereRaw('?? = a.id', [`n.${link.from}`]).select(link.from))).select({ id: 'a.id', grid_id: 'a.grid_id' });
  return db.sql.from(named.unionAll(whole).as('x')).join('grid_activities as a', 'a.id', 'x.id');
};

const ON = 'substr(a.starts_at, 1, 10)';

export type GridDay = CountedDay & { readonly gridId: number; readonly activityType: ActivityType };

/** How many of each type were held, are planned or were cancelled, by grid and day: one grouped statement for the whole scope. */
export const daysInScope = async (db: Db, scope: Scope, asked: Asked): Promise<GridDay[]> => {
  const query = applyScope(counted(db, asked), scope, { grid: 'x.grid_id' }, await currentTree(db)).groupBy('x.grid_id', 'a.type', 'a.state', db.sql.raw(ON));
  const rows = (await query.select({ gridId: 'x.grid_id', activityType: 'a.type', state: 'a.state', on: db.sql.raw(ON), times: db.sql.raw('count(*)') })) as (GridDay & { times: number | string })[];
  return rows.map((row) => ({ ...row, times: Number(row.times) }));
};

/** What was held, by day; all grids, or the given ones. */
export const heldActivities = async (db: Db, asked: Asked, gridIds?: readonly number[]): Promise<HeldActivity[]> => {
  const query = counted(db, asked).where('a.state', 'held').orderBy(['a.starts_at', 'a.id']);
  if (gridIds) query.where((group) => chunkedIn(group, 'x.grid_id', gridIds));
  return (await query.select({ gridId: 'x.grid_id', activityType: 'a.type', on: db.sql.raw(ON), byId: 'a.host_id' })) as HeldActivity[];
};

/** The activities behind a cell. */
export const activitiesOfGrid = async (db: Db, gridId: number, asked: Asked): Promise<CountedActivity[]> =>
  (await counted(db, asked).where('x.grid_id', gridId).orderBy(['a.starts_at', 'a.id']).select({ id: 'a.document_id', title: 'a.title', startsAt: 'a.starts_at', state: 'a.state' })) as CountedActivity[];
