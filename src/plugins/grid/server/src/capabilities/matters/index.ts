import { withTx } from '../../platform/db';
import type { Capability } from '../../platform/define-capability';
import { openFilesOfMatters } from '../attachments';
import { contentTypes } from './content-types';
import { DEFAULT_CATEGORIES } from './domain/categories';
import { DEFAULT_TEMPLATES } from './domain/default-templates';
import { filesOfMatter } from './files';
import { hooks } from './hooks';
import { portalRoutes, routes } from './http';
import { publicRoutes } from './http-voices';
import { jobs } from './jobs';
import { addCategories } from './store-categories';
import { addTemplates } from './store-templates';

export { answerFromLedger, registerFromLedger, type LedgerMatter } from './from-ledger';
export { whenAnswered } from './answered';
export { imageFromChannel, noteFromChannel, registerFromChannel, stateOfMatter } from './channels';
/** @public For questionnaires: the receipt before their transaction, the matter in it. */
export { makeReceipt } from './intake';
/** @public */
export { registerFromSurvey } from './from-survey';
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
  onWrite: hooks,
  seed: async (strapi) => {
    const categories = await withTx(strapi, (db) => addCategories(db, DEFAULT_CATEGORIES));
    const templates = await withTx(strapi, (db) => addTemplates(db, DEFAULT_TEMPLATES));
    if (categories + templates > 0) strapi.log.info(`matters: ${categories} categories and ${templates} response templates of the default catalogue added`);
  },
};
