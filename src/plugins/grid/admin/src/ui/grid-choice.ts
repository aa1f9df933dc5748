import type { GridNode } from '../../../shared/contracts/organisation';

type Named = Pick<GridNode, 'code' | 'name' | 'closedOn'>;

/** Grids that something new may be given to, by a part of their name or the start of their code. */
export const openGridsMatching = <N extends Named>(nodes: readonly N[], typed: string): N[] => {
  const q = typed.trim().toLowerCase();
  return nodes.filter(({ code, name, closedOn }) => closedOn === null && (name.toLowerCase().includes(q) || code.toLowerCase().startsWith(q)));
};
