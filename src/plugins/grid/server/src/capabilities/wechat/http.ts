import type { PersonPrincipal } from '../../access/principal';
import { withTx } from '../../platform/db';
import { InvalidInput, NotFound, TooManyRequests } from '../../platform/errors';
import { spend, type RateLimit } from '../../platform/rate-limit';
import { portalRoute, publicRoute, type Asked, type PublicCall, type Route } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import type { WechatSettings } from '../../platform/settings-wechat';
import { messageOf, wishOf, type Incoming } from './domain/message';
import { tooOften } from './domain/wording';
import { checkCall, openEnvelope, replyWith, type Signed, type SignedMessage } from './envelope';
import { receive } from './service';
import { issueCode, standingOf, unbindOwn } from './service-bindings';
import { echoQuery, messageQuery, wechatCode, wechatStanding } from './shapes';

/** The platform calls from few addresses for everybody; whoever guesses signatures has one of his own. */
const CALLS: RateLimit = { name: 'wechat calls', per: 'address', limit: 600, seconds: 60 };
/** One person, after the signature. */
const MESSAGES: RateLimit = { name: 'wechat messages', per: 'account', limit: 20, seconds: 10 * 60 };

/** Codes that one person tries; what WeChat sends again counts too. */
const TRIES: RateLimit = { name: 'wechat code tries', per: 'account', limit: 9, seconds: 10 * 60 };
/** Codes that one employee asks for. */
const CODES: RateLimit = { name: 'wechat codes', per: 'account', limit: 5, seconds: 10 * 60 };

const accountOf = ({ strapi }: Pick<PublicCall, 'strapi'>): WechatSettings => {
  const { wechat } = settingsOf(strapi);
  if (wechat === null) throw new NotFound('wechat');
  return wechat;
};

const echo = async (call: PublicCall & { readonly query: Signed & { readonly echostr: string } }): Promise<undefined> => {
  checkCall(accountOf(call), settingsOf(call.strapi).clock.now(), call.query);
  call.ctx.type = 'text/plain';
  call.ctx.body = call.query.echostr;
  return undefined;
};

const take = async (call: PublicCall & { readonly query: SignedMessage; readonly body: string }): Promise<undefined> => {
  const account = accountOf(call);
  const now = settingsOf(call.strapi).clock.now();
  const message = messageOf(openEnvelope(account, now, call.query, call.body));
  if (message === null) throw new InvalidInput([{ field: '(body)', code: 'no_message', value: '', allowed: 'a message with sender, receiver, time and type' }]);
  const text = await answerTo(call, now, message);
  call.ctx.type = 'text/xml';
  call.ctx.body = replyWith(account, now, message, text);
  return undefined;
};

/** A person who sends too much is told so in words: a 429 would make the platform send it twice more, and tell him that nobody is there. */
const answerTo = async ({ strapi }: PublicCall, now: Date, message: Incoming): Promise<string> => {
  try {
    await spend(strapi, isTry(message) ? [MESSAGES, TRIES] : [MESSAGES], { address: '', account: message.from });
  } catch (error) {
    if (error instanceof TooManyRequests) return tooOften();
    throw error;
  }
  const site = strapi.config.get<string>('server.url', '');
  return withTx(strapi, (db) => receive({ db, now, today: settingsOf(strapi).clock.today(), secret: secretOf(strapi), site }, message));
};

const isTry = (message: Incoming): boolean => message.kind === 'text' && wishOf(message.text).kind === 'bind';

const secretOf = (strapi: PublicCall['strapi']): string => strapi.config.get<string[]>('server.app.keys', [])[0] ?? '';

const open = { public: 'wechat.message', limit: CALLS } as const;

export const publicRoutes: readonly Route[] = [
  publicRoute('GET', '/wechat', { ...open, summary: 'WeChat asks whether this address is ours', query: echoQuery, answer: { file: 'text/plain' } }, echo),
  publicRoute('POST', '/wechat', { ...open, summary: 'A message from WeChat; signed, and answered with a message', query: messageQuery, body: { text: 'text/xml' }, answer: { file: 'text/xml' } }, take),
];

/** A code for a channel that is off would be sent to nobody. */
const code = (call: Asked<PersonPrincipal>) => {
  accountOf(call);
  const { clock } = settingsOf(call.strapi);
  return withTx(call.strapi, (db) => issueCode({ db, now: clock.now(), today: clock.today(), secret: secretOf(call.strapi) }, call.principal));
};

const own = { action: 'own-wechat.bind', answer: wechatStanding } as const;

export const portalRoutes: readonly Route[] = [
  portalRoute('GET', '/me/wechat', { ...own, summary: 'Since when an open id of WeChat writes in one’s name' }, (call) => withTx(call.strapi, (db) => standingOf(db, call.principal))),
  portalRoute('POST', '/me/wechat/codes', { action: 'own-wechat.bind', limit: CODES, summary: 'A text that binds whoever sends it to the official account; shown once', answer: wechatCode }, code),
  portalRoute('DELETE', '/me/wechat', { ...own, summary: 'Remove the binding' }, (call) => withTx(call.strapi, (db) => unbindOwn(db, call.principal))),
];
