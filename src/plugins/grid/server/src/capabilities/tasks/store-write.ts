import type { IsoDate } from '../../kernel/date';
import { chunked, rowsOf, stamp, type Db } from '../../platform/db';

/** What the duties of one rule and one day share. */
export interface TaskBatch {
  readonly title: string;
  readonly kind: 'talk' | 'visit' | 'followUp';
  readonly ruleCode: string | null;
  readonly assignedOn: IsoDate;
  readonly dueOn: IsoDate;
}

export interface NewTask {
  readonly originKey: string;
  readonly ownerId: number | null;
  readonly subjectId: number;
  readonly gridId: number;
  readonly eventId: number | null;
}

export interface OpenedTask {
  readonly id: number;
  readonly documentId: string;
  readonly originKey: string;
  readonly ownerId: number | null;
}

const ROWS_PER_STATEMENT = 10_000;

/**
 * Opens the duties that do not exist yet, one statement for thousands: the rows travel as one JSON bind on SQLite and as arrays on
 * PostgreSQL, because bound VALUES end at 32,766 and 65,535. The unique origin key makes a second run, or a second node, open nothing.
 */
export const insertTasks = async (db: Db, batch: TaskBatch, tasks: readonly NewTask[]): Promise<OpenedTask[]> => {
  const opened: OpenedTask[] = [];
  for (const part of chunked(tasks, ROWS_PER_STATEMENT)) {
    const shared = [batch.title, batch.kind, batch.ruleCode, batch.assignedOn, batch.dueOn];
    const result: unknown = db.dialect === 'sqlite' ? await db.sql.raw(INSERT_SQLITE, [...shared, asJson(part)]) : await db.sql.raw(INSERT_POSTGRES, [...shared, ...asArrays(part)]);
    opened.push(...rowsOf<OpenedTask>(result));
  }
  return opened;
};

const COLUMNS = `insert into grid_tasks (document_id, title, kind, rule_code, assigned_on, due_on, state, origin_key, owner_id, subject_id, grid_id, event_id, created_at, updated_at, published_at)`;
const RETURNING = `on conflict (origin_key) do nothing returning id, document_id as "documentId", origin_key as "originKey", owner_id as "ownerId"`;

// `where true` keeps SQLite from reading ON CONFLICT as a join.
const INSERT_SQLITE = `${COLUMNS}
  select lower(hex(randomblob(12))), ?, ?, ?, ?, ?, 'open', value->>0, value->>1, value->>2, value->>3, value->>4, now, now, now
    from json_each(?), (select cast(unixepoch('subsec') * 1000 as integer) as now) where true ${RETURNING}`;

const INSERT_POSTGRES = `${COLUMNS}
  select replace(gen_random_uuid()::text, '-', ''), ?::text, ?::text, ?::text, ?::date, ?::date, 'open',
         v.origin, v.owner, v.subject, v.grid, v.event, now(), now(), now()
    from unnest(?::text[], ?::int[], ?::int[], ?::int[], ?::int[]) as v(origin, owner, subject, grid, event) ${RETURNING}`;

const asJson = (tasks: readonly NewTask[]): string => JSON.stringify(tasks.map((task) => [task.originKey, task.ownerId, task.subjectId, task.gridId, task.eventId]));

const asArrays = (tasks: readonly NewTask[]): (string | number | null)[][] => [
  tasks.map((task) => task.originKey),
  tasks.map((task) => task.ownerId),
  tasks.map((task) => task.subjectId),
  tasks.map((task) => task.gridId),
  tasks.map((task) => task.eventId),
];

export interface Completion {
  readonly doneOn: IsoDate;
  readonly doneById: number;
  readonly recordedOn: IsoDate;
  readonly recordId: number;
}

/** Closes those of the tasks that are still open, and returns their ids: who comes second closes nothing. */
export const completeTasks = async (db: Db, ids: readonly number[], done: Completion): Promise<number[]> =>
  changeState(db, ids, 'open', { state: 'done', done_on: done.doneOn, done_by_id: done.doneById, recorded_on: done.recordedOn, record_id: done.recordId });

/** Opens again what a record closed. */
export const reopenTasksOf = async (db: Db, recordId: number): Promise<number[]> => {
  const rows = await db
    .sql('grid_tasks')
    .where({ record_id: recordId, state: 'done' })
    .update({ state: 'open', done_on: null, done_by_id: null, recorded_on: null, record_id: null, ...touched(db) })
    .returning('id');
  return (rows as { id: number }[]).map((row) => row.id);
};

export const waiveTask = (db: Db, id: number, reason: string): Promise<number[]> => changeState(db, [id], 'open', { state: 'waived', state_reason: reason });

export const unwaiveTask = (db: Db, id: number): Promise<number[]> => changeState(db, [id], 'waived', { state: 'open', state_reason: null });

export const voidTasksOfEvent = async (db: Db, eventId: number, because: string): Promise<number> => {
  const rows = await db.sql('grid_tasks').where({ event_id: eventId, state: 'open' }).update({ state: 'void', state_reason: because, ...touched(db) }).returning('id');
  return rows.length;
};

export const transferTask = (db: Db, id: number, ownerId: number, reason: string): Promise<number[]> => changeState(db, [id], 'open', { owner_id: ownerId, state_reason: reason });

/** Takes a duty away unless it was answered; false when it was. */
export const deleteTaskByOrigin = async (db: Db, originKey: string): Promise<boolean> => {
  await db.sql('grid_tasks').where({ origin_key: originKey }).whereNull('record_id').delete();
  return (await db.sql('grid_tasks').where({ origin_key: originKey }).first('id')) === undefined;
};

const changeState = async (db: Db, ids: readonly number[], from: string, values: Record<string, unknown>): Promise<number[]> => {
  const changed: number[] = [];
  for (const part of chunked(ids, ROWS_PER_STATEMENT)) {
    const rows = (await db.sql('grid_tasks').whereIn('id', part).where({ state: from }).update({ ...values, ...touched(db) }).returning('id')) as { id: number }[];
    changed.push(...rows.map((row) => row.id));
  }
  return changed;
};

const touched = (db: Db): Record<string, unknown> => ({ updated_at: stamp(db) });

export interface FollowUp {
  readonly taskId: number;
  readonly gridId: number | null;
  readonly week: string;
  readonly note: string;
  readonly byId: number | null;
  readonly on: IsoDate;
}

/** One a task and week: a second note in the week replaces the first. */
export const putFollowUp = async (db: Db, documentId: string, follow: FollowUp): Promise<void> => {
  const now = stamp(db);
  await db
    .sql('grid_follow_ups')
    .insert({ document_id: documentId, task_id: follow.taskId, grid_id: follow.gridId, week: follow.week, note: follow.note, by_id: follow.byId, on: follow.on, created_at: now, updated_at: now, published_at: now })
    .onConflict(['task_id', 'week'])
    .merge(['note', 'by_id', 'on', 'updated_at']);
};

/** Sets the due day of duties that are still open. */
export const setDueDates = async (db: Db, changes: readonly { id: number; dueOn: IsoDate }[]): Promise<void> => {
  for (const { id, dueOn } of changes) await changeState(db, [id], 'open', { due_on: dueOn });
};
