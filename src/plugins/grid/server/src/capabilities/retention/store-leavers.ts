import type { Knex } from 'knex';
import { day, linkOf, ofEmployee, type Part } from './store-part';
import { blankColumns, deleteByKey, dropFiles } from './store-purge';

const hasFiles = (query: Knex.QueryBuilder, type: 'care-record' | 'care-event', row: string): void =>
  void query.orWhereExists((files) => files.from('grid_attachment as a').where('a.type', type).whereRaw('a.row_id = ??', [`${row}.document_id`]));

const leaverEvents: Part = {
  type: 'care-event',
  rows: (db) =>
    db
      .sql('grid_care_events as e')
      .join('grid_employees as p', 'p.id', 'e.employee_id')
      .whereNotNull('p.left_on')
      .where((held) => held.whereNotNull('e.note').orWhereNotNull('e.withdrawn_reason').modify(hasFiles, 'care-event', 'e'))
      .select({ id: 'e.id', grid_id: 'e.grid_id', since: day(db, 'p.left_on') }),
  about: (query, _db, employeeId) => void query.where('e.employee_id', employeeId),
  purge: async (db, keys) => {
    await dropFiles(db, 'care-event', keys);
    await blankColumns(db, 'grid_care_events', keys, { note: null, withdrawn_reason: null });
  },
};

/** Summaries of talks with the leaver; of a talk with several, when the last of them has left. */
const leaverRecords: Part = {
  type: 'care-record',
  rows: (db) => {
    const { table, from, to } = linkOf('care-record', 'employees');
    return db
      .sql('grid_care_records as r')
      .join(`${table} as l`, `l.${from}`, 'r.id')
      .join('grid_employees as p', 'p.id', `l.${to}`)
      .where((held) => held.whereNotNull('r.summary').orWhereNotNull('r.place').modify(hasFiles, 'care-record', 'r'))
      .groupBy('r.id', 'r.grid_id')
      .havingRaw('count(*) = count(p.left_on)')
      .select({ id: 'r.id', grid_id: 'r.grid_id', since: day(db, 'max(p.left_on)') });
  },
  about: (query, _db, employeeId) => ofEmployee(query, employeeId),
  purge: async (db, keys) => {
    await dropFiles(db, 'care-record', keys);
    await blankColumns(db, 'grid_care_records', keys, { summary: null, place: null });
  },
};

const leaverProfiles: Part = {
  type: 'care-profile',
  rows: (db) =>
    db.sql('grid_care_profiles as c').join('grid_employees as p', 'p.id', 'c.employee_id').whereNotNull('p.left_on').select({ id: 'c.id', grid_id: 'c.grid_id', since: day(db, 'p.left_on') }),
  about: (query, _db, employeeId) => void query.where('c.employee_id', employeeId),
  purge: (db, keys) => deleteByKey(db, 'grid_care_profiles', 'id', keys),
};

const leaverPlans: Part = {
  type: 'care-plan',
  rows: (db) =>
    db
      .sql('grid_care_plans as c')
      .join('grid_employees as p', 'p.id', 'c.employee_id')
      .whereNotNull('p.left_on')
      .where((held) => held.whereNotNull('c.goal').orWhereNotNull('c.review_reason').orWhereNotNull('c.closed_reason'))
      .select({ id: 'c.id', grid_id: 'c.grid_id', since: day(db, 'p.left_on') }),
  about: (query, _db, employeeId) => void query.where('c.employee_id', employeeId),
  purge: (db, keys) => blankColumns(db, 'grid_care_plans', keys, { goal: null, review_reason: null, closed_reason: null }),
};

export const leaverParts: readonly Part[] = [leaverEvents, leaverRecords, leaverProfiles, leaverPlans];
