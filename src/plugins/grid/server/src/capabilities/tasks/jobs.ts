import type { Job } from '../../platform/job';
import { escalate } from './escalate';

/** Fires the rungs of the ladder before the day's digests are written. */
const escalation: Job = {
  kind: 'daily',
  name: 'escalate',
  at: '06:00',
  catchUpDays: 1,
  run: (db, { date, dryRun }) => escalate(db, date, dryRun),
};

export const jobs: readonly Job[] = [escalation];
