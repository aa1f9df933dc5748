import type { Mailbox, OwnMatter } from '../../src/plugins/grid/shared/contracts/voices';
import { server, startPlant, type PlantApp } from '../support/app';
import { engineOf, type Engine } from '../support/engine';
import { clientOf, clientsOf, type Client, type Role } from '../support/http';
import { portalClient } from '../support/portal';

type Matters = typeof import('../../src/plugins/grid/server/src/capabilities/matters');
type Db = Parameters<Matters['registerFromSurvey']>[0];
type Survey = Parameters<Matters['registerFromSurvey']>[1];
type Named = Extract<Survey, { by: unknown }>;

const TODAY = '2023-01-31';
const TEXT = '机密标记-问卷内容';

let app: PlantApp;
let engine: Engine;
let clients: Record<Role, Client>;
let person: { id: number; doc: string };
let staff: Client;
const { makeReceipt, registerFromSurvey } = server('capabilities/matters') as Matters;
beforeAll(async () => {
  app = await startPlant();
  clients = await clientsOf(app, app.accounts);
  engine = engineOf(app);
  person = await engine.person('HS0017');
  staff = await portalClient(app, 'HS0017');
});
afterAll(() => app.stop());

const sql = (table: string) => app.strapi.db.connection(table);
const said = { kind: 'suggestion', title: '夜班班车', body: TEXT, category: 'transport' } as const;
/** As the portal knows him. */
const by = (): Named['by'] => ({ kind: 'person', accountId: 1, employeeId: person.id, name: '员工', roles: ['staff'], actions: [], scope: { kind: 'nothing' } });
const secret = () => app.strapi.config.get<string>('admin.secrets.encryptionKey');
const register = (survey: Survey) => engine.tx((db: Db) => registerFromSurvey(db, survey, TODAY));
const rowOf = async (documentId: string) => (await sql('grid_matters').where({ document_id: documentId }).first()) as Record<string, unknown>;
const trailOf = (documentId: string) => sql('grid_audit').where({ row_id: documentId }).select('action', 'subject_id', 'fields');
const counts = () => Promise.all(['grid_matters', 'grid_matter_steps', 'grid_outbox', 'grid_audit'].map((table) => engine.count(table)));

test('a named answer becomes a matter of the person, in his grid, and stands in his list and his part of the trail', async () => {
  const { documentId, number } = await register({ ...said, by: by() });
  const home = (await sql('grid_employees').where({ id: person.id }).first('grid_id')) as { grid_id: number };
  const row = await rowOf(documentId);
  expect(row).toMatchObject({ number, channel: 'survey', kind: 'suggestion', state: 'registered', submitter_id: person.id, grid_id: home.grid_id, solve_days: 15, receipt_key: null });
  expect([Boolean(row['anonymous']), String(row['body']).startsWith('v1:'), row['receiver_id']]).toEqual([false, true, row['owner_id']]);
  expect(await trailOf(documentId)).toEqual([{ action: 'row.create', subject_id: person.id, fields: 'channel,title,body,kind' }]);
  expect(((await staff.get('/api/grid/me/matters')).body as never as OwnMatter[]).map((each) => each.number)).toEqual([number]);
});

test('a nameless one keeps the words and the day, tells nobody the hour, and its receipt opens the mailbox', async () => {
  const before = await counts();
  const { receipt, kept } = await makeReceipt(secret());
  const { documentId, number } = await register({ ...said, receipt: { kept }, grid: 'C01-01' });
  const row = await rowOf(documentId);
  expect(row).toMatchObject({ channel: 'survey', submitter_id: null, receipt_key: kept.receiptKey });
  expect([Boolean(row['anonymous']), new Date(row['created_at'] as string).toISOString().slice(11)]).toEqual([true, expect.stringMatching(/^\d\d:00:00\.000Z$/)]);
  // A matter and its step; neither mail nor entry.
  expect(await counts()).toEqual([before[0]! + 1, before[1]! + 1, before[2], before[3]]);
  const mailbox = await clientOf(app, null).post('/api/grid/voices/mailbox', { receipt });
  expect([mailbox.status, (mailbox.body as never as Mailbox).number, (mailbox.body as never as Mailbox).body]).toEqual([200, number, TEXT]);
  const whole = await register({ kind: 'consult', title: '全厂的问题', receipt: await makeReceipt(secret()) });
  const top = (await sql('grid_grids').where({ code: 'C01' }).first('id')) as { id: number };
  expect((await rowOf(whole.documentId))['grid_id']).toBe(top.id);
});

test('it stands and falls with the transaction of the answer', async () => {
  const before = await counts();
  await expect(
    engine.tx(async (db: Db) => {
      await registerFromSurvey(db, { ...said, by: by() }, TODAY);
      throw new Error('the answer was refused');
    }),
  ).rejects.toThrow('the answer was refused');
  expect(await counts()).toEqual(before);
});

// The rules of the online box: what that refuses is refused here, and nothing of it stays.
test('refused like a voice to the box', async () => {
  const before = await counts();
  const receipt = await makeReceipt(secret());
  for (const [survey, field] of [[{ ...said, category: 'no-such', by: by() }, 'category'], [{ ...said, category: 'no-such', receipt }, 'category'], [{ ...said, receipt, grid: 'C99' }, 'grid']] as [Survey, string][]) await expect(register(survey)).rejects.toMatchObject({ issues: [{ field }] });
  const open = async () => ((await staff.get('/api/grid/me/matters')).body as never as OwnMatter[]).length;
  expect(await counts()).toEqual(before);
  for (let waiting = await open(); waiting < 20; waiting += 1) await register({ ...said, by: by() });
  await expect(register({ ...said, by: by() })).rejects.toMatchObject({ code: 'too_many_open' });
  expect((await staff.post('/api/grid/me/matters', { kind: 'help', title: '又一件' })).status).toBe(409);
  expect(await open()).toBe(20);
});

test('a clerk who types in a paper questionnaire makes the same matter, received by himself', async () => {
  const post = async (values: object) => {
    const answer = await clients.office.post('/grid/matters', { channel: 'survey', ...said, grid: 'C01-01', ...values });
    expect(answer.status).toBe(200);
    return rowOf((answer.body as never as { id: string }).id);
  };
  const { documentId } = await register({ ...said, receipt: await makeReceipt(secret()), grid: 'C01-01' });
  // What differs by nature: whose row it is, the receipt, and who received it.
  const own = ['id', 'document_id', 'number', 'body', 'receipt_key', 'receipt_hash', 'receiver_id', 'owner_id'];
  const shared = (row: Record<string, unknown>) => Object.fromEntries(Object.entries(row).filter(([column]) => !own.includes(column)));
  expect(shared(await post({}))).toEqual(shared(await rowOf(documentId)));
  expect(await post({ submitterId: person.doc })).toMatchObject({ channel: 'survey', submitter_id: person.id });
});
