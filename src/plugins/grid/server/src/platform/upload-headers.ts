import type { Context, Next } from 'koa';
import { countedPath } from './rate-limit-keys';

const SHOWN_IN_PLACE = /[.](jpe?g|png|webp|gif)$/;

/** What lies in public/uploads, however it came there and however its address is spelled, is a picture or a download, and never a page of this site. */
export const uploadHeaders = () => async (ctx: Context, next: Next): Promise<void> => {
  await next();
  const path = countedPath(ctx.path);
  if (!path.startsWith('/uploads/')) return;
  ctx.set('Content-Security-Policy', "default-src 'none'; sandbox");
  if (!SHOWN_IN_PLACE.test(path)) ctx.set('Content-Disposition', 'attachment');
};
