import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { attributesOf, gridType, policyOf, readableColumns, type Attribute } from './schemas';
import { gridIdsOf, type Scope, type TreeReader } from './scope';

type Dict = Record<string, unknown>;

/** What the rewriting of one request needs to know. */
export interface ReadContext {
  readonly strapi: Core.Strapi;
  readonly scope: Scope;
  readonly tree: TreeReader;
  /** May rows of this type be read at all? */
  readonly mayRead: (type: string) => boolean;
}

export interface ReadParams {
  filters?: unknown;
  populate?: unknown;
  fields?: unknown;
  sort?: unknown;
}

const MAX_DEPTH = 5;
const isDict = (value: unknown): value is Dict => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same query, narrowed: own rows only, at the top, in every nested filter and at every populate level. */
export const scopedParams = <P extends ReadParams>(context: ReadContext, type: string, params: P): P => {
  if (!context.mayRead(type)) throw new errors.ForbiddenError(`reading ${type} is not granted`);
  checkSort(context, type, params.sort);
  const own = rowFilter(context, type);
  const asked = params.filters === undefined || params.filters === null ? [] : [scopedFilters(context, type, params.filters, 0)];
  return {
    ...params,
    fields: scopedFields(context, type, params.fields),
    filters: { $and: [...asked, ...(own === null ? [] : [own])] },
    ...(params.populate === undefined ? {} : { populate: scopedPopulate(context, type, params.populate, 0) }),
  };
};

/** The rows of a type that are in scope, as a filter; null = all. An empty scope is an empty list, never an empty filter. */
const rowFilter = ({ scope, tree }: ReadContext, type: string): Dict | null => {
  if (policyOf(type).rows === 'shared') return null;
  const ids = gridIdsOf(scope, tree);
  return ids === 'all' ? null : { gridId: { $in: ids } };
};

const scopedFilters = (context: ReadContext, type: string, filters: unknown, depth: number): unknown => {
  if (depth > MAX_DEPTH) throw new errors.ValidationError(`filters are nested deeper than ${MAX_DEPTH} levels`);
  if (Array.isArray(filters)) return filters.map((each) => scopedFilters(context, type, each, depth));
  if (!isDict(filters)) throw new errors.ValidationError(`filters must be an object, got ${JSON.stringify(filters)}`);
  return Object.fromEntries(Object.entries(filters).map(([key, value]) => [key, scopedFilter(context, type, key, value, depth)]));
};

const scopedFilter = (context: ReadContext, type: string, key: string, value: unknown, depth: number): unknown => {
  if (key === '$and' || key === '$or' || key === '$not') return scopedFilters(context, type, value, depth + 1);
  if (policyOf(type).confidential.includes(key)) throw new errors.ValidationError(`filters.${key}: a confidential text cannot be searched`);
  const target = gridType(attributesOf(context.strapi, type)[key]?.target);
  if (target === null) {
    if (key === 'id' || attributesOf(context.strapi, type)[key]?.type === 'integer') checkNumbers(key, value);
    if (key === 'createdBy' || key === 'updatedBy') throw new errors.ValidationError(`filters.${key} is not allowed`);
    return value;
  }
  if (!context.mayRead(target)) throw new errors.ForbiddenError(`reading ${target} is not granted`);
  const inner = scopedFilters(context, target, isDict(value) && !isComparison(value) ? value : { id: value }, depth + 1);
  const own = rowFilter(context, target);
  return own === null ? inner : { $and: [inner, own] };
};

const MAX_INTEGER = 2_147_483_647;

/** PostgreSQL answers an error, hence a 500, for a text or a number too large where it compares an integer column. */
const checkNumbers = (key: string, value: unknown): void => {
  if (Array.isArray(value)) value.forEach((each) => checkNumbers(key, each));
  else if (isDict(value)) Object.entries(value).forEach(([operator, each]) => operator === '$null' || operator === '$notNull' || checkNumbers(key, each));
  else if (value !== null && value !== undefined && !isInteger(value)) throw new errors.ValidationError(`filters.${key}: ${JSON.stringify(value).slice(0, 40)} is not a whole number`);
};

/** `{ $eq: 3 }` on a relation compares its id; `{ $and: […] }` is a filter of the target. */
const isComparison = (value: Dict): boolean => Object.keys(value).length > 0 && Object.keys(value).every((key) => key.startsWith('$') && !['$and', '$or', '$not'].includes(key));

const isInteger = (value: unknown): boolean => /^"?-?\d{1,10}"?$/.test(JSON.stringify(value)) && Math.abs(Number(value)) <= MAX_INTEGER;

