import type { AttendanceStatus } from '../../../../shared/contracts/activities';
import { rowsOf, type Db } from '../../platform/db';
import { insertRows, updateRows } from '../../platform/rows';
import { chunkedIn } from '../../platform/sql';
import { dayOf } from './domain/moments';
import { expectedOf, type Audience } from './store-people';
import type { StoredActivity, Window } from './store';

export interface StoredAttendance {
  readonly id: number;
  readonly documentId: string;
  readonly employeeId: number;
  readonly status: AttendanceStatus;
}

export const attendancesOf = async (db: Db, activityId: number, employeeIds: readonly number[]): Promise<StoredAttendance[]> =>
  (await db
    .sql('grid_attendances')
    .where({ activity_id: activityId })
    .where((group) => chunkedIn(group, 'employee_id', employeeIds))
    .select({ id: 'id', documentId: 'document_id', employeeId: 'employee_id', status: 'status' })) as StoredAttendance[];

export const attendanceByDocument = async (db: Db, activityId: number, documentId: string): Promise<StoredAttendance | undefined> =>
  (await db.sql('grid_attendances').where({ activity_id: activityId, document_id: documentId }).whereNotNull('employee_id').first({ id: 'id', documentId: 'document_id', employeeId: 'employee_id', status: 'status' })) as StoredAttendance | undefined;

export interface AttendanceValues {
  readonly status: AttendanceStatus;
  readonly reason: string | null;
  readonly hours: number | null;
  readonly recordedById: number | null;
}

/** A second one of the activity and person is refused by the unique index. */
export const insertAttendances = (db: Db, activity: StoredActivity, rows: readonly (AttendanceValues & { readonly employeeId: number })[]): Promise<number[]> =>
  insertRows(
    db,
    'attendance',
    rows.map(({ employeeId, recordedById, ...values }) => ({
      ...values,
      activity: activity.id,
      activityId: activity.id,
      employee: employeeId,
      employeeId,
      grid: activity.gridId,
      gridId: activity.gridId,
      heldOn: dayOf(activity.startsAt),
      recordedBy: recordedById,
      recordedById,
    })),
  );

export const updateAttendances = (db: Db, changes: readonly { readonly id: number; readonly values: AttendanceValues }[]): Promise<void> =>
  updateRows(db, 'attendance', changes.map(({ id, values }) => ({ id, values: { ...values } })));

export interface Tally {
  readonly status: AttendanceStatus;
  readonly all: number;
  readonly expected: number;
  readonly hours: number;
}

interface RawTally {
  status: AttendanceStatus;
  n: number | string;
  members: number | string;
  hours: number | string | null;
}

/** How many of each status, how many of them were expected, and their hours together. */
export const tally = async (db: Db, activityId: number, audience: Audience): Promise<Tally[]> => {
  const rows = (await db
    .sql('grid_attendances as a')
    .with('expected', await expectedOf(db, audience))
    .leftJoin('expected as x', 'x.id', 'a.employee_id')
    .where('a.activity_id', activityId)
    .groupBy('a.status')
    .select({ status: 'a.status' })
    .count({ n: '*', members: 'x.id' })
    .sum({ hours: 'a.hours' })) as RawTally[];
  return rows.map(({ status, n, members, hours }) => ({ status, all: Number(n), expected: Number(members), hours: Number(hours ?? 0) }));
};

/** How many took part in each of the activities. */
export const presentIn = async (db: Db, activityIds: readonly number[]): Promise<Map<number, number>> => {
  const rows = (await db
    .sql('grid_attendances')
    .where((group) => chunkedIn(group, 'activity_id', activityIds))
    .where('status', 'present')
    .groupBy('activity_id')
    .select({ id: 'activity_id' })
    .count({ n: '*' })) as { id: number; n: number | string }[];
  return new Map(rows.map(({ id, n }) => [id, Number(n)]));
};

export interface ListedAttendance {
  readonly documentId: string | null;
  readonly personDocumentId: string;
  readonly employeeNo: string;
  readonly name: string;
  readonly expectedId: number | null;
  readonly status: AttendanceStatus | null;
  readonly reason: string | null;
  readonly hours: number | string | null;
}

/** Everybody who is expected or recorded, by number; `open` are those expected and not recorded. */
export const listAttendances = async (db: Db, activityId: number, audience: Audience, status: AttendanceStatus | 'open' | undefined, { page, pageSize }: Window): Promise<{ rows: ListedAttendance[]; total: number }> => {
  const found = db
    .sql('grid_employees as e')
    .with('expected', await expectedOf(db, audience))
    .leftJoin('expected as x', 'x.id', 'e.id')
    .leftJoin('grid_attendances as a', (join) => join.on('a.employee_id', 'e.id').andOn(db.sql.raw('a.activity_id = ?', [activityId])))
    .where((either) => either.whereNotNull('x.id').orWhereNotNull('a.id'));
  if (status === 'open') found.whereNull('a.id');
  else if (status !== undefined) found.where('a.status', status);
  const [{ n } = { n: 0 }] = (await found.clone().count({ n: '*' })) as { n: number | string }[];
  const rows = (await found
    .orderBy('e.employee_no')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .select({ documentId: 'a.document_id', personDocumentId: 'e.document_id', employeeNo: 'e.employee_no', name: 'e.name', expectedId: 'x.id', status: 'a.status', reason: 'a.reason', hours: 'a.hours' })) as ListedAttendance[];
  return { rows, total: Number(n) };
};

/** Of whom nothing is recorded yet among those expected. */
export const unrecorded = async (db: Db, activityId: number, audience: Audience): Promise<number[]> => {
  const recorded = db.sql('grid_attendances').where({ activity_id: activityId }).whereNotNull('employee_id').select('employee_id');
  const rows = rowsOf<{ id: number }>(await db.sql('expected').with('expected', await expectedOf(db, audience)).whereNotIn('id', recorded).orderBy('id').select('id'));
  return rows.map(({ id }) => id);
};
