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
    strapi.log.http(`${ctx.method} ${ctx.path} (${Math.ceil(performance.now() - started)} ms) ${ctx.status}`);
  };
