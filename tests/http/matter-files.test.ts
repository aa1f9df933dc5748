import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { login, server, startPlant, type PlantApp, type TestApp } from '../support/app';
import { engineOf } from '../support/engine';
import { clientsOf, type Client, type Role } from '../support/http';
import { signedQuery, startWechatServer, wechatEnv, type WechatServer } from '../support/wechat';

let app: PlantApp;
let wechat: WechatServer;
let clients: Record<Role, Client>;
const tokens: Partial<Record<Role, string>> = {};
beforeAll(async () => {
  wechat = await startWechatServer();
  app = await startPlant(wechatEnv({ WECHAT_APP_SECRET: 'fixture0secret0of0the0account000', WECHAT_API: wechat.url }));
  const accounts = app.accounts;
  clients = await clientsOf(app, accounts);
  for (const account of accounts) if (['superAdmin', 'office', 'committee', 'branch', 'group'].includes(account.role)) tokens[account.role as Role] ??= await login(app, account);
});
afterAll(async () => {
  await app.stop();
  await wechat.close();
});

type Attachments = typeof import('../../src/plugins/grid/server/src/capabilities/attachments');
interface File {
  id: string;
  name: string;
  by: string | null;
  at: string;
}
interface Body {
  files: { id: string; name: string; mime: string; bytes: number; on: string }[];
  error: { details: { issues: { code: string; allowed: string }[] } };
}
const sql = (table: string) => app.strapi.db.connection(table);
const PLACE = 'taken-at-the-gate-of-plant-2';
/** A photo as a phone takes it: with place, hour and device, and larger than is kept. */
const photo = (width = 3_000) =>
  sharp({ create: { width, height: 40, channels: 3, background: '#0a0' } })
    .withExif({ IFD0: { Make: 'PhoneMaker', ImageDescription: PLACE, DateTime: '2023:01:31 07:45:12' }, IFD3: { GPSLatitude: '22/1 49/1 1/1', GPSLatitudeRef: 'N' } })
    .jpeg()
    .toBuffer();
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Author(Zhang)>>endobj\ntrailer<<>>\n%%EOF\n');

const raise = async () => {
  const answer = await app.http().post('/api/grid/voices').send({ kind: 'complaint', title: '照明损坏', body: '三号门', grid: 'C01-01' });
  const { number, receipt } = answer.body as { number: string; receipt: string };
  return { receipt, matter: ((await sql('grid_matters').where({ number }).first('document_id')) as { document_id: string }).document_id };
};
const sendFile = async (receipt: string, content: Buffer, filename = '张三的手机 IMG_0745.jpg') => {
  const answer = await app.http().post('/api/grid/voices/mailbox/files').field('receipt', receipt).attach('file', content, { filename });
  return { status: answer.status, body: answer.body as Body };
};
const bytesOf = (call: ReturnType<ReturnType<TestApp['http']>['post']>) =>
  call.buffer(true).parse((res, done) => {
    const parts: Buffer[] = [];
    res.on('data', (part: Buffer) => parts.push(part));
    res.on('end', () => done(null, Buffer.concat(parts)));
  });
const openOwn = (receipt: string, file: string) => bytesOf(app.http().post('/api/grid/voices/mailbox/readings').send({ receipt, file }));
const bearer = (role: Role) => ({ Authorization: `Bearer ${tokens[role] ?? ''}` });
const openAs = (role: Role, id: string) => bytesOf(app.http().post(`/grid/attachments/${id}/readings`).set(bearer(role)).send({ reason: 'followUp' }));
const listAs = (role: Role, matter: string) => clients[role].get(`/grid/attachments?type=matter&row=${matter}`);
const attachAs = (role: Role, matter: string, content: Buffer, filename: string) => app.http().post('/grid/attachments').set(bearer(role)).field('type', 'matter').field('row', matter).attach('file', content, { filename });
const filesFolder = () => (server('platform/settings') as typeof import('../../src/plugins/grid/server/src/platform/settings')).settingsOf(app.strapi).filesFolder;
const onDisk = (id: string) => {
  const name = readdirSync(filesFolder(), { recursive: true }).find((each) => String(each).endsWith(id));
  return statSync(path.join(filesFolder(), String(name)));
};
const clean = async (content: Buffer) => {
  const { exif, xmp, iptc, width, format } = await sharp(content).metadata();
  return { exif, xmp, iptc, width, format, told: /PhoneMaker|taken-at|2023:01:31/.test(content.toString('latin1')) };
};
const CLEAN = { exif: undefined, xmp: undefined, iptc: undefined, width: 2_560, format: 'jpeg', told: false };

