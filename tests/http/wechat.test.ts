import fs from 'node:fs';
import fixture from '../fixtures/wechat/messages.json';
import { dialect, freshDatabase, loadPlant, secrets, server, startApp, type TestApp } from '../support/app';
import { portalClient } from '../support/portal';
import { plugRegister, setNow, signedQuery, textFrom, wechatEnv } from '../support/wechat';
import { runWorker } from '../support/workers';

type Crypto = typeof import('../../src/plugins/grid/server/src/capabilities/wechat/crypto');

const URL = '/api/grid/wechat';
const { alice, bob, long } = fixture;

interface Sent {
  readonly query: Readonly<Record<string, string>>;
  readonly body: string;
}

let app: TestApp;
const logs: string[] = [];
const sql = (table: string) => app.strapi.db.connection(table);
const start = async (env: Record<string, string>): Promise<void> => {
  app = await startApp('2023-01-31', env);
  app.strapi.log.level = 'silly';
  for (const transport of app.strapi.log.transports) transport.silent = true;
  app.strapi.log.on('data', (line: object) => logs.push(JSON.stringify(line)));
  setNow(app);
  await plugRegister(app);
};

const send = async ({ query, body }: Sent, type = 'text/xml') => {
  const answer = await app.http().post(URL).query(query).set('Content-Type', type).send(body);
  if (answer.status >= 500) throw new Error(`${answer.status}: ${answer.text}`);
  return answer;
};
const contentOf = (xml: string): string => {
  const { openMessage } = server('capabilities/wechat/crypto') as Crypto;
  const [, sealed] = /<Encrypt><!\[CDATA\[(.*?)\]\]>/.exec(xml) ?? [];
  const message = sealed === undefined ? xml : openMessage(fixture.aesKey, fixture.appId, sealed);
  return /<Content><!\[CDATA\[([^]*)\]\]><\/Content>/.exec(message ?? '')?.[1] ?? '';
};
const say = async (call: Sent): Promise<string> => {
  const answer = await send(call);
  expect([answer.status, answer.type]).toEqual([200, 'text/xml']);
  return contentOf(answer.text);
};
const matters = async () => (await sql('test_matter').orderBy('id')) as Record<string, string>[];
const forgetLimits = () => sql('grid_rate_limit').delete();

