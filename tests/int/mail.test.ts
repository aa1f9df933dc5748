import { login, server, startPlant, type Account, type PlantApp } from '../support/app';
import { engineOf, type Engine } from '../support/engine';
import { clientOf, type Client } from '../support/http';
import { parseMail, startMailSink, type MailSink, type Received } from '../support/mail-sink';

type Outbox = typeof import('../../src/plugins/grid/server/src/platform/outbox');
const outbox = server('platform/outbox') as Outbox;

let app: PlantApp;
let engine: Engine;
let sink: MailSink;
let office: Client;
beforeAll(async () => {
  sink = await startMailSink();
  app = await startPlant({ SMTP_PORT: String(sink.port) });
  const accounts = app.accounts;
  engine = engineOf(app);
  office = clientOf(app, await login(app, accounts.find((account) => account.role === 'office') as Account));
  await sql('grid_outbox').delete();
});
afterAll(async () => {
  await app.stop();
  await sink.close();
});
beforeEach(() => {
  sink.refuse = () => null;
  sink.mails.splice(0);
});

const sql = (table: string) => app.strapi.db.connection(table);
let made = 0;
/** Queues one mail; returns its id. */
const queue = async (to: { address: string; name?: string }, policy: 'at-least-once' | 'at-most-once' = 'at-least-once'): Promise<string | undefined> => {
  made += 1;
  const template = outbox.defineMail('test', policy, { zhHans: { subject: '连心：测试，“引号”与—破折号', lines: ['正文'] }, en: { subject: 'Test', lines: ['Body'] } });
  const mail = outbox.mailFor({ id: null, name: to.name ?? '收件人', address: to.address, language: 'zhHans' }, template, `test:${made}`);
  return [...(await engine.tx((db) => outbox.enqueue(db, [mail]))).values()][0];
};
const row = async (id: string | undefined) => (await sql('grid_outbox').where({ id: id ?? '' }).first('state', 'tries', 'error', 'next_try_at', 'sent_at', 'token')) as Record<string, unknown> & { next_try_at: string };
const later = (id: string | undefined) => sql('grid_outbox').where({ id: id ?? '' }).update({ next_try_at: new Date(0).toISOString() });
const send = () => engine.run('send-mail');

test('a mail arrives once, with its subject intact', async () => {
  const id = await queue({ address: 'one@plant.example' });
  expect([await send(), await send()]).toMatchObject([{ sent: 1 }, { sent: 0 }]);
  expect(sink.mails).toHaveLength(1);
  const mail = await parseMail(sink.mails[0] as Received);
  expect([mail.subject, mail.messageId, await row(id)]).toMatchObject(['连心：测试，“引号”与—破折号', `<${id}@lianxin>`, { state: 'sent', tries: 1, error: null }]);
});

test('the same key is queued once', async () => {
  const template = outbox.defineMail('test', 'at-least-once', { zhHans: { subject: 'x', lines: ['x'] }, en: { subject: 'x', lines: ['x'] } });
  const mail = outbox.mailFor({ id: null, name: 'x', address: 'x@plant.example', language: 'zhHans' }, template, 'the same');
  const twice = [await engine.tx((db) => outbox.enqueue(db, [mail])), await engine.tx((db) => outbox.enqueue(db, [mail]))];
  expect(twice.map((added) => added.size)).toEqual([1, 0]);
  await send();
});

test('a temporary refusal is tried again after a minute, then two, with the same message id', async () => {
  const id = await queue({ address: 'busy@plant.example' });
  sink.refuse = () => 451;
  expect(await send()).toMatchObject({ sent: 0, retried: 1 });
  const wait = async () => Math.round((Date.parse((await row(id)).next_try_at) - Date.now()) / 60_000);
  expect([await wait(), await row(id)]).toMatchObject([1, { state: 'queued', tries: 1, error: expect.stringContaining('451') }]);
  expect(await send()).toMatchObject({ sent: 0, retried: 0 });
  await later(id);
  await send();
  expect(await wait()).toBe(2);
  sink.refuse = () => null;
  await later(id);
  expect(await send()).toMatchObject({ sent: 1 });
  expect([(await parseMail(sink.mails[0] as Received)).messageId, await row(id)]).toMatchObject([`<${id}@lianxin>`, { state: 'sent', tries: 3, error: null }]);
});

test('a permanent refusal fails, is listed with its reason, and can be sent again by hand', async () => {
  const id = await queue({ address: 'gone@plant.example' });
  sink.refuse = () => 550;
  expect(await send()).toMatchObject({ failed: 1, retried: 0 });
  const list = (await office.get('/grid/outbox?state=failed&q=gone')).body as never as { rows: { id: string; error: string }[]; counts: Record<string, number> };
  expect([list.rows.map((each) => each.id), list.rows[0]?.error, list.counts['failed']]).toEqual([[id], expect.stringContaining('550'), 1]);
  sink.refuse = () => null;
  expect((await office.post(`/grid/outbox/${id}/resend`)).status).toBe(200);
  expect((await office.post(`/grid/outbox/${id}/resend`)).status).toBe(409);
  expect(await send()).toMatchObject({ sent: 1 });
  expect(sink.mails.map((mail) => mail.to)).toEqual([['gone@plant.example']]);
});

test('one refused address does not hold up the others', async () => {
  for (const address of ['a@plant.example', 'bad@plant.example', 'b@plant.example']) await queue({ address });
  sink.refuse = (address) => (address.startsWith('bad') ? 550 : null);
  expect(await send()).toMatchObject({ sent: 2, failed: 1 });
});

