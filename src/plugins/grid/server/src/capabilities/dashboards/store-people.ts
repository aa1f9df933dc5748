import type { Knex } from 'knex';
import type { Scope } from '../../access/scope';
import { applyScope } from '../../access/scope-sql';
import { currentTree } from '../../access/tree-map';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { chunkedIn } from '../../platform/sql';
import { tableOf } from '../../platform/tables';

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

const likeOf = (q: string): string => `%${q.toLowerCase().replace(/[\\%_]/g, (wild) => `\\${wild}`)}%`;

const totalOf = async (query: Knex.QueryBuilder): Promise<number> => Number(((await query.clone().count({ n: '*' }).first()) as { n: number | string }).n);

export const people = async (db: Db, scope: Scope, query: PeopleQuery, today: IsoDate): Promise<Found<StoredPerson>> => {
  const found = db
    .sql('grid_employees as e')
    .leftJoin('grid_contact_pairs as p', (join) => join.on('p.employee_id', 'e.id').andOn(db.sql.raw(`p."from" <= ?`, [today])).andOn(db.sql.raw(`(p."to" is null or p."to" >= ?)`, [today])))
    .whereIn('e.employment_status', ['active', 'onLeave', 'seconded']);
  applyScope(found, scope, { grid: 'e.grid_id' }, await currentTree(db));
  const { gridIds, q } = query;
  if (gridIds) found.where((group) => chunkedIn(group, 'e.grid_id', gridIds));
  if (query.withoutLiaison) found.whereNull('p.id');
  if (query.liaisonId !== undefined) found.where('p.liaison_id', query.liaisonId);
  if (q) found.whereRaw(`(lower(e.name) like ? escape '\\' or lower(e.employee_no) like ? escape '\\')`, [likeOf(q), likeOf(q)]);
  const openTasks = () => db.sql('grid_tasks as t').whereRaw('t.subject_id = e.id').where('t.state', 'open').count('*');
  const rows = (await found
    .clone()
    .orderBy('e.employee_no')
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .select({ dbId: 'e.id', id: 'e.document_id', employeeNo: 'e.employee_no', name: 'e.name', post: 'e.post', department: 'e.department', politicalStatus: 'e.political_status', gridId: 'e.grid_id', liaisonId: 'p.liaison_id' })
    .select({ open: openTasks(), overdue: openTasks().where('t.due_on', '<', today) })) as StoredPerson[];
  return { rows, total: await totalOf(found) };
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
