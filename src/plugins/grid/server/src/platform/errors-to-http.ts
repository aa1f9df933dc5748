import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { Conflict, InvalidInput, isUniqueViolation, NotFound, Refused, TooManyRequests, Unavailable } from './errors';
import { loggedPath } from './request-log';

interface HttpError {
  status: number;
  name: string;
  message: string;
  details: unknown;
}

/** Answers a typed error in Strapi's own shape; anything else is logged once and passed on to Strapi's handler. */
export const answerError = (strapi: Core.Strapi, ctx: Context, error: unknown): void => {
  const known = describe(error);
  if (known === null) throw error;
  if (error instanceof Unavailable) strapi.log.error(error.cause);
  strapi.log.debug(`${ctx.method} ${loggedPath(ctx.path)}: ${known.status} ${known.message}`);
  if (error instanceof TooManyRequests) ctx.set('Retry-After', String(error.seconds));
  ctx.status = known.status;
  ctx.body = { data: null, error: known };
};

export const describe = (error: unknown): HttpError | null => {
  if (error instanceof InvalidInput) return { status: 400, name: 'ValidationError', message: error.message, details: { issues: error.issues } };
  if (error instanceof NotFound) return { status: 404, name: 'NotFoundError', message: error.message, details: {} };
  if (error instanceof Refused) return { status: 403, name: 'ForbiddenError', message: error.message, details: {} };
  if (error instanceof Conflict) return { status: 409, name: 'ConflictError', message: error.message, details: { code: error.code } };
  if (error instanceof TooManyRequests) return { status: 429, name: 'RateLimitError', message: error.message, details: { limit: error.limit, retryAfter: error.seconds } };
  if (error instanceof Unavailable) return { status: 503, name: 'UnavailableError', message: error.message, details: { code: error.code } };
  if (isUniqueViolation(error)) return { status: 409, name: 'ConflictError', message: 'the same row exists already', details: { code: 'duplicate' } };
  return null;
};

/** For a reading that is written down in its own transaction: what nobody foresaw went wrong before the entry in the trail stood. `what` was not opened. */
export const orNotRecorded =
  (what: 'text' | 'file') =>
  (error: unknown): never => {
    if (describe(error) !== null) throw error;
    throw new Unavailable('not_recorded', `the reading could not be written down, so the ${what} was not opened`, error);
  };
