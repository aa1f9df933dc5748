import { statSync } from 'node:fs';
import path from 'node:path';
import { dialect, server, startPlant, type Settings, type PlantApp } from '../support/app';
import { clientOf, clientsOf, type Client, type Role } from '../support/http';

let app: PlantApp;
let nobody: Client;
let clients: Record<Role, Client>;
beforeAll(async () => {
  app = await startPlant();
  clients = await clientsOf(app, app.accounts);
  nobody = clientOf(app, null);
});
afterAll(() => app.stop());

interface Receipt {
  number: string;
  receipt: string;
}
interface Mailbox {
  state: string;
  actions: string[];
  body: string | null;
  messages: { from: string; text: string }[];
}
const { settingsOf } = server('platform/settings') as Settings;
const sql = (table: string) => app.strapi.db.connection(table);
const raise = async (values: object = {}) => (await nobody.post('/api/grid/voices', { kind: 'complaint', title: '食堂卫生', body: '后厨有虫', grid: 'C01-01', ...values })).body as never as Receipt;
const open = (receipt: string) => nobody.post('/api/grid/voices/mailbox', { receipt });
const documentOf = async (number: string) => ((await sql('grid_matters').where({ number }).first('document_id')) as { document_id: string }).document_id;
const as = (role: Role, path: string, body: object = {}) => clients[role].post(path, body);

test('two-way, without a name: raised, answered, read by receipt, reopened, confirmed', async () => {
  const { number, receipt } = await raise();
  expect([number, receipt]).toEqual([expect.stringMatching(/^2023-\d{6}$/), expect.stringMatching(/^\d{16}$/)]);
  const matter = `/grid/matters/${await documentOf(number)}`;
  for (const [path, body] of [
    ['acceptance', {}],
    ['takeover', { handlerId: ((await sql('grid_employees').where({ employee_no: 'HS0010' }).first('document_id')) as { document_id: string }).document_id, measure: '检查后厨' }],
    ['answer', { result: 'solved', text: '已彻底清洁' }],
  ] as const) expect([path, (await as('branch', `${matter}/${path}`, body)).status]).toEqual([path, 200]);
  const answered = (await open(receipt)).body as never as Mailbox;
  expect(answered).toMatchObject({ state: 'answered', body: '后厨有虫', messages: [{ from: 'handler', text: '已彻底清洁' }], actions: ['message', 'confirm', 'reopen'] });
  expect((await nobody.post('/api/grid/voices/mailbox/reopening', { receipt, reason: '又有了' })).body).toMatchObject({ state: 'reopened' });
  await as('branch', `${matter}/takeover`, { handlerId: ((await sql('grid_employees').where({ employee_no: 'HS0010' }).first('document_id')) as { document_id: string }).document_id, measure: '更换供应商' });
  await as('branch', `${matter}/suspension`, { reason: '招标', expectedUntil: '2023-03-10' });
  // A word of the reporter ends the pause.
  expect((await nobody.post('/api/grid/voices/mailbox/messages', { receipt, text: '还有吗' })).body).toMatchObject({ state: 'inProgress' });
  await as('branch', `${matter}/answer`, { result: 'solved', text: '已更换' });
  expect((await nobody.post('/api/grid/voices/mailbox/confirmation', { receipt, satisfaction: 'satisfied' })).body).toMatchObject({ state: 'closed', satisfaction: 'satisfied' });
});

test('what the state does not allow is a 409 that says from where it goes', async () => {
  const { receipt } = await raise();
  const answer = await nobody.post('/api/grid/voices/mailbox/confirmation', { receipt, satisfaction: 'basic' });
  expect([answer.status, JSON.stringify(answer.body)]).toEqual([409, expect.stringContaining('answered')]);
});

