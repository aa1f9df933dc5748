import { createHash } from 'node:crypto';
import type { Context } from 'koa';

/**
 * For what is open to everybody and may end at any moment: a cache may keep it, and asks each time whether it is still so. Who has this
 * very answer already gets none.
 */
export const revalidated = <T>(ctx: Pick<Context, 'set' | 'fresh' | 'status'>, answer: T, mark = JSON.stringify(answer)): T => {
  ctx.set('Cache-Control', 'public, no-cache');
  ctx.set('ETag', `"${createHash('sha256').update(mark).digest('base64url').slice(0, 27)}"`);
  ctx.status = 200;
  if (ctx.fresh) ctx.status = 304;
  return answer;
};
