import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { tableOf } from '../../platform/tables';

const NEWEST = 100;

export interface EventRow {
  id: string;
  code: string;
  kind: string;
  on: IsoDate;
  withdrawnOn: IsoDate | null;
}

/** Dates and kinds; the confidential note is never selected. */
export const eventsAbout = async (db: Db, employeeId: number): Promise<EventRow[]> =>
  (await db.sql('grid_care_events').where({ employee_id: employeeId }).orderBy('reported_on', 'desc').limit(NEWEST).select({ id: 'document_id', code: 'code', kind: 'kind', on: 'reported_on', withdrawnOn: 'withdrawn_on' })) as EventRow[];

export interface RecordRow {
  dbId: number;
  id: string;
  form: string;
  on: IsoDate;
  byId: number | null;
}

/** Who talked with whom when; the confidential summary is never selected. */
export const recordsAbout = async (db: Db, employeeId: number): Promise<{ rows: RecordRow[]; people: { recordId: number; employeeId: number }[] }> => {
  const link = tableOf('care-record').links['employees'];
  if (!link) throw new Error('care-record has no link table for employees');
  const rows = (await db
    .sql('grid_care_records as r')
    .join(`${link.table} as l`, `l.${link.from}`, 'r.id')
    .where(`l.${link.to}`, employeeId)
    .orderBy('r.held_on', 'desc')
    .limit(NEWEST)
    .select({ dbId: 'r.id', id: 'r.document_id', form: 'r.form', on: 'r.held_on', byId: 'r.conducted_by_id' })) as RecordRow[];
  const people = (await db.sql(link.table).whereIn(link.from, rows.map((row) => row.dbId)).select({ recordId: link.from, employeeId: link.to })) as { recordId: number; employeeId: number }[];
  return { rows, people };
};

export interface Standing {
  membershipFrom: IsoDate | null;
  liaisonId: number | null;
  liaisonSince: IsoDate | null;
  adminUserId: number | null;
}

export const standingOf = async (db: Db, employeeId: number, today: IsoDate): Promise<Standing> => {
  const membership = (await db.sql('grid_memberships').where({ employee_id: employeeId }).whereNull('to').first({ from: 'from' })) as { from: IsoDate | null } | undefined;
  const pair = (await db
    .sql('grid_contact_pairs')
    .where({ employee_id: employeeId })
    .where('from', '<=', today)
    .where((open) => open.whereNull('to').orWhere('to', '>=', today))
    .first({ liaisonId: 'liaison_id', from: 'from' })) as { liaisonId: number; from: IsoDate } | undefined;
  const account = (await db.sql('grid_employees').where({ id: employeeId }).first({ adminUserId: 'admin_user_id' })) as { adminUserId: number | null } | undefined;
  return { membershipFrom: membership?.from ?? null, liaisonId: pair?.liaisonId ?? null, liaisonSince: pair?.from ?? null, adminUserId: account?.adminUserId ?? null };
};
