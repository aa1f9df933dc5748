import type { Db } from '../platform/db';
import type { TreeReader } from './scope';

export interface TreeNode {
  readonly id: number;
  readonly parentId: number | null;
  readonly leaderId: number | null;
  readonly level: string;
}

/** The whole tree in memory. Immutable: a change of the tree gives a new version, hence a new map. */
export class TreeMap implements TreeReader {
  private readonly nodes = new Map<number, TreeNode>();
  private readonly children = new Map<number, number[]>();

  constructor(nodes: readonly TreeNode[]) {
    for (const node of nodes) {
      this.nodes.set(node.id, node);
      if (node.parentId === null) continue;
      const siblings = this.children.get(node.parentId);
      if (siblings) siblings.push(node.id);
      else this.children.set(node.parentId, [node.id]);
    }
  }

  get size(): number {
    return this.nodes.size;
  }

  ids(): number[] {
    return [...this.nodes.keys()];
  }

  node(id: number): TreeNode | undefined {
    return this.nodes.get(id);
  }

  descendants(roots: readonly number[]): number[] {
    const found = new Set<number>();
    const open = roots.filter((root) => this.nodes.has(root));
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (found.has(id)) continue;
      found.add(id);
      open.push(...(this.children.get(id) ?? []));
    }
    return [...found];
  }

  isWithin(grid: number, root: number): boolean {
    return this.ancestors(grid).some((node) => node.id === root);
  }

  /** The grid itself, then its parents up to the root. Ends on a damaged tree too. */
  ancestors(grid: number): TreeNode[] {
    const line: TreeNode[] = [];
    for (let node = this.nodes.get(grid); node && !line.includes(node); node = node.parentId === null ? undefined : this.nodes.get(node.parentId)) line.push(node);
    return line;
  }
}

let cached: { version: string; tree: TreeMap } | null = null;

const VERSION = 'tree_version';

/** The version of the tree, as a column of another select: who asks the database anyway needs no second statement. */
export const treeVersionColumn = (db: Db) => db.sql('grid_state').where({ key: VERSION }).select('value').as('treeVersion');

// What a transaction has read it need not read again, until somebody in this process changes a tree.
const read = new WeakMap<object, { readonly changes: number; readonly tree: TreeMap }>();
let changes = 0;

/** The tree as the database has it now, or as this transaction met it: one cheap select, a full read only after a change. */
export const currentTree = async (db: Db): Promise<TreeMap> => {
  const known = db.sql.isTransaction ? read.get(db.sql) : undefined;
  if (known?.changes === changes) return known.tree;
  const row = (await db.sql('grid_state').where({ key: VERSION }).first('value')) as { value: string } | undefined;
  const tree = await treeOfVersion(db, row?.value ?? null);
  if (db.sql.isTransaction) read.set(db.sql, { changes, tree });
  return tree;
};

/** The tree of a version that was read in this request; null before the first change. */
export const treeOfVersion = async (db: Db, stored: string | null): Promise<TreeMap> => {
  const version = stored ?? '0';
  if (cached?.version === version) return cached.tree;
  const nodes = (await db.sql('grid_grids').select('id', 'parent_id', 'leader_id', 'level')) as { id: number; parent_id: number | null; leader_id: number | null; level: string }[];
  const tree = new TreeMap(nodes.map((node) => ({ id: node.id, parentId: node.parent_id, leaderId: node.leader_id, level: node.level })));
  cached = { version, tree };
  return tree;
};

/** To be called in the transaction that changed the tree. A random version: a rolled-back one is never met again. */
export const bumpTreeVersion = async (db: Db, version: string): Promise<void> => {
  changes += 1;
  await db.sql('grid_state').insert({ key: VERSION, value: version }).onConflict('key').merge();
};
