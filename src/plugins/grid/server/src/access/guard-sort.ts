import { errors } from '@strapi/utils';
import { isDict, shown, type ReadContext } from './guard-context';
import { policyOf, readableColumns } from './schemas';

const OWN_COLUMNS = ['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt'];

/** Sorting by a related row's column tells about rows out of scope and about their private columns; by a confidential text, about the text. */
export const checkSort = ({ strapi }: ReadContext, type: string, sort: unknown): void => {
  const allowed = readableColumns(strapi, type, false);
  for (const column of sortColumns(sort)) {
    if (policyOf(type).confidential.includes(column)) throw new errors.ValidationError(`sort.${column}: a confidential text cannot be sorted by`);
    if (column !== '' && !allowed.includes(column) && !OWN_COLUMNS.includes(column)) throw new errors.ValidationError(`sort.${column}: allowed are own columns: ${allowed.join(', ')}`);
  }
};

/** Strapi reads `owner[phone]` like `owner.phone`. */
const sortColumns = (sort: unknown): string[] => {
  // A dot at an edge means a column without a name, which Strapi answers with a 500.
  if (typeof sort === 'string' && /(^|,)\s*\.|\.\s*([:,]|$)/.test(sort)) throw new errors.ValidationError(`sort: ${shown(sort)} names no column`);
  if (typeof sort === 'string') return sort.split(',').map((part) => (part.trim().split(':')[0] ?? '').trim().replace(/[[\]."']+/g, '.').replace(/^\.|\.$/g, ''));
  if (Array.isArray(sort)) return sort.flatMap(sortColumns);
  if (!isDict(sort)) return [];
  return Object.entries(sort).flatMap(([key, value]) => (isDict(value) || Array.isArray(value) ? [`${key}.…`] : [key]));
};
