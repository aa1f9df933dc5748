import type { Capability } from '../../platform/define-capability';
import { contentTypes } from './content-types';
import { hooks } from './hooks';
import { routes } from './http';
import { jobs } from './jobs';

export { leaderOf, officeOf, present, presentFor, resolveOwner, secretaryOf, type FirstResponsible, type OrganisationFacts } from './domain/responsible';
export { gridsOn, moveEmployees, openFirstMemberships, rebuildTree, type Move } from './store';
export { actingFor, loadFacts, standsInFor } from './store-facts';
export { endOwnPairs, heldAppointments, heldGrids, heldPairs, heldSubstitutions, passAppointments, passGrids, passPairs, passSubstitutions, type Deed, type HeldRow } from './store-handover';
export { employmentsOf, GONE, leaversInScope, liaisonsIn, lockEmployments, memberSince, membersSince, noteLeaving, setEmployment, type Employment } from './store-leaving';
export { gridIdsBelow, gridRefs, openGridByCode, openGridByDocument, peopleInScope, rootGridIds, personRefs, personByDocument, type PersonRow } from './store-refs';

export const organisation: Capability = { name: 'organisation', contentTypes, routes, jobs, onWrite: hooks };
