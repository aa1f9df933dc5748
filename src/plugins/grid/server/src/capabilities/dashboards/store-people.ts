import type { Knex } from 'knex';
import type { Scope } from '../../access/scope';
import { applyScope } from '../../access/scope-sql';
import { currentTree } from '../../access/tree-map';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { chunkedIn, likeText } from '../../platform/sql';
import { tableOf } from '../../platform/tables';
import { whileUnchanged } from '../../platform/unchanged';

export interface PeopleQuery {
  page: number;
  pageSize: number;
  gridIds?: readonly number[] | undefined;
  q?: string | undefined;
  withoutLiaison?: boolean | undefined;
  liaisonId?: number | undefined;
}

export interface StoredPerson {
  dbId: number;
  id: string;
  employeeNo: string;
  name: string;
  post: string | null;
  department: string | null;
  politicalStatus: string;
  gridId: number | null;
  liaisonId: number | null;
  open: number | string;
  overdue: number | string;
}

interface Found<T> {
  rows: T[];
  total: number;
}

const likeOf = (q: string): string => `%${likeText(q.toLowerCase())}%`;

const totalOf = async (query: Knex.QueryBuilder): Promise<number> => Number(((await query.clone().count({ n: '*' }).first()) as { n: number | string }).n);

export const people = async (db: Db, scope: Scope, query: PeopleQuery, today: IsoDate): Promise<Found<StoredPerson>> => {
  const found = db.sql('grid_employees as e').whereIn('e.employment_status', ['active', 'onLeave', 'seconded']);
  applyScope(found, scope, { grid: 'e.grid_id' }, await currentTree(db));
  const { gridIds, q, liaisonId } = query;
  if (gridIds) found.where((group) => chunkedIn(group, 'e.grid_id', gridIds));
  if (query.withoutLiaison) found.whereNotExists((pair) => current(pair.from('grid_contact_pairs as p').whereRaw('p.employee_id = e.id'), today));
  if (liaisonId !== undefined) found.whereExists((pair) => current(pair.from('grid_contact_pairs as p').whereRaw('p.employee_id = e.id').where('p.liaison_id', liaisonId), today));
  if (q) found.whereRaw(`(lower(e.name) like ? escape '\\' or lower(e.employee_no) like ? escape '\\')`, [likeOf(q), likeOf(q)]);
  // The ids of the page come out of the index alone; liaison and duties are looked up for its rows only.
  const page = found.clone().orderBy('e.employee_no').limit(query.pageSize).offset((query.page - 1) * query.pageSize).select('e.id');
  const ids = await whileUnchanged(db, JSON.stringify(['people page', scope, query, today]), async () => ((await page) as { id: number }[]).map((row) => row.id));
  const { page: _page, pageSize: _pageSize, ...asked } = query;
  return { rows: await peopleOf(db, ids, today), total: await whileUnchanged(db, JSON.stringify(['people', scope, asked, today]), () => totalOf(found)) };
};

const current = (pair: Knex.QueryBuilder, today: IsoDate): Knex.QueryBuilder => pair.where('p.from', '<=', today).where((open) => open.whereNull('p.to').orWhere('p.to', '>=', today));

const peopleOf = async (db: Db, ids: readonly number[], today: IsoDate): Promise<StoredPerson[]> => {
  const openTasks = () => db.sql('grid_tasks as t').whereRaw('t.subject_id = e.id').where('t.state', 'open').count('*');
  return (await db
    .sql('grid_employees as e')
    .leftJoin('grid_contact_pairs as p', (join) => join.on('p.employee_id', 'e.id').andOn(db.sql.raw(`p."from" <= ?`, [today])).andOn(db.sql.raw(`(p."to" is null or p."to" >= ?)`, [today])))
    .whereIn('e.id', [...ids])
    .orderBy('e.employee_no')
    .select({ dbId: 'e.id', id: 'e.document_id', employeeNo: 'e.employee_no', name: 'e.name', post: 'e.post', department: 'e.department', politicalStatus: 'e.political_status', gridId: 'e.grid_id', liaisonId: 'p.liaison_id' })
    .select({ open: openTasks(), overdue: openTasks().where('t.due_on', '<', today) })) as StoredPerson[];
};

export interface StoredPair {
  id: string;
  liaisonId: number;
  employeeId: number;
  gridId: number | null;
  from: IsoDate;
  lastHeldOn: IsoDate | null;
}

export const pairs = async (db: Db, scope: Scope, query: PeopleQuery, today: IsoDate): Promise<Found<StoredPair>> => {
  const link = tableOf('care-record').links['employees'];
  if (!link) throw new Error('care-record has no link table for employees');
  const found = db
    .sql('grid_contact_pairs as p')
    .where('p.from', '<=', today)
    .where((open) => open.whereNull('p.to').orWhere('p.to', '>=', today));
  applyScope(found, scope, { grid: 'p.grid_id' }, await currentTree(db));
  const { gridIds, q } = query;
  if (gridIds) found.where((group) => chunkedIn(group, 'p.grid_id', gridIds));
  if (q) {
    found.whereExists((sub) => {
      sub.from('grid_employees as e').whereRaw('e.id in (p.employee_id, p.liaison_id)').whereRaw(`(lower(e.name) like ? escape '\\' or lower(e.employee_no) like ? escape '\\')`, [likeOf(q), likeOf(q)]);
    });
  }
  const lastHeldOn = db.sql('grid_care_records as r').join(`${link.table} as l`, `l.${link.from}`, 'r.id').whereRaw(`l.${link.to} = p.employee_id`).max('r.held_on');
  const rows = (await found
    .clone()
    .orderBy('p.id')
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .select({ id: 'p.document_id', liaisonId: 'p.liaison_id', employeeId: 'p.employee_id', gridId: 'p.grid_id', from: 'p.from' })
    .select({ lastHeldOn })) as StoredPair[];
  return { rows, total: await totalOf(found) };
};
