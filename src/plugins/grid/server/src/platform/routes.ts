import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { z } from 'zod';
import type { ActionId, PortalActionId, PublicActionId, TokenActionId } from '../../../shared/contracts/access';
import type { PersonPrincipal, TokenPrincipal, UserPrincipal } from '../access/principal';
import { currentPrincipal } from '../access/principal';
import { permissionOf } from '../access/token-reach';
import { inputOf, type Answer, type Answered, type AnyContract, type AsSent, type Body, type Contract, type Input } from './contract';
import { Refused } from './errors';
import { answerError } from './errors-to-http';
import { spend, type RateLimit } from './rate-limit';
import { addressOf } from './rate-limit-keys';
import { spendUnkept, type UnkeptLimit } from './unkept-limit';

/** One call of one of our routes, with the person who asks already resolved and the request already checked by the contract. */
export interface Call<P = UserPrincipal, I extends { params: unknown; query: unknown; body: unknown } = AsSent> {
  readonly strapi: Core.Strapi;
  readonly principal: P;
  readonly params: I['params'];
  readonly query: I['query'];
  readonly body: I['body'];
  readonly ctx: Context;
}

/** What a handler needs that asks for no part of the request. */
export type Asked<P = UserPrincipal> = Pick<Call<P>, 'strapi' | 'principal' | 'ctx'>;

type Handler<P = UserPrincipal> = (call: Call<P>) => Promise<unknown>;

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly handler: (ctx: Context) => Promise<void>;
  readonly config: { readonly policies: readonly unknown[]; readonly auth?: object | false; readonly portal?: PortalActionId; readonly public?: PublicActionId; readonly token?: TokenActionId; readonly unlogged?: true };
  /** The action of the policy table that it asks for. */
  readonly action: ActionId | PortalActionId | PublicActionId | TokenActionId | null;
  /** Missing only while a route is moved over; a test fails for it. */
  readonly contract: AnyContract | null;
}

interface Guarded<Action> {
  readonly action: Action;
  /** For what is expensive or sensitive: counted for all nodes together, after the rights are known. */
  readonly limit?: RateLimit;
}

interface MakeRoute<Action, P> {
  <Path extends string, A extends Answer, Q extends z.ZodObject = never, B extends Body = never>(
    method: Method,
    path: Path,
    guard: Guarded<Action> & Contract<Path, Q, B, A>,
    handler: (call: Call<P, Input<Path, Q, B>>) => Promise<Answered<A>>,
  ): Route;
  /** Without a contract query and body come as they were sent, and the description is missing: a test does not accept it. */
  (method: Method, path: string, guard: Guarded<Action> & { readonly answer?: never }, handler: Handler<P>): Route;
}

type Guard<Action> = Guarded<Action> & Partial<AnyContract>;

const contractOf = ({ action: _action, limit: _limit, ...contract }: Guard<unknown>): AnyContract | null => (contract.answer === undefined ? null : (contract as AnyContract));

/** A route of the admin panel. Without an action it does not compile (`null`: what every login may ask about itself); a test walks all routes and fails on one without a policy or a contract. */
export const adminRoute: MakeRoute<ActionId | null, UserPrincipal> = (method: Method, path: string, guard: Guard<ActionId | null>, handler: (call: never) => Promise<unknown>): Route => ({
  method,
  path,
  action: guard.action,
  contract: contractOf(guard),
  handler: (ctx) => serve(ctx, guard, handler as Handler),
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      ...(guard.action === null ? [] : [{ name: 'admin::hasPermissions', config: { actions: [`plugin::grid.${guard.action}`] } }]),
    ],
  },
});

/** A route of the portal, below `/api/grid`: a person about himself, with his portal login. Strapi asks for the login, the policy table for the rest. */
export const portalRoute: MakeRoute<PortalActionId, PersonPrincipal> = (method: Method, path: string, guard: Guard<PortalActionId>, handler: (call: never) => Promise<unknown>): Route => ({
  method,
  path,
  action: guard.action,
  contract: contractOf(guard),
  handler: (ctx) => servePerson(ctx, guard, handler as Handler<PersonPrincipal>),
  // Strapi wants a scope: what the portal's role has and nobody else, so a stranger is turned away before us.
  config: { policies: [], auth: { scope: ['plugin::users-permissions.user.me'] }, portal: guard.action },
});

