import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { answerError } from './errors-to-http';
import { refund, spend, type Counted, type RateLimit } from './rate-limit';
import { addressOf, countedPath, namedAccount } from './rate-limit-keys';

type Body = Record<string, unknown>;

interface Door {
  /** A normalised path, or the beginning of one that ends in a slash. */
  readonly paths: readonly string[];
  readonly limits: readonly RateLimit[];
  /** The account that is meant; null: this request tries nothing. */
  readonly account: (ctx: Context, body: Body) => string | null;
  /** A try that succeeds is given back: only guesses count. Otherwise every request does, because each one sends a mail or costs. */
  readonly guesses: boolean;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const none = () => '';

/** From narrow to wide would let one address use up the account of another person: address first, account last. */
const limitsOf = (name: string, [pair, address, account]: readonly [RateNumbers | null, RateNumbers, RateNumbers | null]): RateLimit[] => [
  { name, per: 'address', ...address },
  ...(pair === null ? [] : [{ name, per: 'account and address' as const, ...pair }]),
  ...(account === null ? [] : [{ name, per: 'account' as const, ...account }]),
];

interface RateNumbers {
  readonly limit: number;
  readonly seconds: number;
}

const doorsOf = (failuresPerAddress: number): readonly Door[] => {
  const guessing = (name: string) => limitsOf(name, [{ limit: 5, seconds: 5 * MINUTE }, { limit: failuresPerAddress, seconds: 5 * MINUTE }, { limit: 100, seconds: HOUR }]);
  return [
    { paths: ['/admin/login'], limits: guessing('admin login'), account: (_ctx, body) => namedAccount(body['email']), guesses: true },
    { paths: ['/api/auth/local'], limits: guessing('portal login'), account: (_ctx, body) => namedAccount(body['identifier']), guesses: true },
    // Whoever is logged in guesses the present password, of himself or on a machine that was left open.
    { paths: ['/api/auth/change-password', '/admin/users/me'], limits: guessing('password change').slice(0, 2), account: (ctx, body) => (body['currentPassword'] === undefined ? null : claimedAccount(ctx)), guesses: true },
    { paths: ['/admin/access-token', '/api/auth/refresh'], limits: limitsOf('refresh', [null, { limit: 120, seconds: 5 * MINUTE }, null]), account: (ctx, body) => (holdsRefreshToken(ctx, body) ? '' : null), guesses: true },
    { paths: ['/admin/reset-password', '/api/auth/reset-password', '/admin/register', '/admin/registration-info', '/api/auth/email-confirmation'], limits: limitsOf('code', [null, { limit: 20, seconds: 15 * MINUTE }, null]), account: none, guesses: true },
    // These send mails: to somebody who did not ask for them, if we let them.
    { paths: ['/admin/forgot-password', '/api/auth/forgot-password', '/api/auth/send-email-confirmation'], limits: limitsOf('mail', [{ limit: 5, seconds: 15 * MINUTE }, { limit: 20, seconds: HOUR }, { limit: 10, seconds: HOUR }]), account: (_ctx, body) => namedAccount(body['email']), guesses: false },
    { paths: ['/api/auth/local/register', '/admin/register-admin', '/api/connect/', '/api/auth/'], limits: limitsOf('register', [null, { limit: 20, seconds: 15 * MINUTE }, null]), account: (ctx) => (/^\/api\/auth\/(sessions|logout)(\/|$)/.test(countedPath(ctx.path)) ? null : ''), guesses: false },
  ];
};

/**
 * Stands after the body parser and before the router, so that it sees what is tried whatever route would serve it. Strapi's own
 * limiters count in the memory of each node and are switched off (docs/adr/0016).
 */
export const loginLimits = (_config: unknown, { strapi }: { strapi: Core.Strapi }) => {
  const doors = doorsOf(strapi.config.get<number>('plugin::grid.loginFailuresPerAddress', 30));
  return async (ctx: Context, next: Next): Promise<void> => {
    const door = ctx.method === 'OPTIONS' ? undefined : doorOf(doors, countedPath(ctx.path));
    const account = door?.account(ctx, bodyOf(ctx)) ?? null;
    if (door === undefined || account === null) {
      await next();
      return;
    }
    const counted = await countOrAnswer(strapi, ctx, door, account);
    if (counted === null) return;
    await next();
    if (door.guesses && ctx.status < 400) await refund(strapi, counted);
  };
};

const doorOf = (doors: readonly Door[], path: string): Door | undefined => doors.find(({ paths }) => paths.includes(path)) ?? doors.find(({ paths }) => paths.some((each) => each.endsWith('/') && path.startsWith(each)));

const countOrAnswer = async (strapi: Core.Strapi, ctx: Context, door: Door, account: string): Promise<Counted[] | null> => {
  try {
    return await spend(strapi, door.limits, { address: addressOf(ctx), account });
  } catch (error) {
    answerError(strapi, ctx, error);
    return null;
  }
};

const bodyOf = (ctx: Context): Body => {
  const { body } = ctx.request as { body?: unknown };
  return typeof body === 'object' && body !== null ? (body as Body) : {};
};

const holdsRefreshToken = (ctx: Context, body: Body): boolean => body['refreshToken'] !== undefined || /refresh=/.test(ctx.get('cookie'));

/** Whom the bearer token names, unchecked: it only chooses a window, and a forged name still counts against the address. */
const claimedAccount = (ctx: Context): string => {
  const claims = ctx.get('authorization').split('.')[1] ?? '';
  try {
    const { userId, id } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as { userId?: unknown; id?: unknown };
    return JSON.stringify(userId ?? id ?? '');
  } catch {
    return '';
  }
};
