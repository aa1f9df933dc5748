import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { insertRows } from '../../platform/rows';
import { chunkedIn } from '../../platform/sql';

export interface ProjectStep {
  readonly taskId: number;
  readonly action: 'complete' | 'undo' | 'verify' | 'return';
  readonly on: IsoDate;
  readonly byId: number | null;
  readonly note: string | null;
  readonly recheckMonths: number | null;
}

/** The unique (task, number) lets two moves at once not both through. */
export const insertProjectStep = async (db: Db, gridId: number | null, step: ProjectStep): Promise<void> => {
  const row = (await db.sql('grid_task_steps').where({ task_id: step.taskId }).max({ last: 'seq' }).first()) as { last: number | null } | undefined;
  await insertRows(db, 'task-step', [{ ...step, seq: Number(row?.last ?? 0) + 1, task: step.taskId, by: step.byId, gridId }]);
};

/** All steps of some projects, each in its order. */
export const projectSteps = async (db: Db, taskIds: readonly number[]): Promise<Map<number, ProjectStep[]>> => {
  const rows = (await db
    .sql('grid_task_steps as s')
    .where((group) => chunkedIn(group, 's.task_id', taskIds))
    .orderBy(['s.task_id', 's.seq'])
    .select({ taskId: 's.task_id', action: 's.action', on: 's.on', byId: 's.by_id', note: 's.note', recheckMonths: 's.recheck_months' })) as ProjectStep[];
  const steps = new Map<number, ProjectStep[]>();
  for (const row of rows) steps.set(row.taskId, [...(steps.get(row.taskId) ?? []), row]);
  return steps;
};
