import { withTx } from '../../platform/db';
import { InvalidInput, NotFound, TooManyRequests } from '../../platform/errors';
import { spend, type RateLimit } from '../../platform/rate-limit';
import { publicRoute, type PublicCall, type Route } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import type { WechatSettings } from '../../platform/settings-wechat';
import { messageOf, type Incoming } from './domain/message';
import { tooOften } from './domain/wording';
import { checkCall, openEnvelope, replyWith, type Signed, type SignedMessage } from './envelope';
import { receive } from './service';
import { echoQuery, messageQuery } from './shapes';

/** The platform calls from few addresses for everybody; whoever guesses signatures has one of his own. */
const CALLS: RateLimit = { name: 'wechat calls', per: 'address', limit: 600, seconds: 60 };
/** One person, after the signature. */
const MESSAGES: RateLimit = { name: 'wechat messages', per: 'account', limit: 20, seconds: 10 * 60 };

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
    await spend(strapi, [MESSAGES], { address: '', account: message.from });
  } catch (error) {
    if (error instanceof TooManyRequests) return tooOften();
    throw error;
  }
  const [secret = ''] = strapi.config.get<string[]>('server.app.keys', []);
  const site = strapi.config.get<string>('server.url', '');
  return withTx(strapi, (db) => receive({ db, now, today: settingsOf(strapi).clock.today(), secret, site }, message));
};

const open = { public: 'wechat.message', limit: CALLS } as const;

export const publicRoutes: readonly Route[] = [
  publicRoute('GET', '/wechat', { ...open, summary: 'WeChat asks whether this address is ours', query: echoQuery, answer: { file: 'text/plain' } }, echo),
  publicRoute('POST', '/wechat', { ...open, summary: 'A message from WeChat; signed, and answered with a message', query: messageQuery, body: { text: 'text/xml' }, answer: { file: 'text/xml' } }, take),
];
