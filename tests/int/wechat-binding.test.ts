import type { OwnMatter } from '../../src/plugins/grid/shared/contracts/voices';
import type { OwnFile } from '../../src/plugins/grid/shared/contracts/rights';
import type { WechatCode } from '../../src/plugins/grid/shared/contracts/wechat';
import fixture from '../fixtures/wechat/messages.json';
import { dialect, startPlant, type PlantApp } from '../support/app';
import { engineOf, type Engine } from '../support/engine';
import { clientsOf, type Client, type Role } from '../support/http';
import { portalClient } from '../support/portal';
import { setNow, signedQuery, textFrom, wechatEnv } from '../support/wechat';

const ME = '/api/grid/me/wechat';
const { alice, bob } = fixture;
const WRONG = /^绑定码无效，没有绑定，也没有登记。/;

let app: PlantApp;
let engine: Engine;
let clients: Record<Role, Client>;
let seconds: number = fixture.now;
const at = (instant: number): void => {
  seconds = instant;
  setNow(app, seconds);
};
const sql = (table: string) => app.strapi.db.connection(table);

/** What the official account answers to a message that was sent; each call of it is another delivery of the same. */
const delivery = (sender: string, content: string) => {
  const body = textFrom(sender, content);
  return async (): Promise<string> => {
    const answer = await app.http().post('/api/grid/wechat').query(signedQuery(seconds)).set('Content-Type', 'text/xml').send(body);
    expect(answer.status).toBe(200);
    return /<Content><!\[CDATA\[([^]*)\]\]><\/Content>/.exec(answer.text)?.[1] ?? '';
  };
};
const say = (sender: string, content: string): Promise<string> => delivery(sender, content)();
const codeFor = async (person: Client): Promise<string> => {
  const answer = await person.post(`${ME}/codes`);
  expect([answer.status, (answer.body as never as WechatCode).minutes]).toEqual([200, 10]);
  return (answer.body as never as WechatCode).text;
};
const numberIn = (reply: string): string => /编号 (\d{4}-\d{6})/.exec(reply)![1]!;
interface Matter {
  document_id: string;
  submitter_id: number | null;
  grid_id: number;
  channel: string;
  anonymous: boolean | number;
}
const matterOf = async (reply: string) => (await sql('grid_matters').where({ number: numberIn(reply) }).first()) as Matter;
const standing = async (person: Client) => (await person.get(ME)).body;
const bindings = async () => Number(((await sql('grid_wechat_binding').count({ n: '*' })) as { n: number | string }[])[0]?.n);
const registered = () => engine.count('grid_matters');

let first: Client;
let second: Client;

beforeAll(async () => {
  app = await startPlant(wechatEnv());
  clients = await clientsOf(app, app.accounts);
  engine = engineOf(app);
  at(fixture.now);
  first = await portalClient(app, 'HS0011');
  second = await portalClient(app, 'HS0017');
});
afterAll(() => app.stop());
beforeEach(async () => {
  await sql('grid_rate_limit').delete();
  for (const table of ['grid_wechat_code', 'grid_wechat_binding']) await sql(table).delete();
  at(fixture.now);
});

test('whoever sends his code writes in his own name from then on, in the grid that counts him, and says when that ends', async () => {
  const [person, code] = [await engine.person('HS0011'), await codeFor(first)];
  expect([code, await standing(first)]).toEqual([expect.stringMatching(/^绑定 [2-9A-HJKMNP-Z]{8}$/), { boundOn: null }]);
  const before = await registered();
  expect(await say(alice, code)).toMatch(/^已绑定。.*以您本人的名义（实名）登记.*“解绑”/);
  expect([await registered(), await standing(first), await standing(second)]).toEqual([before, { boundOn: '2023-01-31' }, { boundOn: null }]);

  const reply = await say(alice, '求助 宿舍漏水');
  expect(reply).toMatch(/^已以您本人的名义（实名）登记，编号 .*解绑/);
  const home = (await sql('grid_employees').where({ id: person.id }).first('grid_id')) as { grid_id: number };
  const matter = await matterOf(reply);
  expect(matter).toMatchObject({ submitter_id: person.id, grid_id: home.grid_id, channel: 'wechat' });
  expect(Boolean(matter.anonymous)).toBe(false);
  const own = (await first.get('/api/grid/me/matters')).body as never as OwnMatter[];
  expect([own.map(({ number }) => number), (await second.get('/api/grid/me/matters')).text]).toEqual([[numberIn(reply)], '[]']);
  expect(await say(alice, `查询 ${numberIn(reply)}`)).toBe(`编号 ${numberIn(reply)}：已登记。`);
  expect(await sql('grid_audit').where({ row_id: matter.document_id }).select('actor_name', 'action', 'subject_id')).toEqual([{ actor_name: 'wechat', action: 'row.create', subject_id: person.id }]);
  // Others are not known, and are told so as before.
  const other = await say(bob, '求助 宿舍漏水');
  expect([other, (await matterOf(other)).submitter_id]).toEqual([expect.stringMatching(/^已登记，编号 /), null]);

  expect(await say(alice, '解绑')).toMatch(/^本微信现在没有绑定员工/);
  const after = await say(alice, '还在漏');
  expect([after, (await matterOf(after)).submitter_id, await standing(first)]).toEqual([expect.stringMatching(/^已登记，编号 /), null, { boundOn: null }]);
  // What he said while he was named stays his.
  expect((await matterOf(reply)).submitter_id).toBe(person.id);
});

