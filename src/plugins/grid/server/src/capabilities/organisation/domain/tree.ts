export type Level = 'committee' | 'branch' | 'group' | 'member';

const RANK: Record<Level, number> = { committee: 0, branch: 1, group: 2, member: 3 };

export interface TreeRow {
  readonly id: number;
  readonly code: string;
  readonly level: Level;
  readonly parentId: number | null;
}

export type TreeProblem =
  | { readonly kind: 'cycle'; readonly code: string }
  | { readonly kind: 'level'; readonly code: string; readonly level: Level; readonly parentLevel: Level };

/** The first thing that is wrong with the tree: a grid above itself, or a parent that is not of a higher level. */
export const treeProblem = (rows: readonly TreeRow[]): TreeProblem | null => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const row of rows) {
    if (hasCycle(row, byId)) return { kind: 'cycle', code: row.code };
    const parent = row.parentId === null ? undefined : byId.get(row.parentId);
    if (parent && RANK[parent.level] >= RANK[row.level]) return { kind: 'level', code: row.code, level: row.level, parentLevel: parent.level };
  }
  return null;
};

const hasCycle = (start: TreeRow, byId: ReadonlyMap<number, TreeRow>): boolean => {
  const seen = new Set<number>();
  for (let row: TreeRow | undefined = start; row; row = row.parentId === null ? undefined : byId.get(row.parentId)) {
    if (seen.has(row.id)) return true;
    seen.add(row.id);
  }
  return false;
};

/** `/1/4/17/` for each grid. The tree has been checked. */
export const pathsOf = (rows: readonly TreeRow[]): Map<number, string> => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const paths = new Map<number, string>();
  const pathOf = (row: TreeRow): string => {
    const known = paths.get(row.id);
    if (known !== undefined) return known;
    const parent = row.parentId === null ? undefined : byId.get(row.parentId);
    const path = `${parent ? pathOf(parent) : '/'}${row.id}/`;
    paths.set(row.id, path);
    return path;
  };
  rows.forEach(pathOf);
  return paths;
};
