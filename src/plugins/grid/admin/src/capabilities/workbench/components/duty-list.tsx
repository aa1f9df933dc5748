import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { Me } from '../../../../../shared/contracts/access';
import type { TaskBucket, TaskList, TaskRow } from '../../../../../shared/contracts/tasks';
import { Pager } from '../../../ui/pager';
import { Empty, ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import type { Query } from '../../../ui/use-get';
import type { RowActions } from '../row-actions';
import { useSelection } from '../use-selection';
import { DutyTable } from './duty-table';

interface DutyListProps {
  list: Query<TaskList>;
  bucket: TaskBucket | null;
  isFiltered: boolean;
  me: Me;
  actions: RowActions;
  onRecordAll?: (tasks: TaskRow[]) => void;
  onPage: (page: number) => void;
}

export function DutyList({ list, bucket, isFiltered, me, actions, onRecordAll, onPage }: DutyListProps) {
  const t = useTranslate();
  const selection = useSelection();
  const { data } = list;
  if (list.error !== undefined) return <ErrorState error={list.error} onRetry={list.refetch} />;
  if (data === undefined) return <Loading />;
  if (data.rows.length === 0) return <Empty text={t(isFiltered ? 'workbench.emptyFiltered' : `workbench.empty.${bucket ?? 'today'}`)} />;
  const chosen = data.rows.filter((task) => selection.has(task.id));
  return (
    <Box aria-busy={list.isRefreshing}>
      {onRecordAll && chosen.length > 0 && <BulkBar tasks={chosen} onRecord={() => onRecordAll(chosen)} onClear={() => selection.set([])} />}
      <DutyTable rows={data.rows} today={me.today} actions={actions} selection={onRecordAll && bucket !== 'done' ? selection : null} />
      <Pager page={data.page} pageSize={data.pageSize} total={data.total} onPage={onPage} />
    </Box>
  );
}

function BulkBar({ tasks, onRecord, onClear }: { tasks: TaskRow[]; onRecord: () => void; onClear: () => void }) {
  const t = useTranslate();
  return (
    <Flex gap={3} paddingBottom={3} role="region" aria-label={t('workbench.bulk')}>
      <Typography>{t('workbench.chosen', { count: tasks.length })}</Typography>
      <Button size="S" onClick={onRecord}>
        {t('workbench.recordChosen')}
      </Button>
      <Button size="S" variant="tertiary" onClick={onClear}>
        {t('workbench.clearChosen')}
      </Button>
    </Flex>
  );
}
