import sharp from 'sharp';
import fixture from '../fixtures/wechat/messages.json';
import { fieldKey, server, startApp, type TestApp } from '../support/app';
import { engineOf, type Engine } from '../support/engine';
import { plugRegister, setNow, signedQuery, startWechatServer, textFrom, wechatEnv, type ApiCall, type WechatServer } from '../support/wechat';

type Wechat = typeof import('../../src/plugins/grid/server/src/capabilities/wechat/service');
type Confidential = typeof import('../../src/plugins/grid/server/src/capabilities/confidential');
type Crypto = typeof import('../../src/plugins/grid/server/src/platform/field-crypto');

const SECRET = 'fixture0secret0of0the0account000';
const KEY = fieldKey('k1');
const { alice } = fixture;

let app: TestApp;
let engine: Engine;
let wechat: WechatServer;
// Not before the real instant: rows are stamped with that one.
let seconds: number = Math.floor(Date.now() / 1000) + 60;
const later = (by: number): void => {
  seconds += by;
  setNow(app, seconds);
};
const sql = (table: string) => app.strapi.db.connection(table);

beforeAll(async () => {
  wechat = await startWechatServer();
  app = await startApp('2023-01-31', wechatEnv({ WECHAT_APP_SECRET: SECRET, WECHAT_API: wechat.url, FIELD_KEYS: KEY }));
  engine = engineOf(app);
  setNow(app, seconds);
  await plugRegister(app);
});
afterAll(async () => {
  await app.stop();
  await wechat.close();
});
beforeEach(async () => {
  wechat.calls.splice(0);
  wechat.answer = () => ({ json: { errcode: 0 } });
  await sql('grid_rate_limit').delete();
});

const post = async (body: string): Promise<void> => {
  const answer = await app.http().post('/api/grid/wechat').query(signedQuery(seconds)).set('Content-Type', 'text/xml').send(body);
  expect(answer.status).toBe(200);
};
/** A matter that came through the channel; its document id. */
const matterFrom = async (sender: string): Promise<{ id: string; number: string }> => {
  await post(textFrom(sender, '等答复'));
  return (await sql('test_matter').orderBy('id', 'desc').first({ id: 'document_id', number: 'number' })) as { id: string; number: string };
};
const answerReady = (id: string): Promise<boolean> => engine.tx((db) => (server('capabilities/wechat/service') as Wechat).answerReady(db, id));
const noticeOf = async (id: string) => (await sql('grid_wechat_notice').where({ matter_id: id }).orderBy('created_at', 'desc').first('state', 'tries', 'error', 'token', 'sent_at')) as Record<string, unknown>;
const sends = () => wechat.calls.filter(({ path }) => path.endsWith('/custom/send'));
const sentCodes = (codes: readonly number[]) => {
  const left = [...codes];
  wechat.answer = ({ path }: ApiCall) => ({ json: { errcode: path.endsWith('/custom/send') ? (left.shift() ?? 0) : 0 } });
};
const drain = () => engine.run('wechat-notices');

