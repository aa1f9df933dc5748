import { errors } from '@strapi/utils';
import { isUsableDate } from '../kernel/date';
import { isDict, MAX_DEPTH, rowFilter, shown, type Dict, type ReadContext } from './guard-context';
import { attributesOf, gridType, policyOf, type Attribute } from './schemas';

/** Where in a filter we stand. */
interface Place {
  readonly depth: number;
  /** Below a relation: the private key that conditions of the admin panel compare is theirs, not the caller's. */
  readonly nested: boolean;
  readonly negated: boolean;
}

const TOP: Place = { depth: 0, nested: false, negated: false };
export const NESTED: Place = { ...TOP, nested: true };

const OWN_COLUMNS = ['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'locale'];
const KEYS = ['id', 'documentId', 'gridId'];
const MAX_ENTRIES = 100;
const MAX_INTEGER = 2_147_483_647;

const LISTS = ['$in', '$notIn', '$between'];
const FLAGS = ['$null', '$notNull'];
const TEXTS = ['$startsWith', '$endsWith', '$contains', '$notContains'];
const TEXTS_OF_ANY = ['$startsWithi', '$endsWithi', '$containsi', '$notContainsi', '$eqi', '$nei'];
const COMPARISONS = ['$eq', '$ne', '$gt', '$gte', '$lt', '$lte'];
const OPERATORS = [...COMPARISONS, ...LISTS, ...FLAGS, ...TEXTS, ...TEXTS_OF_ANY, '$not'];
const GROUPS = ['$and', '$or', '$not'];

/**
 * The filter with the scope at every relation: it finds rows only by what the caller reaches. Each key becomes a part of one `$and`,
 * because Strapi merges the keys of an object carelessly: of two relations in one object only the last would count.
 */
export const scopedFilters = (context: ReadContext, type: string, filters: unknown, place: Place = TOP): Dict => {
  if (place.depth > MAX_DEPTH) throw new errors.ValidationError(`filters are nested deeper than ${MAX_DEPTH} levels`);
  if (Array.isArray(filters)) return { $and: listOf('filters', filters).map((each) => scopedFilters(context, type, each, place)) };
  if (!isDict(filters)) throw new errors.ValidationError(`filters must be an object, got ${shown(filters)}`);
  const parts = Object.entries(filters).map(([key, value]) => scopedFilter(context, type, key, value, place));
  return parts.length === 1 ? (parts[0] as Dict) : { $and: parts };
};

const scopedFilter = (context: ReadContext, type: string, key: string, value: unknown, place: Place): Dict => {
  const deeper = { ...place, depth: place.depth + 1 };
  if (key === '$not') return { $not: scopedFilters(context, type, value, { ...deeper, negated: !place.negated }) };
  if (key === '$and' || key === '$or') {
    if (!Array.isArray(value)) throw new errors.ValidationError(`filters.${key} must be a list, got ${shown(value)}`);
    return { [key]: listOf(key, value).map((each) => scopedFilters(context, type, each, deeper)) };
  }
  const attribute = attributesOf(context.strapi, type)[key];
  const target = gridType(attribute?.target);
  if (attribute !== undefined && target !== null) return scopedRelation(context, { key, target, isList: isListRelation(attribute) }, value, deeper);
  checkColumn(context, type, key, place);
  checkValue(key, kindOf(key, attribute), value);
  return { [key]: value };
};

const listOf = (key: string, value: readonly unknown[]): readonly unknown[] => {
  if (value.length > MAX_ENTRIES) throw new errors.ValidationError(`${key}: a list of ${value.length} entries; at most ${MAX_ENTRIES}`);
  return value;
};

interface Relation {
  readonly key: string;
  readonly target: string;
  readonly isList: boolean;
}

const isListRelation = (attribute: Attribute): boolean => attribute.relation === 'manyToMany' || attribute.relation === 'oneToMany';

const scopedRelation = (context: ReadContext, { key, target, isList }: Relation, value: unknown, place: Place): Dict => {
  if (!context.mayRead(target)) throw new errors.ForbiddenError(`reading ${target} is not granted`);
  // "Not one of them": a foreign one of the list would answer for those in reach.
  if (isList && (place.negated || asksForNone(value) !== null)) throw new errors.ValidationError(`filters.${key}: a list cannot be asked for what it does not hold`);
  const own = rowFilter(context, target);
  const none = asksForNone(value);
  if (none !== null && own !== null) return none ? { $not: { [key]: own } } : { [key]: own };
  const asked = none === null ? value : { id: { $null: none } };
  const inner = scopedFilters(context, target, isDict(asked) && !isComparison(asked) ? asked : { id: asked }, { ...place, nested: true, negated: false });
  // Always a group: Strapi takes a lone `$not` below a relation for a comparison of its id, and answers 500.
  return { [key]: { $and: own === null ? [inner] : [inner, own] } };
};

/** `{ $eq: 3 }` on a relation compares its id; `{ $and: […] }` is a filter of the target. */
const isComparison = (value: Dict): boolean => Object.keys(value).length > 0 && Object.keys(value).every((key) => key.startsWith('$') && !GROUPS.includes(key));

/** True for "has none", false for "has one", null for any other question. */
const asksForNone = (value: unknown): boolean | null => {
  if (value === null) return true;
  if (!isDict(value) || Object.keys(value).length !== 1) return null;
  const [operator = '', flag] = Object.entries(value)[0] ?? [];
  if (operator === '$eq' && flag === null) return true;
  if (operator === '$ne' && flag === null) return false;
  return FLAGS.includes(operator) && isFlag(flag) ? isTrue(flag) === (operator === '$null') : null;
};

const checkColumn = (context: ReadContext, type: string, key: string, { nested }: Place): void => {
  if (policyOf(type).confidential.includes(key)) throw new errors.ValidationError(`filters.${key}: a confidential text cannot be searched`);
  if (OWN_COLUMNS.includes(key) || (key === 'gridId' && !nested)) return;
  const attribute = attributesOf(context.strapi, type)[key];
  if (attribute === undefined || attribute.private || attribute.type === 'relation') throw new errors.ValidationError(`filters.${key} is not allowed`);
};

type Kind = 'number' | 'date' | 'instant' | 'flag' | 'text';

const kindOf = (key: string, attribute: Attribute | undefined): Kind => {
  if (key === 'id' || attribute?.type === 'integer') return 'number';
  if (attribute?.type === 'date') return 'date';
  if (attribute?.type === 'datetime') return 'instant';
  return attribute?.type === 'boolean' ? 'flag' : 'text';
};

/** PostgreSQL answers an error, hence a 500, for a value or an operator that does not fit the column. */
const checkValue = (key: string, kind: Kind, value: unknown): void => {
  if (!isDict(value)) return checkEach(key, kind, value);
  for (const [operator, each] of Object.entries(value)) {
    if (!OPERATORS.includes(operator)) throw new errors.ValidationError(`filters.${key}: unknown operator ${shown(operator)}; allowed are ${OPERATORS.join(', ')}`);
    if (operator === '$not') checkValue(key, kind, each);
    else checkOperand(key, kind, operator, each);
  }
};

const checkOperand = (key: string, kind: Kind, operator: string, value: unknown): void => {
  if (FLAGS.includes(operator)) {
    if (!isFlag(value)) throw new errors.ValidationError(`filters.${key}.${operator}: ${shown(value)} is neither true nor false`);
  } else if (operator === '$between' && (!Array.isArray(value) || value.length !== 2 || value.some((each) => each === null))) {
    throw new errors.ValidationError(`filters.${key}.$between: ${shown(value)} is not a list of two values`);
  } else if (TEXTS.includes(operator) && kind !== 'text') {
    throw new errors.ValidationError(`filters.${key}.${operator} compares texts, and ${key} is none`);
  } else {
    checkEach(key, TEXTS_OF_ANY.includes(operator) ? 'text' : kind, value);
  }
};

const checkEach = (key: string, kind: Kind, value: unknown): void => {
  // Keys come from our own code too, the scope's above all, and may be many; from outside the edge counts them.
  if (Array.isArray(value)) (KEYS.includes(key) ? value : listOf(`filters.${key}`, value)).forEach((each) => checkEach(key, kind, each));
  else if (value !== null && value !== undefined && !FITS[kind](value)) throw new errors.ValidationError(`filters.${key}: ${shown(value)} is not ${WORDS[kind]}`);
};

const isText = (value: unknown): value is string => typeof value === 'string';
const isFlag = (value: unknown): boolean => ['true', 'false', '1', '0', 't', 'f'].includes(String(value)) && typeof value !== 'object';
const isTrue = (value: unknown): boolean => ['true', '1', 't'].includes(String(value));

const FITS: Record<Kind, (value: unknown) => boolean> = {
  number: (value) => /^"?-?\d{1,10}"?$/.test(JSON.stringify(value)) && Math.abs(Number(value)) <= MAX_INTEGER,
  date: (value) => isText(value) && isUsableDate(value),
  instant: (value) => value instanceof Date || (isText(value) && /^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(Date.parse(value))),
  flag: isFlag,
  text: (value) => isText(value) || typeof value === 'number' || typeof value === 'boolean',
};

const WORDS: Record<Kind, string> = { number: 'a whole number', date: 'a date YYYY-MM-DD', instant: 'an instant', flag: 'true or false', text: 'a text' };
