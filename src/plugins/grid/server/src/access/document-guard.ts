import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { withReads } from '../platform/db';
import { InvalidInput, NotFound } from '../platform/errors';
import { auditedWrite } from './audited-write';
import type { ReadContext } from './guard-context';
import { scopedParams, scopedSelection, type ReadParams } from './guard-read';
import { withoutPrivate } from './guard-result';
import { guardedWrite, type WriteParams } from './guard-write';
import { writableData } from './guard-data';
import type { Verb } from './policy';
import { currentPrincipal, scopeOf, type Principal } from './principal';
import { gridType, policyOf } from './schemas';
import { currentTree, treeOfVersion, type TreeMap } from './tree-map';

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
    if (verb) {
      // The answer of a write is a read.
      const read = await readContext(strapi, principal);
      context.params = writableParams(read, principal, type, context.params);
      const write = () => guardedWrite(strapi, principal, type, { verb, clone: context.action === 'clone' }, context.params, next);
      const written = await auditedWrite(strapi, principal, type, verb, context.params, write).catch(asStrapiError);
      return principal.kind === 'system' ? written : withoutPrivate(strapi, type, written);
    }
    if (!READS.includes(context.action)) throw new errors.ForbiddenError(`${context.action} of ${type} is not offered`);
    if (principal.kind === 'system') return next();
    context.params = scopedParams(await readContext(strapi, principal), type, context.params);
    return withoutPrivate(strapi, type, await next());
  };

/** Our typed errors in Strapi's words, so that its own controllers answer 400 and 404 instead of 500. */
const asStrapiError = (error: unknown): never => {
  if (error instanceof InvalidInput) throw new errors.ValidationError(error.message, { issues: error.issues });
  if (error instanceof NotFound) throw new errors.NotFoundError(error.message);
  throw error;
};

const readContext = async (strapi: Core.Strapi, principal: Principal): Promise<ReadContext> => ({ strapi, scope: scopeOf(principal), tree: await treeOf(strapi, principal), mayRead: (each) => mayRead(principal, each) });

const trees = new WeakMap<Principal, Promise<TreeMap>>();

/** Once for the page and its count: the principal lives as long as its request. What may write in between reads the tree each time. */
const treeOf = (strapi: Core.Strapi, principal: Principal): Promise<TreeMap> => {
  if (principal.kind === 'system' || strapi.requestContext.get()?.method !== 'GET') return withReads(strapi, currentTree);
  const known = trees.get(principal) ?? withReads(strapi, (db) => (principal.kind === 'token' ? treeOfVersion(db, principal.treeVersion) : currentTree(db)));
  trees.set(principal, known);
  return known;
};

const writableParams = <P extends ReadParams & WriteParams>(context: ReadContext, principal: Principal, type: string, params: P): P => {
  if (principal.kind === 'system') return params;
  const kept = scopedSelection(context, type, params);
  return kept.data === undefined ? kept : { ...kept, data: writableData(principal, type, kept.data) };
};

const mayRead = (principal: Principal, type: string): boolean => {
  switch (principal.kind) {
    case 'system':
      return true;
    // The portal has routes of its own, which show what is a person's own; the generated ones are not for it.
    case 'person':
    case 'nobody':
      return false;
    case 'token':
      return principal.types.includes(type);
    case 'user':
      return principal.superAdmin || policyOf(type).verbs.read.some((role) => principal.roles.includes(role));
  }
};