describe('receipts', () => {
  // Wrong: the digits of somebody else’s receipt but one. Unknown: never given. Nothing tells them apart, time included.
  test('a wrong and an unknown one answer alike, and take the same time', async () => {
    const { receipt } = await raise();
    const last = (Number(receipt.slice(-1)) + 1) % 10;
    const [wrong, unknown] = [await open(`${receipt.slice(0, -1)}${last}`), await open('0000000000000000')];
    expect([wrong.status, JSON.stringify(wrong.body)]).toEqual([404, JSON.stringify(unknown.body)]);
    const timed = async (value: string) => {
      const times: number[] = [];
      for (let each = 0; each < 4; each += 1) {
        const before = performance.now();
        await open(value);
        times.push(performance.now() - before);
      }
      return Math.min(...times);
    };
    const [first, second] = [await timed('0000000000000001'), await timed(receipt)];
    // Each works out one scrypt with N = 2^15, which is nearly all of the time; one that answered without it would be ten times faster.
    expect(first / second).toBeGreaterThan(0.4);
  });

  test('guesses are limited, without a row that says who guessed', async () => {
    const before = await sql('grid_rate_limit').count({ n: '*' });
    const answers: number[] = [];
    for (let each = 0; each < 40; each += 1) answers.push((await open('1234567890123456')).status);
    expect(answers.includes(429)).toBe(true);
    expect(await sql('grid_rate_limit').count({ n: '*' })).toEqual(before);
  });

  test.each(['', '123', '12345678901234567', '一二三四五六七八九十一二三四五六', "1' or '1'='1"])('%j is no receipt', async (receipt) => expect([400, 429]).toContain((await open(receipt)).status));
});

// 200 voices, sent by known people in random order, with other work in between. What is left of them in the database must not tell who sent which, beyond the day.
test('nothing that is stored separates the senders better than chance', async () => {
  const lines: string[] = [];
  const write = app.strapi.log.http.bind(app.strapi.log);
  app.strapi.log.http = ((line: string) => {
    lines.push(line);
    return write(line);
  }) as never;
  const sent: { sender: number; order: number; number: string; from: number; until: number }[] = [];
  const { registerMatter } = server('capabilities/matters/register') as typeof import('../../src/plugins/grid/server/src/capabilities/matters/register');
  const { withTx } = server('platform/db') as typeof import('../../src/plugins/grid/server/src/platform/db');
  const { keepOfReporter, vaultOf } = server('capabilities/attachments') as typeof import('../../src/plugins/grid/server/src/capabilities/attachments');
  const grid = ((await sql('grid_grids').where({ code: 'C01-01' }).first('id')) as { id: number }).id;
  for (let order = 0; order < 200; order += 1) {
    const sender = Math.floor(Math.random() * 2);
    const from = Date.now();
    // The limit of one address is not what is tried here: the register behind the route is.
    const matter = await withTx(app.strapi, (db) => registerMatter(db, { channel: 'onlineBox', kind: 'report', title: '同一句话', body: '同一句话', category: null, gridId: grid, submitterId: null, anonymous: true, receiverId: null, registeredOn: '2023-01-31', receiptKey: `k${order}`, receiptHash: 'h' }, '2023-01-31'));
    const { document_id: document } = (await sql('grid_matters').where({ number: matter.number }).first('document_id')) as { document_id: string };
    await withTx(app.strapi, (db) => keepOfReporter(db, vaultOf(app.strapi), document, { mime: 'image/jpeg', extension: 'jpg', content: Buffer.from('the same picture') }, '2023-01-31'));
    if (order % 5 === 0) await as('branch', '/grid/matters', { channel: 'hotline', kind: 'report', title: '电话诉求', grid: 'C01-01' });
    sent.push({ sender, order, number: matter.number, from, until: Date.now() });
  }
  const stored = (await sql('grid_matters').where({ title: '同一句话' }).select('*')) as Record<string, unknown>[];
  expect(stored).toHaveLength(200);
  // 1. No column holds an hour: every stamp is a midnight.
  for (const column of ['created_at', 'updated_at', 'published_at']) expect([column, new Set(stored.map((row) => new Date(row[column] as number).toISOString()))]).toEqual([column, new Set(['2023-01-31T00:00:00.000Z'])]);
  // 2. No column keeps the order in which they came: rank correlation of each orderable column with the true order stays within what chance gives (4 sigma).
  const orderOf = new Map(sent.map(({ number, order }) => [number, order]));
  const steps = (await sql('grid_matter_steps as s').join('grid_matters as m', 'm.id', 's.matter_id').where('m.title', '同一句话').select('m.number', 's.id', 's.document_id')) as Record<string, unknown>[];
  for (const [name, rows] of [['matter', stored], ['step', steps]] as const)
    for (const column of ['id', 'number', ...(name === 'matter' ? ['document_id'] : [])]) expect([name, column, Math.abs(correlation(rows.map((row) => [row[column] as never, orderOf.get(row['number'] as string) as number]))) < 4 / Math.sqrt(200)]).toEqual([name, column, true]);
  // The same of their files: all alike but for what is drawn, and not numbered in the order of their coming. A night makes them anew.
  const { shuffleFiles } = server('capabilities/attachments/shuffle') as typeof import('../../src/plugins/grid/server/src/capabilities/attachments/shuffle');
  const ofFiles = sql('grid_attachment as a').join('grid_matters as m', 'm.document_id', 'a.row_id').where('m.title', '同一句话');
  const place = dialect() === 'sqlite' ? 'a.rowid' : 'a.ctid';
  const ordered = async () => (await ofFiles.clone().orderByRaw(place).select('m.number', 'a.id')) as { number: string; id: string }[];
  const tells = async (column: string, rows: readonly (readonly [string | number, string])[]) =>
    expect([column, rows.length, Math.abs(correlation(rows.map(([value, number]) => [value, orderOf.get(number) as number]))) < 4 / Math.sqrt(200)]).toEqual([column, 200, true]);
  expect(new Set((await ofFiles.clone().select('a.type', 'a.name', 'a.bytes', 'a.sha256', 'a.key_id', 'a.by_user', 'a.by_name', 'a.at')).map((row) => JSON.stringify(row))).size).toBe(1);
  // PostgreSQL keeps the place of a row until the night, as it does for matters.
  if (dialect() === 'sqlite') await tells('place', (await ordered()).map(({ number }, index) => [index, number]));
  await withTx(app.strapi, (db) => shuffleFiles(db, vaultOf(app.strapi), '2023-01-31'));
  const files = await ordered();
  await tells('place after a night', files.map(({ number }, index) => [index, number]));
  await tells('id', files.map(({ id, number }) => [id, number]));
  const folder = settingsOf(app.strapi).filesFolder;
  const stats = files.map(({ id, number }) => ({ number, found: statSync(path.join(folder, id.slice(0, 2), id)) }));
  await tells('made', stats.map(({ number, found }) => [found.ctimeMs, number]));
  expect(new Set(stats.map(({ found }) => found.mtime.toISOString()))).toEqual(new Set(['2023-01-31T00:00:00.000Z']));
  // 3. No other table names them: trail, outbox, jobs, rate limits.
  for (const table of ['grid_audit', 'grid_outbox', 'grid_job_run', 'grid_rate_limit', 'strapi_sessions']) {
    const text = JSON.stringify(await sql(table).select('*'));
    expect([table, stored.filter((row) => text.includes(String(row['document_id'])) || text.includes(String(row['number'])))]).toEqual([table, []]);
  }
});

