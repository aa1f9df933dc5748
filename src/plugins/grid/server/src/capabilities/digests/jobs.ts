import type { Job } from '../../platform/job';
import { panelUrl } from '../../platform/panel-url';
import { writeDigests } from './service';

/** Not caught up: a digest of yesterday would say less than today's, which holds everything that is open. */
const digest: Job = {
  kind: 'daily',
  name: 'digest',
  at: '08:00',
  catchUpDays: 0,
  run: (db, { strapi, date, dryRun }) => writeDigests(db, date, panelUrl(strapi), dryRun),
};

export const jobs: readonly Job[] = [digest];
