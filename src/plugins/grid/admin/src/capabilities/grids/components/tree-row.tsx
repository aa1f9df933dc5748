import { Flex, Typography } from '@strapi/design-system';
import { ChevronDown, ChevronRight } from '@strapi/icons';
import { styled } from 'styled-components';
import { useEnumLabel } from '../../../ui/enum-label';
import { useTranslate } from '../../../ui/translate';
import type { TreeLine } from '../tree';
import { LevelIcon } from './level-icon';

interface TreeRowProps {
  line: TreeLine;
  selected: boolean;
  tabbable: boolean;
  onSelect: () => void;
  onToggle: () => void;
  onFocus: () => void;
}

const Row = styled.div<{ $depth: number; $selected: boolean }>`
  display: flex;
  gap: 0.8rem;
  align-items: flex-start;
  padding: 0.8rem 1.2rem 0.8rem ${({ $depth }) => ($depth - 1) * 1.6 + 0.4}rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme, $selected }) => ($selected ? theme.colors.primary100 : 'transparent')};
  cursor: pointer;

  &:hover {
    background: ${({ theme, $selected }) => ($selected ? theme.colors.primary100 : theme.colors.neutral100)};
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

const Caret = styled.span`
  display: inline-flex;
  flex: none;
  width: 1.6rem;
  padding-top: 0.2rem;
`;

/** One `treeitem`. The caret is for the mouse only: on the keyboard the arrow keys of the tree do its work. */
export function TreeRow({ line, selected, tabbable, onSelect, onToggle, onFocus }: TreeRowProps) {
  const label = useRowLabel(line);
  const { node, hasChildren, expanded } = line;
  const toggle = (event: React.MouseEvent) => {
    event.stopPropagation();
    onToggle();
  };
  return (
    <Row
      role="treeitem"
      data-grid={node.id}
      aria-label={label}
      aria-level={line.depth}
      aria-setsize={line.setSize}
      aria-posinset={line.position}
      aria-expanded={hasChildren ? expanded : undefined}
      aria-selected={selected}
      tabIndex={tabbable ? 0 : -1}
      onClick={onSelect}
      onFocus={onFocus}
      $depth={line.depth}
      $selected={selected}
    >
      <Caret onClick={hasChildren ? toggle : undefined}>{hasChildren && (expanded ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />)}</Caret>
      <LevelIcon level={node.level} />
      <RowText line={line} />
    </Row>
  );
}

function RowText({ line: { node } }: { line: TreeLine }) {
  const t = useTranslate();
  return (
    <>
      <Flex direction="column" alignItems="flex-start" flex="1" minWidth={0}>
        <Typography fontWeight="semiBold" textColor={node.closedOn === null ? 'neutral800' : 'neutral600'}>
          {node.name}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {node.leader === null ? t('grids.tree.line', { code: node.code, people: node.people }) : t('grids.tree.lineLed', { code: node.code, people: node.people, leader: node.leader.name })}
        </Typography>
      </Flex>
      {node.overdue > 0 && (
        <Typography variant="pi" fontWeight="semiBold" textColor="danger600">
          {t('grids.tree.overdue', { count: node.overdue })}
        </Typography>
      )}
    </>
  );
}

function useRowLabel({ node }: TreeLine): string {
  const t = useTranslate();
  const label = useEnumLabel();
  return t('grids.tree.label', {
    name: node.name,
    code: node.code,
    level: label('grid', 'level', node.level),
    leader: node.leader?.name ?? t('grids.noLeader'),
    people: node.people,
    open: node.open,
    overdue: node.overdue,
  });
}
