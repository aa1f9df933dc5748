import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import type { Followed } from './store-follow-ups';
import { projectSteps } from './store-steps';

/** Something that wants a note a week: when it opened, closed and opened again. */
export interface FollowedItem {
  readonly of: Followed;
  readonly gridId: number | null;
  readonly ownerId: number | null;
  readonly moves: readonly { readonly on: IsoDate; readonly open: boolean }[];
}

/** Projects that are open, or were until a step after the day. One that was waived or voided wants nothing any more. */
export const projectsToFollow = async (db: Db, lastDay: IsoDate): Promise<FollowedItem[]> => {
  const rows = (await db
    .sql('grid_tasks as t')
    .where('t.kind', 'project')
    .whereIn('t.state', ['open', 'done', 'verified'])
    .where('t.assigned_on', '<', lastDay)
    .where((running) => running.where('t.state', 'open').orWhereExists((later) => later.from('grid_task_steps as s').whereRaw('s.task_id = t.id').where('s.on', '>', lastDay)))
    .orderBy('t.id')
    .select({ id: 't.id', gridId: 't.grid_id', ownerId: 't.owner_id', assignedOn: 't.assigned_on' })) as { id: number; gridId: number | null; ownerId: number | null; assignedOn: IsoDate }[];
  const steps = await projectSteps(db, rows.map(({ id }) => id));
  return rows.map(({ id, gridId, ownerId, assignedOn }) => ({
    of: { taskId: id },
    gridId,
    ownerId,
    moves: [{ on: assignedOn, open: true }, ...(steps.get(id) ?? []).map(({ on, action }) => ({ on, open: action === 'undo' || action === 'return' }))],
  }));
};
