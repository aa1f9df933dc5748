import { Box } from '@strapi/design-system';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { MatterList as List } from '../../../../../shared/contracts/matters';
import { Pager } from '../../../ui/pager';
import { Empty, ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import type { Query } from '../../../ui/use-get';
import { isFiltered, viewOf, type MatterFilters } from '../view';
import { MatterTable } from './matter-table';

interface MatterListProps {
  list: Query<List>;
  filters: MatterFilters;
  today: IsoDate;
  onPage: (page: number) => void;
}

export function MatterList({ list, filters, today, onPage }: MatterListProps) {
  const t = useTranslate();
  if (list.error !== undefined) return <ErrorState error={list.error} onRetry={list.refetch} />;
  if (list.data === undefined) return <Loading />;
  const { rows, total, page, pageSize } = list.data;
  if (rows.length === 0) return <Empty text={t(isFiltered(filters) ? 'matters.emptyFiltered' : `matters.empty.${viewOf(filters)}`)} />;
  return (
    <Box aria-busy={list.isRefreshing} style={{ overflowX: 'auto', opacity: list.isRefreshing ? 0.6 : 1 }}>
      <MatterTable rows={rows} today={today} />
      <Pager page={page} pageSize={pageSize} total={total} onPage={onPage} />
    </Box>
  );
}
