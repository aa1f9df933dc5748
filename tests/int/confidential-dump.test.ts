import fs from 'node:fs';
import { dialect, login, server, startPlant, type Account, type PlantApp } from '../support/app';
import { sheetOf } from '../support/browser-oracle';
import { engineOf } from '../support/engine';
import { clientOf, MARKER, type Client } from '../support/http';
import { startMailSink, type MailSink } from '../support/mail-sink';
import { saveAs } from './import-fixtures';

type Importing = typeof import('../../src/plugins/grid/server/src/capabilities/import');
type Principals = typeof import('../../src/plugins/grid/server/src/access/principal');

/** Every confidential text that gets into the product here: of the ledger, and the marker through every other door. */
const LEDGER = [...sheetOf('ledger-2022.xlsx', '谈访记录').map((row) => row['内容']!), ...sheetOf('ledger-2022.xlsx', '谈访事由').map((row) => row['说明'] ?? '')].filter((text) => text.length > 3);
const TEXTS = [...new Set([MARKER, ...LEDGER])];

let app: PlantApp;
let sink: MailSink;
let office: Client;
let branch: Client;
const logs: string[] = [];
const sql = (table: string) => app.strapi.db.connection(table);

beforeAll(async () => {
  sink = await startMailSink();
  app = await startPlant({ SMTP_PORT: String(sink.port) });
  app.strapi.log.level = 'silly';
  app.strapi.log.on('data', (line: object) => logs.push(JSON.stringify(line)));
  const accounts = app.accounts;
  const as = async (role: Account['role']) => clientOf(app, await login(app, accounts.find((account) => account.role === role)!));
  [office, branch] = [await as('office'), await as('branch')];
  await use(await as('superAdmin'));
});
afterAll(async () => {
  await app.stop();
  await sink.close();
});

const documentOf = async (no: string) => ((await sql('grid_employees').where({ employee_no: no }).first('document_id')) as { document_id: string }).document_id;

/** What people do in a week, with the marker in every field that takes a confidential text, in good requests and in wrong ones. */
const use = async (technical: Client): Promise<void> => {
  const [who, other] = [await documentOf('HS0011'), await documentOf('HS0012')];
  const ok = async (sent: ReturnType<Client['post']>) => expect([200, 201]).toContain((await sent).status);
  await ok(branch.post('/grid/care-records', { employeeIds: [who], form: 'individual', heldOn: '2023-01-30', summary: MARKER, nextOn: '2023-02-20', need: { title: '宿舍热水', kind: 'help', details: MARKER } }));
  await ok(branch.post('/grid/care-events', { employeeId: other, kind: 'conflict', occurredOn: '2023-01-30', note: MARKER }));
  await ok(branch.post('/grid/care-plans', { employeeId: who, responsibleId: other, cause: 'hardship', cadence: 'week', from: '2023-01-31', reviewOn: '2023-03-01', until: '2023-03-31', goal: MARKER }));
  await branch.post('/grid/care-plans', { employeeId: who, responsibleId: other, cause: 'hardship', cadence: 'week', from: '2023-01-31', reviewOn: '2023-03-01', until: '2023-03-31', goal: MARKER });
  for (const client of [office, branch]) await ok(client.post(`/grid/employees/${who}/care-profile`, { health: MARKER, family: MARKER, hardship: MARKER, skills: MARKER, emergencyContact: MARKER }));
  await ok(technical.post('/content-manager/collection-types/plugin::grid.care-event', { code: 'D-1', employee: { connect: [{ documentId: who }] }, kind: 'conflict', occurredOn: '2023-01-30', reportedOn: '2023-01-30', note: MARKER }));
  // Refused, each at another step: their answers and log lines hold nothing of the text either (the client looks).
  await branch.post('/grid/care-events', { employeeId: other, kind: 'conflict', occurredOn: '2024-01-30', note: MARKER });
  await branch.post('/grid/care-records', { employeeIds: ['z'.repeat(24)], form: 'individual', heldOn: '2023-01-30', summary: MARKER });
  await technical.post('/content-manager/collection-types/plugin::grid.care-event', { code: 'D-1', employee: { connect: [{ documentId: who }] }, kind: 'conflict', occurredOn: '2023-01-30', reportedOn: '2023-01-30', note: MARKER });
  await importTexts();
  const engine = engineOf(app);
  for (const job of ['open-periodic-duties', 'care-plans', 'escalate', 'digest', 'send-mail']) await engine.run(job, job === 'send-mail' ? undefined : '2023-01-31').catch((error: unknown) => logs.push(String(error)));
};

