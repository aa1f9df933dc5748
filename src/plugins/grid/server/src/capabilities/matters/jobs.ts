import type { Job } from '../../platform/job';
import { keepClocks } from './keep-clocks';

/** Before the digests: what ran out is written down, and the ladder is climbed. */
const clocks: Job = {
  kind: 'daily',
  name: 'matter-clocks',
  at: '06:10',
  catchUpDays: 3,
  run: (db, { date, dryRun }) => keepClocks(db, date, dryRun),
};

export const jobs: readonly Job[] = [clocks];
