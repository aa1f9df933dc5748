import type { Core } from '@strapi/strapi';
import { withTx } from '../../platform/db';
import type { Capability } from '../../platform/define-capability';
import { keyRing } from '../../platform/sealing';
import { settingsOf } from '../../platform/settings';
import { routes } from './http';
import { jobs } from './jobs';
import { checkFileKeys } from './keys';
import { vaultIn, type Vault } from './vault';

export { rotateFiles } from './keys';
export { IMAGES_ALLOWED } from './domain/limits';
export { inspect, inspectUnnamed, type Inspected } from './inspect';
export { openFilesOfMatters } from './owners';
export { filesOfReporter, keepOfReporter, openOfReporter } from './reporter';
export { attachmentId } from './shapes';
export { answerFile, takeFile } from './upload';
export type { Vault } from './vault';
export { dropPicture, keepPicture, PICTURE_TYPE, pictureBytes } from './pictures';
export { attachmentsOf, filesByKey } from './store';

/** @public For the command that rotates keys. */
export const vaultOf = (strapi: Core.Strapi): Vault => vaultIn(settingsOf(strapi).filesFolder, keyRing);

/** Photos and papers of a talk or an event, sealed in a folder of our own. */
export const attachments: Capability = {
  name: 'attachments',
  routes,
  jobs,
  seed: (strapi) => {
    const { fieldKeys, lostFieldKeys } = settingsOf(strapi);
    return withTx(strapi, (db) => checkFileKeys(db, fieldKeys, lostFieldKeys));
  },
};
