import type { Core } from '@strapi/strapi';
import type { Job } from '../../platform/job';
import { writeDigests } from './service';

/** Not caught up: a digest of yesterday would say less than today's, which holds everything that is open. */
const digest: Job = {
  kind: 'daily',
  name: 'digest',
  at: '08:00',
  catchUpDays: 0,
  run: (db, { strapi, date, dryRun }) => writeDigests(db, date, workbenchUrl(strapi), dryRun),
};

const workbenchUrl = (strapi: Core.Strapi): string => {
  const configured = strapi.config.get<string>('server.url', '');
  const base = configured === '' ? `http://${strapi.config.get<string>('server.host', '127.0.0.1')}:${strapi.config.get<number>('server.port', 1337)}` : configured;
  return `${base.replace(/\/$/, '')}/admin/plugins/grid`;
};

export const jobs: readonly Job[] = [digest];
