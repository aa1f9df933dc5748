import { Box, Flex } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Me } from '../../../../../shared/contracts/access';
import type { GridNode, GridTree as Tree } from '../../../../../shared/contracts/organisation';
import { Protected, Screen } from '../../../ui/screen';
import { Empty, ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useMe } from '../../../ui/use-me';
import { useUrlFilters } from '../../../ui/use-url-filters';
import { GridPanel } from '../components/grid-panel';
import { GridTree } from '../components/grid-tree';
import { MonthPicker } from '../components/month-picker';
import { isMonth } from '../months';
import { useGridTree } from '../queries';
import { pathTo } from '../tree';
import { openGrid, VIEW_KEYS, type View, type ViewChange } from '../view';

export default function GridsPage() {
  return (
    <Protected action="grids.read">
      <Grids />
    </Protected>
  );
}

function Grids() {
  const t = useTranslate();
  const me = useMe();
  const [view, change] = useUrlFilters(VIEW_KEYS);
  const current = me.data?.today.slice(0, 7) ?? null;
  const month = view.month !== undefined && isMonth(view.month) ? view.month : current;
  const tree = useGridTree(month);
  const failed = me.error === undefined ? tree : me;
  const picker = month !== null && current !== null && <MonthPicker month={month} current={current} onChange={(next) => change({ month: next })} />;
  return (
    <Screen title={t('grids.title')} subtitle={t('grids.subtitle')} primaryAction={picker}>
      {failed.error !== undefined && <ErrorState error={failed.error} onRetry={failed.refetch} />}
      {failed.error === undefined && tree.data === undefined && <Loading />}
      {tree.data?.nodes.length === 0 && <Empty text={t('grids.empty')} />}
      {tree.data !== undefined && tree.data.nodes.length > 0 && me.data !== undefined && <Halves tree={tree.data} me={me.data} view={view} onChange={change} />}
    </Screen>
  );
}

const Left = styled(Box)`
  flex: 0 0 34rem;
  max-height: calc(100vh - 16rem);
  overflow-y: auto;
  position: sticky;
  top: 1.6rem;

  @media (max-width: 1080px) {
    flex-basis: 100%;
    max-height: 30rem;
    position: static;
  }
`;

const Both = styled(Flex)`
  @media (max-width: 1080px) {
    flex-direction: column;
    align-items: stretch;
  }
`;

interface HalvesProps {
  tree: Tree;
  me: Me;
  view: View;
  onChange: (change: ViewChange) => void;
}

function Halves({ tree, me, view, onChange }: HalvesProps) {
  const t = useTranslate();
  const known = tree.nodes.find((node) => node.code === view.grid);
  const selected = view.grid === undefined ? tree.nodes[0] : known;
  const path = selected === undefined ? [] : pathTo(tree.nodes, selected.id);
  const ancestors = path.slice(0, -1).flatMap((id): GridNode[] => tree.nodes.filter((node) => node.id === id));
  return (
    <Both gap={6} alignItems="flex-start">
      <Left background="neutral0" shadow="tableShadow" hasRadius padding={3}>
        <GridTree nodes={tree.nodes} selectedId={selected?.id ?? null} onSelect={(node) => onChange(openGrid(node.code))} />
      </Left>
      <Box flex="1" minWidth={0} width="100%">
        {selected === undefined ? (
          <Empty text={t('grids.unknown', { code: view.grid })} />
        ) : (
          <GridPanel grid={selected} ancestors={ancestors} month={tree.month} today={me.today} view={view} onChange={onChange} />
        )}
      </Box>
    </Both>
  );
}
