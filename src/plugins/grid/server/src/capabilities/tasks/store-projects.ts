import type { Knex } from 'knex';
import { createId } from '@paralleldrive/cuid2';
import type { ProjectView } from '../../../../shared/contracts/projects';
import type { TaskState } from '../../../../shared/contracts/tasks';
import type { Scope } from '../../access/scope';
import { applyScope } from '../../access/scope-sql';
import { currentTree } from '../../access/tree-map';
import type { IsoDate } from '../../kernel/date';
import { stamp, type Db } from '../../platform/db';
import { chunkedIn } from '../../platform/sql';
import { scopedTasks, type Page } from './store-read';

export const MATTER_ORIGIN = 'project:matter:';
export const RECHECK_ORIGIN = 'recheck:project:';

export interface StoredProject {
  readonly id: number;
  readonly documentId: string;
  readonly originKey: string;
  readonly title: string;
  readonly measure: string | null;
  readonly state: TaskState;
  readonly assignedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly doneOn: IsoDate | null;
  readonly ownerId: number | null;
  readonly doneById: number | null;
  readonly gridId: number | null;
  /** Of the last step, if there is one. */
  readonly lastAction: string | null;
}

const LAST_ACTION = `(select s.action from grid_task_steps s where s.task_id = t.id order by s.seq desc limit 1)`;

const columns = (db: Db) => ({
  id: 't.id',
  documentId: 't.document_id',
  originKey: 't.origin_key',
  title: 't.title',
  measure: 't.measure',
  state: 't.state',
  assignedOn: 't.assigned_on',
  dueOn: 't.due_on',
  doneOn: 't.done_on',
  ownerId: 't.owner_id',
  doneById: 't.done_by_id',
  gridId: 't.grid_id',
  lastAction: db.sql.raw(LAST_ACTION),
});

/** Projects and their re-checks. Not async: awaiting a builder would run it. */
const scopedProjects = (db: Db, scope: Scope, tree: Awaited<ReturnType<typeof currentTree>>): Knex.QueryBuilder =>
  scopedTasks(db, scope, tree).where((kinds) => kinds.where('t.kind', 'project').orWhere((recheck) => recheck.where('t.kind', 'followUp').where('t.origin_key', 'like', `${RECHECK_ORIGIN}%`)));

export const projectByDocument = async (db: Db, scope: Scope, documentId: string): Promise<StoredProject | undefined> =>
  (await scopedProjects(db, scope, await currentTree(db)).where('t.document_id', documentId).first(columns(db))) as StoredProject | undefined;

export interface ProjectFilter {
  readonly gridIds: readonly number[] | undefined;
  readonly ownerIds: readonly number[] | undefined;
}

const VIEWS: Readonly<Record<ProjectView, (query: Knex.QueryBuilder) => void>> = {
  open: (query) => void query.where('t.state', 'open').whereRaw(`coalesce(${LAST_ACTION}, '') <> 'return'`),
  returned: (query) => void query.where('t.state', 'open').whereRaw(`${LAST_ACTION} = 'return'`),
  done: (query) => void query.where({ 't.kind': 'project', 't.state': 'done' }),
  verified: (query) => void query.where((ended) => ended.where('t.state', 'verified').orWhere({ 't.kind': 'followUp', 't.state': 'done' })),
};

export const listProjects = async (db: Db, scope: Scope, filter: ProjectFilter, view: ProjectView | undefined, { page, pageSize }: Page): Promise<{ rows: StoredProject[]; total: number }> => {
  const tree = await currentTree(db);
  const found = (): { query: Knex.QueryBuilder } => {
    const query = narrowed(scopedProjects(db, scope, tree), filter);
    if (view === undefined) query.whereIn('t.state', ['open', 'done', 'verified']);
    else VIEWS[view](query);
    return { query };
  };
  const newestFirst = view === 'verified';
  const ordered = found().query.orderBy([{ column: newestFirst ? 't.done_on' : 't.due_on', order: newestFirst ? 'desc' : 'asc' }, { column: 't.id' }]);
  const rows = (await ordered.limit(pageSize).offset((page - 1) * pageSize).select(columns(db))) as StoredProject[];
  const { n } = (await found().query.count({ n: '*' }).first()) as { n: number | string };
  return { rows, total: Number(n) };
};

