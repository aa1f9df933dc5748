import { randomBytes } from 'node:crypto';
import type { IsoDate } from '../../kernel/date';
import { chunked, rowsOf, stamp, type Db } from '../../platform/db';

/** What the duties of one rule and one day share. */
export interface TaskBatch {
  readonly title: string;
  readonly kind: 'talk' | 'visit' | 'meeting' | 'followUp' | 'publish' | 'manual';
  readonly ruleCode: string | null;
  readonly assignedOn: IsoDate;
  readonly dueOn: IsoDate;
}

export interface NewTask {
  readonly originKey: string;
  readonly ownerId: number | null;
  /** Null where only the office may know about whom. */
  readonly subjectId: number | null;
  readonly gridId: number;
  readonly eventId: number | null;
}

export interface OpenedTask {
  readonly id: number;
  readonly documentId: string;
  readonly originKey: string;
  readonly ownerId: number | null;
}

const ROWS_PER_STATEMENT = 20_000;

/**
 * Opens the duties that do not exist yet, one statement for thousands: the rows travel as one JSON bind on SQLite and as arrays on
 * PostgreSQL, because bound VALUES end at 32,766 and 65,535. The unique origin key makes a second run, or a second node, open nothing.
 */
export const insertTasks = async (db: Db, batch: TaskBatch, tasks: readonly NewTask[]): Promise<OpenedTask[]> => {
  const opened: OpenedTask[] = [];
  for (const part of chunked(tasks, ROWS_PER_STATEMENT)) opened.push(...rowsOf<OpenedTask>(await insertPart(db, batch, part, RETURNING)));
  return opened;
};

/** The same for who needs only their number: reading twenty thousand rows back costs a tenth of writing them. */
export const insertTasksCounted = async (db: Db, batch: TaskBatch, tasks: readonly NewTask[]): Promise<number> => {
  let opened = 0;
  for (const part of chunked(tasks, ROWS_PER_STATEMENT)) {
    const result = (await insertPart(db, batch, part, '')) as { rowCount?: number; changes?: number };
    opened += result.rowCount ?? result.changes ?? 0;
  }
  return opened;
};

const insertPart = async (db: Db, batch: TaskBatch, part: readonly NewTask[], returning: string): Promise<unknown> => {
  const shared = [randomBytes(8).toString('hex'), batch.title, batch.kind, batch.ruleCode, batch.assignedOn, batch.dueOn];
  return db.dialect === 'sqlite' ? db.sql.raw(`${INSERT_SQLITE} ${returning}`, [...shared, asJson(part)]) : db.sql.raw(`${INSERT_POSTGRES} ${returning}`, [...shared, ...asArrays(part)]);
};

const COLUMNS = `insert into grid_tasks (document_id, title, kind, rule_code, assigned_on, due_on, state, origin_key, owner_id, subject_id, grid_id, event_id, created_at, updated_at, published_at)`;
const RETURNING = `returning id, document_id as "documentId", origin_key as "originKey", owner_id as "ownerId"`;

// A document id is one random part for the statement, then the row's place: wholly random ones land all over their index, which costs a tenth of the time.
// `where true` keeps SQLite from reading ON CONFLICT as a join.
const INSERT_SQLITE = `${COLUMNS}
  select ? || printf('%08x', key), ?, ?, ?, ?, ?, 'open', value->>0, value->>1, value->>2, value->>3, value->>4, now, now, now
    from json_each(?), (select cast(unixepoch('subsec') * 1000 as integer) as now) where true on conflict (origin_key) do nothing`;

const INSERT_POSTGRES = `${COLUMNS}
  select ?::text || lpad(to_hex(v.place), 8, '0'), ?::text, ?::text, ?::text, ?::date, ?::date, 'open',
         v.origin, v.owner, v.subject, v.grid, v.event, now(), now(), now()
    from unnest(?::text[], ?::int[], ?::int[], ?::int[], ?::int[]) with ordinality as v(origin, owner, subject, grid, event, place) on conflict (origin_key) do nothing`;

const asJson = (tasks: readonly NewTask[]): string => JSON.stringify(tasks.map((task) => [task.originKey, task.ownerId, task.subjectId, task.gridId, task.eventId]));

const asArrays = (tasks: readonly NewTask[]): (string | string[])[] => [
  tasks.map((task) => task.originKey),
  asNumbers(tasks.map((task) => task.ownerId)),
  asNumbers(tasks.map((task) => task.subjectId)),
  asNumbers(tasks.map((task) => task.gridId)),
  asNumbers(tasks.map((task) => task.eventId)),
];

/** The array as PostgreSQL writes it: the driver would quote and escape every number. */
const asNumbers = (ids: readonly (number | null)[]): string => `{${ids.map((id) => id ?? 'null').join(',')}}`;

export interface Completion {
  readonly doneOn: IsoDate;
  /** Null for an account that is no employee. */
  readonly doneById: number | null;
  readonly recordedOn: IsoDate;
  /** Null for a duty that something else than a talk or visit answers. */
  readonly recordId: number | null;
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

export const voidTasks = (db: Db, ids: readonly number[], because: string): Promise<number[]> => changeState(db, ids, 'open', { state: 'void', state_reason: because });

/** What was void is owed again. */
export const unvoidTasks = (db: Db, ids: readonly number[]): Promise<number[]> => changeState(db, ids, 'void', { state: 'open', state_reason: null });

export const transferTask = (db: Db, id: number, ownerId: number, reason: string): Promise<number[]> => changeState(db, [id], 'open', { owner_id: ownerId, state_reason: reason });

/** Takes a duty away unless it was answered; false when it was. */
export const deleteTaskByOrigin = async (db: Db, originKey: string): Promise<boolean> => {
  await db.sql('grid_tasks').where({ origin_key: originKey }).whereNull('record_id').delete();
  return (await db.sql('grid_tasks').where({ origin_key: originKey }).first('id')) === undefined;
};

export const verifyTask = (db: Db, id: number): Promise<number[]> => changeState(db, [id], 'done', { state: 'verified' });

/** Taken back by its doer, or returned: whoever did it is named by the step alone from now on. */
export const reopenTask = (db: Db, id: number): Promise<number[]> => reopenTasks(db, [id]);

/** What answered them is no longer so. */
export const reopenTasks = (db: Db, ids: readonly number[]): Promise<number[]> => changeState(db, ids, 'done', { state: 'open', done_on: null, done_by_id: null, recorded_on: null });

/** Of the tasks those that are in the state get the values; returns their ids. */
export const changeState = async (db: Db, ids: readonly number[], from: string, values: Record<string, unknown>): Promise<number[]> => {
  const changed: number[] = [];
  for (const part of chunked(ids, ROWS_PER_STATEMENT)) {
    const rows = (await db.sql('grid_tasks').whereIn('id', part).where({ state: from }).update({ ...values, ...touched(db) }).returning('id')) as { id: number }[];
    changed.push(...rows.map((row) => row.id));
  }
  return changed;
};

const touched = (db: Db): Record<string, unknown> => ({ updated_at: stamp(db) });

/** Sets the due day of duties that are still open. */
export const setDueDates = async (db: Db, changes: readonly { id: number; dueOn: IsoDate }[]): Promise<void> => {
  for (const { id, dueOn } of changes) await changeState(db, [id], 'open', { due_on: dueOn });
};