test('the log has no line about a voice or a mailbox, and keeps the others (control)', async () => {
  const lines: string[] = [];
  const write = app.strapi.log.http;
  app.strapi.log.http = ((line: string) => lines.push(line)) as never;
  await raise();
  await open('0000000000000000');
  await nobody.get('/api/grid/employees');
  app.strapi.log.http = write;
  expect([lines.filter((line) => line.includes('voices')), lines.some((line) => line.includes('/api/grid/employees'))]).toEqual([[], true]);
});

/** Spearman’s rank correlation. */
const correlation = (pairs: readonly (readonly [string | number, number])[]): number => {
  const ranks = (values: readonly (string | number)[]) => {
    const sorted = [...values].sort((left, right) => (left < right ? -1 : left > right ? 1 : 0));
    return values.map((value) => sorted.indexOf(value));
  };
  const [left, right] = [ranks(pairs.map(([value]) => value)), ranks(pairs.map(([, order]) => order))];
  const mean = (pairs.length - 1) / 2;
  const sum = (of: (index: number) => number) => pairs.reduce((total, _, index) => total + of(index), 0);
  const spread = (values: readonly number[]) => Math.sqrt(sum((index) => ((values[index] ?? 0) - mean) ** 2));
  return sum((index) => ((left[index] ?? 0) - mean) * ((right[index] ?? 0) - mean)) / (spread(left) * spread(right));
};
