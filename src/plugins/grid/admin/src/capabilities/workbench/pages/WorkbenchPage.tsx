import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useIntl } from 'react-intl';
import type { Me } from '../../../../../shared/contracts/access';
import type { TaskRow } from '../../../../../shared/contracts/tasks';
import { formatDay } from '../../../ui/dates';
import { Protected, Screen } from '../../../ui/screen';
import { ErrorState, Loading } from '../../../ui/states';
import { useFailureText } from '../../../ui/failure';
import { useTranslate } from '../../../ui/translate';
import { useMe } from '../../../ui/use-me';
import { useToast, type Toast } from '../../../ui/use-toast';
import { useUrlFilters } from '../../../ui/use-url-filters';
import { BucketChips } from '../components/bucket-chips';
import { CalendarBanner } from '../components/calendar-banner';
import { DutyList } from '../components/duty-list';
import { FilterBar } from '../components/filter-bar';
import { WorkbenchDialogs, type OpenDialog } from '../components/workbench-dialogs';
import { FILTERS, reachName, undoWaiver, useDuties } from '../queries';
import type { RowActions } from '../row-actions';

export default function WorkbenchPage() {
  return (
    <Protected action="workbench.read">
      <WorkbenchOfMe />
    </Protected>
  );
}

function WorkbenchOfMe() {
  const t = useTranslate();
  const me = useMe();
  if (me.data !== undefined) return <Workbench me={me.data} />;
  return <Screen title={t('menu.workbench')}>{me.isLoading ? <Loading /> : <ErrorState error={me.error} onRetry={me.refetch} />}</Screen>;
}

function Workbench({ me }: { me: Me }) {
  const t = useTranslate();
  const { locale } = useIntl();
  const [filters, change] = useUrlFilters(FILTERS);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const { list, bucket } = useDuties(filters);
  const toast = useToast();
  const failure = useFailureText();
  const show = ({ undo, ...shown }: Toast) => {
    list.refetch();
    toast.show({ ...shown, ...(undo ? { undo: () => undo().then(list.refetch) } : {}) });
  };
  const saved = (shown: Toast) => {
    setDialog(null);
    show(shown);
  };
  const unwaive = (task: TaskRow) =>
    undoWaiver(task.id)
      .then(() => show({ message: t('waive.undone') }))
      .catch((error: unknown) => show({ message: failure(error), tone: 'danger' }));
  const actions = rowActions(me, setDialog, (task) => void unwaive(task));
  const isFiltered = Boolean(filters.q ?? filters.kind ?? filters.mine ?? filters.status ?? filters.dueMonth ?? filters.subject);
  return (
    <Screen
      title={t('menu.workbench')}
      subtitle={t('workbench.subtitle', { grids: reachName(me.grids, t('list.comma')) || t('workbench.noReach'), date: formatDay(locale, me.today) })}
      primaryAction={
        me.actions.includes('care-event.create') && (
          <Button startIcon={<Plus />} onClick={() => setDialog({ kind: 'event' })}>
            {t('event.report')}
          </Button>
        )
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <CalendarBanner years={me.provisionalYears} />
        <BucketChips counts={list.data?.counts} chosen={bucket} onChoose={(chosen) => change({ bucket: chosen, status: undefined })} />
        <FilterBar me={me} filters={filters} onChange={change} />
        <DutyList
          key={JSON.stringify(filters)}
          list={list}
          bucket={bucket}
          isFiltered={isFiltered}
          me={me}
          actions={actions}
          onRecordAll={actions.record && ((tasks) => setDialog({ kind: 'record', tasks }))}
          onPage={(page) => change({ page: String(page) })}
        />
      </Flex>
      {dialog && <WorkbenchDialogs dialog={dialog} me={me} onClose={() => setDialog(null)} onSaved={saved} />}
      {toast.node}
    </Screen>
  );
}

function rowActions(me: Me, open: (dialog: OpenDialog) => void, unwaive: (task: TaskRow) => void): RowActions {
  const may = (action: Me['actions'][number]) => me.actions.includes(action);
  return {
    ...(may('care-record.create') && { record: (task: TaskRow) => open({ kind: 'record', tasks: [task] }) }),
    ...(may('task.transfer') && { transfer: (task: TaskRow) => open({ kind: 'transfer', task }) }),
    ...(may('task.waive') && { waive: (task: TaskRow) => open({ kind: 'waive', task }), unwaive }),
    ...(may('task.follow-up') && { followUp: (task: TaskRow) => open({ kind: 'followUp', task }) }),
  };
}
