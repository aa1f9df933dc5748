import type { Job } from '../../platform/job';
import { openMeetingDuties } from './duties';

/** A week of downtime, or a long holiday, loses no period: its duties are opened when a node is back. */
const openDuties: Job = {
  kind: 'daily',
  name: 'open-meeting-duties',
  at: '00:35',
  catchUpDays: 31,
  run: (db, { date, dryRun }) => openMeetingDuties(db, date, dryRun),
};

export const jobs: readonly Job[] = [openDuties];