test('who is bound hears of it by mail, and finds it in his part of the trail and in his file', async () => {
  const person = await engine.person('HS0011');
  await sql('grid_employees').where({ id: person.id }).update({ email: 'hs0011@plant.example' });
  await sql('grid_outbox').where({ template: 'wechat-bound' }).delete();
  await say(alice, await codeFor(first));
  expect(await sql('grid_outbox').where({ template: 'wechat-bound' }).select('recipient_id')).toEqual([{ recipient_id: person.id }]);
  const mail = (await sql('grid_outbox').where({ template: 'wechat-bound' }).first('text')) as { text: string };
  expect(mail.text).not.toContain(alice);
  const section = async () => ((await first.get('/api/grid/me/file')).body as never as OwnFile).sections.find(({ key }) => key === 'wechat');
  expect(await section()).toMatchObject({ title: { zhHans: '微信绑定', en: 'WeChat' }, rows: [{ boundOn: '2023-01-31' }] });
  expect((await first.delete(ME)).body).toEqual({ boundOn: null });
  expect((await section())?.rows).toEqual([]);
  expect(await say(alice, '还在吗')).toMatch(/^已登记，编号 /);
  const trail = (await sql('grid_audit').where({ subject_id: person.id, type: 'employee' }).orderBy('seq').select('actor_kind', 'fields')) as { actor_kind: string; fields: string }[];
  expect(trail.filter(({ fields }) => fields.startsWith('wechat')).slice(-3)).toEqual([{ actor_kind: 'person', fields: 'wechatCode' }, { actor_kind: 'system', fields: 'wechat' }, { actor_kind: 'person', fields: 'wechat' }]);
});

describe('a code', () => {
  test('that is wrong, used, expired or replaced gets one and the same answer, and is no matter', async () => {
    const before = await registered();
    const [replaced, used] = [await codeFor(first), await codeFor(first)];
    const wrong = await say(bob, '绑定 23456789');
    expect(wrong).toMatch(WRONG);
    expect(await say(bob, replaced)).toBe(wrong);
    expect(await say(alice, used)).toMatch(/^已绑定/);
    expect(await say(bob, used)).toBe(wrong);
    const expired = await codeFor(second);
    at(fixture.now + 600);
    expect(await say(bob, expired)).toBe(wrong);
    // An expired one that was tried is gone: the clock cannot be turned back for it.
    at(fixture.now);
    expect(await say(bob, expired)).toBe(wrong);
    expect([await standing(second), await bindings(), await registered()]).toEqual([{ boundOn: null }, 1, before]);
  });

  test('holds until its ten minutes are over, however it is typed', async () => {
    const code = (await codeFor(second)).replace('绑定 ', '');
    at(fixture.now + 599);
    expect(await say(bob, `绑定：${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`)).toMatch(/^已绑定/);
  });

  test('of somebody who left meanwhile binds nobody', async () => {
    const code = await codeFor(second);
    const { id } = await engine.person('HS0017');
    await sql('grid_employees').where({ id }).update({ employment_status: 'left' });
    expect(await say(bob, code)).toMatch(WRONG);
    await sql('grid_employees').where({ id }).update({ employment_status: 'active' });
    expect(await bindings()).toBe(0);
  });

  test('binds one of eight who send it at once; the same message again is answered alike', async () => {
    const code = await codeFor(first);
    const senders = Array.from({ length: 8 }, (_, i) => `oSender_${i}`);
    const replies = await Promise.all(senders.map((sender) => say(sender, code)));
    expect([replies.filter((reply) => reply.startsWith('已绑定')).length, replies.filter((reply) => WRONG.test(reply)).length, await bindings()]).toEqual([1, 7, 1]);
    const again = delivery(bob, await codeFor(second));
    const same = await Promise.all(Array.from({ length: 8 }, () => again()));
    expect([new Set(same).size, same[0]!.startsWith('已绑定'), await bindings()]).toEqual([1, true, 2]);
  });

  test('is asked for five times in ten minutes, and nine are tried by one sender', async () => {
    for (let i = 0; i < 5; i += 1) await codeFor(first);
    const sixth = await first.post(`${ME}/codes`);
    expect([sixth.status, (await second.post(`${ME}/codes`)).status]).toEqual([429, 200]);
    const good = await codeFor(second);
    for (let i = 0; i < 9; i += 1) expect(await say(bob, '绑定 23456789')).toMatch(WRONG);
    expect(await say(bob, good)).toMatch(/太频繁/);
    expect(await say(alice, good)).toMatch(/^已绑定/);
  });
});

