import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { Conflict, InvalidInput, isUniqueViolation, NotFound, Refused } from './errors';

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
  strapi.log.debug(`${ctx.method} ${ctx.path}: ${known.status} ${known.message}`);
  ctx.status = known.status;
  ctx.body = { data: null, error: known };
};

export const describe = (error: unknown): HttpError | null => {
  if (error instanceof InvalidInput) return { status: 400, name: 'ValidationError', message: error.message, details: { issues: error.issues } };
  if (error instanceof NotFound) return { status: 404, name: 'NotFoundError', message: error.message, details: {} };
  if (error instanceof Refused) return { status: 403, name: 'ForbiddenError', message: error.message, details: {} };
  if (error instanceof Conflict) return { status: 409, name: 'ConflictError', message: error.message, details: { code: error.code } };
  if (isUniqueViolation(error)) return { status: 409, name: 'ConflictError', message: 'the same row exists already', details: { code: 'duplicate' } };
  return null;
};
