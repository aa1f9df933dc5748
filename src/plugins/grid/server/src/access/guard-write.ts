import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { FIRST_DATE, isUsableDate, LAST_DATE } from '../kernel/date';
import { isUniqueViolation } from '../platform/errors';
import { holdsNul } from '../platform/input';
import { chunkedIn } from '../platform/sql';
import { withTx, type Db } from '../platform/db';
import { settingsOf } from '../platform/settings';
import { tableOf } from '../platform/tables';
import { syncCopies } from './copies';
import type { Verb } from './policy';
import { TYPES } from './policy';
import type { Principal } from './principal';
import { scopeOf } from './principal';
import { attributesOf, gridType, policyOf } from './schemas';
import { gridIdsOf } from './scope';
import { currentTree } from './tree-map';
import { runWriteHook } from './write-hooks';

export interface WriteParams {
  documentId?: string;
  data?: Record<string, unknown>;
}

type Written = { id?: number; documentId?: string; entries?: { id: number }[] } | null | undefined;

/**
 * A write through the Document Service: verb, server-owned fields, the row before, every connected row and the row after are
 * checked in the transaction of the write, whose consequences (copies, hooks) stand or fall with it.
 */
export const guardedWrite = (strapi: Core.Strapi, principal: Principal, type: string, verb: Exclude<Verb, 'read'>, params: WriteParams, next: () => Promise<unknown>): Promise<unknown> =>
  withTx(strapi, async (db) => {
    checkVerb(principal, type, verb);
    checkServerOwned(principal, type, params.data);
    checkDates(strapi, type, params.data);
    if (holdsNul(params.data)) throw new errors.ValidationError('a text holds a NUL character; allowed is text without');
    const before = params.documentId === undefined ? null : await rowInScope(db, principal, type, params.documentId);
    await checkConnected(strapi, db, principal, type, params.data);
    const result = (await next().catch(rethrowUnique(type))) as Written;
    const id = before?.id ?? (await idOf(db, type, result));
    if (verb !== 'delete') {
      await syncCopies(db, type, id);
    }
    await runWriteHook(db, type, { id, verb, gridBefore: before?.gridId ?? null, today: settingsOf(strapi).clock.today() });
    if (verb !== 'delete') await checkAfter(db, principal, type, id);
    return result;
  });

const checkVerb = (principal: Principal, type: string, verb: Verb): void => {
  const granted = policyOf(type).verbs[verb];
  if (principal.kind === 'system') return;
  // The technical account has no more rights than the office over what the server keeps.
  if (principal.kind === 'user' && (principal.superAdmin ? granted.length > 0 : granted.some((role) => principal.roles.includes(role)))) return;
  throw new errors.ForbiddenError(`${verb} of ${type} is not granted${granted.length === 0 ? ': these rows are made by the server' : ''}`);
};

const checkServerOwned = (principal: Principal, type: string, data: Record<string, unknown> = {}): void => {
  if (principal.kind === 'system') return;
  const given = policyOf(type).serverOwned.filter((field) => data[field] !== undefined && data[field] !== null);
  if (given.length > 0) throw new errors.ValidationError(`${given.join(', ')}: kept by the server, leave it out`);
};

/** Strapi takes 30 February to a query that nobody awaits, which ends the process. */
const checkDates = (strapi: Core.Strapi, type: string, data: Record<string, unknown> = {}): void => {
  for (const [name, attribute] of Object.entries(attributesOf(strapi, type))) {
    const value = data[name];
    if (attribute.type !== 'date' || value === undefined || value === null) continue;
    if (typeof value !== 'string' || !isUsableDate(value)) throw new errors.ValidationError(`${name}: ${String(JSON.stringify(value)).slice(0, 40)} is not a date YYYY-MM-DD from ${FIRST_DATE} to ${LAST_DATE}`);
  }
};

const rowInScope = async (db: Db, principal: Principal, type: string, documentId: string): Promise<{ id: number; gridId: number | null }> => {
  const table = tableOf(type);
  const columns = { id: 'id', ...(table.columns['gridId'] === undefined ? {} : { gridId: table.columns['gridId'] }) };
  const row = (await db.sql(table.name).where({ document_id: documentId }).first(columns)) as { id: number; gridId?: number | null } | undefined;
  if (!row || (TYPES[type]?.rows === 'grid' && !(await inScope(db, principal, row.gridId ?? null)))) throw new errors.NotFoundError(`${type} not found`);
  return { id: row.id, gridId: row.gridId ?? null };
};

const inScope = async (db: Db, principal: Principal, gridId: number | null): Promise<boolean> => {
  const ids = gridIdsOf(scopeOf(principal), await currentTree(db));
  return ids === 'all' || (gridId !== null && ids.includes(gridId));
};

const checkAfter = async (db: Db, principal: Principal, type: string, id: number): Promise<void> => {
  if (policyOf(type).rows === 'shared') return;
  const row = (await db.sql(tableOf(type).name).where({ id }).first({ gridId: 'grid_id' })) as { gridId: number | null } | undefined;
  if (!(await inScope(db, principal, row?.gridId ?? null))) throw new errors.ForbiddenError(`${type}: the row would lie outside of what you reach`);
};

/** Every row that the data names, connected, set or disconnected: a foreign one is answered like one that does not exist. */
const checkConnected = async (strapi: Core.Strapi, db: Db, principal: Principal, type: string, data: Record<string, unknown> = {}): Promise<void> => {
  for (const [name, attribute] of Object.entries(attributesOf(strapi, type))) {
    const target = gridType(attribute.target);
    if (target === null || data[name] === undefined || data[name] === null || policyOf(target).rows === 'shared') continue;
    const named = namedRows(data[name]);
    if ((await countInScope(db, principal, target, named)) !== named.ids.length + named.documents.length) {
      throw new errors.ValidationError(`${name}: not found among the rows that you reach`);
    }
  }
};

const namedRows = (value: unknown): { ids: number[]; documents: string[] } => {
  const ids = new Set<number>();
  const documents = new Set<string>();
  const visit = (each: unknown): void => {
    if (Array.isArray(each)) each.forEach(visit);
    else if (typeof each === 'number') ids.add(each);
    else if (typeof each === 'string' && /^\d+$/.test(each)) ids.add(Number(each));
    else if (typeof each === 'string') documents.add(each);
    else if (typeof each === 'object' && each !== null) visitObject(each as Record<string, unknown>);
  };
  const visitObject = (each: Record<string, unknown>): void => {
    if (typeof each['documentId'] === 'string') documents.add(each['documentId']);
    else if (each['id'] !== undefined) visit(each['id']);
    else [each['connect'], each['set'], each['disconnect']].forEach(visit);
  };
  visit(value);
  return { ids: [...ids], documents: [...documents] };
};

const countInScope = async (db: Db, principal: Principal, target: string, named: { ids: number[]; documents: string[] }): Promise<number> => {
  if (named.ids.length + named.documents.length === 0) return 0;
  const scope = gridIdsOf(scopeOf(principal), await currentTree(db));
  const query = db.sql(tableOf(target).name).where((any) => any.whereIn('id', named.ids).orWhereIn('document_id', named.documents));
  if (scope !== 'all') query.where((group) => chunkedIn(group, 'grid_id', scope));
  const row = (await query.count({ n: '*' }).first()) as { n: number | string };
  return Number(row.n);
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
