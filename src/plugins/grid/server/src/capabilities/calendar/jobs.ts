import type { Job } from '../../platform/job';
import { warnOfMissingYear } from './service';

/** Warns the office once a week in December while the next year has no official calendar. */
const checkCalendar: Job = {
  kind: 'daily',
  name: 'check-calendar',
  at: '07:00',
  catchUpDays: 0,
  run: (db, { date, dryRun }) => warnOfMissingYear(db, date, dryRun),
};

export const jobs: readonly Job[] = [checkCalendar];
