import { errors } from '@strapi/utils';
import { isDict, MAX_DEPTH, rowFilter, shown, type Dict, type ReadContext } from './guard-context';
import { NESTED, scopedFilters } from './guard-filters';
import { checkSort } from './guard-sort';
import { attributesOf, gridType, readableColumns, type Attribute } from './schemas';

export interface ReadParams {
  filters?: unknown;
  populate?: unknown;
  fields?: unknown;
  sort?: unknown;
  _q?: unknown;
}

/** Of the account behind a row only the name is anybody's business. */
const ACCOUNT = { fields: ['id', 'documentId', 'firstname', 'lastname', 'username'] };
const ROW_COLUMNS = ['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt'];

/** The same query, narrowed: own rows only, at the top, in every nested filter and at every populate level. */
export const scopedParams = <P extends ReadParams>(context: ReadContext, type: string, params: P): P => {
  checkSort(context, type, params.sort);
  checkSearch(params._q);
  const selection = scopedSelection(context, type, params);
  const own = rowFilter(context, type);
  const asked = params.filters === undefined || params.filters === null ? [] : [scopedFilters(context, type, params.filters)];
  return { ...selection, filters: { $and: [...asked, ...(own === null ? [] : [own])] } };
};

/** What of a row and of its relations comes back, of a read and of a write alike. */
export const scopedSelection = <P extends ReadParams>(context: ReadContext, type: string, params: P): P => {
  if (!context.mayRead(type)) throw new errors.ForbiddenError(`reading ${type} is not granted`);
  return {
    ...params,
    fields: scopedFields(context, type, params.fields),
    ...(params.populate === undefined ? {} : { populate: scopedPopulate(context, type, params.populate, 0) }),
  };
};

const checkSearch = (text: unknown): void => {
  if (text !== undefined && text !== null && typeof text !== 'string' && typeof text !== 'number') throw new errors.ValidationError(`_q: ${shown(text)} is not a text`);
};

/** Conditions of the admin panel compare `gridId` in memory, so it is loaded even when it was not asked for. */
const scopedFields = (context: ReadContext, type: string, fields: unknown): string[] => {
  const names = readableColumns(context.strapi, type, true);
  return [...new Set([...askedFields(fields, publicColumns(context, type)), ...names.filter((name) => name === 'gridId')])];
};

const publicColumns = (context: ReadContext, type: string): string[] => [...new Set([...ROW_COLUMNS, ...readableColumns(context.strapi, type, false)])];

/** Of what was asked, what may leave; a confidential or private name is passed over. */
const askedFields = (fields: unknown, readable: readonly string[]): string[] => {
  const asked = typeof fields === 'string' ? fields.split(',').map((name) => name.trim()) : Array.isArray(fields) ? fields.map(String) : ['*'];
  return asked.includes('*') ? [...readable] : ['id', 'documentId', ...readable.filter((name) => asked.includes(name))];
};

/** @public */
export const scopedPopulate = (context: ReadContext, type: string, populate: unknown, depth: number): Dict => {
  if (depth > MAX_DEPTH) throw new errors.ValidationError(`populate is nested deeper than ${MAX_DEPTH} levels`);
  const attributes = attributesOf(context.strapi, type);
  const out: Dict = {};
  for (const [key, value] of Object.entries(asPopulateObject(populate, attributes))) {
    if (value === false || value === 'false') continue;
    const attribute = attributes[key];
    const target = gridType(attribute?.target);
    if (attribute !== undefined && target !== null) {
      if (context.mayRead(target)) out[key] = scopedLevel(context, target, attribute, value, depth);
    } else if (key === 'createdBy' || key === 'updatedBy') out[key] = ACCOUNT;
    else if (attribute === undefined) out[key] = true;
  }
  return out;
};

const scopedLevel = (context: ReadContext, target: string, attribute: Attribute, value: unknown, depth: number): Dict => {
  const level: Dict = isDict(value) ? value : {};
  const own = rowFilter(context, target);
  const asked = level['filters'] === undefined || level['filters'] === null ? [] : [scopedFilters(context, target, level['filters'], NESTED)];
  const filters = [...asked, ...(own === null ? [] : [own])];
  const narrowed = filters.length === 0 ? {} : { filters: { $and: filters } };
  // Where the relation is a column of the row itself, Strapi ignores `count` and loads the whole related row: it gets the key.
  if (isTrue(level['count'])) return attribute.useJoinTable === false ? { ...narrowed, fields: ['id', 'documentId'] } : { ...narrowed, count: true };
  checkSort(context, target, level['sort']);
  const { count: _count, ...rest } = level;
  return {
    ...rest,
    ...narrowed,
    fields: askedFields(level['fields'], publicColumns(context, target)),
    ...(level['populate'] === undefined ? {} : { populate: scopedPopulate(context, target, level['populate'], depth + 1) }),
  };
};

const isTrue = (value: unknown): boolean => ['true', '1', 't'].includes(String(value));

/** Every spelling of populate as an object: `true`, `*`, `a,b.c`, `['a', 'b.c']`. */
const asPopulateObject = (populate: unknown, attributes: Record<string, { type: string }>): Dict => {
  if (isDict(populate)) return populate;
  if (populate === true || populate === 'true' || populate === '*') {
    return Object.fromEntries(Object.entries(attributes).filter(([, attribute]) => attribute.type === 'relation').map(([name]) => [name, true]));
  }
  const paths = typeof populate === 'string' ? populate.split(',') : Array.isArray(populate) ? populate.flatMap((path) => String(path).split(',')) : [];
  const out: Dict = {};
  for (const path of paths) addPath(out, path.trim().split('.'));
  return out;
};

const addPath = (out: Dict, [head, ...rest]: string[]): void => {
  if (head === undefined || head === '') return;
  // `__proto__.x.y` would write into what every object inherits, and every later request of the process would fail.
  if (head in Object.prototype) throw new errors.ValidationError(`populate: ${head} is no relation`);
  const level = isDict(out[head]) ? out[head] : {};
  out[head] = level;
  if (rest.length === 0) return;
  level['populate'] = isDict(level['populate']) ? level['populate'] : {};
  addPath(level['populate'] as Dict, rest);
};
