import type { IsoDate } from '../../kernel/date';
import { chunked, ROWS_PER_INSERT, type Db } from '../../platform/db';
import { mailedKey } from './domain/plan';

/** When each item was last in a digest to each person; older than the repeat rule looks back is left out. */
export const lastMailed = async (db: Db, since: IsoDate): Promise<Map<string, IsoDate>> => {
  const rows = (await db.sql('grid_mail_item').where('mailed_on', '>=', since).groupBy('recipient_id', 'task_id').select({ recipientId: 'recipient_id', taskId: 'task_id' }).max({ on: 'mailed_on' })) as unknown as {
    recipientId: number;
    taskId: number;
    on: IsoDate;
  }[];
  return new Map(rows.map((row) => [mailedKey(row.recipientId, row.taskId), row.on]));
};

export interface MailedItem {
  readonly outboxId: string;
  readonly recipientId: number;
  readonly taskId: number;
}

export const noteMailed = async (db: Db, items: readonly MailedItem[], on: IsoDate): Promise<void> => {
  for (const part of chunked(items, ROWS_PER_INSERT)) {
    await db.sql('grid_mail_item').insert(part.map((item) => ({ outbox_id: item.outboxId, recipient_id: item.recipientId, task_id: item.taskId, mailed_on: on })));
  }
};

export interface OpenTaskRow {
  id: number;
  kind: string;
  ownerId: number;
  subjectId: number | null;
  subjectName: string | null;
  gridId: number;
  assignedOn: IsoDate;
  dueOn: IsoDate;
  warnedOn: IsoDate | null;
}

/** Every open duty with an owner: a digest looks at all of them once a day. */
export const openTasks = async (db: Db, soonUntil: IsoDate, newSince: IsoDate): Promise<OpenTaskRow[]> =>
  (await db
    .sql('grid_tasks as t')
    .leftJoin('grid_employees as e', 'e.id', 't.subject_id')
    .where('t.state', 'open')
    .whereNotNull('t.owner_id')
    .leftJoin('grid_escalation as w', (join) => join.on('w.task_id', 't.id').andOn(db.sql.raw(`w.rung = 'ownerWarning'`)))
    .where((near) => near.where('t.due_on', '<=', soonUntil).orWhere('t.assigned_on', '>=', newSince).orWhere('w.fired_on', '>=', newSince))
    .orderBy([{ column: 't.due_on' }, { column: 't.id' }])
    .select({ id: 't.id', kind: 't.kind', ownerId: 't.owner_id', subjectId: 't.subject_id', subjectName: 'e.name', gridId: 't.grid_id', assignedOn: 't.assigned_on', dueOn: 't.due_on', warnedOn: 'w.fired_on' })) as OpenTaskRow[];

/** Kind, person and grid of tasks that were raised to leaders. */
export const gridsOfTasks = async (db: Db, ids: readonly number[]): Promise<Map<number, number>> => {
  const grids = new Map<number, number>();
  for (const part of chunked(ids, 5_000)) {
    const rows = (await db.sql('grid_tasks').whereIn('id', part).select({ id: 'id', gridId: 'grid_id' })) as { id: number; gridId: number }[];
    for (const row of rows) grids.set(row.id, row.gridId);
  }
  return grids;
};
