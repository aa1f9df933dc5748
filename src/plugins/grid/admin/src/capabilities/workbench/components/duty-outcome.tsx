import { Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { TaskRow } from '../../../../../shared/contracts/tasks';
import { formatDay } from '../../../ui/dates';
import { useTranslate } from '../../../ui/translate';

interface DutyOutcomeProps {
  task: TaskRow;
  today: IsoDate;
  onUnwaive?: (task: TaskRow) => void;
}

/** How a duty ended: by whom and when, when it was typed in if that was later, and the reason if it was not done. */
export function DutyOutcome({ task, today, onUnwaive }: DutyOutcomeProps) {
  const t = useTranslate();
  const { locale } = useIntl();
  const day = (date: IsoDate) => formatDay(locale, date, today);
  const typedLater = task.recordedOn !== null && task.recordedOn !== task.doneOn;
  return (
    <Flex gap={3} justifyContent="flex-end">
      <div style={{ textAlign: 'right' }}>
        {task.doneOn && <Typography>{t('duty.doneBy', { date: day(task.doneOn), name: task.doneBy?.name ?? '–' })}</Typography>}
        {task.recordedOn && typedLater && <Typography tag="p" variant="pi" textColor="neutral600">{t('duty.typedOn', { date: day(task.recordedOn) })}</Typography>}
        {task.reason && <Typography tag="p" textColor="neutral600">{t('duty.reason', { reason: task.reason })}</Typography>}
      </div>
      {task.status === 'waived' && onUnwaive && (
        <Button size="S" variant="tertiary" onClick={() => onUnwaive(task)}>
          {t('duty.unwaive')}
        </Button>
      )}
    </Flex>
  );
}
