import { useState } from 'react';
import { Box, Button, Flex, VisuallyHidden } from '@strapi/design-system';
import type { ActivityPage, AttendanceRow } from '../../../../../shared/contracts/activities';
import { DataTable } from '../../../ui/data-table';
import { useEnumLabel } from '../../../ui/enum-label';
import { FailureNote } from '../../../ui/failure-note';
import { Pager } from '../../../ui/pager';
import { Empty, ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useAction } from '../../../ui/use-action';
import { recordGrid, useAttendances } from '../queries';
import { SHOWN, type View } from '../view';
import { AttendanceLine } from './attendance-line';
import { RecordDialog } from './record-dialog';

interface AttendancesProps {
  activity: ActivityPage;
  view: View;
  onView: (change: View) => void;
  onRecorded: (message: string) => void;
}

const HEADS = ['employee', 'status', 'reason', 'hours', 'action'] as const;

export function Attendances({ activity, view, onView, onRecorded }: AttendancesProps) {
  const t = useTranslate();
  const list = useAttendances(activity.id, view);
  const [person, setPerson] = useState<AttendanceRow | null>(null);
  const may = activity.acts.includes('record');
  return (
    <Box tag="section" aria-label={t('activities.attendances')}>
      <Flex justifyContent="space-between" gap={3} wrap="wrap" paddingBottom={3}>
        <StatusFilter view={view} onView={onView} />
        {may && <WholeGrid activity={activity} onRecorded={onRecorded} />}
      </Flex>
      {list.error !== undefined && <ErrorState error={list.error} onRetry={list.refetch} />}
      {list.isLoading && <Loading />}
      {list.data?.total === 0 && <Empty text={t('activities.nobody')} />}
      {list.data !== undefined && list.data.total > 0 && (
        <>
          <DataTable>
            <VisuallyHidden tag="caption">{t('activities.attendances')}</VisuallyHidden>
            <thead>
              <tr>
                {HEADS.map((head) => (
                  <th key={head} scope="col">
                    {t(`activities.attendance.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {list.data.rows.map((row) => (
                <AttendanceLine key={row.employee.id} activity={activity} row={row} onRecord={setPerson} onTakenBack={() => onRecorded(t('activities.saved.takenBack'))} />
              ))}
            </tbody>
          </DataTable>
          <Pager page={list.data.page} pageSize={list.data.pageSize} total={list.data.total} onPage={(page) => onView({ page: String(page) })} />
        </>
      )}
      {person !== null && <RecordDialog activity={activity} person={person} onClose={() => setPerson(null)} onSaved={() => onRecorded(t('activities.saved.record', { count: 1 }))} />}
    </Box>
  );
}

function StatusFilter({ view, onView }: Pick<AttendancesProps, 'view' | 'onView'>) {
  const t = useTranslate();
  const label = useEnumLabel();
  return (
    <Flex role="group" aria-label={t('activities.statuses')} gap={2} wrap="wrap">
      {[undefined, ...SHOWN].map((status) => (
        <Button key={status ?? 'all'} size="S" variant={status === view.status ? 'default' : 'tertiary'} aria-pressed={status === view.status} onClick={() => onView({ status })}>
          {status === undefined ? t('activities.everybody') : status === 'open' ? t('activities.unrecorded') : label('attendance', 'status', status)}
        </Button>
      ))}
    </Flex>
  );
}

/** The usual case in two steps: note who was missing, then all others at once. */
function WholeGrid({ activity, onRecorded }: Pick<AttendancesProps, 'activity' | 'onRecorded'>) {
  const t = useTranslate();
  const save = useAction(recordGrid);
  const submit = async (grid: string) => {
    const outcome = await save.run(activity.id, { grid, status: 'present' });
    if (outcome.ok) onRecorded(t('activities.saved.record', { count: outcome.value.added }));
  };
  return (
    <Flex gap={2} wrap="wrap">
      {save.error !== undefined && <FailureNote title={t('error.notSaved')} error={save.error} />}
      {activity.grids.map(({ id, code, name }) => (
        <Button key={id} size="S" variant="secondary" loading={save.pending} onClick={() => void submit(code)}>
          {t('activities.wholeGrid', { name })}
        </Button>
      ))}
    </Flex>
  );
}
