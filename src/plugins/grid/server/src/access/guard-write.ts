import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { isUniqueViolation } from '../platform/errors';
import { chunkedIn } from '../platform/sql';
import { withTx, type Db } from '../platform/db';
import { settingsOf } from '../platform/settings';
import { tableOf } from '../platform/tables';
import { syncCopies } from './copies';
import { checkValues, namedRows, type NamedRows } from './guard-data';
import type { Verb } from './policy';
import { TYPES } from './policy';
import type { Principal } from './principal';
import { scopeOf } from './principal';
import { keepTexts, takeTexts, withoutTexts } from './guard-texts';
import { attributesOf, gridType, policyOf } from './schemas';
import { gridIdsOf } from './scope';
import { currentTree } from './tree-map';
import { runWriteHooks } from './write-hooks';

export interface WriteParams {
  documentId?: string;
  data?: Record<string, unknown>;
}

type Written = { id?: number; documentId?: string; entries?: { id: number }[] } | null | undefined;

export interface Action {
  readonly verb: Exclude<Verb, 'read'>;
  /** A new row made of another one: the one that is named is only read. */
  readonly clone: boolean;
}

/**
 * A write through the Document Service: verb, the row before, every connected row, the row after and what it is linked to are
 * checked in the transaction of the write, whose consequences (copies, hooks) stand or fall with it.
 */
export const guardedWrite = (strapi: Core.Strapi, principal: Principal, type: string, { verb, clone }: Action, params: WriteParams, next: () => Promise<unknown>): Promise<unknown> =>
  withTx(strapi, async (db) => {
    checkVerb(principal, type, verb);
    checkValues(strapi, type, params.data);
    const named = verb === 'create' && !clone ? undefined : params.documentId;
    const source = named === undefined ? null : await rowInScope(db, principal, type, named);
    const before = clone ? null : source;
    await checkConnected(strapi, db, principal, type, params.data);
    const stored = before === null ? null : await storedRow(db, type, before.id);
    const texts = takeTexts(type, params.data, clone);
    const result = (await next().catch(rethrowUnique(type))) as Written;
    withoutTexts(type, result);
    const id = before?.id ?? (await idOf(db, type, result));
    if (verb !== 'delete') {
      await keepTexts(db, type, id, texts);
      await syncCopies(db, type, id);
    }
    // A clone takes over the links of its source, which may lead out of reach.
    if (clone) await checkLinks(strapi, db, principal, type, id);
    await runWriteHooks(db, type, { id, verb, gridBefore: before?.gridId ?? null, before: stored, after: await storedRow(db, type, id), today: settingsOf(strapi).clock.today() });
    if (verb !== 'delete') await checkAfter(db, principal, type, id);
    return result;
  });

/** @public */
export const checkVerb = (principal: Principal, type: string, verb: Verb): void => {
  const granted = policyOf(type).verbs[verb];
  if (principal.kind === 'system') return;
  // The technical account has no more rights than the office over what the server keeps.
  if (principal.kind === 'user' && (principal.superAdmin ? granted.length > 0 : granted.some((role) => principal.roles.includes(role)))) return;
  throw new errors.ForbiddenError(`${verb} of ${type} is not granted${granted.length === 0 ? ': these rows are made by the server' : ''}`);
};

/** @public */
export const rowInScope = async (db: Db, principal: Principal, type: string, documentId: string): Promise<{ id: number; gridId: number | null }> => {
  const table = tableOf(type);
  const columns = { id: 'id', ...(table.columns['gridId'] === undefined ? {} : { gridId: table.columns['gridId'] }) };
  const row = (await db.sql(table.name).where({ document_id: documentId }).first(columns)) as { id: number; gridId?: number | null } | undefined;
  if (!row || (TYPES[type]?.rows === 'grid' && !(await inScope(db, principal, row.gridId ?? null)))) throw new errors.NotFoundError(`${type} not found`);
  return { id: row.id, gridId: row.gridId ?? null };
};

const storedRow = async (db: Db, type: string, id: number): Promise<Record<string, unknown> | null> => ((await db.sql(tableOf(type).name).where({ id }).first()) as Record<string, unknown> | undefined) ?? null;

const inScope = async (db: Db, principal: Principal, gridId: number | null): Promise<boolean> => {
  const ids = gridIdsOf(scopeOf(principal), await currentTree(db));
  return ids === 'all' || (gridId !== null && ids.includes(gridId));
};

/** @public */
export const checkAfter = async (db: Db, principal: Principal, type: string, id: number): Promise<void> => {
  if (policyOf(type).rows === 'shared') return;
  const row = (await db.sql(tableOf(type).name).where({ id }).first({ gridId: 'grid_id' })) as { gridId: number | null } | undefined;
  if (!(await inScope(db, principal, row?.gridId ?? null))) throw new errors.ForbiddenError(`${type}: the row would lie outside of what you reach`);
};

/** @public Every row that the data names, connected, set or disconnected: a foreign one is answered like one that does not exist. */
export const checkConnected = async (strapi: Core.Strapi, db: Db, principal: Principal, type: string, data: Record<string, unknown> = {}): Promise<void> => {
  if (principal.kind === 'system') return;
  for (const [name, attribute] of Object.entries(attributesOf(strapi, type))) {
    const target = gridType(attribute.target);
    if (target === null || data[name] === undefined || data[name] === null) continue;
    await checkReached(db, principal, target, name, namedRows(name, data[name]));
  }
};

/** @public */
export const checkLinks = async (strapi: Core.Strapi, db: Db, principal: Principal, type: string, id: number): Promise<void> => {
  if (principal.kind === 'system') return;
  for (const [name, link] of Object.entries(tableOf(type).links)) {
    const target = gridType(attributesOf(strapi, type)[name]?.target);
    if (target === null) continue;
    const linked = (await db.sql(link.table).where(link.from, id).select({ id: link.to })) as { id: number }[];
    await checkReached(db, principal, target, name, { ids: linked.map((row) => row.id), documents: [] });
  }
};

const checkReached = async (db: Db, principal: Principal, target: string, name: string, { ids, documents }: NamedRows): Promise<void> => {
  if (ids.length + documents.length === 0) return;
  const scope = gridIdsOf(scopeOf(principal), await currentTree(db));
  const query = db.sql(tableOf(target).name).where((any) => any.whereIn('id', ids).orWhereIn('document_id', documents));
  if (scope !== 'all' && policyOf(target).rows === 'grid') query.where((group) => chunkedIn(group, 'grid_id', scope));
  const rows = (await query.select('id', 'document_id')) as { id: number; document_id: string }[];
  const found = new Set<unknown>(rows.flatMap((row) => [Number(row.id), row.document_id]));
  if (![...ids, ...documents].every((each) => found.has(each))) throw new errors.ValidationError(`${name}: not found among the rows that you reach`);
};

const idOf = async (db: Db, type: string, result: Written): Promise<number> => {
  if (result?.id !== undefined) return result.id;
  const row = (await db.sql(tableOf(type).name).where({ document_id: result?.documentId ?? '' }).first('id')) as { id: number } | undefined;
  if (!row) throw new Error(`${type}: the written row has no id`);
  return row.id;
};

/** Strapi's own uniqueness check is not atomic; the database's answer reads the same. */
const rethrowUnique =
  (type: string) =>
  (error: unknown): never => {
    if (isUniqueViolation(error)) throw new errors.ValidationError(`${type}: a row with this key exists already`);
    throw error;
  };
