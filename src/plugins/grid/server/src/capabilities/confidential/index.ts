import { asSystem } from '../../access/principal';
import { rewriteFiles } from '../../platform/compact';
import { withTx } from '../../platform/db';
import type { Capability } from '../../platform/define-capability';
import { settingsOf } from '../../platform/settings';
import { portalRoutes, routes } from './http';
import { sealPlainTexts, textTables } from './keys';

export { keyStatus, rotateKeys } from './keys';
export { openableRow, readableRows, readOwnTexts, type OpenableRow } from './service';

/** Confidential texts: opened one at a time, with a reason, and written down; and the keys that seal them. */
export const confidential: Capability = {
  name: 'confidential',
  routes,
  portalRoutes,
  seed: async (strapi) => {
    const { fieldKeys: ring, lostFieldKeys } = settingsOf(strapi);
    const sealed = await asSystem(() => sealPlainTexts({ ring, transact: (work) => withTx(strapi, work) }, lostFieldKeys));
    if (sealed > 0) {
      await rewriteFiles(strapi, textTables());
      strapi.log.info(`confidential: ${sealed} texts that stood in plain are sealed now`);
    }
    if (lostFieldKeys.length > 0) strapi.log.warn(`confidential: FIELD_KEYS_LOST names ${lostFieldKeys.join(', ')}; their texts cannot be opened`);
  },
};
