import type { Capability } from '../../platform/define-capability';
import { withTx } from '../../platform/db';
import { settingsOf } from '../../platform/settings';
import { contentTypes } from './content-types';
import { publicRoutes, routes } from './http';
import { jobs } from './jobs';
import { takeIntoUse } from './store-month';

/** Bulletins: what a month was, in numbers and words, released by a second person and open to everybody. */
export const bulletins: Capability = {
  name: 'bulletins',
  contentTypes,
  routes,
  publicRoutes,
  jobs,
  seed: (strapi) => withTx(strapi, (db) => takeIntoUse(db, settingsOf(strapi).clock.today())),
};
