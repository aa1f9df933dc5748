import type { AuditFilter } from '../../../../shared/contracts/audit';
import { addDays } from '../../kernel/date';
import type { AuditRow } from '../../platform/audit';
import type { Db } from '../../platform/db';
import { chunkedIn } from '../../platform/sql';

/** The numbers of the page before: entries are read backwards from here, so a page costs the same wherever it lies. */
export interface Backwards {
  readonly before?: number | undefined;
  readonly limit: number;
}

/** What the filter means in the database; `null` ids: nobody is meant, so nothing is found. */
export interface StoredFilter extends Pick<AuditFilter, 'from' | 'to' | 'action' | 'type'> {
  readonly actor?: { readonly name: string; readonly employeeIds: readonly number[] } | undefined;
  readonly subjectIds?: readonly number[] | undefined;
  /** Of a day in the time zone of the installation, the first instant. */
  readonly startOf: (day: string) => string;
}

export const auditEntries = async (db: Db, filter: StoredFilter, { before, limit }: Backwards): Promise<AuditRow[]> => {
  const query = db.sql('grid_audit').orderBy('seq', 'desc').limit(limit);
  if (before !== undefined) query.where('seq', '<', before);
  if (filter.from !== undefined) query.where('at', '>=', filter.startOf(filter.from));
  if (filter.to !== undefined) query.where('at', '<', filter.startOf(addDays(filter.to, 1)));
  if (filter.action !== undefined) query.where('action', filter.action);
  if (filter.type !== undefined) query.where('type', filter.type);
  const { actor, subjectIds } = filter;
  if (subjectIds !== undefined) query.where((group) => chunkedIn(group, 'subject_id', subjectIds));
  if (actor !== undefined) query.where((any) => any.where('actor_name', actor.name).orWhereIn('actor_employee_id', [...actor.employeeIds]));
  return (await query) as AuditRow[];
};

/** Entries about one person, newest first. */
export const entriesAbout = async (db: Db, employeeId: number, { before, limit }: Backwards): Promise<AuditRow[]> => {
  const query = db.sql('grid_audit').where({ subject_id: employeeId }).orderBy('seq', 'desc').limit(limit);
  return (await (before === undefined ? query : query.where('seq', '<', before))) as AuditRow[];
};

const NAMESAKES_MAX = 100;

/** The employees with this number or exactly this name: the trail outlives reach, so no scope narrows them. */
export const employeesNamed = async (db: Db, text: string): Promise<number[]> => {
  const rows = (await db.sql('grid_employees').where('employee_no', text.toUpperCase()).orWhere('name', text).limit(NAMESAKES_MAX).select('id')) as { id: number }[];
  return rows.map(({ id }) => id);
};

/** Code and name of grids by document: the only rows whose label says nothing about a person. */
export const gridLabels = async (db: Db, documentIds: readonly string[]): Promise<Map<string, string>> => {
  const rows = (await db.sql('grid_grids').whereIn('document_id', [...documentIds]).select({ id: 'document_id', code: 'code', name: 'name' })) as { id: string; code: string; name: string }[];
  return new Map(rows.map(({ id, code, name }) => [id, `${code} ${name}`]));
};

/** The newest entry of an action. */
export const lastOf = async (db: Db, action: string): Promise<AuditRow | undefined> =>
  (await db.sql('grid_audit').where({ action }).orderBy('seq', 'desc').first()) as AuditRow | undefined;
