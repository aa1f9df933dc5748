import type { TreeLine } from './tree';

export type TreeMove = { type: 'focus'; index: number } | { type: 'expand' | 'collapse' | 'select'; id: string };

/** What a key does in the tree (WAI-ARIA tree pattern), or null when the key is not ours. */
export function moveFor(key: string, lines: TreeLine[], index: number): TreeMove | null {
  const line = lines[index];
  if (line === undefined) return null;
  switch (key) {
    case 'ArrowDown':
      return { type: 'focus', index: Math.min(index + 1, lines.length - 1) };
    case 'ArrowUp':
      return { type: 'focus', index: Math.max(index - 1, 0) };
    case 'Home':
      return { type: 'focus', index: 0 };
    case 'End':
      return { type: 'focus', index: lines.length - 1 };
    case 'ArrowRight':
      return rightOf(line, index);
    case 'ArrowLeft':
      return leftOf(line, lines, index);
    case 'Enter':
    case ' ':
      return { type: 'select', id: line.node.id };
    default:
      return null;
  }
}

function rightOf(line: TreeLine, index: number): TreeMove | null {
  if (!line.hasChildren) return null;
  return line.expanded ? { type: 'focus', index: index + 1 } : { type: 'expand', id: line.node.id };
}

function leftOf(line: TreeLine, lines: TreeLine[], index: number): TreeMove | null {
  if (line.expanded) return { type: 'collapse', id: line.node.id };
  const parent = lines.findLastIndex((other, at) => at < index && other.depth === line.depth - 1);
  return parent === -1 ? null : { type: 'focus', index: parent };
}
