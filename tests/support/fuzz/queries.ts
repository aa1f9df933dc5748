import fc from 'fast-check';
import type { Operation, Schema } from './operations';
import { hostile, nearValue, valid, type Place } from './values';

const encode = (text: string): string => encodeURIComponent(text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd'));
const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 1_500);
const pair = (name: string, value: unknown): string => `${name}=${encode(shown(value))}`;

const parameters = ({ described }: Operation) => described.parameters.filter((each) => each.in === 'query');

/** Filters and lists as a client would write them. */
const written = (name: string, schema: Schema, value: unknown): string => {
  if (schema.type === 'array') return (value as unknown[]).map((each) => pair(name, each)).join('&');
  if (schema.type !== 'object') return pair(name, value);
  return Object.entries(value as object).filter(([key]) => !key.startsWith('$')).slice(0, 2).map(([key, each]) => pair(`${name}[${key}][$eq]`, each)).join('&');
};

export const validQuery = (operation: Operation, place: Place): fc.Arbitrary<string> =>
  fc
    .tuple(...parameters(operation).map(({ name, schema, required }) => fc.tuple(fc.integer({ min: 0, max: 2 }), valid(schema, name, place)).map(([keep, value]) => (required || keep === 0 ? written(name, schema, value) : ''))))
    .map((parts) => parts.filter((part) => part !== '').join('&'));

const SHAPES: readonly ((name: string, value: string) => string)[] = [
  (name, value) => `${name}=${value}`,
  (name, value) => `${name}=${value}&${name}=${value}`,
  (name, value) => `${name}[]=${value}`,
  (name, value) => `${name}[0]=${value}&${name}[1]=`,
  (name, value) => `${name}[a]=${value}`,
  (name, value) => `${name}[a][b][c]=${value}`,
  (name, value) => `${name}[__proto__]=${value}`,
  (name, value) => `${name}[length]=${value}`,
  (name) => name,
  (name, value) => `${name}==${value}`,
  (name, value) => `${name.toUpperCase()}=${value}`,
  (name, value) => `${encode(name)}%20=${value}`,
];

const JUNK = ['%ZZ=%', '%00=1', 'a=%00', '&&&', '=', '[]', '[]=1', '[a]=1', '__proto__[x]=1', 'constructor[prototype][x]=1', 'hasOwnProperty=1', '%ff=%fe', 'a=%E4%BD', '_q=x', '_q[]=x', 'locale=zh', 'status=draft', 'publicationState=live', 'where[id]=1', 'populate=*', 'populate=deep', 'fields=*', 'x'.repeat(3_000), 'a[b'.repeat(3), Array.from({ length: 201 }, (_, i) => `a${i}=1`).join('&')];

/** A valid query with parameters that have the wrong value, the wrong shape or no business here. */
export const nearQuery = (operation: Operation, place: Place): fc.Arbitrary<string> => {
  const own = parameters(operation).map(({ name, schema }) => fc.tuple(nearValue(schema, name, place), fc.constantFrom(...SHAPES)).map(([value, shape]) => shape(name, encode(shown(value)))));
  const wrong = fc.oneof({ weight: own.length === 0 ? 0 : 4, arbitrary: own.length === 0 ? fc.constant('') : fc.oneof(...own) }, { weight: 1, arbitrary: fc.constantFrom(...JUNK) }, { weight: operation.door === 'apiToken' ? 6 : 1, arbitrary: restQuery(columnsOf(operation)) });
  return fc.tuple(validQuery(operation, place), fc.array(wrong, { minLength: 1, maxLength: 3 })).map(([good, bad]) => [good, ...bad].filter((part) => part !== '').join('&'));
};

const columnsOf = (operation: Operation): string[] => Object.keys(parameters(operation).find(({ name }) => name === 'filters')?.schema.properties ?? {});

const OPERATORS = ['$eq', '$eqi', '$ne', '$nei', '$in', '$notIn', '$lt', '$lte', '$gt', '$gte', '$contains', '$notContains', '$containsi', '$notContainsi', '$startsWith', '$startsWithi', '$endsWith', '$endsWithi', '$null', '$notNull', '$between', '$and', '$or', '$not', '$jsonSupersetOf', '$exists', '$elemMatch', '$regex', '$where', '$nosuch', 'id', 'name', '0', '$eq][$not', ''];
const HIDDEN = ['gridId', 'employeeId', 'ownerId', 'createdBy', 'updatedBy', 'localizations', 'password', 'note', 'summary', 'grid', 'employee', 'owner', 'nosuch', 'locale', '__proto__', 'toString'];
const PAGES = ['page', 'pageSize', 'start', 'limit', 'withCount', 'nosuch', '', '__proto__'];
const NUMBERS = ['1e309', '-1', '0', '1.5', 'NaN', '', ' ', '9007199254740993', '99999999999', '2147483648', 'abc', '١', '100', '101', 'true', '1&pagination[pageSize]=2', '-0', '1e2', '0x10'];

/** What Strapi's own parser of filters, sort, fields, populate and pagination takes apart. */
const restQuery = (columns: readonly string[]): fc.Arbitrary<string> => {
  const column = fc.constantFrom(...columns, ...HIDDEN, '$and', '$or', '$not', 'id', 'documentId');
  const value = fc.oneof(hostile.map((each) => encode(shown(each))), fc.constantFrom('1', 'true', 'null', 'asc', 'active', '2023-01-31', '*', 'a,b', '$2', '1,2', '%5B%5D'));
  const operator = fc.constantFrom(...OPERATORS);
  const path = fc.tuple(fc.array(column, { minLength: 1, maxLength: 3 }), fc.array(operator, { maxLength: 2 })).map(([names, operators]) => [...names, ...operators].map((name) => `[${name}]`).join(''));
  const list = fc.constantFrom('', '[]', '[0]', '[1]', '[99]', '[100]', '[a]');
  return fc.oneof(
    fc.tuple(path, list, value).map(([names, at, each]) => `filters${names}${at}=${each}`),
    fc.tuple(column, operator, value).map(([name, op, each]) => `filters[${name}][${op}]=${each}`),
    fc.tuple(fc.constantFrom('$and', '$or', '$not'), list, path, value).map(([op, at, names, each]) => `filters[${op}]${at}${names}=${each}`),
    fc.tuple(list, column, fc.constantFrom('', ':asc', ':desc', ':up', ':', '.code', '[grid]', ',name', ',', '.')).map(([at, name, end]) => `sort${at}=${name}${end}`),
    fc.tuple(path, value).map(([names, each]) => `sort${names}=${each}`),
    fc.tuple(list, column).map(([at, name]) => `fields${at}=${name}`),
    fc.tuple(list, fc.array(column, { minLength: 1, maxLength: 4 })).map(([at, names]) => `populate${at}=${names.join('.')}`),
    fc.tuple(column, fc.constantFrom('populate', 'fields', 'sort', 'filters', 'count', 'on', 'limit', 'start', 'pagination', 'nosuch'), path, value).map(([name, key, names, each]) => `populate[${name}][${key}]${names}=${each}`),
    fc.tuple(column, fc.constantFrom('populate', 'fields', 'sort', 'filters', 'count', 'on', 'limit', 'start'), value).map(([name, key, each]) => `populate[${name}][${key}]=${each}`),
    fc.tuple(fc.constantFrom(...PAGES), list, fc.constantFrom(...NUMBERS)).map(([key, at, each]) => `pagination[${key}]${at}=${each}`),
    fc.tuple(fc.constantFrom('filters', 'sort', 'fields', 'populate', 'pagination'), list, value).map(([key, at, each]) => `${key}${at}=${each}`),
  );
};
