import type { Knex } from 'knex';
import type { TaskBucket, TaskKind, TaskState, TaskStatus } from '../../../../shared/contracts/tasks';
import type { Scope, TreeReader } from '../../access/scope';
import { applyScope } from '../../access/scope-sql';
import { currentTree } from '../../access/tree-map';
import { firstOfMonth, lastOfMonth, type IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { chunkedIn } from '../../platform/sql';
import { endOfWeek } from './domain/status';

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

export interface TaskFilter {
  bucket?: TaskBucket | undefined;
  state?: 'open' | undefined;
  status?: TaskStatus | undefined;
  /** Ids of grids, or undefined for all. */
  gridIds?: readonly number[] | undefined;
  ownerIds?: readonly number[] | undefined;
  subjectId?: number | undefined;
  kind?: TaskKind | undefined;
  q?: string | undefined;
  dueMonth?: string | undefined;
  /** The last day that still counts as "due soon", worked out from the calendar. */
  soonUntil?: IsoDate | undefined;
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
const scoped = (db: Db, scope: Scope, tree: TreeReader): Knex.QueryBuilder => applyScope(db.sql('grid_tasks as t'), scope, { grid: 't.grid_id', person: 't.owner_id' }, tree);

export const listTasks = async (db: Db, scope: Scope, filter: TaskFilter, today: IsoDate, page: Page): Promise<{ rows: StoredTask[]; total: number }> => {
  const base = narrowed(scoped(db, scope, await currentTree(db)), filter, today);
  const total = (await base.clone().count({ n: '*' }).first()) as { n: number | string };
  const newestFirst = filter.bucket === 'done';
  const rows = (await withCause(db, base.clone())
    .orderBy(newestFirst ? [{ column: 't.done_on', order: 'desc' }, { column: 't.id', order: 'desc' }] : [{ column: 't.due_on' }, { column: 't.id' }])
    .limit(page.pageSize)
    .offset((page.page - 1) * page.pageSize)) as StoredTask[];
  return { rows, total: Number(total.n) };
};

const withCause = (db: Db, query: Knex.QueryBuilder): Knex.QueryBuilder =>
  query
    .leftJoin('grid_care_events as e', 'e.id', 't.event_id')
    .leftJoin('grid_care_rules as r', 'r.code', 't.rule_code')
    .leftJoin('grid_care_records as c', 'c.id', 't.record_id')
    .select(COLUMNS)
    .select({ followUps: db.sql('grid_follow_ups as f').whereRaw('f.task_id = t.id').count('*') });

/** How many tasks of each bucket the same filter finds, in one pass. */
export const countBuckets = async (db: Db, scope: Scope, filter: TaskFilter, today: IsoDate): Promise<Record<TaskBucket, number>> => {
  const query = narrowed(scoped(db, scope, await currentTree(db)), { ...filter, bucket: undefined, status: undefined }, today);
  const week = endOfWeek(today);
  const row = (await query
    .select(
      db.sql.raw(`coalesce(sum(case when t.state = 'open' and t.due_on < ? then 1 else 0 end), 0) as overdue`, [today]),
      db.sql.raw(`coalesce(sum(case when t.state = 'open' and t.due_on = ? then 1 else 0 end), 0) as today`, [today]),
      db.sql.raw(`coalesce(sum(case when t.state = 'open' and t.due_on > ? and t.due_on <= ? then 1 else 0 end), 0) as week`, [today, week]),
      db.sql.raw(`coalesce(sum(case when t.state = 'open' and t.due_on > ? then 1 else 0 end), 0) as later`, [week]),
      db.sql.raw(`coalesce(sum(case when t.state <> 'open' then 1 else 0 end), 0) as done`),
    )
    .first()) as Record<TaskBucket, number | string>;
  return { overdue: Number(row.overdue), today: Number(row.today), week: Number(row.week), later: Number(row.later), done: Number(row.done) };
};

const narrowed = (query: Knex.QueryBuilder, filter: TaskFilter, today: IsoDate): Knex.QueryBuilder => {
  const { gridIds, ownerIds, q } = filter;
  if (gridIds) query.where((group) => chunkedIn(group, 't.grid_id', gridIds));
  if (ownerIds) query.whereIn('t.owner_id', [...ownerIds]);
  if (filter.subjectId !== undefined) query.where('t.subject_id', filter.subjectId);
  if (filter.kind) query.where('t.kind', filter.kind);
  if (filter.state) query.where('t.state', filter.state);
  if (filter.dueMonth) query.whereBetween('t.due_on', [firstOfMonth(filter.dueMonth), lastOfMonth(filter.dueMonth)]);
  if (q) query.where((group) => matching(group, q));
  inBucket(query, filter.bucket, today);
  inStatus(query, filter.status, today, filter.soonUntil ?? today);
  return query;
};

const matching = (group: Knex.QueryBuilder, q: string): void => {
  const like = `%${q.toLowerCase().replace(/[\\%_]/g, (wild) => `\\${wild}`)}%`;
  group.whereRaw(`lower(t.title) like ? escape '\\'`, [like]);
  for (const column of ['t.owner_id', 't.subject_id']) {
    group.orWhereExists((sub) => {
      sub.from('grid_employees as p').whereRaw('p.id = ??', [column]).whereRaw(`(lower(p.name) like ? escape '\\' or lower(p.employee_no) like ? escape '\\')`, [like, like]);
    });
  }
};

const inBucket = (query: Knex.QueryBuilder, bucket: TaskBucket | undefined, today: IsoDate): void => {
  switch (bucket) {
    case undefined:
      return;
    case 'done':
      query.whereNot('t.state', 'open');
      return;
    case 'overdue':
      query.where('t.state', 'open').where('t.due_on', '<', today);
      return;
    case 'today':
      query.where('t.state', 'open').where('t.due_on', today);
      return;
    case 'week':
      query.where('t.state', 'open').where('t.due_on', '>', today).where('t.due_on', '<=', endOfWeek(today));
      return;
    case 'later':
      query.where('t.state', 'open').where('t.due_on', '>', endOfWeek(today));
  }
};

const inStatus = (query: Knex.QueryBuilder, status: TaskStatus | undefined, today: IsoDate, soonUntil: IsoDate): void => {
  switch (status) {
    case undefined:
      return;
    case 'overdue':
      query.where('t.state', 'open').where('t.due_on', '<', today);
      return;
    case 'dueSoon':
      query.where('t.state', 'open').whereBetween('t.due_on', [today, soonUntil]);
      return;
    case 'open':
      query.where('t.state', 'open').where('t.due_on', '>', soonUntil);
      return;
    case 'done':
      query.whereIn('t.state', ['done', 'verified']).whereRaw('t.done_on <= t.due_on');
      return;
    case 'late':
      query.whereIn('t.state', ['done', 'verified']).whereRaw('t.done_on > t.due_on');
      return;
    case 'waived':
    case 'void':
    case 'returned':
      query.where('t.state', status);
  }
};

/** Tasks by documentId, those that the scope holds. */
export const tasksByDocument = async (db: Db, scope: Scope, documentIds: readonly string[]): Promise<StoredTask[]> => {
  const query = (scoped(db, scope, await currentTree(db))).whereIn('t.document_id', [...documentIds]);
  return (await withCause(db, query)) as StoredTask[];
};

/** Tasks by id, for results of a write that was in scope. */
export const documentIdsOf = async (db: Db, ids: readonly number[]): Promise<string[]> => {
  const rows = (await db.sql('grid_tasks').whereIn('id', [...ids]).orderBy('id').select({ documentId: 'document_id' })) as { documentId: string }[];
  return rows.map((row) => row.documentId);
};

export interface OpenDuty {
  id: number;
  kind: TaskKind;
  subjectId: number | null;
  ownerId: number | null;
  gridId: number;
  eventId: number | null;
  assignedOn: IsoDate;
  dueOn: IsoDate;
}

const DUTY = { id: 'id', kind: 'kind', subjectId: 'subject_id', ownerId: 'owner_id', gridId: 'grid_id', eventId: 'event_id', assignedOn: 'assigned_on', dueOn: 'due_on' };

export const openDutiesAbout = async (db: Db, subjectIds: readonly number[]): Promise<OpenDuty[]> =>
  (await db
    .sql('grid_tasks')
    .where({ state: 'open' })
    .where((group) => chunkedIn(group, 'subject_id', subjectIds))
    .select(DUTY)) as OpenDuty[];

/** Every open duty that is due on a day or earlier. */
export const openDutiesUntil = async (db: Db, until: IsoDate): Promise<OpenDuty[]> =>
  (await db.sql('grid_tasks').where({ state: 'open' }).where('due_on', '<=', until).orderBy('id').select(DUTY)) as OpenDuty[];
