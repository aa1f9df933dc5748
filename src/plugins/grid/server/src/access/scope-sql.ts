import type { Knex } from 'knex';
import { chunkedIn } from '../platform/sql';
import { gridIdsOf, type Scope, type TreeReader } from './scope';

export interface ScopeColumns {
  /** Column with the grid's id. */
  readonly grid: string;
  /** Column with the id of the person whose own row it is, where there is one. */
  readonly person?: string;
}

/** Adds the scope as one WHERE group: a caller's later `orWhere` cannot open it. Same answer as `covers`. */
export const applyScope = (query: Knex.QueryBuilder, scope: Scope, columns: ScopeColumns, tree: TreeReader): Knex.QueryBuilder =>
  query.where((group) => addScope(group, scope, columns, tree));

const addScope = (group: Knex.QueryBuilder, scope: Scope, columns: ScopeColumns, tree: TreeReader): void => {
  switch (scope.kind) {
    case 'nothing':
      group.whereRaw('1 = 0');
      return;
    case 'everything':
      group.whereRaw('1 = 1');
      return;
    case 'subtree': {
      const ids = gridIdsOf(scope, tree);
      if (ids === 'all') throw new Error('a subtree is never everything');
      chunkedIn(group, columns.grid, ids);
      return;
    }
    case 'people':
      if (columns.person === undefined) group.whereRaw('1 = 0');
      else group.whereIn(columns.person, [...scope.ids]);
      return;
    case 'any-of':
      // The seed keeps the group closed when every part adds nothing.
      group.whereRaw('1 = 0');
      for (const each of scope.scopes) group.orWhere((inner) => addScope(inner, each, columns, tree));
      return;
  }
};