describe('an image of an anonymous voice', () => {
  let voice: Awaited<ReturnType<typeof raise>>;
  let id: string;
  beforeAll(async () => {
    voice = await raise();
    const given = await photo();
    expect((await sharp(given).metadata()).exif?.includes(PLACE)).toBe(true);
    const { status, body } = await sendFile(voice.receipt, given);
    expect([status, body.files]).toMatchObject([200, [{ name: 'image.jpg', mime: 'image/jpeg', on: '2023-01-31' }]]);
    id = body.files[0]!.id;
  });

  test('is kept without place, hour, device and the name it had, and its reporter reads it by receipt', async () => {
    const answer = await openOwn(voice.receipt, id);
    expect([answer.status, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([200, 'image/jpeg', 'private, no-store']);
    expect(await clean(answer.body as Buffer)).toEqual(CLEAN);
  });

  test('leaves a day and nobody, in the database and on the disk, and no entry', async () => {
    expect(await sql('grid_attachment').where({ id }).first('at', 'by_user', 'by_name', 'sha256', 'name')).toEqual({ at: '2023-01-31', by_user: 0, by_name: '', sha256: '', name: 'image.jpg' });
    expect(onDisk(id).mtime.toISOString()).toBe('2023-01-31T00:00:00.000Z');
    expect(JSON.stringify(await sql('grid_audit').select('*'))).not.toContain(voice.matter);
  });

  test('is shown to no other receipt, right or wrong', async () => {
    const other = await raise();
    const seen = await app.http().post('/api/grid/voices/mailbox').send({ receipt: other.receipt });
    expect((seen.body as Body).files).toEqual([]);
    expect([(await openOwn(other.receipt, id)).status, (await openOwn('0000000000000000', id)).status, (await sendFile('0000000000000000', await photo(8))).status]).toEqual([404, 404, 404]);
  });

  test('is opened by who handles the matter, with a reason that is written down, and by nobody else', async () => {
    expect((await listAs('branch', voice.matter)).body).toMatchObject([{ id, name: 'image.jpg', by: null, at: '2023-01-31', mayDelete: false }]);
    const answer = await openAs('branch', id);
    expect([answer.status, await clean(answer.body as Buffer)]).toEqual([200, CLEAN]);
    expect(await sql('grid_audit').where({ action: 'file.download', row_id: voice.matter }).select('type', 'reason', 'subject_id')).toEqual([{ type: 'matter', reason: 'followUp', subject_id: null }]);
    // The group lies below the branch; the committee reaches the row and handles nothing.
    expect([(await listAs('group', voice.matter)).status, (await openAs('group', id)).status, (await openAs('committee', id)).status]).toEqual([404, 404, 403]);
    expect((await clients.branch.delete(`/grid/attachments/${id}`)).status).toBe(404);
  });

  test('no reason, no file', async () => expect((await app.http().post(`/grid/attachments/${id}/readings`).set(bearer('branch')).send({})).status).toBe(400));

  test.each<[string, () => Promise<Buffer> | Buffer, number, string]>([
    ['a PDF, which keeps its author', () => PDF, 400, 'file_type'],
    ['a program', () => Buffer.from('MZ this is a program'), 400, 'file_type'],
    ['half a photo', async () => (await photo()).subarray(0, 400), 400, 'file_type'],
    ['11 MB', () => Buffer.alloc(11 * 1024 * 1024, 1), 400, 'file_too_large'],
  ])('%s is refused', async (_what, content, status, code) => {
    const kept = () => sql('grid_attachment').where({ row_id: voice.matter }).orderBy('id').pluck('id');
    const before = await kept();
    const answer = await sendFile(voice.receipt, await content());
    expect([answer.status, answer.body.error.details.issues[0]?.code]).toEqual([status, code]);
    expect(await kept()).toEqual(before);
  });

  test('21 MB are a 413', async () => {
    const answer = await sendFile(voice.receipt, Buffer.alloc(21 * 1024 * 1024, 1)).catch((error: { code?: string }) => ({ status: error.code === 'ECONNRESET' || error.code === 'EPIPE' ? 413 : 0 }));
    expect(answer.status).toBe(413);
  });

  test('there are five at most', async () => {
    const statuses: number[] = [];
    for (let each = 0; each < 5; each += 1) statuses.push((await sendFile(voice.receipt, await photo(8))).status);
    expect(statuses).toEqual([200, 200, 200, 200, 409]);
    expect((await sql('grid_attachment').where({ row_id: voice.matter }).select('id')).length).toBe(5);
  });

  // What the file system notes of a file nobody can date: after a night it is the hour of the night.
  test('is made anew at night, and stays what it is', async () => {
    const before = onDisk(id);
    app.setToday('2023-02-01');
    await engineOf(app).run('sweep-files', '2023-02-01');
    app.setToday('2023-01-31');
    const after = onDisk(id);
    expect([after.ino === before.ino && after.ctimeMs === before.ctimeMs, after.mtime.toISOString()]).toEqual([false, '2023-01-31T00:00:00.000Z']);
    expect((await openOwn(voice.receipt, id)).status).toBe(200);
  });
});

describe('the paper beside a matter that was typed in', () => {
  const type = async (role: Role): Promise<string> => {
    const answer = await clients[role].post('/grid/matters', { channel: 'offlineBox', kind: 'suggestion', title: '纸条', grid: role === 'group' ? 'C01-01-01' : 'C01-01' });
    expect([role, answer.status]).toEqual([role, 200]);
    return (answer.body as never as { id: string }).id;
  };

  test('is attached by the clerk, listed with his name and the day, and stands in the trail', async () => {
    const matter = await type('branch');
    const answer = await attachAs('branch', matter, PDF, '意见箱 12.pdf');
    expect([answer.status, answer.body as File]).toMatchObject([200, { name: '意见箱 12.pdf', at: '2023-01-31', by: expect.any(String) }]);
    expect(await sql('grid_audit').where({ type: 'matter', row_id: matter }).orderBy('seq').select('action', 'fields')).toMatchObject([{ action: 'row.create' }, { action: 'row.create', fields: expect.stringContaining('attachments') }]);
    expect((await openAs('branch', (answer.body as File).id)).status).toBe(200);
  });

  test('of another branch, or of nothing at all, is refused', async () => {
    const foreign = await clients.office.post('/grid/matters', { channel: 'offlineBox', kind: 'suggestion', title: '外支部', grid: 'C01-02' });
    for (const matter of [(foreign.body as never as { id: string }).id, 'zzzzzzzzzzzzzzzzzzzzzzzz'])
      expect([(await attachAs('branch', matter, PDF, 'a.pdf')).status, (await listAs('branch', matter)).status]).toEqual([404, 404]);
  });

  test('what a handler adds to an anonymous matter its reporter does not see', async () => {
    const voice = await raise();
    expect((await attachAs('branch', voice.matter, PDF, '内部核查.pdf')).status).toBe(200);
    const seen = await app.http().post('/api/grid/voices/mailbox').send({ receipt: voice.receipt });
    expect((seen.body as Body).files).toEqual([]);
  });

  test('is dropped with what retention takes from the matter', async () => {
    const { vaultOf } = server('capabilities/attachments') as Attachments;
    const matter = await type('branch');
    const { id } = (await attachAs('branch', matter, PDF, 'x.pdf')).body as File;
    const { purgeMatters } = server('capabilities/retention/store-purge') as typeof import('../../src/plugins/grid/server/src/capabilities/retention/store-purge');
    const { id: key } = (await sql('grid_matters').where({ document_id: matter }).first('id')) as { id: number };
    await engineOf(app).tx((db) => purgeMatters(db, [key]));
    expect(await sql('grid_attachment').where({ id }).select('id')).toEqual([]);
    expect((await vaultOf(app.strapi).get(id)).equals(PDF)).toBe(true);
  });
});

// The channel with the real register behind it; lease, tries and lost images: tests/int/wechat-drains.test.ts.
describe('an image that came through WeChat', () => {
  const receive = async (n: number): Promise<string> => {
    const before = ((await sql('grid_matters').where({ channel: 'wechat' }).select('document_id')) as { document_id: string }[]).map(({ document_id: id }) => id);
    const seconds = Math.floor(Date.now() / 1000);
    const body = `<xml><ToUserName>gh_1</ToUserName><FromUserName>oImage</FromUserName><CreateTime>${seconds}</CreateTime><MsgType>image</MsgType><PicUrl>http://127.0.0.1:1/never</PicUrl><MediaId>media-${n}</MediaId><MsgId>${n}</MsgId></xml>`;
    expect((await app.http().post('/api/grid/wechat').query(signedQuery(seconds)).set('Content-Type', 'text/xml').send(body)).status).toBe(200);
    const after = (await sql('grid_matters').where({ channel: 'wechat' }).whereNotIn('document_id', before).select('document_id')) as { document_id: string }[];
    expect(after).toHaveLength(1);
    return after[0]!.document_id;
  };

  test('is kept with its matter, without what the camera noted, and the trail says so', async () => {
    const matter = await receive(1);
    const bytes = await photo();
    wechat.answer = ({ path: at }) => (at.endsWith('/media/get') ? { bytes, type: 'image/jpeg' } : { json: { errcode: 0 } });
    expect(await engineOf(app).run('wechat-images')).toMatchObject({ fetched: 1 });
    const [file] = (await listAs('office', matter)).body as never as File[];
    expect(file).toMatchObject({ by: null, at: '2023-01-31' });
    const content = (await openAs('office', file!.id)).body as Buffer;
    expect([(await sharp(content).metadata()).exif, content.toString('latin1').includes(PLACE)]).toEqual([undefined, false]);
    expect(await sql('grid_audit').where({ row_id: matter, action: 'row.update' }).select('actor_kind', 'actor_name')).toEqual([{ actor_kind: 'system', actor_name: 'wechat' }]);
  });

  test('that cannot be had leaves a note in the conversation', async () => {
    const matter = await receive(2);
    wechat.answer = ({ path: at }) => ({ json: { errcode: at.endsWith('/media/get') ? 40007 : 0 } });
    expect(await engineOf(app).run('wechat-images')).toMatchObject({ lost: 1 });
    const texts = (await app.http().post(`/grid/matters/${matter}/readings`).set(bearer('office')).send({ reason: 'followUp' })).body as { messages: { text: string }[] };
    expect(texts.messages.map(({ text }) => text)).toEqual([expect.stringContaining('未能取得')]);
    expect((await listAs('office', matter)).body).toEqual([]);
  });
});
