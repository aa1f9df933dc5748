import type { Capability } from '../../platform/define-capability';
import { withTx } from '../../platform/db';
import { contentTypes } from './content-types';
import { routes } from './http';
import { jobs } from './jobs';
import { addClasses } from './store';
import { CLASSES } from './store-classes';

export { retentionAbout } from './service';
export { code } from './shapes';

export const retention: Capability = {
  name: 'retention',
  contentTypes,
  routes,
  jobs,
  seed: async (strapi) => {
    const added = await withTx(strapi, (db) => addClasses(db, CLASSES));
    if (added > 0) strapi.log.info(`retention: ${added} classes added`);
  },
};
