import type { Capability } from '../../platform/define-capability';
import { contentTypes } from './content-types';
import { hooks } from './hooks';
import { routes } from './http';

export { leaderOf, officeOf, present, resolveOwner, secretaryOf, type FirstResponsible, type OrganisationFacts } from './domain/responsible';
export { gridsOn, moveEmployees, openFirstMemberships, rebuildTree, type Move } from './store';
export { loadFacts, standsInFor } from './store-facts';
export { gridIdsBelow, gridRefs, rootGridIds, personRefs, personByDocument, type PersonRow } from './store-refs';

export const organisation: Capability = { name: 'organisation', contentTypes, routes, onWrite: hooks };
