import { Box, Flex, TextButton, Typography } from '@strapi/design-system';
import type { GridNode } from '../../../../../shared/contracts/organisation';
import { Day } from '../../../ui/day';
import { EnumLabel } from '../../../ui/enum-label';
import { Person } from '../../../ui/person';
import { useTranslate } from '../../../ui/translate';
import { LevelIcon } from './level-icon';

interface GridHeaderProps {
  grid: GridNode;
  /** From the root down, without the grid itself. */
  ancestors: GridNode[];
  onSelect: (node: GridNode) => void;
}

export function GridHeader({ grid, ancestors, onSelect }: GridHeaderProps) {
  const t = useTranslate();
  return (
    <Box paddingBottom={4}>
      {ancestors.length > 0 && (
        <Flex tag="nav" aria-label={t('grids.path')} gap={1} paddingBottom={1} wrap="wrap">
          {ancestors.map((node) => (
            <Flex key={node.id} gap={1} tag="span">
              <TextButton onClick={() => onSelect(node)}>{node.name}</TextButton>
              <Typography textColor="neutral600" aria-hidden>
                ／
              </Typography>
            </Flex>
          ))}
        </Flex>
      )}
      <Flex gap={2} alignItems="center">
        <LevelIcon level={grid.level} />
        <Typography variant="beta" tag="h2">
          {grid.name}
        </Typography>
      </Flex>
      <Facts grid={grid} />
    </Box>
  );
}

function Facts({ grid }: { grid: GridNode }) {
  const t = useTranslate();
  return (
    <Flex gap={4} wrap="wrap" paddingTop={2} tag="dl">
      <Fact name={t('grids.fact.level')}>
        <EnumLabel type="grid" attribute="level" value={grid.level} />
      </Fact>
      <Fact name={t('grids.fact.code')}>{grid.code}</Fact>
      <Fact name={t('grids.fact.leader')}>{grid.leader === null ? t('grids.noLeader') : <Person person={grid.leader} linked />}</Fact>
      {grid.dutyArea !== null && <Fact name={t('grids.fact.dutyArea')}>{grid.dutyArea}</Fact>}
      {grid.closedOn !== null && (
        <Fact name={t('grids.fact.closedOn')}>
          <Day date={grid.closedOn} />
        </Fact>
      )}
    </Flex>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <Flex gap={1} alignItems="baseline">
      <Typography tag="dt" variant="pi" textColor="neutral600">
        {name}
      </Typography>
      <Typography tag="dd" textColor="neutral800">
        {children}
      </Typography>
    </Flex>
  );
}