test('a server that is down loses nothing', async () => {
  const id = await queue({ address: 'later@plant.example' });
  await sink.close();
  expect(await send()).toMatchObject({ sent: 0, retried: 1, failed: 0 });
  expect(await row(id)).toMatchObject({ state: 'queued', tries: 1 });
  sink = await startMailSink(sink.port);
  await later(id);
  expect(await send()).toMatchObject({ sent: 1 });
  expect(sink.mails.map((mail) => mail.to)).toEqual([['later@plant.example']]);
});

test('after eight tries it is given up, not tried for ever', async () => {
  const id = await queue({ address: 'never@plant.example' });
  sink.refuse = () => 451;
  for (let i = 0; i < 8; i += 1) {
    await later(id);
    await send();
  }
  expect(await row(id)).toMatchObject({ state: 'failed', tries: 8 });
});

describe('a worker that died while it was sending', () => {
  const die = async (id: string | undefined, minutes: number) => sql('grid_outbox').where({ id: id ?? '' }).update({ state: 'sending', token: 'dead', tries: 1, lease_until: new Date(Date.now() + minutes * 60_000).toISOString() });

  test('its lease is respected while it lasts', async () => {
    const id = await queue({ address: 'lease@plant.example' });
    await die(id, 4);
    expect(await send()).toMatchObject({ sent: 0, unknown: 0 });
    await die(id, -1);
    expect(await send()).toMatchObject({ sent: 1 });
  });

  test('a sensitive notice is not sent again: a human decides', async () => {
    const id = await queue({ address: 'secret@plant.example' }, 'at-most-once');
    await die(id, -1);
    expect(await send()).toMatchObject({ sent: 0, unknown: 1 });
    expect([await row(id), sink.mails]).toMatchObject([{ state: 'unknown', token: null }, []]);
    expect((await office.post(`/grid/outbox/${id}/resend`)).status).toBe(200);
    expect(await send()).toMatchObject({ sent: 1 });
  });
});

describe('no address reaches a second person', () => {
  const attacks = [
    'b@x.example, evil@x.example',
    'b@x.example,evil@x.example',
    'b@x.example;evil@x.example',
    'b@x.example evil@x.example',
    'b@x.example\r\nBcc: evil@x.example',
    'b@x.example\nBcc: evil@x.example',
    'b@x.example\rBcc: evil@x.example',
    'b@x.example\nevil@x.example',
    'b@x.example%0d%0aBcc:evil@x.example',
    'b@x.example\u2028Bcc: evil@x.example',
    'b@x.example\u0085Bcc: evil@x.example',
    'b@x.example\0,evil@x.example',
    'b@x.example\tevil@x.example',
    '"evil@x.example" <b@x.example>',
    'evil@x.example <b@x.example>',
    'b@x.example>\r\nRCPT TO:<evil@x.example',
    'b@x.example> ORCPT=rfc822;evil@x.example',
    'group:b@x.example,evil@x.example;',
    '@evil.example:b@x.example',
    'evil@x.example@x.example',
    'b(evil@x.example)@x.example',
    '"b\r\nBcc: evil@x.example"@x.example',
    '"b,evil@x.example,"@x.example',
    'b@[127.0.0.1]',
    'b@x.example\r\n\r\n<script>',
  ];
  const wrong = ['', 'nobody', 'b@x', '@x.example', 'b@', `${'a'.repeat(250)}@x.example`];
  test('there are fifty cases', () => expect(attacks.length * 2 + wrong.length + 16).toBeGreaterThanOrEqual(50));

  test.each([...attacks.filter((address) => !address.includes('%')), ...wrong])('%j is not queued', async (address) => {
    expect(await queue({ address })).toBeUndefined();
  });

  test.each(attacks)('%j in the table itself still reaches nobody else', async (address) => {
    const id = await queue({ address: 'placeholder@x.example' });
    // PostgreSQL stores no NUL.
    await sql('grid_outbox').where({ id: id ?? '' }).update({ to_address: address.replace('\0', '') });
    await send();
    for (const mail of sink.mails) {
      expect([mail.to.length, mail.to.join()]).toEqual([1, expect.not.stringMatching(/^evil@x\.example$/)]);
      expect(mail.raw.split('\r\n\r\n')[0]).not.toMatch(/^(bcc|cc):/im);
    }
    await sql('grid_outbox').where({ id: id ?? '' }).delete();
  });

  const headers = ['\r\nBcc: evil@x.example', '\nBcc: evil@x.example', '\rBcc: evil@x.example', '\r\n\r\nBody', '\u2028Bcc: evil@x.example', '\u0085Bcc: evil@x.example', '=?utf-8?q?=0d=0aBcc:_evil@x.example?=', `${'x'.repeat(990)}\r\nBcc: evil@x.example`];
  test.each(headers.flatMap((text): [string, string][] => [['name', text], ['subject', text]]))('nor does a %s with %j', async (field, text) => {
    const id = await queue({ address: 'named@x.example', name: field === 'name' ? `A <evil@x.example>, "B"${text}` : '收件人' });
    if (field === 'name') await sql('grid_outbox').where({ id: id ?? '' }).update({ to_name: `A <evil@x.example>, "B"${text}`.slice(0, 120) });
    else await sql('grid_outbox').where({ id: id ?? '' }).update({ subject: `主题${text}` });
    await send();
    const [received] = sink.mails as [Received];
    const mail = await parseMail(received);
    expect([sink.mails.map((each) => each.to), mail.bcc ?? [], mail.cc ?? [], mail.to?.map((each) => each.address)]).toEqual([[['named@x.example']], [], [], ['named@x.example']]);
    expect(received.raw.split('\r\n\r\n')[0]).not.toMatch(/^(bcc|cc|body):?/im);
    expect([mail.text?.includes('正文'), mail.headers.filter(({ key }) => key === 'subject').length]).toEqual([true, 1]);
  });
});
