import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { TYPES } from './policy';
import { currentPrincipal } from './principal';
import { gridType } from './schemas';

type Action = (ctx: Context, ...more: unknown[]) => Promise<unknown>;
type Controller = Record<string, Action>;
type Exists = (uid: string, documentId?: string) => Promise<boolean>;
type FindLocales = (ids: unknown, uid: string, options: object) => Promise<unknown[]>;
interface Answer {
  results?: { documentId?: string }[];
}

/** Rows of ours are never drafts; Strapi takes these apart on such a type: a 500. */
const DRAFT_ACTIONS = ['publish', 'unpublish', 'discard', 'bulkPublish', 'bulkUnpublish'];
const MOST_IDS = 1_000;
const PICKER_KEYS = ['id', 'page', 'pageSize', '_q', '_filter', 'idsToOmit', 'idsToInclude', 'locale', 'status'];

/**
 * Endpoints of the Content Manager that go past the Document Service. Read on 5.54: the relation picker takes `populate` and
 * `filters` from outside, existing relations come with ids of rows out of reach, counts and checks of existence ask whole tables, and
 * the routes of single types serve any type. In `register`: routes bind their controllers' actions before any plugin's bootstrap.
 */
export const overrideContentManager = (strapi: Core.Strapi): void => {
  overrideRelations(strapi, actionsOf(strapi, 'relations', ['findAvailable', 'findExisting', 'extractAndValidateRequestInfo']));
  overrideCollections(strapi, actionsOf(strapi, 'collection-types', ['countDraftRelations', 'countManyEntriesDraftRelations', ...DRAFT_ACTIONS]));
  const single = actionsOf(strapi, 'single-types', ['find', 'createOrUpdate', 'delete', 'publish', 'unpublish', 'discard', 'countDraftRelations']);
  close(single, Object.keys(single));
  const manager = strapi.plugin('content-manager').service('document-manager') as { exists: Exists; findLocales: FindLocales };
  const { exists, findLocales } = manager;
  // They ask the database directly; a row out of reach would answer 200 with nothing in it, or 403, where an unknown one answers 404.
  manager.exists = async (uid, documentId) => (gridType(uid) === null ? exists(uid, documentId) : documentId !== undefined && (await reached(strapi, uid, documentId)).length > 0);
  manager.findLocales = async (ids, uid, options) => findLocales(gridType(uid) === null ? ids : await reached(strapi, uid, ids), uid, options);
  const homepage = strapi.plugin('content-manager').service('homepage') as { getCountDocuments: () => Promise<unknown> };
  homepage.getCountDocuments = () => countReached(strapi);
};

const actionsOf = (strapi: Core.Strapi, name: string, needed: readonly string[]): Controller => {
  const controller = strapi.plugin('content-manager').controller(name) as unknown as Controller;
  const missing = needed.filter((action) => typeof controller[action] !== 'function');
  if (missing.length > 0) throw new Error(`content-manager has no ${name}.${missing.join(', ')}: this Strapi version was not measured`);
  return controller;
};

const overrideRelations = (strapi: Core.Strapi, relations: Controller): void => {
  const [findAvailable, findExisting, extract] = [relations['findAvailable'] as Action, relations['findExisting'] as Action, relations['extractAndValidateRequestInfo'] as Action];
  relations['extractAndValidateRequestInfo'] = async (ctx, id) => {
    await onlyKnown(strapi);
    const info = await extract.call(relations, ctx, id);
    // Without the permission it answers undefined, which its callers take apart: a 500.
    if (info === undefined || info === null) throw new errors.ForbiddenError();
    return info;
  };
  relations['findAvailable'] = (ctx) => {
    keepOnly(ctx.query, PICKER_KEYS);
    for (const key of ['idsToOmit', 'idsToInclude']) checkIds(key, ctx.query[key]);
    return findAvailable.call(relations, ctx);
  };
  relations['findExisting'] = async (ctx) => {
    keepOnly(ctx.query, PICKER_KEYS);
    await findExisting.call(relations, ctx);
    await dropForeign(strapi, ctx);
  };
};

