import type { Job } from '../../platform/job';
import { sendHead } from './head';

/** Not caught up: the head of today holds all that the head of yesterday held. */
const auditHead: Job = {
  kind: 'daily',
  name: 'audit-head',
  at: '05:30',
  catchUpDays: 0,
  run: (db, { strapi, date, dryRun }) => sendHead(db, date, dryRun, (text) => void strapi.log.info(text)),
};

export const jobs: readonly Job[] = [auditHead];