test('one open id an employee, one employee an open id: the last one counts', async () => {
  const [one, two] = [await engine.person('HS0011'), await engine.person('HS0017')];
  await say(alice, await codeFor(first));
  await say(bob, await codeFor(first));
  expect([(await matterOf(await say(alice, '谁在说话'))).submitter_id, (await matterOf(await say(bob, '谁在说话'))).submitter_id]).toEqual([null, one.id]);
  await say(bob, await codeFor(second));
  expect([(await matterOf(await say(bob, '换了人'))).submitter_id, await standing(first), await bindings()]).toEqual([two.id, { boundOn: null }, 1]);
});

describe('who leaves', () => {
  // The leader of HS0013's group is another, and nothing else is in his hands.
  const bindAs = async (no: string): Promise<{ id: number; doc: string }> => {
    const person = await engine.person(no);
    await say(alice, await codeFor(await portalClient(app, no)));
    expect((await matterOf(await say(alice, '我在'))).submitter_id).toBe(person.id);
    return person;
  };

  test('is nobody on WeChat at once, and his binding goes in the night, however the leaving came in', async () => {
    const { id } = await bindAs('HS0014');
    await sql('grid_employees').where({ id }).update({ employment_status: 'retired' });
    const reply = await say(alice, '退休后');
    expect([reply, (await matterOf(reply)).submitter_id, await bindings()]).toEqual([expect.stringMatching(/^已登记，编号 /), null, 1]);
    expect([await engine.run('wechat-bindings', '2023-01-31'), await bindings()]).toEqual([{ ended: 1 }, 0]);
    expect(await sql('grid_audit').where({ subject_id: id, actor_kind: 'system', fields: 'wechat' }).select('action')).toHaveLength(2);
  });

  test('loses it where the office marks him as gone, and with the handover', async () => {
    const typed = await bindAs('HS0015');
    await sql('grid_contact_pairs').where({ employee_id: typed.id }).orWhere({ liaison_id: typed.id }).update({ to: '2023-01-30' });
    const marked = await clients.office.put(`/content-manager/collection-types/plugin::grid.employee/${typed.doc}`, { employmentStatus: 'left' });
    expect([marked.status, await bindings()]).toEqual([200, 0]);
    const handed = await bindAs('HS0016');
    const done = await clients.office.post(`/grid/handovers/${handed.doc}/completion`, { on: '2023-01-31', reason: 'left', successors: [] });
    expect([done.status, await bindings()]).toEqual([200, 0]);
  });
});

test('no table holds a code, an open id or who they belong to in plain', async () => {
  const code = (await codeFor(second)).replace('绑定 ', '');
  await say(alice, await codeFor(first));
  const knex = app.strapi.db.connection;
  const names = (dialect() === 'sqlite' ? await knex('sqlite_master').where({ type: 'table' }).pluck('name') : await knex('information_schema.tables').where({ table_schema: 'public' }).pluck('table_name')) as string[];
  const tables: [string, string][] = [];
  for (const name of names) tables.push([name, JSON.stringify(await knex(name).select())]);
  expect(tables.filter(([, text]) => [code, alice, bob].some((secret) => text.includes(secret))).map(([name]) => name)).toEqual([]);
  expect(tables.find(([name]) => name === 'grid_wechat_code')?.[1]).toContain('expires_at');
});

test('nobody else reads or ends it: without a login 401 or 403, and the panel has no such door', async () => {
  for (const call of [app.http().get(ME), app.http().post(`${ME}/codes`), app.http().delete(ME)]) expect([401, 403]).toContain((await call).status);
  expect([401, 403]).toContain((await clients.office.get(ME)).status);
});