/** Actions that nobody needs for our types: not found, whoever asks. */
const close = (controller: Controller, names: readonly string[]): void => {
  for (const name of names) {
    const action = controller[name] as Action;
    controller[name] = (ctx, ...more) => notOurs(ctx, () => action.call(controller, ctx, ...more));
  }
};

const overrideCollections = (strapi: Core.Strapi, collections: Controller): void => {
  close(collections, DRAFT_ACTIONS);
  const [countOne, countMany] = [collections['countDraftRelations'] as Action, collections['countManyEntriesDraftRelations'] as Action];
  collections['countDraftRelations'] = async (ctx) => {
    const { model, id } = ctx['params'] as { model: string; id: string };
    if (gridType(model) !== null && (await reached(strapi, model, id)).length === 0) throw new errors.NotFoundError();
    return countOne.call(collections, ctx);
  };
  collections['countManyEntriesDraftRelations'] = async (ctx) => {
    const { model } = ctx['params'] as { model: string };
    const { query } = ctx.request as { query: Record<string, unknown> };
    // It hands the parameter to the database as it comes: an operator in it would try out documentIds.
    if (gridType(model) !== null) query['documentIds'] = await reached(strapi, model, query['documentIds']);
    return countMany.call(collections, ctx);
  };
};

/** @public The documentIds of the asked rows that the asker reaches; nothing for who may not read the type, or asks with anything but texts. */
export const reached = async (strapi: Core.Strapi, uid: string, asked: unknown): Promise<string[]> => {
  const documentIds = (Array.isArray(asked) ? asked : [asked]).filter((each): each is string => typeof each === 'string');
  if (documentIds.length === 0) return [];
  if (documentIds.length > MOST_IDS) throw new errors.ValidationError(`documentIds: ${documentIds.length} are too many; allowed are ${MOST_IDS}`);
  const rows = (await strapi.documents(uid as never).findMany({ filters: { documentId: { $in: documentIds } }, fields: ['documentId'] } as never)) as { documentId: string }[];
  return rows.map((row) => row.documentId);
};

/** @public In place: the setter of `ctx.query` serialises and parses again, and cuts what it finds too long. */
export const keepOnly = (query: Record<string, unknown>, keys: readonly string[]): void => {
  for (const key of Object.keys(query)) if (!keys.includes(key)) delete query[key];
};

/** They go straight into SQL, where PostgreSQL answers an error for what is no number. */
const checkIds = (key: string, value: unknown): void => {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach((each) => checkIds(key, each));
  else if (value !== undefined && !/^"?\d{1,10}"?$/.test(JSON.stringify(value))) throw new errors.ValidationError(`${key}: ${JSON.stringify(value).slice(0, 40)} is not the id of a row`);
};

/** @public */
export const dropForeign = async (strapi: Core.Strapi, ctx: Context): Promise<void> => {
  const params = ctx['params'] as { model: string; targetField: string };
  const target = targetOf(strapi, params.model, params.targetField);
  const answer = ctx.body as Answer & { pagination?: { total?: number } };
  if (target === undefined || gridType(target) === null || !answer.results) return;
  const allowed = new Set(await reached(strapi, target, answer.results.map((row) => row.documentId)));
  answer.results = answer.results.filter((row) => allowed.has(row.documentId ?? ''));
};

const targetOf = (strapi: Core.Strapi, model: string, field: string): string | undefined =>
  (strapi.getModel(model as never) as { attributes?: Record<string, { target?: string }> } | undefined)?.attributes?.[field]?.target;

/** @public The database is asked with the permissions of the panel, which know nothing of tokens: who is unknown to the guard stays outside here too. */
export const onlyKnown = async (strapi: Core.Strapi): Promise<void> => {
  if ((await currentPrincipal(strapi)).kind === 'nobody') throw new errors.ForbiddenError();
};

/** @public */
export const notOurs = async (ctx: Context, next: () => Promise<unknown>): Promise<unknown> => {
  if (gridType((ctx['params'] as { model?: string }).model) !== null) throw new errors.NotFoundError();
  return next();
};

/** @public */
export const countReached = async (strapi: Core.Strapi): Promise<{ draft: number; published: number; modified: number }> => {
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
