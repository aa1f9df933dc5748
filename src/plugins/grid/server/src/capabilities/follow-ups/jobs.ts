import type { Job } from '../../platform/job';
import { recordWeek, remind } from './service';

/** While there is still time to write it. Caught up over the weekend, which belongs to the week. */
const reminders: Job = {
  kind: 'daily',
  name: 'weekly-follow-up',
  at: '16:00',
  catchUpDays: 2,
  run: (db, { date, today, dryRun }) => remind(db, date, today, dryRun),
};

/** Each working day asks whether a week is over; after a downtime each day is asked for itself. */
const missing: Job = {
  kind: 'daily',
  name: 'weekly-follow-up-missing',
  at: '06:20',
  catchUpDays: 31,
  run: (db, { date, dryRun }) => recordWeek(db, date, dryRun),
};

export const jobs: readonly Job[] = [reminders, missing];
