import type { Context, Next } from 'koa';

const MAX_LEVELS = 64;

/** Behind `strapi::body`: what was read is not nested deeper than code that walks it can follow. Tells body-errors.ts that the body was read. */
export const bodyLimits = () => async (ctx: Context, next: Next): Promise<void> => {
  ctx.state['bodyRead'] = true;
  const { body } = ctx.request as unknown as { body?: unknown };
  if (!isDeep(body)) {
    await next();
    return;
  }
  ctx.status = 400;
  ctx.body = { data: null, error: { status: 400, name: 'ValidationError', message: `the body is nested deeper than ${MAX_LEVELS} levels`, details: {} } };
};

/** Level by level, not by recursion. */
const isDeep = (body: unknown): boolean => {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_LEVELS) return true;
    level = level.flatMap((each): unknown[] => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return false;
};
