import type { TaskState } from '../../../../shared/contracts/tasks';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { chunkedIn, likeText } from '../../platform/sql';

/** A duty of a grid and a period. */
export interface PeriodDuty {
  readonly id: number;
  readonly originKey: string;
  readonly gridId: number;
  readonly state: TaskState;
  readonly assignedOn: IsoDate;
  readonly dueOn: IsoDate;
}

/** Duties whose key begins so, in some states; of all grids, or of the given ones. */
export const dutiesByOrigin = async (db: Db, prefix: string, states: readonly TaskState[], gridIds?: readonly number[]): Promise<PeriodDuty[]> => {
  const query = db.sql('grid_tasks').whereRaw(`origin_key like ? escape '\\'`, [`${likeText(prefix)}%`]).whereIn('state', [...states]);
  if (gridIds) query.where((group) => chunkedIn(group, 'grid_id', gridIds));
  return (await query.orderBy('id').select({ id: 'id', originKey: 'origin_key', gridId: 'grid_id', state: 'state', assignedOn: 'assigned_on', dueOn: 'due_on' })) as PeriodDuty[];
};