const scopedFields = (context: ReadContext, type: string, fields: unknown): unknown => {
  const readable = readableColumns(context.strapi, type, true);
  const asked = typeof fields === 'string' ? fields.split(',') : Array.isArray(fields) ? fields.map(String) : ['*'];
  // Conditions of the admin panel compare `gridId` in memory, so it is loaded even when it was not asked for.
  return asked.includes('*') ? readable : [...new Set([...asked.filter((name) => !policyOf(type).confidential.includes(name)), ...readable.filter((name) => name === 'gridId')])];
};

const scopedPopulate = (context: ReadContext, type: string, populate: unknown, depth: number): unknown => {
  if (depth > MAX_DEPTH) throw new errors.ValidationError(`populate is nested deeper than ${MAX_DEPTH} levels`);
  const attributes = attributesOf(context.strapi, type);
  const tree = asPopulateObject(populate, attributes);
  const out: Dict = {};
  for (const [key, value] of Object.entries(tree)) {
    if (value === false) continue;
    const target = gridType(attributes[key]?.target);
    if (target === null) out[key] = value;
    else if (context.mayRead(target)) out[key] = scopedLevel(context, target, countable(attributes[key], value), depth);
  }
  return out;
};

/** Where the relation is a column of the row itself, Strapi ignores `count` and loads the whole related row, private columns too: it gets the key. */
const countable = (attribute: Attribute | undefined, value: unknown): unknown =>
  isDict(value) && value['count'] === true && attribute?.useJoinTable === false ? { fields: ['id', 'documentId'] } : value;

const scopedLevel = (context: ReadContext, target: string, value: unknown, depth: number): Dict => {
  const level: Dict = isDict(value) ? { ...value } : {};
  const own = rowFilter(context, target);
  const asked = level['filters'] === undefined ? [] : [scopedFilters(context, target, level['filters'], depth + 1)];
  const filters = [...asked, ...(own === null ? [] : [own])];
  checkSort(context, target, level['sort']);
  return {
    ...level,
    ...(filters.length === 0 ? {} : { filters: { $and: filters } }),
    ...(level['count'] === true ? {} : { fields: publicFields(context, target, level['fields']) }),
    ...(level['populate'] === undefined ? {} : { populate: scopedPopulate(context, target, level['populate'], depth + 1) }),
  };
};

const publicFields = (context: ReadContext, type: string, fields: unknown): string[] => {
  const readable = ['id', 'documentId', ...readableColumns(context.strapi, type, false), 'createdAt', 'updatedAt'];
  const asked = typeof fields === 'string' ? fields.split(',') : Array.isArray(fields) ? fields.map(String) : ['*'];
  return asked.includes('*') ? readable : readable.filter((name) => asked.includes(name));
};

/** Every spelling of populate as an object: `true`, `*`, `a,b.c`, `['a', 'b.c']`. */
const asPopulateObject = (populate: unknown, attributes: Record<string, { type: string }>): Dict => {
  if (isDict(populate)) return populate;
  if (populate === true || populate === '*') {
    return Object.fromEntries(Object.entries(attributes).filter(([, attribute]) => attribute.type === 'relation').map(([name]) => [name, true]));
  }
  const paths = typeof populate === 'string' ? populate.split(',') : Array.isArray(populate) ? populate.map(String) : [];
  const out: Dict = {};
  for (const path of paths) addPath(out, path.trim().split('.'));
  return out;
};

const addPath = (out: Dict, [head, ...rest]: string[]): void => {
  if (head === undefined || head === '') return;
  const level = isDict(out[head]) ? out[head] : {};
  out[head] = level;
  if (rest.length === 0) return;
  level['populate'] = isDict(level['populate']) ? level['populate'] : {};
  addPath(level['populate'] as Dict, rest);
};

/** Sorting by a related row's column tells about rows out of scope; by a confidential text, about the text. */
const checkSort = ({ strapi, scope }: ReadContext, type: string, sort: unknown): void => {
  for (const column of sortColumns(sort)) {
    const [head = '', ...rest] = column.split('.');
    if (policyOf(type).confidential.includes(head)) throw new errors.ValidationError(`sort.${head}: a confidential text cannot be sorted by`);
    if (rest.length > 0 && scope.kind !== 'everything') throw new errors.ValidationError(`sort.${column}: allowed are own columns: ${readableColumns(strapi, type, false).join(', ')}`);
  }
};

/** Strapi reads `owner[phone]` like `owner.phone`. */
const sortColumns = (sort: unknown): string[] => {
  if (typeof sort === 'string') return sort.split(',').map((part) => (part.trim().split(':')[0] ?? '').replace(/[[\]."']+/g, '.').replace(/^\.|\.$/g, ''));
  if (Array.isArray(sort)) return sort.flatMap(sortColumns);
  if (!isDict(sort)) return [];
  return Object.entries(sort).flatMap(([key, value]) => (isDict(value) ? sortColumns(value).map((inner) => `${key}.${inner}`) : [key]));
};
