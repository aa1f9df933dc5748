import type { Job } from '../../platform/job';
import { expireCodes } from '../../platform/portal-accounts';
import { settingsOf } from '../../platform/settings';

const expirePortalCodes: Job = {
  kind: 'daily',
  name: 'expire-portal-codes',
  at: '03:10',
  catchUpDays: 1,
  run: async (_db, { strapi, dryRun }) => ({ ended: dryRun ? 0 : await expireCodes(strapi, settingsOf(strapi).clock.now()) }),
};

export const jobs: readonly Job[] = [expirePortalCodes];