describe.each(['plain', 'aes'] as const)('messages in %s', (mode) => {
  beforeAll(() => start(wechatEnv(mode === 'aes' ? { WECHAT_AES_KEY: fixture.aesKey } : {})));
  afterAll(() => app.stop());
  beforeEach(forgetLimits);

  test('the platform learns that the address is ours, whoever else asks does not', async () => {
    const ask = (query: object) => app.http().get(URL).query(query);
    const good = await ask(fixture.echo.good.query);
    expect([good.status, good.type, good.text]).toEqual([200, 'text/plain', fixture.echo.good.query.echostr]);
    for (const { query } of [fixture.echo['another token'], fixture.echo.stale]) expect((await ask(query)).status).toBe(403);
    for (const query of [{}, { ...fixture.echo.good.query, echostr: '<script>' }, { ...fixture.echo.good.query, timestamp: 'x' }, { ...fixture.echo.good.query, nonce: ['a', 'b'] }]) expect((await ask(query)).status).toBe(400);
  });

  // The title is the first 40 characters, the body all of it; the reply names the number and says that nobody is anonymous here.
  test.each<[keyof typeof fixture.good, object]>([
    ['text', { kind: 'consult', title: [...long].slice(0, 40).join(''), body: long }],
    ['complaint', { kind: 'complaint', title: '投诉 班车 总是晚点', body: '投诉 班车\n总是晚点' }],
    ['quotes', { kind: 'consult', body: 'a]] > b <b>&amp; "c" \'d\' é 𠮷' }],
    ['image', { kind: 'consult', title: '微信图片', image: 'waiting' }],
    ['withoutId', { kind: 'consult', body: '没有编号的消息' }],
  ])('%s is registered', async (name, matter) => {
    const before = (await matters()).length;
    const reply = await say(fixture.good[name][mode]);
    const made = (await matters()).slice(before);
    expect(made).toEqual([expect.objectContaining({ ...matter, channel: 'wechat', day: '2023-01-31' })]);
    expect(reply).toContain(`已登记，编号 ${made[0]!['number']}`);
    expect(reply).toContain('本渠道不匿名');
    expect(await sql('grid_audit').where({ row_id: made[0]!['document_id'] }).select('action', 'type', 'actor_name', 'details')).toEqual([{ action: 'row.create', type: 'matter', actor_name: 'wechat', details: '{"channel":"wechat"}' }]);
  });

  test.each(['subscribe', 'scan', 'voice'] as const)('%s is greeted, and told that this is not anonymous and where the box is', async (name) => {
    const before = await matters();
    const reply = await say(fixture.good[name][mode]);
    expect(reply).toMatch(/本渠道不匿名.*匿名意见箱/s);
    expect(await matters()).toEqual(before);
  });

  test('the same message again, and eight times at once, is one matter with one number', async () => {
    const before = await matters();
    const again = await Promise.all(Array.from({ length: 8 }, () => say(fixture.good.text[mode])));
    expect([new Set(again).size, await matters()]).toEqual([1, before]);
    const fresh = fixture.good.lostImage[mode];
    const first = await Promise.all(Array.from({ length: 8 }, () => say(fresh)));
    expect([new Set(first).size, (await matters()).length]).toEqual([1, before.length + 1]);
    expect(first[0]).toContain((await matters()).at(-1)!['number']);
  });

  test.each(fixture.refused[mode] as [string, Sent, number][])('refused: %s', async (_what, call, status) => {
    const before = await matters();
    const answer = await send(call);
    expect([answer.status, Object.keys((answer.body as { error: object }).error).sort()]).toEqual([status, ['details', 'message', 'name', 'status']]);
    expect(await matters()).toEqual(before);
  });

  test('what is no XML by its type, or too large, is a 4xx', async () => {
    const { query, body } = fixture.good.text[mode];
    for (const type of ['application/json', 'text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/xml; charset=nosuch/x']) {
      const answer = await send({ query, body: type.includes('json') ? '{"xml":1}' : body }, type);
      expect([type, answer.status]).toEqual([type, 400]);
    }
    const padding = (bytes: number) => `${body}${' '.repeat(bytes - Buffer.byteLength(body))}`;
    expect((await send({ query, body: padding(64 * 1024) })).status).toBe(200);
    expect((await send({ query, body: padding(64 * 1024 + 1) })).status).toBe(413);
  });

  test('no other method', async () => {
    for (const method of ['put', 'delete', 'patch'] as const) expect((await app.http()[method](URL).query(fixture.echo.good.query)).status).toBe(405);
  });

  test('600 calls a minute from one address, signed or not', async () => {
    await say(fixture.good.text[mode]);
    await sql('grid_rate_limit').where({ name: 'wechat calls' }).update({ hits: 600 });
    const answer = await send(fixture.good.text[mode]);
    expect([answer.status, Number(answer.headers['retry-after']) > 0]).toEqual([429, true]);
    expect((await app.http().get(URL).query(fixture.echo.good.query)).status).toBe(429);
  });
});

