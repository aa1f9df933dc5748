import { chunked, type Db } from '../../platform/db';
import type { Existing } from './domain/types';
import { existing, type Raw } from './store-snapshot-rows';

const CODES_PER_STATEMENT = 5_000;

export const readActivities = async (db: Db): Promise<Existing[]> => {
  const rows = await db.sql('grid_activities as v').join('grid_grids as g', 'g.id', 'v.grid_id').leftJoin('grid_employees as h', 'h.id', 'v.host_id').orderBy('v.starts_at').orderBy('v.id')
    .select({ id: 'v.id', code: 'v.code', type: 'v.type', form: 'v.form', title: 'v.title', startsAt: 'v.starts_at', endsAt: 'v.ends_at', grid: 'g.code', venue: 'v.venue', host: 'h.employee_no', lecturer: 'v.lecturer', state: 'v.state' });
  return existing(rows, []);
};

/** Those whose person is still known: after the retention only numbers are left. */
export const readAttendances = async (db: Db, codes: readonly string[] | 'all'): Promise<Existing[]> => {
  if (codes === 'all') return attendancesIn(await attendanceQuery(db));
  const rows: Raw[] = [];
  for (const part of chunked(codes.map((code) => code.toLowerCase()), CODES_PER_STATEMENT)) rows.push(...((await attendanceQuery(db).whereIn(db.sql.raw('lower(v.code)') as never, part)) as Raw[]));
  return attendancesIn(rows);
};

const attendanceQuery = (db: Db) =>
  db.sql('grid_attendances as a').join('grid_activities as v', 'v.id', 'a.activity_id').join('grid_employees as e', 'e.id', 'a.employee_id').orderBy('v.starts_at').orderBy('e.employee_no')
    .select({ id: 'a.id', activity: 'v.code', employee: 'e.employee_no', status: 'a.status', reason: 'a.reason', hours: 'a.hours' });

// PostgreSQL gives a decimal with its zeros.
const attendancesIn = (rows: readonly unknown[]): Existing[] =>
  existing((rows as Raw[]).map((row) => ({ ...row, hours: row['hours'] === null ? null : Number(row['hours']) })), []);
