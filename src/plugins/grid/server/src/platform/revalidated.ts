import { createHash } from 'node:crypto';
import type { Context } from 'koa';

/**
 * For what is open without a login and may end at any moment: a cache may keep it, and asks each time whether it is still so. Who has this
 * very answer already gets none. `private`: only the program that asked may keep it.
 */
export const revalidated = <T>(ctx: Pick<Context, 'set' | 'fresh' | 'status'>, answer: T, mark = JSON.stringify(answer), keeper: 'public' | 'private' = 'public'): T => {
  ctx.set('Cache-Control', `${keeper}, no-cache`);
  ctx.set('ETag', `"${createHash('sha256').update(mark).digest('base64url').slice(0, 27)}"`);
  ctx.status = 200;
  if (ctx.fresh) ctx.status = 304;
  return answer;
};
