import { peopleOf } from './domain/keys';
import type { Existing, ImportKind, Snapshot, Values } from './domain/types';
import { chunked, type Db } from '../../platform/db';
import { tableOf } from '../../platform/tables';

/** What of the database a file is compared with. Care records may be many: only those of its dates, or with its keys, are read. */
export interface Need {
  readonly kinds: ReadonlySet<ImportKind>;
  readonly records: { readonly from: string; readonly to: string; readonly keys: readonly string[] };
}

type Raw = Record<string, unknown> & { id: number };

const KEYS_PER_STATEMENT = 5_000;

/** The present state in the words of the file: codes and numbers instead of ids. */
export const loadSnapshot = async (db: Db, { kinds, records }: Need): Promise<Snapshot> => ({
  // Everything refers to these two, so they are always read.
  grids: await readGrids(db),
  employees: await readEmployees(db),
  appointments: kinds.has('appointments') ? await readAppointments(db) : [],
  contactPairs: kinds.has('contactPairs') ? await readPairs(db) : [],
  careEvents: kinds.has('careEvents') || kinds.has('careRecords') ? await readEvents(db) : [],
  careRecords: kinds.has('careRecords') ? await readRecords(db, records) : [],
  calendarDays: kinds.has('calendarDays') ? await readDays(db) : [],
});

const readGrids = async (db: Db): Promise<Existing[]> => {
  const rows = await db.sql('grid_grids as g').leftJoin('grid_grids as p', 'p.id', 'g.parent_id').leftJoin('grid_employees as l', 'l.id', 'g.leader_id').orderBy('g.id')
    .select({ id: 'g.id', code: 'g.code', name: 'g.name', level: 'g.level', parent: 'p.code', leader: 'l.employee_no' })
    .select({ dutyArea: 'g.duty_area', openedOn: 'g.opened_on', closedOn: 'g.closed_on', closedReason: 'g.closed_reason' });
  return existing(rows, ['openedOn', 'closedOn']);
};

const readEmployees = async (db: Db): Promise<Existing[]> => {
  const rows = await db.sql('grid_employees as e').leftJoin('grid_grids as g', 'g.id', 'e.grid_id').orderBy('e.id')
    .select({ id: 'e.id', employeeNo: 'e.employee_no', name: 'e.name', gender: 'e.gender', birthDate: 'e.birth_date', department: 'e.department', post: 'e.post' })
    .select({ politicalStatus: 'e.political_status', joinedPartyOn: 'e.joined_party_on', hiredOn: 'e.hired_on', employmentStatus: 'e.employment_status' })
    .select({ phone: 'e.phone', email: 'e.email', grid: 'g.code', language: 'e.language' });
  return existing(rows, ['birthDate', 'joinedPartyOn', 'hiredOn']);
};

const readAppointments = async (db: Db): Promise<Existing[]> => {
  const rows = await db.sql('grid_appointments as a').join('grid_employees as e', 'e.id', 'a.employee_id').join('grid_grids as g', 'g.id', 'a.grid_id').orderBy('a.id')
    .select({ id: 'a.id', employee: 'e.employee_no', grid: 'g.code', duty: 'a.duty', from: 'a.from', to: 'a.to' });
  return existing(rows, ['from', 'to']);
};

const readPairs = async (db: Db): Promise<Existing[]> => {
  const rows = await db.sql('grid_contact_pairs as p').join('grid_employees as l', 'l.id', 'p.liaison_id').join('grid_employees as e', 'e.id', 'p.employee_id').orderBy('p.id')
    .select({ id: 'p.id', liaison: 'l.employee_no', employee: 'e.employee_no', from: 'p.from', to: 'p.to' });
  return existing(rows, ['from', 'to']);
};

const readEvents = async (db: Db): Promise<Existing[]> => {
  const { reportedBy } = tableOf('care-event').links;
  if (!reportedBy) throw new Error('care-event has no link table for reportedBy');
  const rows = await db.sql('grid_care_events as v').join('grid_employees as e', 'e.id', 'v.employee_id').orderBy('v.id')
    .leftJoin(`${reportedBy.table} as b`, `b.${reportedBy.from}`, 'v.id').leftJoin('grid_employees as r', 'r.id', `b.${reportedBy.to}`)
    .select({ id: 'v.id', code: 'v.code', employee: 'e.employee_no', kind: 'v.kind', occurredOn: 'v.occurred_on', reportedOn: 'v.reported_on', reportedBy: 'r.employee_no', note: 'v.note' });
  return existing(rows, ['occurredOn', 'reportedOn']);
};

const readRecords = async (db: Db, { from, to, keys }: Need['records']): Promise<Existing[]> => {
  const found = new Map<number, Raw>();
  for (const row of await recordQuery(db).whereBetween('r.held_on', [from, to])) found.set(Number((row as Raw).id), row as Raw);
  for (const part of chunked(keys, KEYS_PER_STATEMENT)) for (const row of await recordQuery(db).whereIn('r.source_key', part)) found.set(Number((row as Raw).id), row as Raw);
  const people = await readPeople(db, [...found.keys()]);
  const rows = [...found.values()].map((row): Raw => ({ ...row, employees: peopleOf(people.get(Number(row.id)) ?? []) }));
  return existing(rows, ['heldOn', 'nextOn']).map((row, index) => {
    const key = rows[index]?.['sourceKey'];
    return typeof key === 'string' ? { ...row, keys: [key] } : row;
  });
};

const recordQuery = (db: Db) =>
  db.sql('grid_care_records as r').join('grid_employees as c', 'c.id', 'r.conducted_by_id').leftJoin('grid_care_events as v', 'v.id', 'r.event_id').orderBy('r.id')
    .select({ id: 'r.id', event: 'v.code', conductedBy: 'c.employee_no', form: 'r.form', heldOn: 'r.held_on', place: 'r.place', summary: 'r.summary', nextOn: 'r.next_on', sourceKey: 'r.source_key' });

const readPeople = async (db: Db, recordIds: readonly number[]): Promise<Map<number, string[]>> => {
  const { employees } = tableOf('care-record').links;
  if (!employees) throw new Error('care-record has no link table for employees');
  const people = new Map<number, string[]>();
  for (const part of chunked(recordIds, KEYS_PER_STATEMENT)) {
    const rows = (await db.sql(`${employees.table} as l`).join('grid_employees as e', 'e.id', `l.${employees.to}`).whereIn(`l.${employees.from}`, part)
      .select({ record: `l.${employees.from}`, employeeNo: 'e.employee_no' })) as { record: number; employeeNo: string }[];
    for (const { record, employeeNo } of rows) people.set(record, [...(people.get(record) ?? []), employeeNo]);
  }
  return people;
};

const readDays = async (db: Db): Promise<Existing[]> => {
  const rows = (await db.sql('grid_calendar_days').orderBy('id').select({ id: 'id', date: 'date', isOffDay: 'is_off_day', name: 'name' })) as Raw[];
  return existing(rows.map((row): Raw => ({ ...row, isOffDay: String(Boolean(row['isOffDay'])) })), ['date']);
};

const existing = (rows: readonly unknown[], dates: readonly string[]): Existing[] =>
  (rows as Raw[]).map(({ id, sourceKey: _, ...columns }) => ({
    id: Number(id),
    values: Object.fromEntries(Object.entries(columns).map(([field, value]) => [field, dates.includes(field) ? dateText(value) : text(value)])) as Values,
  }));

const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value as string | number | boolean));

/** A date column comes as text, as milliseconds (SQLite, written by others) or as a Date. */
const dateText = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value.slice(0, 10) : new Date(value as number | Date).toISOString().slice(0, 10);
};