describe('the notice that an answer is ready', () => {
  test('goes to who wrote, once, with the number and nothing else', async () => {
    const { id, number } = await matterFrom(alice);
    expect([await answerReady(id), await answerReady(id)]).toEqual([true, false]);
    expect([await drain(), await drain()]).toMatchObject([{ sent: 1 }, { sent: 0 }]);
    expect(sends().map(({ body }) => body)).toEqual([{ touser: alice, msgtype: 'text', text: { content: `您反映的事项有了答复，编号 ${number}。发送“查询 ${number}”查看办理状态。` } }]);
    expect(await noticeOf(id)).toMatchObject({ state: 'sent', tries: 1, error: null, token: null });
    // Answered anew after it was reopened: told anew.
    expect([await answerReady(id), await drain()]).toMatchObject([true, { sent: 1 }]);
  });

  test('one token serves them all, and its secret stands in no address', async () => {
    const { id } = await matterFrom(alice);
    await answerReady(id);
    await drain();
    expect(wechat.calls.map(({ path }) => path)).toEqual(['/cgi-bin/message/custom/send']);
    later(2 * 3600);
    await answerReady(id);
    await drain();
    expect(wechat.calls.map(({ path }) => path).slice(1)).toEqual(['/cgi-bin/stable_token', '/cgi-bin/message/custom/send']);
    expect(wechat.calls[1]).toMatchObject({ query: {}, body: { appid: fixture.appId, secret: SECRET, grant_type: 'client_credential' } });
  });

  test('is none for a matter that came through another door', async () => expect(await answerReady('matter-of-another-door')).toBe(false));

  test('goes with its transaction', async () => {
    const { id } = await matterFrom(alice);
    await expect(engine.tx(async (db) => {
      await (server('capabilities/wechat/service') as Wechat).answerReady(db, id);
      throw new Error('given up');
    })).rejects.toThrow('given up');
    expect(await noticeOf(id)).toBeUndefined();
  });

  // What the platform says it did not do is tried again or has failed; what it may have done is never done twice.
  test.each<[string, readonly number[], Record<string, unknown>, number]>([
    ['45015, the two days are over: failed', [45015], { state: 'failed', error: 'errcode 45015' }, 1],
    ['43004, he no longer follows: failed', [43004], { state: 'failed', error: 'errcode 43004' }, 1],
    ['-1, busy: again later', [-1], { state: 'queued', error: 'errcode -1' }, 1],
    ['40001, the token ended: a new one, at once', [40001], { state: 'sent', error: null }, 2],
    ['40001 for the new one too: again later', [40001, 40001], { state: 'queued', error: 'errcode 40001' }, 2],
    ['42001 after 40001: again later', [40001, 42001], { state: 'queued', error: 'errcode 42001' }, 2],
  ])('%s', async (_what, codes, end, times) => {
    const { id } = await matterFrom(alice);
    await answerReady(id);
    sentCodes(codes);
    await drain();
    expect([await noticeOf(id), sends().length]).toMatchObject([{ ...end, token: null }, times]);
    expect(new Set(sends().map(({ query }) => query['access_token'])).size).toBe(times);
    later(3600);
    await drain();
    expect([(await noticeOf(id))['state'], sends().length]).toEqual([end['state'] === 'failed' ? 'failed' : 'sent', end['state'] === 'queued' ? times + 1 : times]);
  });

  test.each<[string, () => ReturnType<WechatServer['answer']>, string]>([
    ['hangs up', () => 'hang up', 'UND_ERR_SOCKET'],
    ['answers 502', () => ({ status: 502 }), 'HTTP 502'],
    ['answers no JSON', () => ({ bytes: Buffer.from('<html>'), type: 'text/html' }), 'no JSON in the answer'],
    ['sends elsewhere', () => ({ status: 302 }), 'broken connection'],
    ['does not answer', () => 'hang', 'timeout'],
  ])('a server that takes it and %s: unknown, and not sent again', async (_what, told, error) => {
    const { id } = await matterFrom(alice);
    await answerReady(id);
    wechat.answer = ({ path }) => (path.endsWith('/custom/send') ? told() : { json: { errcode: 0 } });
    await drain();
    const notice = await noticeOf(id);
    expect(notice['state']).toBe('unknown');
    expect(String(notice['error'])).toMatch(new RegExp(`${error}|HTTP 302|other side closed|broken`));
    later(7200);
    await drain();
    expect(sends()).toHaveLength(1);
  });

  test('a server that is down is asked again, six times in all', async () => {
    const { id } = await matterFrom(alice);
    await answerReady(id);
    const port = Number(wechat.url.split(':')[2]);
    await wechat.close();
    expect(await drain()).toMatchObject({ retried: 1 });
    expect(await noticeOf(id)).toMatchObject({ state: 'queued', error: expect.stringContaining('ECONNREFUSED') });
    // Not before its time.
    expect(await drain()).toMatchObject({ retried: 0, sent: 0 });
    for (let i = 0; i < 4; i += 1) {
      later(3600);
      await drain();
    }
    expect(await noticeOf(id)).toMatchObject({ state: 'queued', tries: 5 });
    later(3600);
    await drain();
    expect(await noticeOf(id)).toMatchObject({ state: 'failed', tries: 6 });
    wechat = await startWechatServer(port);
  });

  test('a token that is refused sends nothing, and is asked for again', async () => {
    const { id } = await matterFrom(alice);
    await answerReady(id);
    later(7200);
    wechat.answer = () => ({ json: { errcode: 40125, errmsg: `invalid appsecret ${SECRET}` } });
    await drain();
    expect([await noticeOf(id), sends()]).toMatchObject([{ state: 'queued', error: 'token: errcode 40125' }, []]);
    await sql('grid_wechat_notice').where({ state: 'queued' }).delete();
  });

  test('a process that died while sending leaves `unknown`; its late answer changes nothing', async () => {
    const { id } = await matterFrom(alice);
    await answerReady(id);
    const lease = (by: number) => new Date((seconds + by) * 1000).toISOString();
    await sql('grid_wechat_notice').where({ matter_id: id }).update({ state: 'sending', token: 'dead', tries: 1, lease_until: lease(60) });
    expect(await drain()).toMatchObject({ unknown: 0, sent: 0 });
    later(61);
    expect(await drain()).toMatchObject({ unknown: 1, sent: 0 });
    expect([await noticeOf(id), sends()]).toMatchObject([{ state: 'unknown', token: null }, []]);
  });

  test('three drains at once send each once', async () => {
    const made = [await matterFrom(alice), await matterFrom(alice), await matterFrom(alice)];
    for (const { id } of made) await answerReady(id);
    await Promise.all([drain(), drain(), drain()]);
    expect(sends()).toHaveLength(3);
  });
});

