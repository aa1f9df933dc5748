import { useIntl } from 'react-intl';
import type { JobRow } from '../../../../../shared/contracts/operations';
import { useTranslate, type Translate } from '../../../ui/translate';
import { scheduleOf, type Schedule } from '../schedule';

/** '每天 07:00'; the expression and its time zone on hover. */
export function ScheduleText({ job }: { job: JobRow }) {
  const t = useTranslate();
  const { formatDate } = useIntl();
  // 2023-01-01 was a Sunday, day 0 of a cron expression.
  const weekday = (day: number) => formatDate(new Date(Date.UTC(2023, 0, 1 + day)), { weekday: 'long', timeZone: 'UTC' });
  return <span title={`${job.cron} ${job.timeZone}`}>{inWords(scheduleOf(job.cron), t, weekday)}</span>;
}

function inWords(schedule: Schedule, t: Translate, weekday: (day: number) => string): string {
  switch (schedule.type) {
    case 'hand':
      return t('operations.schedule.hand');
    case 'minutes':
      return t('operations.schedule.minutes', { every: schedule.every });
    case 'hourly':
      return t('operations.schedule.hourly', { minute: schedule.minute });
    case 'daily':
    case 'weekdays':
      return t(`operations.schedule.${schedule.type}`, { time: schedule.time });
    case 'weekly':
      return t('operations.schedule.weekly', { time: schedule.time, weekday: weekday(schedule.weekday) });
    case 'monthly':
      return t('operations.schedule.monthly', { time: schedule.time, day: schedule.day });
    case 'other':
      return schedule.cron;
  }
}
