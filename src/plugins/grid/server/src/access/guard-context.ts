import type { Core } from '@strapi/strapi';
import { policyOf } from './schemas';
import { gridIdsOf, type Scope, type TreeReader } from './scope';

export type Dict = Record<string, unknown>;

/** What the rewriting of one request needs to know. */
export interface ReadContext {
  readonly strapi: Core.Strapi;
  readonly scope: Scope;
  readonly tree: TreeReader;
  /** May rows of this type be read at all? */
  readonly mayRead: (type: string) => boolean;
}

export const MAX_DEPTH = 5;

export const isDict = (value: unknown): value is Dict => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What was given, short enough for an error. */
export const shown = (value: unknown): string => String(JSON.stringify(value)).slice(0, 40);

/**
 * The rows of a type that are in scope, as a filter; null = all. An empty scope is an empty list, never an empty filter. Without
 * `$notNull` a row of no grid is neither in nor out for SQL, and `$not` around it would tell about that row.
 */
export const rowFilter = ({ scope, tree }: ReadContext, type: string): Dict | null => {
  if (policyOf(type).rows === 'shared') return null;
  const ids = gridIdsOf(scope, tree);
  return ids === 'all' ? null : { $and: [{ gridId: { $notNull: true } }, { gridId: { $in: ids } }] };
};