describe('an image', () => {
  let n = 0;
  const sendImage = async (): Promise<{ id: string; image: () => Promise<string> }> => {
    n += 1;
    await post(`<xml><ToUserName>gh_1</ToUserName><FromUserName>${alice}</FromUserName><CreateTime>${seconds}</CreateTime><MsgType>image</MsgType><PicUrl>http://127.0.0.1:1/never</PicUrl><MediaId>media-${n}</MediaId><MsgId>${70_000 + n}</MsgId></xml>`);
    const { id } = (await sql('test_matter').orderBy('id', 'desc').first({ id: 'document_id' })) as { id: string };
    return { id, image: async () => ((await sql('test_matter').where({ document_id: id }).first('image')) as { image: string }).image };
  };
  const give = (bytes: Buffer, type = 'image/jpeg') => (wechat.answer = ({ path }) => (path.endsWith('/media/get') ? { bytes, type } : { json: { errcode: 0 } }));
  const photo = () => sharp({ create: { width: 8, height: 8, channels: 3, background: '#a00' } }).withExif({ IFD0: { Copyright: 'where-it-was-taken' } }).jpeg().toBuffer();

  test('is fetched by its id, after the matter stands, and is written anew without what the camera noted', async () => {
    const { image } = await sendImage();
    const bytes = await photo();
    expect([await image(), bytes.includes('where-it-was-taken')]).toEqual(['waiting', true]);
    give(bytes);
    expect([await engine.run('wechat-images'), await engine.run('wechat-images')]).toMatchObject([{ fetched: 1 }, { fetched: 0 }]);
    expect(wechat.calls.filter(({ path }) => path.endsWith('/media/get')).map(({ query }) => query['media_id'])).toEqual([`media-${n}`]);
    expect(await image()).toMatch(/^image\/jpeg \d+$/);
    expect(Number((await image()).split(' ')[1])).toBeLessThan(bytes.length);
    expect(await sql('grid_wechat_message').whereNotNull('media_id').select('id')).toEqual([]);
  });

  test.each<[string, () => unknown]>([
    ['a file that is no image', () => give(Buffer.from('MZ this is a program'), 'image/jpeg')],
    ['a PDF', () => give(Buffer.from('%PDF-1.4 x %%EOF'), 'image/jpeg')],
    ['a damaged image', async () => give((await photo()).subarray(0, 300))],
    ['more than 10 MB', () => give(Buffer.alloc(10 * 1024 * 1024 + 1, 7))],
    ['an id that is unknown', () => (wechat.answer = ({ path }) => ({ json: { errcode: path.endsWith('/media/get') ? 40007 : 0 } }))],
  ])('%s is said to be lost, at once', async (_what, prepare) => {
    const { image } = await sendImage();
    await prepare();
    expect(await engine.run('wechat-images')).toMatchObject({ lost: 1 });
    expect(await image()).toBe('lost');
  });

  test.each<[string, ReturnType<WechatServer['answer']>]>([['answers 500', { status: 500 }], ['hangs up', 'hang up']])('of a server that %s is tried again, six times in all', async (_what, told) => {
    const { image } = await sendImage();
    wechat.answer = ({ path }) => (path.endsWith('/media/get') ? told : { json: { errcode: 0 } });
    for (let i = 0; i < 5; i += 1) {
      expect(await engine.run('wechat-images')).toMatchObject({ retried: 1, lost: 0 });
      expect(await engine.run('wechat-images')).toMatchObject({ retried: 0, lost: 0 });
      later(3600);
    }
    expect(await image()).toBe('waiting');
    expect(await engine.run('wechat-images')).toMatchObject({ lost: 1 });
    expect(await image()).toBe('lost');
  });

  test('whose process died is taken by another, and completed once', async () => {
    const { id, image } = await sendImage();
    const held = { image_state: 'fetching', token: 'dead', tries: 1, lease_until: new Date((seconds + 60) * 1000).toISOString() };
    await sql('grid_wechat_message').where({ matter_id: id }).update(held);
    give(await photo());
    expect(await engine.run('wechat-images')).toMatchObject({ fetched: 0 });
    later(61);
    await Promise.all([engine.run('wechat-images'), engine.run('wechat-images')]);
    expect(await image()).toMatch(/^image\/jpeg/);
  });
});

