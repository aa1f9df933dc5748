import type { RowDeed } from '../../access/audit-rows';
import { addDays, type IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { deleteRows, insertRows, updateRows, type Row } from '../../platform/rows';
import { chunkedIn } from '../../platform/sql';
import { tableOf } from '../../platform/tables';
import { rebuildTree } from './store';

/** Something that one person holds and another can take over. */
export interface HeldRow {
  readonly id: number;
  readonly documentId: string;
  readonly holderId: number;
  /** The employee whom it is about, or who asked for it: he cannot be the successor. */
  readonly aboutId: number | null;
  readonly gridId: number | null;
  readonly title: string | null;
  readonly since: IsoDate | null;
  readonly due: IsoDate | null;
}

/** What was done to a row, and whom it is about: a row that is gone cannot say so any more. */
export interface Deed extends RowDeed {
  readonly subjects: readonly number[];
}

const LEFT = ['left', 'retired'];

/** Rows that go on after a day. */
const beyond = (db: Db, table: string, holder: string, holderIds: readonly number[], on: IsoDate) =>
  db
    .sql(`${table} as x`)
    .where((group) => chunkedIn(group, `x.${holder}`, holderIds))
    .where((open) => open.whereNull('x.to').orWhere('x.to', '>', on))
    .orderBy('x.id');

const DATES = { id: 'x.id', documentId: 'x.document_id', gridId: 'x.grid_id', since: 'x.from', due: 'x.to' };

/** Pairs in which the people are liaisons. A contact who left himself needs nobody. */
export const heldPairs = async (db: Db, liaisonIds: readonly number[], on: IsoDate): Promise<HeldRow[]> => {
  const rows = (await beyond(db, 'grid_contact_pairs', 'liaison_id', liaisonIds, on)
    .join('grid_employees as e', 'e.id', 'x.employee_id')
    .whereNotIn('e.employment_status', LEFT)
    .select({ ...DATES, holderId: 'x.liaison_id', aboutId: 'x.employee_id' })) as Omit<HeldRow, 'title'>[];
  return rows.map((row) => ({ ...row, title: null }));
};

export const heldAppointments = async (db: Db, employeeIds: readonly number[], on: IsoDate): Promise<HeldRow[]> => {
  const rows = (await beyond(db, 'grid_appointments', 'employee_id', employeeIds, on).select({ ...DATES, holderId: 'x.employee_id', title: 'x.duty' })) as Omit<HeldRow, 'aboutId'>[];
  return rows.map((row) => ({ ...row, aboutId: null }));
};

/** Absences in which the people stand in for somebody else. */
export const heldSubstitutions = async (db: Db, substituteIds: readonly number[], on: IsoDate): Promise<HeldRow[]> => {
  const rows = (await beyond(db, 'grid_absences', 'substitute_id', substituteIds, on).select({ ...DATES, holderId: 'x.substitute_id', aboutId: 'x.employee_id' })) as Omit<HeldRow, 'title'>[];
  return rows.map((row) => ({ ...row, title: null }));
};

/** Grids that name the people as their leaders. */
export const heldGrids = async (db: Db, leaderIds: readonly number[]): Promise<HeldRow[]> => {
  const rows = (await db
    .sql('grid_grids')
    .where((group) => chunkedIn(group, 'leader_id', leaderIds))
    .whereNull('closed_on')
    .orderBy('id')
    .select({ id: 'id', documentId: 'document_id', holderId: 'leader_id', gridId: 'id' })) as Pick<HeldRow, 'id' | 'documentId' | 'holderId' | 'gridId'>[];
  return rows.map((row) => ({ ...row, aboutId: null, title: null, since: null, due: null }));
};

export interface PassedPair {
  readonly pairId: number;
  readonly newPairId: number;
  readonly employeeId: number;
}

/** Each pair ends on the day and goes on with the successor from the next; one that had not begun changes its liaison. */
export const passPairs = async (db: Db, ids: readonly number[], successorId: number, on: IsoDate): Promise<{ deeds: Deed[]; passed: PassedPair[] }> => {
  const { deeds, begun, opened } = await passDated(db, 'contact-pair', ids, on, { person: 'liaison', copy: 'liaisonId', successorId, subject: 'employee_id', kept: ['employee', 'employeeId', 'grid', 'gridId'] });
  return { deeds, passed: begun.map((row, index) => ({ pairId: row.id, newPairId: opened[index] as number, employeeId: row['employee_id'] as number })) };
};

/** null: the office ends and nobody follows. */
export const passAppointments = async (db: Db, ids: readonly number[], successorId: number | null, on: IsoDate): Promise<Deed[]> =>
  (await passDated(db, 'appointment', ids, on, { person: 'employee', copy: 'employeeId', successorId, subject: 'employee_id', kept: ['grid', 'gridId', 'duty'] })).deeds;

export const passSubstitutions = async (db: Db, ids: readonly number[], successorId: number, on: IsoDate): Promise<Deed[]> =>
  (await passDated(db, 'absence', ids, on, { person: 'substitute', copy: 'substituteId', successorId, subject: 'employee_id', kept: ['employee', 'employeeId', 'gridId', 'reason'] })).deeds;

export const passGrids = async (db: Db, ids: readonly number[], successorId: number): Promise<Deed[]> => {
  await updateRows(db, 'grid', ids.map((id) => ({ id, values: { leader: successorId } })));
  await rebuildTree(db);
  return (await db.sql('grid_grids').whereIn('id', [...ids]).orderBy('id').select({ documentId: 'document_id' }) as { documentId: string }[]).map(({ documentId }) => ({ action: 'row.update', type: 'grid', documentId, fields: ['leader'], subjects: [] }));
};

/** What ends with the person himself: the pair in which he was the contact. */
export const endOwnPairs = async (db: Db, employeeId: number, on: IsoDate): Promise<Deed[]> => {
  const rows = (await beyond(db, 'grid_contact_pairs', 'employee_id', [employeeId], on).select('x.*')) as DatedRow[];
  return endDated(db, 'contact-pair', rows, on, 'employee_id');
};

type DatedType = 'contact-pair' | 'appointment' | 'absence';
type DatedRow = Record<string, unknown> & { id: number; document_id: string; from: IsoDate; to: IsoDate | null };

interface Passing {
  /** The relation that names the holder, and its scalar copy. */
  readonly person: string;
  readonly copy: string;
  readonly successorId: number | null;
  /** Column of the employee whom the row is about. */
  readonly subject: string;
  /** Attributes that the successor's row takes over. */
  readonly kept: readonly string[];
}

const passDated = async (db: Db, type: DatedType, ids: readonly number[], on: IsoDate, { person, copy, successorId, subject, kept }: Passing) => {
  const rows = (await db.sql(tableOf(type).name).where((group) => chunkedIn(group, 'id', ids)).orderBy('id')) as DatedRow[];
  if (successorId === null) return { deeds: await endDated(db, type, rows, on, subject), begun: [], opened: [] };
  const [begun, future] = [rows.filter(({ from }) => from <= on), rows.filter(({ from }) => from > on)];
  const holder = { [person]: successorId, [copy]: successorId };
  await updateRows(db, type, [...begun.map(({ id }) => ({ id, values: { to: on } })), ...future.map(({ id }) => ({ id, values: holder }))]);
  const opened = await insertRows(db, type, begun.map((row) => ({ ...takenOver(type, row, kept), ...holder, from: addDays(on, 1), to: row.to })));
  const fresh = (await db.sql(tableOf(type).name).where((group) => chunkedIn(group, 'id', opened)).orderBy('id')) as DatedRow[];
  const deeds = [...deedsOf(type, begun, subject, 'row.update', ['to']), ...deedsOf(type, future, subject, 'row.update', [person]), ...deedsOf(type, fresh, subject, 'row.create', [person, 'from', 'to'])];
  return { deeds, begun, opened };
};

/** What had begun ends on the day; what had not never was. */
const endDated = async (db: Db, type: DatedType, rows: readonly DatedRow[], on: IsoDate, subject: string): Promise<Deed[]> => {
  const [begun, future] = [rows.filter(({ from }) => from <= on), rows.filter(({ from }) => from > on)];
  await updateRows(db, type, begun.map(({ id }) => ({ id, values: { to: on } })));
  await deleteRows(db, type, future.map(({ id }) => id));
  return [...deedsOf(type, begun, subject, 'row.update', ['to']), ...deedsOf(type, future, subject, 'row.delete', [])];
};

const deedsOf = (type: DatedType, rows: readonly DatedRow[], subject: string, action: Deed['action'], fields: readonly string[]): Deed[] =>
  rows.map((row) => ({ action, type, documentId: row.document_id, fields, subjects: [row[subject] as number] }));

/** A relation is kept by its scalar copy, which holds the same id. */
const takenOver = (type: string, row: DatedRow, kept: readonly string[]): Row => {
  const { columns } = tableOf(type);
  return Object.fromEntries(kept.map((attribute) => [attribute, row[columns[attribute] ?? columns[`${attribute}Id`] ?? '']]));
};
