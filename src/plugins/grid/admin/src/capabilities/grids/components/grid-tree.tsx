import { useEffect, useMemo, useRef, useState } from 'react';
import { Box, Searchbar, SearchForm, Typography } from '@strapi/design-system';
import type { GridNode } from '../../../../../shared/contracts/organisation';
import { useTranslate } from '../../../ui/translate';
import { initiallyExpanded, pathTo, visibleLines, type TreeLine } from '../tree';
import { moveFor } from '../tree-keys';
import { TreeRow } from './tree-row';

interface GridTreeProps {
  nodes: GridNode[];
  selectedId: string | null;
  onSelect: (node: GridNode) => void;
}

export function GridTree({ nodes, selectedId, onSelect }: GridTreeProps) {
  const t = useTranslate();
  const [query, setQuery] = useState('');
  const [expanded, setExpanded] = useExpanded(nodes, selectedId);
  const lines = useMemo(() => visibleLines(nodes, expanded, query), [nodes, expanded, query]);
  return (
    <>
      <Box paddingBottom={3}>
        <SearchForm onSubmit={(event) => event.preventDefault()}>
          <Searchbar name="grid" value={query} onChange={(event) => setQuery(event.target.value)} onClear={() => setQuery('')} clearLabel={t('action.clear')} placeholder={t('grids.tree.search')}>
            {t('grids.tree.search')}
          </Searchbar>
        </SearchForm>
      </Box>
      {lines.length === 0 && (
        <Typography textColor="neutral600" role="status">
          {t('grids.tree.noMatch', { query })}
        </Typography>
      )}
      <TreeList lines={lines} selectedId={selectedId} onSelect={onSelect} onExpand={setExpanded} />
    </>
  );
}

type Expand = (id: string, open: boolean) => void;

interface TreeListProps {
  lines: TreeLine[];
  selectedId: string | null;
  onSelect: (node: GridNode) => void;
  onExpand: Expand;
}

function TreeList({ lines, selectedId, onSelect, onExpand }: TreeListProps) {
  const t = useTranslate();
  const list = useRef<HTMLDivElement>(null);
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const shown = (id: string | null) => lines.some((line) => line.node.id === id);
  const tabbableId = shown(focusedId) ? focusedId : shown(selectedId) ? selectedId : lines[0]?.node.id;

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = moveFor(event.key, lines, lines.findIndex((line) => line.node.id === tabbableId));
    if (move === null) return;
    event.preventDefault();
    if (move.type === 'focus') list.current?.querySelectorAll<HTMLElement>('[role=treeitem]')[move.index]?.focus();
    else if (move.type === 'select') lines.filter((line) => line.node.id === move.id).forEach((line) => onSelect(line.node));
    else onExpand(move.id, move.type === 'expand');
  };

  return (
    <div role="tree" aria-label={t('grids.tree.name')} ref={list} onKeyDown={onKeyDown}>
      {lines.map((line) => (
        <TreeRow
          key={line.node.id}
          line={line}
          selected={line.node.id === selectedId}
          tabbable={line.node.id === tabbableId}
          onSelect={() => onSelect(line.node)}
          onToggle={() => onExpand(line.node.id, !line.expanded)}
          onFocus={() => setFocusedId(line.node.id)}
        />
      ))}
    </div>
  );
}

function useExpanded(nodes: GridNode[], selectedId: string | null): [ReadonlySet<string>, Expand] {
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(() => initiallyExpanded(nodes, selectedId));
  // A grid that was chosen elsewhere (breadcrumb, link) must not stay hidden in a closed branch.
  useEffect(() => {
    if (selectedId !== null) setExpanded((before) => new Set([...before, ...pathTo(nodes, selectedId).slice(0, -1)]));
  }, [nodes, selectedId]);
  const expand: Expand = (id, open) =>
    setExpanded((before) => {
      const next = new Set(before);
      if (open) next.add(id);
      else next.delete(id);
      return next;
    });
  return [expanded, expand];
}
