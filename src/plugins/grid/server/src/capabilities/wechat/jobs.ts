import { withTx } from '../../platform/db';
import type { Job, JobContext } from '../../platform/job';
import { settingsOf } from '../../platform/settings';
import { drainImages, drainNotices, type Work } from './drains';
import { endOfLeavers } from './service-bindings';

const workOf = ({ strapi }: JobContext): Work => {
  const { wechat: settings, clock } = settingsOf(strapi);
  return { settings, clock, transact: (work) => withTx(strapi, work) };
};

/** However a leaving came into the register. */
const bindings: Job = {
  kind: 'daily',
  name: 'wechat-bindings',
  at: '03:50',
  catchUpDays: 1,
  run: async (db) => ({ ended: await endOfLeavers(db) }),
};

export const jobs: readonly Job[] = [
  { kind: 'drain', name: 'wechat-images', run: (context) => drainImages(workOf(context)) },
  { kind: 'drain', name: 'wechat-notices', run: (context) => drainNotices(workOf(context)) },
  bindings,
];
