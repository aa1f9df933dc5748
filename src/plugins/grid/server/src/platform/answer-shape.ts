import { STATUS_CODES } from 'node:http';
import type { Context, Next } from 'koa';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/**
 * Every refusal in one shape: `{ data: null, error: { status, name, message, details } }`. Koa and its parsers answer in plain text or
 * leave `details` out, and a method that the router does not know would be a 501. Outermost but for the log.
 */
export const answerShape = () => async (ctx: Context, next: Next): Promise<void> => {
  if (METHODS.includes(ctx.method)) await next();
  else ctx.status = 405;
  if (ctx.status < 400 || (ctx.body instanceof Object && 'pipe' in ctx.body)) return;
  const { status } = ctx;
  const { name, message, details, ...more } = errorOf(ctx.body) ?? { name: `${(STATUS_CODES[status] ?? '').replace(/\W/g, '')}Error`, message: STATUS_CODES[status] ?? '' };
  ctx.body = { data: null, error: { status, name, message, details: details ?? {}, ...more } };
  // Setting a body sets 200 where no status was chosen.
  ctx.status = status;
};

interface Answered {
  readonly name: string;
  readonly message: string;
  readonly details?: unknown;
}

const errorOf = (body: unknown): Answered | null => {
  const { error } = (body instanceof Object ? body : {}) as { error?: Answered & { status?: unknown } };
  if (typeof error?.name !== 'string' || typeof error.message !== 'string') return null;
  const { status: _status, ...rest } = error;
  return rest;
};
