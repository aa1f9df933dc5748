import { effective, fail, failAll, type Board, type Entry } from './board';
import { toKey } from './text';

interface Node {
  readonly level: string | null;
  readonly parent: string | null;
  readonly entry: Entry | undefined;
}

const RANK: Readonly<Record<string, number>> = { committee: 0, branch: 1, group: 2, member: 3 };
const LEVELS = '上级须高于本级：党委 > 党支部 > 党小组 > 党员责任区';

/**
 * No circles, and every parent of a higher level, in the tree as the import would leave it. A refused row keeps its old
 * place, which can close another circle: repeat until nothing more is refused.
 */
export const checkTree = (board: Board): void => {
  for (let before = -1, now = wrongGrids(board); now !== before; ) {
    before = now;
    const tree = treeAfter(board);
    failAll(board, circles(tree).map((entry) => ({ entry, field: 'parent', code: 'cycle', allowed: '上级不能是自己或自己的下级' })));
    if (wrongGrids(board) === before) checkLevels(board, tree);
    now = wrongGrids(board);
  }
};

const wrongGrids = (board: Board): number => board.entries.filter((entry) => entry.kind === 'grids' && entry.wrong).length;

const treeAfter = (board: Board): Map<string, Node> => {
  const tree = new Map<string, Node>();
  const put = (code: string | null | undefined, level: string | null, parent: string | null, entry?: Entry): void => {
    if (code) tree.set(toKey(code), { level, parent: parent === null ? null : toKey(parent), entry });
  };
  for (const { values } of board.snapshot.grids) put(values['code'], values['level'] ?? null, values['parent'] ?? null);
  for (const entry of board.entries)
    if (entry.kind === 'grids' && !entry.wrong) put(entry.values['code'], effective(entry, 'level'), effective(entry, 'parent'), entry);
  return tree;
};

/** Rows of the file that lie on a circle. Every node has one parent, so one walk over each suffices. */
const circles = (tree: ReadonlyMap<string, Node>): Entry[] => {
  const seen = new Map<string, number>();
  const found: Entry[] = [];
  let walk = 0;
  for (const start of tree.keys()) {
    walk += 1;
    let at: string | null = start;
    while (at !== null && tree.has(at) && !seen.has(at)) {
      seen.set(at, walk);
      at = tree.get(at)?.parent ?? null;
    }
    if (at !== null && seen.get(at) === walk) found.push(...around(tree, at));
  }
  return found;
};

const around = (tree: ReadonlyMap<string, Node>, start: string): Entry[] => {
  const entries: Entry[] = [];
  let at = start;
  do {
    const node = tree.get(at);
    if (node?.entry !== undefined) entries.push(node.entry);
    at = node?.parent ?? start;
  } while (at !== start);
  return entries;
};

const checkLevels = (board: Board, tree: ReadonlyMap<string, Node>): void => {
  for (const node of tree.values()) {
    const parent = node.parent === null ? undefined : tree.get(node.parent);
    if (parent === undefined || rank(parent) < rank(node)) continue;
    if (node.entry !== undefined && !node.entry.wrong) fail(board, node.entry, node.entry.values['parent'] ? 'parent' : 'level', 'invalid_level', LEVELS);
    else if (parent.entry !== undefined && !parent.entry.wrong) fail(board, parent.entry, 'level', 'invalid_level', LEVELS);
  }
};

const rank = (node: Node): number => RANK[node.level ?? ''] ?? -1;
