import type { Knex } from 'knex';
import type { TaskKind, TaskState } from '../../../../shared/contracts/tasks';
import type { Scope, TreeReader } from '../../access/scope';
import { applyScope } from '../../access/scope-sql';
import { currentTree } from '../../access/tree-map';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { chunkedIn } from '../../platform/sql';
import { whileUnchanged } from '../../platform/unchanged';
import { narrowed, type TaskFilter } from './store-filter';

export interface StoredTask {
  id: number;
  documentId: string;
  title: string;
  kind: TaskKind;
  state: TaskState;
  assignedOn: IsoDate;
  dueOn: IsoDate;
  doneOn: IsoDate | null;
  recordedOn: IsoDate | null;
  reason: string | null;
  ownerId: number | null;
  subjectId: number | null;
  doneById: number | null;
  gridId: number | null;
  eventId: number | null;
  cause: string | null;
  rule: string | null;
  recordId: string | null;
  followUps: number | string;
}

export interface Page {
  page: number;
  pageSize: number;
}

const COLUMNS = {
  id: 't.id',
  documentId: 't.document_id',
  title: 't.title',
  kind: 't.kind',
  state: 't.state',
  assignedOn: 't.assigned_on',
  dueOn: 't.due_on',
  doneOn: 't.done_on',
  recordedOn: 't.recorded_on',
  reason: 't.state_reason',
  ownerId: 't.owner_id',
  subjectId: 't.subject_id',
  doneById: 't.done_by_id',
  gridId: 't.grid_id',
  eventId: 't.event_id',
  cause: 'e.kind',
  rule: 'r.name',
  recordId: 'c.document_id',
};

/** Tasks in scope, or owned by one of the people of the scope. Not async: awaiting a builder would run it. */
export const scopedTasks = (db: Db, scope: Scope, tree: TreeReader): Knex.QueryBuilder => applyScope(db.sql('grid_tasks as t'), scope, { grid: 't.grid_id', person: 't.owner_id' }, tree);

export const listTasks = async (db: Db, scope: Scope, filter: TaskFilter, today: IsoDate, page: Page): Promise<{ rows: StoredTask[]; total: number }> => {
  const tree = await currentTree(db);
  const base = narrowed(scopedTasks(db, scope, tree), filter, today);
  const newestFirst = filter.bucket === 'done';
  const order = newestFirst ? [{ column: 't.done_on', order: 'desc' }, { column: 't.id', order: 'desc' }] : [{ column: 't.due_on' }, { column: 't.id' }];
  // The ids of the page first: causes and notes are looked up for its rows only, not for all that are sorted.
  const { page: number, pageSize } = page;
  const onPage = base.clone().orderBy(order).limit(pageSize).offset((number - 1) * pageSize).select('t.id');
  const ids = await whileUnchanged(db, JSON.stringify(['task page', scope, filter, today, number, pageSize]), async () => ((await onPage) as { id: number }[]).map((row) => row.id));
  const rows = (await withCause(db, db.sql('grid_tasks as t').whereIn('t.id', ids)).orderBy(order)) as StoredTask[];
  const total = await whileUnchanged(db, JSON.stringify(['tasks', scope, filter, today]), async () => Number(((await base.clone().count({ n: '*' }).first()) as { n: number | string }).n));
  return { rows, total };
};

const withCause = (db: Db, query: Knex.QueryBuilder): Knex.QueryBuilder =>
  query
    .leftJoin('grid_care_events as e', 'e.id', 't.event_id')
    .leftJoin('grid_care_rules as r', 'r.code', 't.rule_code')
    .leftJoin('grid_care_records as c', 'c.id', 't.record_id')
    .select(COLUMNS)
    .select({ followUps: db.sql('grid_follow_ups as f').whereRaw('f.task_id = t.id').whereNotNull('f.note').count('*') });

/** Tasks by documentId, those that the scope holds. */
export const tasksByDocument = async (db: Db, scope: Scope, documentIds: readonly string[]): Promise<StoredTask[]> => {
  const query = (scopedTasks(db, scope, await currentTree(db))).whereIn('t.document_id', [...documentIds]);
  return (await withCause(db, query)) as StoredTask[];
};

/** Tasks by id, for results of a write that was in scope. */
export const documentIdsOf = async (db: Db, ids: readonly number[]): Promise<string[]> => {
  const rows = (await db.sql('grid_tasks').whereIn('id', [...ids]).orderBy('id').select({ documentId: 'document_id' })) as { documentId: string }[];
  return rows.map((row) => row.documentId);
};

export interface OpenDuty {
  id: number;
  originKey: string;
  kind: TaskKind;
  subjectId: number | null;
  ownerId: number | null;
  gridId: number;
  eventId: number | null;
  assignedOn: IsoDate;
  dueOn: IsoDate;
}

const DUTY = { id: 'id', originKey: 'origin_key', kind: 'kind', subjectId: 'subject_id', ownerId: 'owner_id', gridId: 'grid_id', eventId: 'event_id', assignedOn: 'assigned_on', dueOn: 'due_on' };

export const openDutiesAbout = async (db: Db, subjectIds: readonly number[]): Promise<OpenDuty[]> =>
  (await db
    .sql('grid_tasks')
    .where({ state: 'open' })
    .where((group) => chunkedIn(group, 'subject_id', subjectIds))
    .select(DUTY)) as OpenDuty[];

/** Kinds of duties that come from the calendar where no event asked for them. */
export const PERIODIC: TaskKind[] = ['talk', 'visit', 'meeting'];

/** Every open duty that is due on a day or earlier, and every periodic one that runs: it may be past two thirds of its time. */
export const openDutiesUntil = async (db: Db, until: IsoDate, today: IsoDate): Promise<OpenDuty[]> =>
  (await db
    .sql('grid_tasks')
    .where({ state: 'open' })
    .where((any) => any.where('due_on', '<=', until).orWhere((periodic) => periodic.whereNull('event_id').whereIn('kind', PERIODIC).where('assigned_on', '<=', today)))
    .orderBy('id')
    .select(DUTY)) as OpenDuty[];

/** Open duties that a rule opened, with the rule's code. */
export const openRuleDuties = async (db: Db): Promise<{ id: number; ruleCode: string; assignedOn: IsoDate; dueOn: IsoDate }[]> =>
  (await db.sql('grid_tasks').where({ state: 'open' }).whereNotNull('rule_code').select({ id: 'id', ruleCode: 'rule_code', assignedOn: 'assigned_on', dueOn: 'due_on' })) as { id: number; ruleCode: string; assignedOn: IsoDate; dueOn: IsoDate }[];

/** The open duty that something opened, by its key. */
export const openDutyByOrigin = async (db: Db, originKey: string): Promise<OpenDuty | undefined> =>
  (await db.sql('grid_tasks').where({ origin_key: originKey, state: 'open' }).first(DUTY)) as OpenDuty | undefined;
