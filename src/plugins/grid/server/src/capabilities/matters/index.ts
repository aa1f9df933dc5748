import { withTx } from '../../platform/db';
import type { Capability } from '../../platform/define-capability';
import { openFilesOfMatters } from '../attachments';
import { contentTypes } from './content-types';
import { DEFAULT_CATEGORIES } from './domain/categories';
import { filesOfMatter } from './files';
import { portalRoutes, routes } from './http';
import { publicRoutes } from './http-voices';
import { jobs } from './jobs';
import { addCategories } from './store-categories';

export { answerFromLedger, registerFromLedger, type LedgerMatter } from './from-ledger';
export { whenAnswered } from './answered';
export { imageFromChannel, noteFromChannel, registerFromChannel, stateOfMatter } from './channels';
export { heldMatters, passMatters } from './store-handover';
export { mattersToFollow } from './to-follow';
export { matterFactsOf } from './month-facts';
export { seenMatter, type SeenMatter } from './seen';
export { registerSpoken, withdrawSpoken, type SpokenMatter } from './spoken';
export { matterNotices, type MatterNotice } from './store-rungs';

openFilesOfMatters(filesOfMatter);

/** Matters: what staff raise, through any channel, until it is answered and confirmed. */
export const matters: Capability = {
  name: 'matters',
  contentTypes,
  routes,
  portalRoutes,
  publicRoutes,
  jobs,
  seed: async (strapi) => {
    const added = await withTx(strapi, (db) => addCategories(db, DEFAULT_CATEGORIES));
    if (added > 0) strapi.log.info(`matters: ${added} categories of the default catalogue added`);
  },
};
