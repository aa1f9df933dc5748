import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { FIRST_DATE, isUsableDate, LAST_DATE } from '../kernel/date';
import { holdsNul } from '../platform/input';
import { isDict, shown, type Dict } from './guard-context';
import type { Principal } from './principal';
import { attributesOf, policyOf } from './schemas';

/** What Strapi keeps for each row; its panel sends them back with every form, so they are passed over. */
const KEPT_BY_STRAPI = ['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'locale', 'localizations', 'status'];

const MAX_INTEGER = 2_147_483_647;

/**
 * The body without what is never taken from one. A server-owned field with a value is refused by name; an empty one is what a form
 * sends for a field that it does not show, and what the panel puts into a copy.
 */
export const writableData = (principal: Principal, type: string, data: Dict): Dict => {
  const { serverOwned } = policyOf(type);
  const given = serverOwned.filter((field) => !isEmpty(data[field]));
  if (given.length > 0) throw new errors.ValidationError(`${given.join(', ')}: kept by the server, leave it out`);
  const userId = principal.kind === 'user' ? principal.userId : null;
  return Object.fromEntries(
    Object.entries(data).filter(([name, value]) => {
      if (name === 'createdBy' || name === 'updatedBy') return value === userId;
      return !serverOwned.includes(name) && !KEPT_BY_STRAPI.includes(name);
    }),
  );
};

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (isDict(value) && Object.keys(value).length > 0 && Object.entries(value).every(([key, each]) => ['connect', 'disconnect', 'set'].includes(key) && Array.isArray(each) && each.length === 0));

/** Values that would end in a query which nobody awaits, hence in the end of the process, or in a 500. */
export const checkValues = (strapi: Core.Strapi, type: string, data: Dict = {}): void => {
  if (holdsNul(data)) throw new errors.ValidationError('a text holds a NUL character; allowed is text without');
  for (const [name, attribute] of Object.entries(attributesOf(strapi, type))) {
    const value = data[name];
    if (value === undefined || value === null) continue;
    if (attribute.type === 'date' && (typeof value !== 'string' || !isUsableDate(value))) throw new errors.ValidationError(`${name}: ${shown(value)} is not a date YYYY-MM-DD from ${FIRST_DATE} to ${LAST_DATE}`);
  }
};

export interface NamedRows {
  readonly ids: number[];
  readonly documents: string[];
}

/**
 * Every row that a relation of a body names, in every spelling that Strapi knows: a key, a list, `{ id }`, `{ documentId }` and
 * `{ connect, disconnect, set }` of these. Like Strapi, `documentId` counts before `id`, and both before the rest.
 * @throws ValidationError for any other spelling: what is not understood here is not handed on.
 */
export const namedRows = (name: string, value: unknown): NamedRows => {
  const ids = new Set<number>();
  const documents = new Set<string>();
  const visit = (each: unknown): void => {
    if (each === null || each === undefined) return;
    if (Array.isArray(each)) return each.forEach(visit);
    if (isKey(each)) return void ids.add(Number(each));
    if (typeof each === 'string' && /^[a-z]/i.test(each)) return void documents.add(each);
    if (!isDict(each)) throw unknownSpelling(name, each);
    const operations = ['connect', 'disconnect', 'set'].filter((key) => key in each);
    if (!('id' in each) && !('documentId' in each)) {
      if (operations.length === 0) throw unknownSpelling(name, each);
      return operations.forEach((key) => visit(each[key]));
    }
    if (operations.length > 0) throw unknownSpelling(name, each);
    visitRow(each['documentId'] || each['id']);
  };
  const visitRow = (key: unknown): void => {
    if (isKey(key) || (typeof key === 'string' && /^[a-z]/i.test(key))) visit(key);
    else throw unknownSpelling(name, key);
  };
  visit(value);
  return { ids: [...ids], documents: [...documents] };
};

const isKey = (value: unknown): boolean => (typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= MAX_INTEGER) || (typeof value === 'string' && /^\d{1,10}$/.test(value) && Number(value) <= MAX_INTEGER);

const unknownSpelling = (name: string, value: unknown): Error =>
  new errors.ValidationError(`${name}: ${shown(value)} names no row; allowed are keys, { documentId }, { id } and lists of them under connect, disconnect and set`);
