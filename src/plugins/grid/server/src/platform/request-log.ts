import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

/** One line a request, as Strapi's, but without the query: it holds names that were searched, registration tokens and confirmation codes. */
export const requestLog =
  (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: Next): Promise<void> => {
    const started = performance.now();
    await next();
    // A line says the hour: of an anonymous voice nothing says it.
    if ((ctx.state as { route?: { config?: { unlogged?: true } } }).route?.config?.unlogged) return;
    strapi.log.http(`${ctx.method} ${loggedPath(ctx.path)} (${Math.ceil(performance.now() - started)} ms) ${ctx.status}`);
  };

/**
 * A path without what opens something: the address of a calendar holds the 43 characters of its token. Not by the route: a path that is
 * spelled in another way finds none, and holds the token all the same. Identifiers of rows are shorter.
 */
export const loggedPath = (path: string): string => path.replace(/[\w-]{40,}/g, '…');
