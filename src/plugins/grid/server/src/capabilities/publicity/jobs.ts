import { withTx } from '../../platform/db';
import type { Job } from '../../platform/job';
import { settingsOf } from '../../platform/settings';
import { momentOf } from './moment';
import { publishDue } from './service-release';

const publish: Job = {
  kind: 'drain',
  name: 'publish-stories',
  run: ({ strapi }) => withTx(strapi, (db) => publishDue(db, momentOf(settingsOf(strapi).clock))),
};

export const jobs: readonly Job[] = [publish];
