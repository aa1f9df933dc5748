import type { Knex } from 'knex';
import { peopleOf } from './domain/keys';
import type { Existing, ImportKind, Snapshot } from './domain/types';
import { chunked, type Db } from '../../platform/db';
import { unseal, UnreadableText, type Place } from '../../platform/field-crypto';
import { keyRing } from '../../platform/sealing';
import { readActivities, readAttendances } from './store-snapshot-activities';
import { existing, type Raw } from './store-snapshot-rows';
import { tableOf } from '../../platform/tables';

/** What of the database a file is compared with. Care records may be many: only those of its dates, or with its keys, are read. */
export interface Need {
  readonly kinds: ReadonlySet<ImportKind>;
  readonly records: { readonly from: string; readonly to: string; readonly keys: readonly string[] };
  /** Numbers of the activities whose attendances are read. */
  readonly attended: readonly string[] | 'all';
}

const KEYS_PER_STATEMENT = 5_000;

/** The present state in the words of the file: codes and numbers instead of ids. */
export const loadSnapshot = async (db: Db, { kinds, records, attended }: Need): Promise<Snapshot> => ({
  // Everything refers to these two, so they are always read.
  grids: await readGrids(db),
  employees: await readEmployees(db),
  appointments: kinds.has('appointments') ? await readAppointments(db) : [],
  contactPairs: kinds.has('contactPairs') ? await readPairs(db) : [],
  careEvents: kinds.has('careEvents') || kinds.has('careRecords') ? await readEvents(db) : [],
  careRecords: kinds.has('careRecords') ? await readRecords(db, records) : [],
  matters: kinds.has('matters') ? await readMatters(db) : [],
  activities: kinds.has('activities') || kinds.has('attendances') ? await readActivities(db) : [],
  attendances: kinds.has('attendances') ? await readAttendances(db, attended) : [],
  calendarDays: kinds.has('calendarDays') ? await readDays(db) : [],
});

type Narrowed = (query: Knex.QueryBuilder) => void;
const WHOLE: Narrowed = () => undefined;

export const readGrids = async (db: Db, narrow = WHOLE): Promise<Existing[]> => {
  const query = db.sql('grid_grids as g').leftJoin('grid_grids as p', 'p.id', 'g.parent_id').leftJoin('grid_employees as l', 'l.id', 'g.leader_id').orderBy('g.id')
    .select({ id: 'g.id', code: 'g.code', name: 'g.name', level: 'g.level', parent: 'p.code', leader: 'l.employee_no' })
    .select({ dutyArea: 'g.duty_area', openedOn: 'g.opened_on', closedOn: 'g.closed_on', closedReason: 'g.closed_reason' });
  return existing((await query.modify(narrow)) as Raw[], ['openedOn', 'closedOn']);
};

export const readEmployees = async (db: Db, narrow = WHOLE): Promise<Existing[]> => {
  const query = db.sql('grid_employees as e').leftJoin('grid_grids as g', 'g.id', 'e.grid_id').orderBy('e.id')
    .select({ id: 'e.id', employeeNo: 'e.employee_no', name: 'e.name', gender: 'e.gender', birthDate: 'e.birth_date', department: 'e.department', post: 'e.post' })
    .select({ politicalStatus: 'e.political_status', joinedPartyOn: 'e.joined_party_on', hiredOn: 'e.hired_on', employmentStatus: 'e.employment_status' })
    .select({ phone: 'e.phone', email: 'e.email', grid: 'g.code', language: 'e.language' });
  return existing((await query.modify(narrow)) as Raw[], ['birthDate', 'joinedPartyOn', 'hiredOn']);
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
    .select({ id: 'v.id', documentId: 'v.document_id', code: 'v.code', employee: 'e.employee_no', kind: 'v.kind', occurredOn: 'v.occurred_on', reportedOn: 'v.reported_on', reportedBy: 'r.employee_no', note: 'v.note' });
  return existing(rows.map((row) => opened(row as Raw, 'care-event', 'note')), ['occurredOn', 'reportedOn']);
};

