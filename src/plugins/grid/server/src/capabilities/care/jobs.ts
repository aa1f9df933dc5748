import type { Job } from '../../platform/job';
import { openPeriodicDuties } from './duties';

/** A week of downtime, or a long holiday, loses no period: its duties are opened when a node is back. */
const openPeriodic: Job = {
  kind: 'daily',
  name: 'open-periodic-duties',
  at: '00:30',
  catchUpDays: 31,
  run: async (db, { date, dryRun }) => openPeriodicDuties(db, date, dryRun),
};

export const jobs: readonly Job[] = [openPeriodic];
