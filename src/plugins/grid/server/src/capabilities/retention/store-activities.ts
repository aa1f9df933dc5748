import { day, type Part } from './store-part';
import { blankColumns } from './store-purge';

/** Who took part goes; that somebody did, with status, hours, day and grid, stays: figures count it. */
const attendances: Part = {
  type: 'attendance',
  rows: (db) => db.sql('grid_attendances as a').whereNotNull('a.employee_id').select({ id: 'a.id', grid_id: 'a.grid_id', since: day(db, 'a.held_on') }),
  about: (query, _db, employeeId) => void query.where('a.employee_id', employeeId),
  purge: (db, keys) => blankColumns(db, 'grid_attendances', keys, { employee_id: null, reason: null, recorded_by_id: null }),
};

/** Number, type, title, day and grid stay; what was said and who spoke goes. */
const minutes: Part = {
  type: 'activity',
  rows: (db) =>
    db
      .sql('grid_activities as v')
      .where((held) => held.whereNotNull('v.minutes').orWhereNotNull('v.host_id').orWhereNotNull('v.lecturer'))
      .select({ id: 'v.id', grid_id: 'v.grid_id', since: day(db, 'v.starts_at') }),
  about: (query, _db, employeeId) => void query.where('v.host_id', employeeId),
  purge: (db, keys) => blankColumns(db, 'grid_activities', keys, { minutes: null, host_id: null, lecturer: null }),
};

export const activityParts: readonly Part[] = [attendances, minutes];
