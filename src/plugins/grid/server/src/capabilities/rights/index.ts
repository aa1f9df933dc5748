import type { Capability } from '../../platform/define-capability';
import { contentTypes } from './content-types';
import { portalRoutes, routes } from './http';

/** @public For what may only be done with a consent. */
export { consentingAmong, hasConsent, whereConsents } from './store-consents';

export const rights: Capability = { name: 'rights', contentTypes, routes, portalRoutes };