describe('people', () => {
  beforeAll(() => start(wechatEnv()));
  afterAll(() => app.stop());
  beforeEach(forgetLimits);
  const from = (sender: string, content: string): Promise<string> => say({ query: signedQuery(fixture.now), body: textFrom(sender, content) });
  const numberIn = (reply: string): string => /编号 (M-\d+)/.exec(reply)![1]!;

  test('learn the state of their own matter; somebody else’s and none answer alike', async () => {
    const number = numberIn(await from(alice, '宿舍停水'));
    expect(await from(alice, `查询 ${number}`)).toBe(`编号 ${number}：已登记。`);
    await sql('test_matter').where({ number }).update({ state: 'answered' });
    expect(await from(alice, `查询${number}`)).toBe(`编号 ${number}：已答复。`);
    expect([await from(bob, `查询 ${number}`), await from(bob, '查询 M-999')]).toEqual([`没有查到您登记的编号 ${number}。`, '没有查到您登记的编号 M-999。']);
    await sql('test_matter').where({ number }).delete();
    expect(await from(alice, `查询 ${number}`)).toBe(`没有查到您登记的编号 ${number}。`);
  });

  test('who sends too much is told so and registers no more; others still do', async () => {
    const before = (await matters()).length;
    for (let i = 0; i < 20; i += 1) await from(alice, `第 ${i} 条`);
    expect(await from(alice, '第 21 条')).toContain('太频繁');
    expect((await matters()).length).toBe(before + 20);
    expect(await from(bob, '我的第一条')).toContain('已登记');
  });

  test('an error on the way leaves neither message nor matter', async () => {
    const counts = async () => [(await matters()).length, (await sql('grid_wechat_message').select('id')).length];
    const before = await counts();
    await app.strapi.db.connection.schema.renameTable('grid_audit', 'grid_audit_away');
    const body = textFrom(bob, '审计不可用');
    expect((await app.http().post(URL).query(signedQuery(fixture.now)).set('Content-Type', 'text/xml').send(body)).status).toBe(500);
    await app.strapi.db.connection.schema.renameTable('grid_audit_away', 'grid_audit');
    expect(await counts()).toEqual(before);
    expect(await say({ query: signedQuery(fixture.now), body })).toContain('已登记');
  });

  const found = (text: string): string[] => [alice, bob].filter((id) => text.includes(id));

  test('no table holds an open id in plain', async () => {
    const knex = app.strapi.db.connection;
    const names = (dialect() === 'sqlite' ? await knex('sqlite_master').where({ type: 'table' }).pluck('name') : await knex('information_schema.tables').where({ table_schema: 'public' }).pluck('table_name')) as string[];
    const tables = new Map<string, string>();
    for (const name of names) tables.set(name, JSON.stringify(await knex(name).select()));
    expect((tables.get('grid_wechat_message') ?? '').length).toBeGreaterThan(1_000);
    expect([...tables].flatMap(([name, text]) => found(text).map((id) => [name, id]))).toEqual([]);
    // The search finds what does stand there in plain.
    expect(tables.get('test_matter')).toContain('我的第一条');
  });

  if (dialect() === 'sqlite') {
    test('nor do the bytes of the file and its log', () => {
      const file = app.env['DATABASE_FILE']!;
      const bytes = [file, `${file}-wal`].filter((name) => fs.existsSync(name)).map((name) => fs.readFileSync(name));
      expect(bytes.flatMap((each) => found(each.toString('latin1')))).toEqual([]);
      expect(bytes.some((each) => each.includes(Buffer.from('我的第一条', 'utf8')))).toBe(true);
    });
  }

  test('no line of the log names one, of good calls and of refused ones', async () => {
    await send({ query: { ...signedQuery(fixture.now), openid: alice, signature: 'x' }, body: textFrom(alice, 'x') });
    await send({ query: { ...signedQuery(fixture.now), openid: alice }, body: textFrom(`${alice}'`, 'x') });
    expect(logs.filter((line) => line.includes(`POST ${URL}`)).length).toBeGreaterThan(50);
    expect(logs.filter((line) => found(line).length > 0 || line.includes('openid') || line.includes('signature='))).toEqual([]);
  });
});

describe('without a token', () => {
  beforeAll(() => start(wechatEnv({ WECHAT_TOKEN: '' })));
  afterAll(() => app.stop());

  test('there is no code to send to it', async () => {
    await loadPlant(app);
    expect((await (await portalClient(app, 'HS0011')).post('/api/grid/me/wechat/codes')).status).toBe(404);
    expect(await sql('grid_wechat_code').select('employee_id')).toEqual([]);
  });

  test('there is no channel, whatever is sent', async () => {
    expect((await app.http().get(URL).query(fixture.echo.good.query)).status).toBe(404);
    for (const call of [fixture.good.text.plain, fixture.good.text.aes]) expect((await send(call)).status).toBe(404);
  });
});

test('a start with a wrong value is refused, with the variable and what is allowed', async () => {
  const { env, drop } = await freshDatabase();
  await expect(runWorker({ ...secrets(), ...env, ...wechatEnv({ WECHAT_APP_ID: 'gh_1' }) }, {})).rejects.toThrow('WECHAT_APP_ID is "gh_1"; allowed: wx and 16');
  await drop();
});
