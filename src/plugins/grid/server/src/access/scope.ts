/**
 * Which rows somebody reaches. A closed union, so that "no rule" and "all rows" never look alike.
 * `subtree` holds ids of grids: these and everything below them. `people` holds ids of employees: rows they own.
 */
export type Scope =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'everything' }
  | { readonly kind: 'subtree'; readonly roots: readonly number[] }
  | { readonly kind: 'people'; readonly ids: readonly number[] }
  | { readonly kind: 'any-of'; readonly scopes: readonly Scope[] };

/** The part of the tree that a scope asks. */
export interface TreeReader {
  /** Ids of the grids and of everything below them, each once. Unknown ids give nothing. */
  descendants(roots: readonly number[]): number[];
  isWithin(grid: number, root: number): boolean;
  readonly size: number;
}

export interface ScopedRow {
  readonly gridId: number | null;
  readonly personId: number | null;
}

export const NOTHING: Scope = { kind: 'nothing' };
export const EVERYTHING: Scope = { kind: 'everything' };

export const anyOf = (scopes: readonly Scope[]): Scope => {
  const useful = scopes.filter((scope) => !isEmpty(scope));
  if (useful.some((scope) => scope.kind === 'everything')) return EVERYTHING;
  if (useful.length === 0) return NOTHING;
  return useful.length === 1 ? (useful[0] as Scope) : { kind: 'any-of', scopes: useful };
};

const isEmpty = (scope: Scope): boolean =>
  scope.kind === 'nothing' || (scope.kind === 'subtree' && scope.roots.length === 0) || (scope.kind === 'people' && scope.ids.length === 0);

/** The same answer as `applyScope` gives in SQL; a test holds the two together. */
export const covers = (scope: Scope, row: ScopedRow, tree: TreeReader): boolean => {
  switch (scope.kind) {
    case 'nothing':
      return false;
    case 'everything':
      return true;
    case 'subtree':
      return row.gridId !== null && scope.roots.some((root) => tree.isWithin(row.gridId as number, root));
    case 'people':
      return row.personId !== null && scope.ids.includes(row.personId);
    case 'any-of':
      return scope.scopes.some((each) => covers(each, row, tree));
  }
};

/** The grids of a scope: 'all' only for everything, so that a caller cannot mistake an empty list for it. */
export const gridIdsOf = (scope: Scope, tree: TreeReader): readonly number[] | 'all' => {
  switch (scope.kind) {
    case 'nothing':
    case 'people':
      return [];
    case 'everything':
      return 'all';
    case 'subtree':
      return tree.descendants(scope.roots);
    case 'any-of': {
      const parts = scope.scopes.map((each) => gridIdsOf(each, tree));
      return parts.includes('all') ? 'all' : [...new Set(parts.flatMap((part) => (part === 'all' ? [] : part)))];
    }
  }
};