/** A route for another system, below `/api/grid`: a token that was given the action, and what lies below the grid it is bound to. */
export const tokenRoute: MakeRoute<TokenActionId, TokenPrincipal> = (method: Method, path: string, guard: Guard<TokenActionId>, handler: (call: never) => Promise<unknown>): Route => ({
  method,
  path,
  action: guard.action,
  contract: contractOf(guard),
  handler: (ctx) => serveToken(ctx, guard, handler as Handler<TokenPrincipal>),
  config: { policies: [], auth: { scope: [permissionOf(guard.action)] }, token: guard.action },
});

/** One call of a route that asks for no login: whoever it is, nobody stands behind it. */
export type PublicCall<I extends { params: unknown; query: unknown; body: unknown } = AsSent> = Omit<Call<never, I>, 'principal'>;

interface Opened {
  readonly public: PublicActionId;
  /** Not optional: everybody may call it. `per: 'account'` is one window for all callers together, for a route that must not look at addresses. */
  readonly limit: RateLimit | UnkeptLimit;
}

/** A route without a login, below `/api/grid`. The table of public actions says why it is open; the handler proves who calls, or does what anybody may. */
export const publicRoute = <Path extends string, A extends Answer, Q extends z.ZodObject = never, B extends Body = never>(
  method: Method,
  path: Path,
  { public: action, limit, ...contract }: Opened & Contract<Path, Q, B, A>,
  handler: (call: PublicCall<Input<Path, Q, B>>) => Promise<Answered<A>>,
): Route => ({
  method,
  path,
  action,
  contract: contract as AnyContract,
  handler: (ctx) => servePublic(ctx, limit, contract as AnyContract, handler as (call: PublicCall) => Promise<unknown>),
  config: { policies: [], auth: false, public: action, ...('unkept' in limit ? { unlogged: true } : {}) },
});

const serve = (ctx: Context, guard: Guard<ActionId | null>, handler: Handler): Promise<void> =>
  answering(ctx, async () => {
    const principal = await currentPrincipal(strapi);
    // An admin token acts for an account, but nobody stands behind it whose reach could be asked.
    if (principal.kind !== 'user') throw new Refused('this route is for accounts, not for tokens');
    // Strapi asked the stored roles; the principal also knows who left.
    if (guard.action !== null && !principal.actions.includes(guard.action)) throw new Refused(`${guard.action} is not granted`);
    if (guard.limit) await spend(strapi, [guard.limit], { address: addressOf(ctx), account: `admin:${principal.userId}` });
    return handler(callOf(ctx, principal, contractOf(guard)));
  });

const servePerson = (ctx: Context, guard: Guard<PortalActionId>, handler: Handler<PersonPrincipal>): Promise<void> =>
  answering(ctx, async () => {
    const principal = await currentPrincipal(strapi);
    // A token of another system passes Strapi's check, and so does an account that nobody linked to a person.
    if (principal.kind !== 'person' || !principal.actions.includes(guard.action)) throw new Refused(`${guard.action} is not granted`);
    if (guard.limit) await spend(strapi, [guard.limit], { address: addressOf(ctx), account: `portal:${principal.accountId}` });
    return handler(callOf(ctx, principal, contractOf(guard)));
  });

const serveToken = (ctx: Context, guard: Guard<TokenActionId>, handler: Handler<TokenPrincipal>): Promise<void> =>
  answering(ctx, async () => {
    const principal = await currentPrincipal(strapi);
    // A full-access token passes Strapi's check, bound or not.
    if (principal.kind !== 'token' || !principal.actions.includes(guard.action)) throw new Refused(`${guard.action} is not granted`);
    if (guard.limit) await spend(strapi, [guard.limit], { address: addressOf(ctx), account: `token:${principal.tokenId}` });
    return handler(callOf(ctx, principal, contractOf(guard)));
  });

const servePublic = (ctx: Context, limit: RateLimit | UnkeptLimit, contract: AnyContract, handler: (call: PublicCall) => Promise<unknown>): Promise<void> =>
  answering(ctx, async () => {
    if ('unkept' in limit) spendUnkept(limit, addressOf(ctx), performance.now());
    else await spend(strapi, [limit], { address: addressOf(ctx), account: '' });
    return handler({ strapi, ctx, ...inputOf(contract, ctx) });
  });

const callOf = <P>(ctx: Context, principal: P, contract: AnyContract | null): Call<P> => ({ strapi, principal, ctx, ...inputOf(contract, ctx) });

const answering = async (ctx: Context, work: () => Promise<unknown>): Promise<void> => {
  try {
    const answer = await work();
    if (answer === undefined) return;
    ctx.body = answer ?? { data: null };
  } catch (error) {
    answerError(strapi, ctx, error);
  }
};
