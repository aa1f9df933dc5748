import { appendAudit, type AuditEntry } from '../platform/audit';
import type { Db } from '../platform/db';
import { tableOf, type Table } from '../platform/tables';
import { actorOf } from './actor';
import type { Principal } from './principal';

/** What was done to one row of a content type of ours. */
export interface RowDeed extends Pick<AuditEntry, 'fields' | 'reason' | 'details'> {
  readonly action: Extract<AuditEntry['action'], 'row.create' | 'row.update' | 'row.delete' | 'confidential.read' | 'file.download'>;
  readonly type: string;
  readonly documentId: string;
}

/**
 * Writes down what somebody did to a row, once for each employee whom the row is about, so that each finds it in his part of the trail.
 * Before a deletion, or the row can no longer say whom it was about.
 */
export const auditRow = async (db: Db, principal: Principal, deed: RowDeed): Promise<void> =>
  auditAbout(db, principal, deed, await subjectsOf(db, deed.type, deed.documentId));

export const auditAbout = (db: Db, principal: Principal, { documentId, ...deed }: RowDeed, subjects: readonly number[]): Promise<void> => {
  const entry: AuditEntry = { ...deed, rowId: documentId };
  return appendAudit(db, actorOf(principal), subjects.length === 0 ? [entry] : subjects.map((subjectId) => ({ ...entry, subjectId })));
};

/** The employees whom a row is about: himself, `employeeId` or `subjectId` of the row, its `employees`, or those of its task. */
export const subjectsOf = async (db: Db, type: string, documentId: string): Promise<number[]> => {
  const table = tableOf(type);
  const row = (await db.sql(table.name).where({ document_id: documentId }).first()) as Record<string, unknown> | undefined;
  if (!row) return [];
  if (type === 'employee') return [row['id'] as number];
  const named = subjectIn(table, row);
  if (named !== null) return [named];
  const people = table.links['employees'];
  if (people) return ((await db.sql(people.table).where(people.from, row['id'] as number).orderBy(people.to).select({ id: people.to })) as { id: number }[]).map(({ id }) => id);
  const taskId = row[table.columns['task'] ?? ''];
  const task = typeof taskId === 'number' ? ((await db.sql('grid_tasks').where({ id: taskId }).first({ id: 'subject_id' })) as { id: number | null } | undefined) : undefined;
  return task?.id ? [task.id] : [];
};

const subjectIn = ({ columns }: Table, row: Record<string, unknown>): number | null => {
  const value = row[columns['employeeId'] ?? columns['subjectId'] ?? ''];
  return typeof value === 'number' ? value : null;
};