export const countProjects = async (db: Db, scope: Scope, filter: ProjectFilter): Promise<Record<ProjectView, number>> => {
  const tree = await currentTree(db);
  const counts = {} as Record<ProjectView, number>;
  for (const view of Object.keys(VIEWS) as ProjectView[]) {
    const query = narrowed(scopedProjects(db, scope, tree), filter);
    VIEWS[view](query);
    counts[view] = Number(((await query.count({ n: '*' }).first()) as { n: number | string }).n);
  }
  return counts;
};

const narrowed = (query: Knex.QueryBuilder, { gridIds, ownerIds }: ProjectFilter): Knex.QueryBuilder => {
  if (gridIds) query.where((group) => chunkedIn(group, 't.grid_id', gridIds));
  if (ownerIds) query.whereIn('t.owner_id', [...ownerIds]);
  return query;
};

export interface NewProject {
  readonly kind: 'project' | 'followUp';
  readonly originKey: string;
  readonly title: string;
  readonly measure: string | null;
  readonly ownerId: number | null;
  readonly gridId: number | null;
  readonly assignedOn: IsoDate;
  readonly dueOn: IsoDate;
}

/** One by one, with its measure: duties by the thousand have none and go through `insertTasks`. Undefined where the origin has its task. */
export const insertProject = async (db: Db, project: NewProject): Promise<{ id: number; documentId: string } | undefined> => {
  const { kind, originKey, title, measure, ownerId, gridId, assignedOn, dueOn } = project;
  const now = stamp(db);
  const [row] = (await db
    .sql('grid_tasks')
    .insert({ document_id: createId(), kind, origin_key: originKey, title, measure, owner_id: ownerId, grid_id: gridId, assigned_on: assignedOn, due_on: dueOn, state: 'open', created_at: now, updated_at: now, published_at: now })
    .onConflict('origin_key')
    .ignore()
    .returning(['id', 'document_id'])) as { id: number; document_id: string }[];
  return row && { id: row.id, documentId: row.document_id };
};

/** A grid that is open and in scope; undefined for an unknown and for a foreign one. */
export const gridInScope = async (db: Db, scope: Scope, code: string): Promise<number | undefined> =>
  ((await applyScope(db.sql('grid_grids as g').where('g.code', code).whereNull('g.closed_on'), scope, { grid: 'g.id' }, await currentTree(db)).first('g.id')) as { id: number } | undefined)?.id;

/** The day on which each of some projects is looked at again. */
export const rechecksOf = async (db: Db, taskIds: readonly number[]): Promise<Map<number, IsoDate>> => {
  const rows = (await db.sql('grid_tasks').whereIn('origin_key', taskIds.map((id) => `${RECHECK_ORIGIN}${id}`)).select({ originKey: 'origin_key', dueOn: 'due_on' })) as { originKey: string; dueOn: IsoDate }[];
  return new Map(rows.map(({ originKey, dueOn }) => [Number(originKey.slice(RECHECK_ORIGIN.length)), dueOn]));
};

/** Numbers of the matters that projects came from. */
export const matterNumbers = async (db: Db, matterIds: readonly number[]): Promise<Map<number, string>> => {
  const rows = (await db.sql('grid_matters').where((group) => chunkedIn(group, 'id', matterIds)).select('id', 'number')) as { id: number; number: string }[];
  return new Map(rows.map(({ id, number }) => [id, number]));
};

/** documentId of the project that a matter became. */
export const projectOfMatter = async (db: Db, matterId: number): Promise<string | null> =>
  ((await db.sql('grid_tasks').where({ origin_key: `${MATTER_ORIGIN}${matterId}` }).first({ id: 'document_id' })) as { id: string } | undefined)?.id ?? null;
