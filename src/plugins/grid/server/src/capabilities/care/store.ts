import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { chunkedIn } from '../../platform/sql';
import { deleteRows, insertRows, updateRows } from '../../platform/rows';
import { tableOf } from '../../platform/tables';
import { applyScope } from '../../access/scope-sql';
import type { Scope } from '../../access/scope';
import { currentTree } from '../../access/tree-map';
import type { ReportedEvent } from './domain/event-duties';
import type { HeldRecord } from './domain/matching';
import type { CareRule } from './domain/rules';

const RULE = { id: 'id', code: 'code', name: 'name', duty: 'duty', trigger: 'trigger', eventKind: 'event_kind', days: 'days', dayKind: 'day_kind', firstResponsible: 'first_responsible', active: 'active', activeFrom: 'active_from' };

export const loadRules = async (db: Db): Promise<CareRule[]> => {
  const rows = (await db.sql('grid_care_rules').orderBy('code').select(RULE)) as (Omit<CareRule, 'active'> & { active: boolean | number })[];
  return rows.map((row) => ({ ...row, active: Boolean(row.active) }));
};

/** Adds the rules of the catalogue that were never stored; what an office changed or switched off stays. */
export const addRules = async (db: Db, rules: readonly object[]): Promise<number> => {
  const stored = (await db.sql('grid_care_rules').select('code')) as { code: string }[];
  if (stored.length > 0) return 0;
  return (await insertRows(db, 'care-rule', rules as Record<string, unknown>[])).length;
};

const EVENT = { id: 'id', documentId: 'document_id', code: 'code', kind: 'kind', employeeId: 'employee_id', gridId: 'grid_id', reportedOn: 'reported_on', occurredOn: 'occurred_on', withdrawnOn: 'withdrawn_on' };

export interface StoredEvent extends ReportedEvent {
  readonly documentId: string;
  readonly occurredOn: IsoDate;
  readonly withdrawnOn: IsoDate | null;
}

export const eventsById = async (db: Db, ids: readonly number[]): Promise<StoredEvent[]> =>
  (await db
    .sql('grid_care_events')
    .where((group) => chunkedIn(group, 'id', ids))
    .orderBy([{ column: 'reported_on' }, { column: 'id' }])
    .select(EVENT)) as StoredEvent[];

export const eventByDocument = async (db: Db, scope: Scope, documentId: string): Promise<StoredEvent | undefined> => {
  const query = db.sql('grid_care_events').where({ document_id: documentId });
  applyScope(query, scope, { grid: 'grid_id' }, await currentTree(db));
  return (await query.first(EVENT)) as StoredEvent | undefined;
};

/** The highest number among codes of a day, `20221231-3` → 3; for the next code, which nobody else takes before this transaction ends. */
export const lastNumberOf = async (db: Db, prefix: string): Promise<number> => {
  // SQLite has one writer anyway.
  if (db.dialect === 'postgres') await db.sql.raw(`select pg_advisory_xact_lock(hashtext('grid_care_events.code'))`);
  const rows = (await db.sql('grid_care_events').whereLike('code', `${prefix}-%`).select('code')) as { code: string }[];
  return Math.max(0, ...rows.map((row) => Number(row.code.slice(prefix.length + 1))).filter((n) => Number.isInteger(n)));
};

export const insertEvent = async (db: Db, values: Record<string, unknown>): Promise<number> => (await insertRows(db, 'care-event', [values]))[0] as number;

export const withdrawEvent = (db: Db, id: number, on: IsoDate, reason: string): Promise<void> => updateRows(db, 'care-event', [{ id, values: { withdrawnOn: on, withdrawnReason: reason } }]);

/** Moves the grid of an event to where the person was on the day of the report. */
export const setEventGrid = (db: Db, id: number, gridId: number): Promise<void> => updateRows(db, 'care-event', [{ id, values: { grid: gridId, gridId } }]);

export const recordsById = async (db: Db, ids: readonly number[]): Promise<(HeldRecord & { conductedById: number; recordedOn: IsoDate; nextOn: IsoDate | null; gridId: number })[]> => {
  const link = tableOf('care-record').links['employees'];
  if (!link) throw new Error('care-record has no link table for employees');
  const records = (await db
    .sql('grid_care_records')
    .where((group) => chunkedIn(group, 'id', ids))
    .orderBy([{ column: 'held_on' }, { column: 'id' }])
    .select({ id: 'id', eventId: 'event_id', form: 'form', heldOn: 'held_on', recordedOn: 'recorded_on', conductedById: 'conducted_by_id', nextOn: 'next_on', gridId: 'grid_id' })) as (Omit<HeldRecord, 'employeeIds'> & { conductedById: number; recordedOn: IsoDate; nextOn: IsoDate | null; gridId: number })[];
  const links = (await db
    .sql(link.table)
    .where((group) => chunkedIn(group, link.from, ids))
    .select({ recordId: link.from, employeeId: link.to })) as { recordId: number; employeeId: number }[];
  const people = new Map<number, number[]>();
  for (const { recordId, employeeId } of links) people.set(recordId, [...(people.get(recordId) ?? []), employeeId]);
  return records.map((record) => ({ ...record, employeeIds: people.get(record.id) ?? [] }));
};

export const insertRecord = async (db: Db, values: Record<string, unknown>): Promise<number> => (await insertRows(db, 'care-record', [values]))[0] as number;

export const deleteRecord = (db: Db, id: number): Promise<void> => deleteRows(db, 'care-record', [id]);

interface StoredRecord {
  readonly id: number;
  readonly documentId: string;
  readonly recordedOn: IsoDate;
  readonly conductedById: number;
  /** What its need became. */
  readonly matterId: number | null;
}

export const recordByDocument = async (db: Db, scope: Scope, documentId: string): Promise<StoredRecord | undefined> => {
  const query = db.sql('grid_care_records').where({ document_id: documentId });
  applyScope(query, scope, { grid: 'grid_id', person: 'conducted_by_id' }, await currentTree(db));
  return (await query.first({ id: 'id', documentId: 'document_id', recordedOn: 'recorded_on', conductedById: 'conducted_by_id', matterId: 'matter_id' })) as StoredRecord | undefined;
};

export const recordDocumentId = async (db: Db, id: number): Promise<string> => ((await db.sql('grid_care_records').where({ id }).first({ documentId: 'document_id' })) as { documentId: string }).documentId;

export interface OpenPair {
  pairId: number;
  employeeId: number;
  gridId: number;
}

/** Pairs in force on the day that began until `until`, of people who are there and are not on long leave. */
export const pairsInForce = async (db: Db, on: IsoDate, until: IsoDate): Promise<OpenPair[]> =>
  (await db
    .sql('grid_contact_pairs as p')
    .join('grid_employees as e', 'e.id', 'p.employee_id')
    .where('p.from', '<=', on < until ? on : until)
    .where((open) => open.whereNull('p.to').orWhere('p.to', '>=', on))
    .whereIn('e.employment_status', ['active', 'seconded'])
    .whereNotNull('p.grid_id')
    .orderBy('p.id')
    .select({ pairId: 'p.id', employeeId: 'p.employee_id', gridId: 'p.grid_id' })) as OpenPair[];
