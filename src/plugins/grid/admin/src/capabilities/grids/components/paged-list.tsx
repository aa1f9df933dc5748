import type { Paged } from '../../../../../shared/contracts/common';
import { Pager } from '../../../ui/pager';
import { Empty, ErrorState, Loading } from '../../../ui/states';
import type { Query } from '../../../ui/use-get';
import { ListTable } from '../../../ui/list-table';

interface PagedListProps<T> {
  name: string;
  heads: string[];
  query: Query<Paged<T>>;
  empty: string;
  onPage: (page: number) => void;
  row: (row: T) => React.ReactNode;
}

/** Rows of a tab with every state they can be in. */
export function PagedList<T>({ name, heads, query, empty, onPage, row }: PagedListProps<T>) {
  if (query.error !== undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  if (query.data === undefined) return <Loading />;
  const { rows, total, page, pageSize } = query.data;
  if (total === 0) return <Empty text={empty} />;
  return (
    <>
      <ListTable name={name} heads={heads} busy={query.isRefreshing}>
        {rows.map(row)}
      </ListTable>
      <Pager page={page} pageSize={pageSize} total={total} onPage={onPage} />
    </>
  );
}
