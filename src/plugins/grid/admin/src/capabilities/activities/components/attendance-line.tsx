import { Button, Flex, Typography } from '@strapi/design-system';
import type { ActivityPage, AttendanceRow } from '../../../../../shared/contracts/activities';
import { EnumLabel } from '../../../ui/enum-label';
import { FailureNote } from '../../../ui/failure-note';
import { personText } from '../../../ui/person';
import { useTranslate } from '../../../ui/translate';
import { useAction } from '../../../ui/use-action';
import { unrecord } from '../queries';

interface AttendanceLineProps {
  activity: ActivityPage;
  row: AttendanceRow;
  onRecord: (row: AttendanceRow) => void;
  onTakenBack: () => void;
}

export function AttendanceLine({ activity, row, onRecord, onTakenBack }: AttendanceLineProps) {
  const t = useTranslate();
  const back = useAction(unrecord);
  const name = personText(row.employee);
  const takeBack = async (id: string) => {
    if ((await back.run(activity.id, id)).ok) onTakenBack();
  };
  return (
    <tr>
      <td>
        {name} {!row.expected && <Typography textColor="neutral600">{t('activities.guest')}</Typography>}
      </td>
      <td>{row.status === null ? t('activities.unrecorded') : <EnumLabel type="attendance" attribute="status" value={row.status} />}</td>
      <td>{row.reason ?? '–'}</td>
      <td>{row.hours ?? '–'}</td>
      <td>
        {activity.acts.includes('record') && (
          <Flex gap={2}>
            {back.error !== undefined && <FailureNote title={t('error.notSaved')} error={back.error} />}
            <Button size="S" variant="secondary" aria-label={t('activities.record.label', { name })} onClick={() => onRecord(row)}>
              {t('activities.record')}
            </Button>
            {row.id !== null && (
              <Button size="S" variant="tertiary" loading={back.pending} aria-label={t('activities.takeBack.label', { name })} onClick={() => void takeBack(row.id ?? '')}>
                {t('activities.takeBack')}
              </Button>
            )}
          </Flex>
        )}
      </td>
    </tr>
  );
}
