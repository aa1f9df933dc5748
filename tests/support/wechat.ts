import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import fixture from '../fixtures/wechat/messages.json';
import { server, type TestApp } from './app';

type Port = typeof import('../../src/plugins/grid/server/src/capabilities/wechat/register-port');
type SettingsModule = typeof import('../../src/plugins/grid/server/src/platform/settings');
export type MatterRegister = import('../../src/plugins/grid/server/src/capabilities/wechat/register-port').MatterRegister;

/** The environment of a channel that takes the fixtures. */
export const wechatEnv = (more: Record<string, string> = {}): Record<string, string> => ({ WECHAT_TOKEN: fixture.token, WECHAT_APP_ID: fixture.appId, WECHAT_AES_KEY: '', WECHAT_APP_SECRET: '', ...more });

/** The instant of the fixtures, or another; instants are real otherwise. */
export const setNow = (app: TestApp, seconds: number = fixture.now): void => {
  const { settingsOf } = server('platform/settings') as SettingsModule;
  Object.assign(settingsOf(app.strapi).clock, { now: () => new Date(seconds * 1000) });
};

/** A register of matters in a table of its own, in the transactions that it is handed. */
export const plugRegister = async (app: TestApp): Promise<void> => {
  await app.strapi.db.connection.schema.createTable('test_matter', (table) => {
    table.increments('id');
    for (const column of ['document_id', 'number', 'kind', 'title', 'body', 'channel', 'day', 'state', 'image']) table.text(column);
    for (const column of ['submitter_id', 'grid_id']) table.integer(column);
  });
  const register: MatterRegister = {
    registerMatter: async (db, { channel, kind, title, body, submitterId, gridId }, today) => {
      const [row] = (await db.sql('test_matter').insert({ submitter_id: submitterId, grid_id: gridId, channel, kind, title, body, day: today, state: 'registered', image: 'waiting' }).returning(['id'])) as { id: number }[];
      const made = { documentId: `matter${String(row!.id).padStart(18, '0')}`, number: `M-${row!.id}` };
      await db.sql('test_matter').where({ id: row!.id }).update({ document_id: made.documentId, number: made.number });
      return made;
    },
    completeImage: async (db, documentId, image) => {
      const changed = await db.sql('test_matter').where({ document_id: documentId, image: 'waiting' }).update({ image: image === null ? 'lost' : `${image.mime} ${image.content.length}` });
      if (changed !== 1) throw new Error('an image was completed twice');
    },
    stateOfMatter: async (db, documentId) => ((await db.sql('test_matter').where({ document_id: documentId }).first('state')) as { state: never } | undefined)?.state ?? null,
  };
  (server('capabilities/wechat/register-port') as Port).useRegister(register);
};

/** Query of a call in plain, signed here, for messages that no fixture could know. */
export const signedQuery = (seconds: number = Math.floor(Date.now() / 1000), nonce = '42'): Record<string, string> => {
  const signature = createHash('sha1').update([fixture.token, String(seconds), nonce].sort().join('')).digest('hex');
  return { signature, timestamp: String(seconds), nonce };
};

let made = 0;
export const textFrom = (sender: string, content: string): string => {
  made += 1;
  return `<xml><ToUserName>${fixture.account}</ToUserName><FromUserName>${sender}</FromUserName><CreateTime>${fixture.now}</CreateTime><MsgType>text</MsgType><Content><![CDATA[${content}]]></Content><MsgId>${900_000 + made}</MsgId></xml>`;
};

export interface ApiCall {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

type Reply = { readonly status?: number; readonly json?: object; readonly bytes?: Buffer; readonly type?: string } | 'hang' | 'hang up';

/** The platform's own servers on loopback: a real HTTP server that answers as told. */
export interface WechatServer {
  readonly url: string;
  readonly calls: ApiCall[];
  answer: (call: ApiCall) => Reply;
  readonly close: () => Promise<void>;
}

export const startWechatServer = async (port = 0): Promise<WechatServer> => {
  const calls: ApiCall[] = [];
  const fake = { calls, answer: (_call: ApiCall): Reply => ({ json: { errcode: 0, errmsg: 'ok' } }) };
  let tokens = 0;
  const listener = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
      const text = Buffer.concat(parts).toString('utf8');
      const call = { path: pathname, query: Object.fromEntries(searchParams), body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
      calls.push(call);
      const told = fake.answer(call);
      const isToken = pathname === '/cgi-bin/stable_token' && typeof told === 'object' && (told.json as { errcode?: number } | undefined)?.errcode === 0;
      if (isToken) tokens += 1;
      const reply: Reply = isToken ? { json: { access_token: `token-${tokens}`, expires_in: 7200 } } : told;
      if (reply === 'hang') return;
      if (reply === 'hang up') request.socket.destroy();
      else response.writeHead(reply.status ?? 200, { 'content-type': reply.type ?? 'application/json' }).end(reply.bytes ?? JSON.stringify(reply.json ?? {}));
    });
  });
  await new Promise<void>((resolve) => listener.listen(port, '127.0.0.1', resolve));
  const close = (): Promise<void> => {
    listener.closeAllConnections();
    return new Promise((resolve) => listener.close(() => resolve()));
  };
  return Object.assign(fake, { url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`, close });
};
