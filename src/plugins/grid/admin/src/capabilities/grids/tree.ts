import type { GridNode } from '../../../../shared/contracts/organisation';

/** One line of the tree as it is drawn: what `aria-level`, `aria-setsize` and the arrow keys need. */
export interface TreeLine {
  node: GridNode;
  depth: number;
  setSize: number;
  position: number;
  hasChildren: boolean;
  expanded: boolean;
}

type Children = ReadonlyMap<string | null, GridNode[]>;

/** The lines to draw. While somebody searches, every branch with a hit is open and the others are left out. */
export function visibleLines(nodes: GridNode[], expanded: ReadonlySet<string>, query: string): TreeLine[] {
  const words = query.trim().toLowerCase();
  const kept = words === '' ? nodes : withAncestors(nodes, (node) => matches(node, words));
  const children = childrenOf(kept);
  const lines: TreeLine[] = [];
  collect(null, 1, children, words === '' ? expanded : null, lines);
  return lines;
}

function collect(parentId: string | null, depth: number, children: Children, expanded: ReadonlySet<string> | null, lines: TreeLine[]): void {
  const siblings = children.get(parentId) ?? [];
  siblings.forEach((node, index) => {
    const hasChildren = children.has(node.id);
    const open = hasChildren && (expanded === null || expanded.has(node.id));
    lines.push({ node, depth, setSize: siblings.length, position: index + 1, hasChildren, expanded: open });
    if (open) collect(node.id, depth + 1, children, expanded, lines);
  });
}

function matches(node: GridNode, words: string): boolean {
  const texts = [node.name, node.code, node.leader?.name, node.leader?.employeeNo];
  return texts.some((text) => text?.toLowerCase().includes(words) === true);
}

function withAncestors(nodes: GridNode[], hit: (node: GridNode) => boolean): GridNode[] {
  const kept = new Set<string>();
  for (const node of nodes.filter(hit)) for (const id of pathTo(nodes, node.id)) kept.add(id);
  return nodes.filter((node) => kept.has(node.id));
}

function childrenOf(nodes: GridNode[]): Children {
  const known = new Set(nodes.map((node) => node.id));
  const children = new Map<string | null, GridNode[]>();
  for (const node of nodes) {
    const parent = node.parentId !== null && known.has(node.parentId) ? node.parentId : null;
    children.set(parent, [...(children.get(parent) ?? []), node]);
  }
  return children;
}

/** Ids from the root to the grid itself, both included. */
export function pathTo(nodes: GridNode[], id: string): string[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const path: string[] = [];
  for (let at = byId.get(id); at !== undefined; at = at.parentId === null ? undefined : byId.get(at.parentId)) path.unshift(at.id);
  return path;
}

/** What is open at first: the roots, so that a secretary sees his groups and the office its branches. */
export function initiallyExpanded(nodes: GridNode[], selectedId: string | null): Set<string> {
  const known = new Set(nodes.map((node) => node.id));
  const roots = nodes.filter((node) => node.parentId === null || !known.has(node.parentId)).map((node) => node.id);
  return new Set([...roots, ...(selectedId === null ? [] : pathTo(nodes, selectedId).slice(0, -1))]);
}
