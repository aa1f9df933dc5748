import type { Db } from '../../platform/db';
import { likeText } from '../../platform/sql';
import { tableOf } from '../../platform/tables';

type PlainRow = Record<string, string | number | null>;

/** Mails to the person: when and about what, without the body, which he has. */
export const mailsTo = async (db: Db, employeeId: number): Promise<PlainRow[]> =>
  (await db.sql('grid_outbox').where({ recipient_id: employeeId }).orderBy('created_at').select({ createdAt: 'created_at', sentAt: 'sent_at', state: 'state', template: 'template', subject: 'subject', toName: 'to_name', toAddress: 'to_address' })) as PlainRow[];

/** Rungs of the ladder that told the person of a duty or a matter. */
export const remindersTo = async (db: Db, employeeId: number): Promise<PlainRow[]> => {
  const fired = (table: string) => db.sql(table).where({ recipient_id: employeeId }).select({ firedOn: 'fired_on', rung: 'rung' });
  return (await fired('grid_escalation').unionAll([fired('grid_matter_rung')]).orderBy('firedOn')) as PlainRow[];
};

/** That an open id writes in his name, and since when; which one it is stands nowhere. */
export const wechatOf = async (db: Db, employeeId: number): Promise<PlainRow[]> => (await db.sql('grid_wechat_binding').where({ employee_id: employeeId }).select({ boundOn: 'bound_on' })) as PlainRow[];

/** Who opened or changed what is held about the person, when and why. */
export const openingsOf = async (db: Db, employeeId: number): Promise<PlainRow[]> =>
  (await db
    .sql('grid_audit')
    .where({ subject_id: employeeId })
    .orderBy('seq')
    .select({ at: 'at', action: 'action', type: 'type', fields: 'fields', by: 'actor_name', roles: 'actor_roles', reason: 'reason' })) as PlainRow[];

/** What the person did, as counts: the rows that he did it to are other people's. */
export const deedsOf = async (db: Db, employeeId: number): Promise<PlainRow[]> => {
  const rows = (await db.sql('grid_audit').where({ actor_employee_id: employeeId }).groupBy('action').orderBy('action').select({ action: 'action' }).count({ times: '*' }).min({ first: 'at' }).max({ last: 'at' })) as unknown as PlainRow[];
  return rows.map((row) => ({ ...row, times: Number(row['times']) }));
};

/** The person's logins: the panel's and the portal's. */
export const accountsOfPerson = async (db: Db, employeeId: number): Promise<PlainRow[]> => {
  const ids = (await db.sql('grid_employees').where({ id: employeeId }).first({ admin: 'admin_user_id', portal: 'account_id' })) as { admin: number | null; portal: number | null } | undefined;
  const panel = (await db.sql('admin_users').where({ id: ids?.admin ?? 0 }).select({ name: 'username', email: 'email', active: 'is_active', blocked: 'blocked' })) as PlainRow[];
  const portal = (await db.sql('up_users').where({ id: ids?.portal ?? 0 }).select({ name: 'username', email: 'email', active: 'confirmed', blocked: 'blocked' })) as PlainRow[];
  const plain = (where: string) => (row: PlainRow): PlainRow => ({ where, name: row['name'] ?? null, email: row['email'] ?? null, active: yesNo(row['active']), blocked: yesNo(row['blocked']) });
  return [...panel.map(plain('panel')), ...portal.map(plain('portal'))];
};

/** Addresses of calendars that the person made: his own, and those of grids. The address itself is kept nowhere. */
export const calendarFeedsOf = async (db: Db, employeeId: number): Promise<PlainRow[]> =>
  (await db
    .sql('grid_calendar_feed as f')
    .leftJoin('grid_grids as g', 'g.id', 'f.grid_id')
    .where({ 'f.employee_id': employeeId })
    .orderBy(['f.made_on', 'f.id'])
    .select({ of: 'g.name', madeOn: 'f.made_on', fetchedOn: 'f.fetched_on' })) as PlainRow[];

const yesNo = (value: unknown): string => (value ? 'yes' : 'no');

