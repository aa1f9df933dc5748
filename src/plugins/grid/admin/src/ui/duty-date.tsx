import { Flex, Tooltip, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { IsoDate } from '../../../shared/contracts/common';
import type { TaskRow } from '../../../shared/contracts/tasks';
import type { BadgeStatus } from './badge-status';
import { formatDay } from './dates';
import { StatusBadge } from './status-badge';
import { useTranslate, type Translate } from './translate';

/** A duty, or a clock of a matter. */
type Duty = Pick<TaskRow, 'dueOn' | 'workingDaysLeft' | 'countedDays' | 'provisional'> & { status: BadgeStatus };

const DAYS_NAMED = 12;

/** State and urgency in working days over the exact date; on hover or focus the days that were counted. `name` says which of several clocks it is. */
export function DutyDate({ duty, today, name }: { duty: Duty; today: IsoDate; name?: string }) {
  const t = useTranslate();
  const { locale } = useIntl();
  const urgency = urgencyOf(duty, today, t);
  return (
    <Tooltip label={<CountedDays duty={duty} today={today} />}>
      <Flex direction="column" alignItems="flex-start" tag="span" display="inline-flex" tabIndex={0}>
        <StatusBadge status={duty.status}>{name === undefined ? urgency : t('date.named', { name, urgency: urgency ?? t(`status.${duty.status}`) })}</StatusBadge>
        <Typography variant="pi" textColor="neutral600">
          {t('date.by', { date: formatDay(locale, duty.dueOn, today) })}
          {duty.provisional ? ` ${t('date.provisionalMark')}` : ''}
        </Typography>
      </Flex>
    </Tooltip>
  );
}

function urgencyOf({ status, dueOn, workingDaysLeft }: Duty, today: IsoDate, t: Translate): string | undefined {
  // While it stands still its due day is only expected.
  if (workingDaysLeft === null || status === 'paused') return undefined;
  if (dueOn === today) return t('date.today');
  if (dueOn > today) return t('date.left', { days: workingDaysLeft });
  return workingDaysLeft === 0 ? t('date.overdueOffDays') : t('date.overdue', { days: -workingDaysLeft });
}

function CountedDays({ duty, today }: { duty: Duty; today: IsoDate }) {
  const t = useTranslate();
  const { locale } = useIntl();
  const named = duty.countedDays.slice(0, DAYS_NAMED).map((day) => formatDay(locale, day, today)).join(t('list.comma'));
  const more = duty.countedDays.length > DAYS_NAMED;
  return (
    <>
      <span>{t('date.dueOn', { date: formatDay(locale, duty.dueOn) })}</span>
      {named !== '' && <><br /><span>{t(more ? 'date.countedMore' : 'date.counted', { days: named, count: duty.countedDays.length })}</span></>}
      {duty.provisional && <><br /><span>{t('date.provisional')}</span></>}
    </>
  );
}