describe('what is kept', () => {
  const TOMORROW = fieldKey('k2');

  test('open ids are sealed anew when the key changes, and open with the new one alone', async () => {
    const { rotateKeys, keyStatus } = server('capabilities/confidential') as Confidential;
    const { parseKeyRing, unseal } = server('platform/field-crypto') as Crypto;
    const transact = engine.tx;
    const count = await engine.count('grid_wechat_message');
    expect(count).toBeGreaterThan(10);
    expect(await transact(keyStatus)).toContainEqual({ type: 'wechat-message', field: 'sender', key: 'k1', texts: count });
    expect(await rotateKeys({ transact, ring: parseKeyRing(`${TOMORROW},${KEY}`) })).toMatchObject({ resealed: count, left: 0 });
    const rows = (await sql('grid_wechat_message').select('document_id', 'sender')) as { document_id: string; sender: string }[];
    const alone = parseKeyRing(TOMORROW);
    expect(new Set(rows.map(({ document_id: documentId, sender }) => unseal(alone, { type: 'wechat-message', documentId, field: 'sender' }, sender)))).toEqual(new Set([alice]));
    expect(await rotateKeys({ transact, ring: parseKeyRing(`${KEY},${TOMORROW}`) })).toMatchObject({ resealed: count });
  });

  test('who wrote goes after a year, once it was warned of, but not before his notice is sent', async () => {
    const [kept, gone] = [await matterFrom(alice), await matterFrom(alice)];
    await answerReady(gone.id);
    wechat.answer = () => ({ json: { errcode: 0 } });
    await drain();
    await answerReady(kept.id);
    const purge = async (day: string) => {
      app.setToday(day);
      setNow(app, seconds);
      await engine.run('retention', day);
    };
    await purge('2028-03-02');
    expect(await engine.count('grid_wechat_message', { matter_id: gone.id })).toBe(1);
    await purge('2028-04-03');
    const left = async (table: string) => [await engine.count(table, { matter_id: gone.id }), await engine.count(table, { matter_id: kept.id })];
    expect([await left('grid_wechat_message'), await left('grid_wechat_notice')]).toEqual([[0, 1], [0, 1]]);
    expect(await sql('grid_tombstone').where({ class: 'wechatSenders' }).select('type')).toEqual(expect.arrayContaining([{ type: 'grid_wechat_message' }]));
    expect(await engine.count('test_matter', { document_id: gone.id })).toBe(1);
  });
});
