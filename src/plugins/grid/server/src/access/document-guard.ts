import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { withTx } from '../platform/db';
import { InvalidInput, NotFound } from '../platform/errors';
import { scopedParams, type ReadParams } from './guard-read';
import { guardedWrite, type WriteParams } from './guard-write';
import type { Verb } from './policy';
import { currentPrincipal, scopeOf, type Principal } from './principal';
import { gridType, policyOf } from './schemas';
import { currentTree } from './tree-map';

interface DocumentContext {
  uid: string;
  action: string;
  params: ReadParams & WriteParams;
}

const READS = ['findMany', 'findFirst', 'findOne', 'count'];
const WRITES: Record<string, Exclude<Verb, 'read'>> = { create: 'create', clone: 'create', update: 'update', delete: 'delete' };

/**
 * The net under everything that goes through the Document Service: REST, Content Manager, our own code. Who is unknown reaches
 * nothing; who is known reaches his rows, at the top and through every relation.
 */
export const documentGuard =
  (strapi: Core.Strapi) =>
  async (context: DocumentContext, next: () => Promise<unknown>): Promise<unknown> => {
    const type = gridType(context.uid);
    if (type === null) return next();
    const principal = await currentPrincipal(strapi);
    if (principal.kind === 'nobody') throw new errors.ForbiddenError('no access: who is asking is not known here');
    const verb = WRITES[context.action];
    if (verb) return guardedWrite(strapi, principal, type, verb, context.params, next).catch(asStrapiError);
    if (!READS.includes(context.action)) throw new errors.ForbiddenError(`${context.action} of ${type} is not offered`);
    if (principal.kind !== 'system') context.params = await readParams(strapi, principal, type, context.params);
    return next();
  };

/** Our typed errors in Strapi's words, so that its own controllers answer 400 and 404 instead of 500. */
const asStrapiError = (error: unknown): never => {
  if (error instanceof InvalidInput) throw new errors.ValidationError(error.message, { issues: error.issues });
  if (error instanceof NotFound) throw new errors.NotFoundError(error.message);
  throw error;
};

const readParams = (strapi: Core.Strapi, principal: Principal, type: string, params: ReadParams & WriteParams) =>
  withTx(strapi, async (db) => {
    const tree = await currentTree(db);
    return scopedParams({ strapi, scope: scopeOf(principal), tree, mayRead: (each) => mayRead(principal, each) }, type, params);
  });

const mayRead = (principal: Principal, type: string): boolean => {
  switch (principal.kind) {
    case 'system':
      return true;
    case 'nobody':
      return false;
    case 'token':
      return principal.types.includes(type);
    case 'user':
      return principal.superAdmin || policyOf(type).verbs.read.some((role) => principal.roles.includes(role));
  }
};
