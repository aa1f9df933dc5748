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
  const circle = rows.find((row) => isBelowItself(row, byId));
  if (circle) return { kind: 'cycle', code: circle.code };
  for (const row of rows) {
    const parent = row.parentId === null ? undefined : byId.get(row.parentId);
    if (parent && RANK[parent.level] >= RANK[row.level]) return { kind: 'level', code: row.code, level: row.level, parentLevel: parent.level };
  }
  return null;
};

/** A grid that is only below a circle is not part of it: the circle's own grids are named. */
const isBelowItself = (start: TreeRow, byId: ReadonlyMap<number, TreeRow>): boolean => {
  const seen = new Set<number>();
  for (let id = start.parentId; id !== null && !seen.has(id); id = byId.get(id)?.parentId ?? null) {
    if (id === start.id) return true;
    seen.add(id);
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
