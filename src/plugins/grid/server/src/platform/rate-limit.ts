import { createHmac } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { withTx, type Db } from './db';
import { TooManyRequests, Unavailable } from './errors';
import { answerError } from './errors-to-http';
import { cleanWindows, giveBack, hit } from './rate-limit-store';
import { accountOf, addressOf } from './rate-limit-keys';
import { settingsOf } from './settings';

/** What is limited, whose tries are counted together, and how many of them in how many seconds. */
export interface RateLimit {
  readonly name: string;
  readonly per: 'account' | 'address' | 'account and address';
  readonly limit: number;
  readonly seconds: number;
}

/** Who tries: the address of the connection, and the account that is meant (a number, an e-mail, a token), or '' where there is none. */
export interface Who {
  readonly address: string;
  readonly account: string;
}

/** One try that was counted, so that it can be given back. */
export interface Counted {
  readonly key: string;
  readonly endsAt: string;
}

/**
 * Counts one try against each limit, in the given order; the first that is used up refuses, and the ones behind it are not touched: a
 * stranger who is stopped by his address does not use up the account of somebody else. The windows lie in the database, so all nodes
 * share them. A limit that cannot be counted refuses.
 * @throws TooManyRequests, Unavailable
 */
export const spend = async (strapi: Core.Strapi, limits: readonly RateLimit[], who: Who): Promise<Counted[]> => {
  const { counted, refused } = await orUnavailable(strapi, () => withTx(strapi, (db) => countAll(strapi, db, limits, who)));
  if (refused !== null) throw new TooManyRequests(refused.name, refused.seconds);
  return counted;
};

/** Takes back tries that turned out to be none, such as a login with the right password. What cannot be taken back stays counted. */
export const refund = async (strapi: Core.Strapi, counted: readonly Counted[]): Promise<void> => {
  try {
    await withTx(strapi, async (db) => {
      for (const each of counted) await giveBack(db, each);
    });
  } catch (error) {
    strapi.log.warn(`a try was not taken back: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** @public As a middleware of a route, for a limit that is kept per address or for the account that is logged in. */
export const rateLimit = (limit: RateLimit) => async (ctx: Context, next: Next): Promise<void> => {
  try {
    await spend(strapi, [limit], { address: addressOf(ctx), account: accountOf(ctx) });
  } catch (error) {
    answerError(strapi, ctx, error);
    return;
  }
  await next();
};

interface Outcome {
  readonly counted: Counted[];
  readonly refused: { name: string; seconds: number } | null;
}

// The verdict is returned and not thrown: an error would roll the count back.
const countAll = async (strapi: Core.Strapi, db: Db, limits: readonly RateLimit[], who: Who): Promise<Outcome> => {
  const now = settingsOf(strapi).clock.now();
  const counted: Counted[] = [];
  for (const limit of limits) {
    const window = { key: keyOf(strapi, limit, who), name: limit.name, now: now.toISOString(), endsAt: new Date(now.getTime() + limit.seconds * 1000).toISOString() };
    const { hits, endsAt } = await hit(db, window);
    if (hits === 1) await cleanWindows(db, window.now);
    if (hits > limit.limit) return { counted, refused: { name: limit.name, seconds: Math.max(1, Math.ceil((Date.parse(endsAt) - now.getTime()) / 1000)) } };
    counted.push({ key: window.key, endsAt });
  }
  return { counted, refused: null };
};

const keyOf = (strapi: Core.Strapi, { name, per }: RateLimit, { address, account }: Who): string => {
  const [secret = ''] = strapi.config.get<string[]>('server.app.keys', []);
  const whose = { account: [account], address: [address], 'account and address': [account, address] }[per];
  return createHmac('sha256', secret).update(JSON.stringify(['rate-limit', name, per, ...whose])).digest('hex');
};

const orUnavailable = async <T>(strapi: Core.Strapi, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    strapi.log.error(`the rate limits cannot be counted: ${error instanceof Error ? error.message : String(error)}`);
    throw new Unavailable('not_counted', 'tries cannot be counted right now, so none is let through', error);
  }
};