/** Files of talks, events and stories about the person, and of matters that he raised. Of a talk with several people the name may tell of the others. */
export const filesAbout = async (db: Db, employeeId: number): Promise<PlainRow[]> => {
  const link = tableOf('care-record').links['employees'];
  if (!link) throw new Error('care-record has no link table for employees');
  const column = { at: 'a.at', type: 'a.type', name: 'a.name', mime: 'a.mime', bytes: 'a.bytes', byName: 'a.by_name' };
  const ofEvents = (await db.sql('grid_attachment as a').join('grid_care_events as e', 'e.document_id', 'a.row_id').where({ 'a.type': 'care-event', 'e.employee_id': employeeId }).select(column)) as PlainRow[];
  const ofMatters = (await db.sql('grid_attachment as a').join('grid_matters as m', 'm.document_id', 'a.row_id').where({ 'a.type': 'matter', 'm.submitter_id': employeeId }).select(column)) as PlainRow[];
  const ofStories = (await db.sql('grid_attachment as a').join('grid_stories as s', 's.document_id', 'a.row_id').where({ 'a.type': 'story', 's.employee_id': employeeId }).select(column)) as PlainRow[];
  const people = db.sql.raw('(select count(*) from ?? as n where ?? = r.id)', [link.table, `n.${link.from}`]);
  const ofTalks = (await db
    .sql('grid_attachment as a')
    .join('grid_care_records as r', 'r.document_id', 'a.row_id')
    .join(`${link.table} as l`, `l.${link.from}`, 'r.id')
    .where({ 'a.type': 'care-record', [`l.${link.to}`]: employeeId })
    .select({ ...column, people })) as PlainRow[];
  return [...ofEvents, ...ofMatters, ...ofStories, ...ofTalks.map(({ people: n, ...row }) => (Number(n) === 1 ? row : { ...row, name: null }))];
};

interface ImportedSheet {
  name: string;
  rows: { row: number; verdict: string; input: readonly string[] }[];
}

/** Rows of imported files that hold the person's number: the file, the sheet and the row, and what came. */
export const importsWith = async (db: Db, employeeNo: string): Promise<PlainRow[]> => {
  const like = `%${likeText(employeeNo)}%`;
  const imports = (await db.sql('grid_imports').whereRaw(`result like ? escape '\\'`, [like]).orderBy('at').select('file_name', 'at', 'result')) as { file_name: string; at: string; result: string }[];
  return imports.flatMap(({ file_name: fileName, at, result }) =>
    (JSON.parse(result) as ImportedSheet[]).flatMap((sheet) =>
      sheet.rows.filter((row) => row.input.some((cell) => namesIn(cell).includes(employeeNo))).map((row): PlainRow => ({ at, fileName, sheet: sheet.name, row: row.row, verdict: row.verdict })),
    ),
  );
};

/** A cell with several people is a list of numbers. */
const namesIn = (cell: string): string[] => cell.split(/[\s,，、;；]+/);

/** A table that is no content type: columns that name a person with the section that shows them, or the reason why nothing is shown. */
interface Decision {
  readonly about: Readonly<Record<string, string>>;
  readonly because?: string;
}

const NOBODY = (because: string): Decision => ({ about: {}, because });

/** @public For the test that walks the database. Decides for every table of the platform. A test walks the database: a new table, or a new column that looks like a person, must decide here. */
export const PLATFORM_TABLES: Readonly<Record<string, Decision>> = {
  grid_outbox: { about: { recipient_id: 'mails', to_name: 'mails', to_address: 'mails', subject: 'mails' } },
  grid_mail_item: { about: { recipient_id: 'not shown: which duties a mail lists; the mail is shown', outbox_id: 'not shown: the mail is shown' } },
  grid_escalation: { about: { recipient_id: 'reminders' } },
  grid_matter_rung: { about: { recipient_id: 'reminders' } },
  grid_imports: { about: { result: 'imports', by_user: 'not shown: accounts of the office; the trail has who imported', by_name: 'not shown: the same' } },
  grid_attachment: { about: { row_id: 'attachments', name: 'attachments', by_name: 'attachments', by_user: 'not shown: the account behind by_name' } },
  grid_audit: {
    about: { subject_id: 'openings', actor_employee_id: 'deeds', actor_id: 'not shown: the account behind actor_employee_id', actor_kind: 'not shown: kind of account', actor_name: 'openings', actor_roles: 'openings' },
  },
  grid_audit_head: NOBODY('the end of the chain'),
  grid_state: NOBODY('versions and switches'),
  grid_token_reach: NOBODY('tokens of other systems'),
  grid_job_run: { about: { owner: 'not shown: the number of a process' } },
  grid_retention_batch: { about: { extended_by: 'not shown: who extended; the trail has it' }, because: 'months and counts' },
  grid_rate_limit: { about: { name: 'not shown: the name of a limit; the key is an HMAC' }, because: 'counts of tries' },
  grid_wechat_message: {
    about: { sender: 'not shown: an open id, sealed', sender_key: 'not shown: the HMAC of it' },
    because: 'only a binding says which employee wrote; that is shown, and so is the matter where it names him',
  },
  grid_wechat_binding: { about: { employee_id: 'wechat', sender_key: 'not shown: the HMAC of an open id', bound_on: 'wechat' } },
  grid_wechat_code: { about: { employee_id: 'not shown: a code that waits ten minutes to be sent' } },
  grid_wechat_notice: NOBODY('which matter was announced when; no person stands here'),
  grid_calendar_feed: { about: { employee_id: 'calendarFeeds', user_id: 'not shown: the account behind employee_id', owner_key: 'not shown: the same, as one key' } },
  grid_tombstone: NOBODY('counts of what is gone'),
};