const readRecords = async (db: Db, { from, to, keys }: Need['records']): Promise<Existing[]> => {
  const found = new Map<number, Raw>();
  for (const row of await recordQuery(db).whereBetween('r.held_on', [from, to])) found.set(Number((row as Raw).id), row as Raw);
  for (const part of chunked(keys, KEYS_PER_STATEMENT)) for (const row of await recordQuery(db).whereIn('r.source_key', part)) found.set(Number((row as Raw).id), row as Raw);
  const people = await readPeople(db, [...found.keys()]);
  const rows = [...found.values()].map((row): Raw => ({ ...opened(row, 'care-record', 'summary'), employees: peopleOf(people.get(Number(row.id)) ?? []) }));
  return existing(rows, ['heldOn', 'nextOn']).map((row, index) => {
    const key = rows[index]?.['sourceKey'];
    return typeof key === 'string' ? { ...row, keys: [key] } : row;
  });
};

const recordQuery = (db: Db) =>
  db.sql('grid_care_records as r').join('grid_employees as c', 'c.id', 'r.conducted_by_id').leftJoin('grid_care_events as v', 'v.id', 'r.event_id').orderBy('r.id')
    .select({ id: 'r.id', documentId: 'r.document_id', event: 'v.code', conductedBy: 'c.employee_no', form: 'r.form', heldOn: 'r.held_on', place: 'r.place', summary: 'r.summary', nextOn: 'r.next_on', sourceKey: 'r.source_key' });

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

/** As the ledger says it: the answer is the first one, and a title that was cut is compared as the text that it was cut from. */
const readMatters = async (db: Db): Promise<Existing[]> => {
  const answered = db.sql('grid_matter_steps as s').where('s.action', 'answer').groupBy('s.matter_id').min({ on: 's.on' }).select({ matterId: 's.matter_id' }).as('a');
  const rows = (await db.sql('grid_matters as m').join('grid_grids as g', 'g.id', 'm.grid_id').leftJoin('grid_employees as e', 'e.id', 'm.submitter_id').leftJoin(answered, 'a.matterId', 'm.id').orderBy('m.number')
    .leftJoin('grid_matter_messages as w', (join) => join.on('w.matter_id', 'm.id').andOn(db.sql.raw(`w.seq = 1 and w."from" = 'handler'`)))
    .select({ id: 'm.id', documentId: 'm.document_id', number: 'm.number', registeredOn: 'm.registered_on', channel: 'm.channel', submitter: 'e.employee_no', grid: 'g.code', title: 'm.title', body: 'm.body', answeredOn: 'a.on', answer: 'w.body', messageId: 'w.document_id' })) as Raw[];
  const shown = rows.map(({ title, messageId, ...row }): Raw => {
    const answer = typeof row['answer'] === 'string' ? openedText({ type: 'matter-message', documentId: String(messageId), field: 'body' }, row['answer']) : null;
    const body = typeof row['body'] === 'string' ? openedText({ type: 'matter', documentId: String(row['documentId']), field: 'body' }, row['body']) : title;
    return { ...(row as Raw), body, answer };
  });
  return existing(shown, ['registeredOn', 'answeredOn']);
};

const readDays = async (db: Db): Promise<Existing[]> => {
  const rows = (await db.sql('grid_calendar_days').orderBy('id').select({ id: 'id', date: 'date', isOffDay: 'is_off_day', name: 'name' })) as Raw[];
  return existing(rows.map((row): Raw => ({ ...row, isOffDay: String(Boolean(row['isOffDay'])) })), ['date']);
};

/** Compared with the file and shown to nobody. What does not open any more is as good as empty: the file's text takes its place. */
const opened = (row: Raw, type: string, field: string): Raw => {
  const stored = row[field];
  return typeof stored === 'string' ? { ...row, [field]: openedText({ type, documentId: String(row['documentId']), field }, stored) } : row;
};

const openedText = (place: Place, stored: string): string | null => {
  try {
    return unseal(keyRing(), place, stored);
  } catch (error) {
    if (error instanceof UnreadableText) return null;
    throw error;
  }
};
