import type { IsoDate } from '../../kernel/date';
import { chunked, ROWS_PER_INSERT, type Db } from '../../platform/db';
import type { Rung, Step } from './domain/escalation';

/** The rungs that have fired for open tasks. */
export const firedRungs = async (db: Db): Promise<Map<number, Rung[]>> => {
  const rows = (await db.sql('grid_escalation as x').join('grid_tasks as t', 't.id', 'x.task_id').where('t.state', 'open').select({ taskId: 'x.task_id', rung: 'x.rung' })) as { taskId: number; rung: Rung }[];
  const fired = new Map<number, Rung[]>();
  for (const row of rows) fired.set(row.taskId, [...(fired.get(row.taskId) ?? []), row.rung]);
  return fired;
};

/** Fires rungs; one that another node fired meanwhile is left as it is. Returns how many were new. */
export const fireRungs = async (db: Db, steps: readonly Step[], on: IsoDate): Promise<number> => {
  let fired = 0;
  for (const part of chunked(steps, ROWS_PER_INSERT)) {
    const rows = await db
      .sql('grid_escalation')
      .insert(part.map((step) => ({ task_id: step.taskId, rung: step.rung, recipient_id: step.recipientId, fired_on: on })))
      .onConflict(['task_id', 'rung'])
      .ignore()
      .returning('task_id');
    fired += rows.length;
  }
  return fired;
};

export interface RungRow {
  recipientId: number;
  taskId: number;
  rung: Rung;
}

/** Rungs above the owner of tasks that are still open: what leaders are told in their digests. */
export const raisedToLeaders = async (db: Db): Promise<RungRow[]> =>
  (await db
    .sql('grid_escalation as x')
    .join('grid_tasks as t', 't.id', 'x.task_id')
    .where('t.state', 'open')
    .whereIn('x.rung', ['gridLeader', 'branchSecretary', 'committeeOffice'])
    .orderBy('x.task_id')
    .select({ recipientId: 'x.recipient_id', taskId: 'x.task_id', rung: 'x.rung' })) as RungRow[];
