import type { Job } from '../../platform/job';
import { runRetention } from './run';

/** Goes by what it finds, so that a missed day is made up for by the next one. */
const retention: Job = {
  kind: 'daily',
  name: 'retention',
  at: '01:30',
  catchUpDays: 0,
  run: (db, { date, dryRun }) => runRetention(db, date, dryRun),
};

export const jobs: readonly Job[] = [retention];