/** New rows, a changed one and wrong ones, twice: the second time they are compared with what is stored. */
const importTexts = async (): Promise<void> => {
  const { commitImport, depsFor, previewImport } = server('capabilities/import') as Importing;
  const { asSystem } = server('access/principal') as Principals;
  const header = ['谈访人工号', '谈话对象工号', '方式', '日期', '谈话内容'];
  const rows = (text: string) => [header, ['HS0010', 'HS0011', '个别谈话', '2023-01-20', text], ['HS0010', 'HS9999', '个别谈话', '2023-01-20', text], ['HS0010', 'HS0012', '个别谈话', 'no date', text]];
  for (const text of [MARKER, MARKER, `${MARKER} 2`]) {
    await asSystem(async () => {
      const [deps, file] = [depsFor(app.strapi, { userId: null, name: 'test' }), { name: 'talks.xlsx', bytes: saveAs(rows(text), 'xlsx', '谈访记录') }];
      const preview = await previewImport(deps, file);
      expect(JSON.stringify(preview)).not.toContain(MARKER);
      verdicts.push(preview.counts);
      await commitImport(deps, file, preview.fingerprint);
    });
  }
};
const verdicts: object[] = [];

/** Every table, whatever it is called. */
const dump = async (): Promise<Map<string, string>> => {
  const knex = app.strapi.db.connection;
  const names = dialect() === 'sqlite' ? await knex('sqlite_master').where({ type: 'table' }).pluck('name') : await knex('information_schema.tables').where({ table_schema: 'public' }).pluck('table_name');
  const tables = new Map<string, string>();
  for (const name of names as string[]) tables.set(name, JSON.stringify(await knex(name).select()));
  return tables;
};

const found = (text: string): string[] => TEXTS.filter((each) => text.includes(each) || text.includes(JSON.stringify(each).slice(1, -1)));

test('the texts did get in: sealed, as many as were written, and the same import again changes nothing', async () => {
  expect(LEDGER.length).toBeGreaterThan(30);
  expect(verdicts).toEqual([
    { new: 1, changed: 0, unchanged: 0, wrong: 2 },
    { new: 0, changed: 0, unchanged: 1, wrong: 2 },
    { new: 0, changed: 1, unchanged: 0, wrong: 2 },
  ]);
  const sealed = async (table: string, column: string) => Number(((await sql(table).whereLike(column, 'v1:k1:%').count({ n: '*' })) as { n: number | string }[])[0]!.n);
  expect([await sealed('grid_care_profiles', 'health'), await sealed('grid_care_profiles', 'emergency_contact')]).toEqual([1, 1]);
  expect(await sealed('grid_care_records', 'summary')).toBe(sheetOf('ledger-2022.xlsx', '谈访记录').filter((row) => row['内容'] !== '').length + 2);
  expect(await sealed('grid_care_events', 'note')).toBe(sheetOf('ledger-2022.xlsx', '谈访事由').filter((row) => (row['说明'] ?? '') !== '').length + 2);
});

test('no table holds one', async () => {
  const tables = await dump();
  for (const name of ['grid_imports', 'grid_outbox', 'grid_audit', 'grid_job_run', 'grid_care_records']) expect([name, tables.get(name)!.length > 2]).toEqual([name, true]);
  expect([...tables].flatMap(([name, text]) => found(text).map((each) => [name, each]))).toEqual([]);
});

if (dialect() === 'sqlite') {
  test('nor do the bytes of the file and its log', () => {
    const file = app.env['DATABASE_FILE']!;
    const bytes = [file, `${file}-wal`].filter((name) => fs.existsSync(name)).map((name) => fs.readFileSync(name));
    expect(bytes.length).toBe(2);
    expect(TEXTS.filter((text) => bytes.some((each) => each.includes(Buffer.from(text, 'utf8'))))).toEqual([]);
    // The names of people do stand there: the search finds what is there.
    expect(bytes.some((each) => each.includes(Buffer.from('HS0011', 'utf8')))).toBe(true);
  });
}

test('no log line and no mail holds one', () => {
  expect([logs.filter((line) => line.includes('POST /grid/care-records')).length > 0, sink.mails.length > 0]).toEqual([true, true]);
  expect(logs.flatMap(found)).toEqual([]);
  const mails = sink.mails.map(({ raw }) => raw + Buffer.from(raw.replace(/\s/g, ''), 'base64').toString('utf8'));
  expect(mails.flatMap(found)).toEqual([]);
});
