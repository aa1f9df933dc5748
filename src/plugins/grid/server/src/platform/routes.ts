import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { ActionId } from '../../../shared/contracts/access';
import type { UserPrincipal } from '../access/principal';
import { currentPrincipal } from '../access/principal';
import { Refused } from './errors';
import { answerError } from './errors-to-http';

/** One call of one of our routes, with the person who asks already resolved. */
export interface Call {
  readonly strapi: Core.Strapi;
  readonly principal: UserPrincipal;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly ctx: Context;
}

export type Handler = (call: Call) => Promise<unknown>;

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly handler: (ctx: Context) => Promise<void>;
  readonly config: { readonly policies: readonly unknown[] };
}

/** An action of the policy table, or `null` for what every logged-in account may ask about itself. */
interface Guarded {
  readonly action: ActionId | null;
}

/** A route of the admin panel. Without an action it does not compile; a test walks all routes and fails on one without a policy. */
export const adminRoute = (method: Route['method'], path: string, { action }: Guarded, handler: Handler): Route => ({
  method,
  path,
  handler: (ctx) => serve(ctx, action, handler),
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      ...(action === null ? [] : [{ name: 'admin::hasPermissions', config: { actions: [`plugin::grid.${action}`] } }]),
    ],
  },
});

const serve = async (ctx: Context, action: ActionId | null, handler: Handler): Promise<void> => {
  try {
    const principal = await currentPrincipal(strapi);
    if (principal.kind !== 'user') throw new Error('an admin route was reached without an admin account');
    // Strapi asked the stored roles; the principal also knows who left.
    if (action !== null && !principal.actions.includes(action)) throw new Refused(`${action} is not granted`);
    const request = ctx.request as Context['request'] & { body?: unknown };
    const answer = await handler({ strapi, principal, params: ctx['params'] as Record<string, string>, query: ctx.query, body: request.body, ctx });
    if (answer === undefined) return;
    ctx.body = answer ?? { data: null };
  } catch (error) {
    answerError(strapi, ctx, error);
  }
};
