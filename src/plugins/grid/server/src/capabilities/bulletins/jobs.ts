import type { Job } from '../../platform/job';
import { openMonthDuties } from './month-duty';

/** Each day until the due day, so that neither downtime nor a branch that is founded on the second loses the duty. */
const openDuties: Job = {
  kind: 'daily',
  name: 'open-bulletin-duties',
  at: '00:40',
  catchUpDays: 31,
  run: (db, { date, dryRun }) => openMonthDuties(db, date, dryRun),
};

export const jobs: readonly Job[] = [openDuties];
