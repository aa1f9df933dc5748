import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { TYPES } from './policy';
import { currentPrincipal } from './principal';
import { gridType } from './schemas';

type Action = (ctx: Context) => Promise<unknown>;
type Controller = Record<string, Action> & { extractAndValidateRequestInfo?: (ctx: Context, id?: string) => Promise<unknown> };
type Exists = (uid: string, documentId?: string) => Promise<boolean>;
interface Answer {
  results?: { documentId?: string }[];
}

const PICKER_KEYS = ['id', 'page', 'pageSize', '_q', '_filter', 'idsToOmit', 'idsToInclude', 'locale', 'status'];

/**
 * Endpoints of the Content Manager that go past the Document Service. Read on 5.54: the relation picker takes `populate` and
 * `filters` from outside, existing relations come with ids of rows out of reach, the homepage counts whole tables. In `register`: routes
 * bind their controllers' actions before any plugin's bootstrap.
 */
export const overrideContentManager = (strapi: Core.Strapi): void => {
  const relations = strapi.plugin('content-manager').controller('relations') as unknown as Controller;
  const { findAvailable, findExisting, extractAndValidateRequestInfo } = relations;
  if (!findAvailable || !findExisting || !extractAndValidateRequestInfo) throw new Error('content-manager has no relations.findAvailable/findExisting: this Strapi version was not measured');
  // Without the permission it answers undefined, which its callers take apart: a 500.
  relations.extractAndValidateRequestInfo = async (ctx, id) => {
    const info = await extractAndValidateRequestInfo.call(relations, ctx, id);
    if (info === undefined || info === null) throw new errors.ForbiddenError();
    return info;
  };
  relations['findAvailable'] = function (ctx) {
    keepOnly(ctx.query, PICKER_KEYS);
    for (const key of ['idsToOmit', 'idsToInclude']) checkIds(key, ctx.query[key]);
    return findAvailable.call(relations, ctx);
  };
  relations['findExisting'] = async function (ctx) {
    keepOnly(ctx.query, PICKER_KEYS);
    await findExisting.call(relations, ctx);
    await dropForeign(strapi, ctx);
  };
  const manager = strapi.plugin('content-manager').service('document-manager') as { exists: Exists };
  const { exists } = manager;
  // It asks the database directly, and an existing row out of reach would answer 200 with nothing in it instead of 404.
  manager.exists = (uid, documentId) => (gridType(uid) === null ? exists(uid, documentId) : isReached(strapi, uid, documentId));
  const homepage = strapi.plugin('content-manager').service('homepage') as { getCountDocuments: () => Promise<unknown> };
  homepage.getCountDocuments = () => countReached(strapi);
};

/** In place: the setter of `ctx.query` serialises and parses again, and cuts what it finds too long. */
const keepOnly = (query: Record<string, unknown>, keys: readonly string[]): void => {
  for (const key of Object.keys(query)) if (!keys.includes(key)) delete query[key];
};

/** They go straight into SQL, where PostgreSQL answers an error for what is no number. */
const checkIds = (key: string, value: unknown): void => {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach((each) => checkIds(key, each));
  else if (value !== undefined && !/^"?\d{1,9}"?$/.test(JSON.stringify(value))) throw new errors.ValidationError(`${key}: ${JSON.stringify(value).slice(0, 40)} is not the id of a row`);
};

const dropForeign = async (strapi: Core.Strapi, ctx: Context): Promise<void> => {
  const params = ctx['params'] as { model: string; targetField: string };
  const target = targetOf(strapi, params.model, params.targetField);
  const answer = ctx.body as Answer;
  if (gridType(target) === null || !answer.results) return;
  const named = answer.results.map((row) => row.documentId ?? '');
  const reached = (await strapi.documents(target as never).findMany({ filters: { documentId: { $in: named } }, fields: ['documentId'] } as never)) as { documentId: string }[];
  const allowed = new Set(reached.map((row) => row.documentId));
  answer.results = answer.results.filter((row) => allowed.has(row.documentId ?? ''));
};

const isReached = async (strapi: Core.Strapi, uid: string, documentId: string | undefined): Promise<boolean> =>
  documentId !== undefined && (await strapi.documents(uid as never).count({ filters: { documentId } } as never)) > 0;

const targetOf = (strapi: Core.Strapi, model: string, field: string): string | undefined =>
  (strapi.getModel(model as never) as { attributes?: Record<string, { target?: string }> } | undefined)?.attributes?.[field]?.target;

const countReached = async (strapi: Core.Strapi): Promise<{ draft: number; published: number; modified: number }> => {
  const principal = await currentPrincipal(strapi);
  let published = 0;
  if (principal.kind !== 'nobody') {
    for (const type of Object.keys(TYPES)) published += await strapi.documents(`plugin::grid.${type}` as never).count({}).catch(refusedIsZero);
  }
  return { draft: 0, published, modified: 0 };
};

const refusedIsZero = (error: unknown): number => {
  if ((error as { name?: string }).name === 'ForbiddenError') return 0;
  throw error;
};
