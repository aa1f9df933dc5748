import { withTx } from '../../platform/db';
import type { Capability } from '../../platform/define-capability';
import { settingsOf } from '../../platform/settings';
import { whenActivitiesChange } from '../activities';
import { contentTypes } from './content-types';
import { DEFAULT_REQUIREMENTS } from './domain/requirement';
import { settleAfter } from './duties';
import { hooks } from './hooks';
import { routes } from './http';
import { jobs } from './jobs';
import { addRequirements } from './store';

whenActivitiesChange(settleAfter);

/** What party life is required to hold, what of it was held, and the duties of what is missing. */
export const requirements: Capability = {
  name: 'requirements',
  contentTypes,
  routes,
  jobs,
  onWrite: hooks,
  seed: async (strapi) => {
    const activeFrom = settingsOf(strapi).clock.today();
    const added = await withTx(strapi, (db) => addRequirements(db, DEFAULT_REQUIREMENTS.map((requirement) => ({ ...requirement, active: true, activeFrom }))));
    if (added > 0) strapi.log.info(`requirements: ${added} of the default catalogue added`);
  },
};
