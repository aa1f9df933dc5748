import { withTx } from '../../platform/db';
import type { Capability } from '../../platform/define-capability';
import { settingsOf } from '../../platform/settings';
import { contentTypes } from './content-types';
import { DEFAULT_RULES } from './domain/rules';
import { hooks } from './hooks';
import { routes } from './http';
import { jobs } from './jobs';
import { addRules } from './store';

export { closeDutiesByRecords, openDutiesForEvents, passPeriodicDuties } from './duties';
export { heldPlans, passPlans } from './store-handover';

export const care: Capability = {
  name: 'care',
  contentTypes,
  routes,
  jobs,
  onWrite: hooks,
  seed: async (strapi) => {
    const activeFrom = settingsOf(strapi).clock.today();
    const added = await withTx(strapi, (db) => addRules(db, DEFAULT_RULES.map((rule) => ({ ...rule, active: true, activeFrom }))));
    if (added > 0) strapi.log.info(`care: ${added} rules of the default catalogue added`);
  },
};
