import type { Capability } from '../../platform/define-capability';
import { contentTypes } from './content-types';
import { routes } from './http';

export { ledgerDefaults } from './from-ledger';
export { alignAttendances } from './store';
export { tellOfChange, whenActivitiesChange, type ChangedActivities } from './changes';
export { activitiesBelow, activitiesOfPerson, type FeedActivity } from './store-feed';
export { placesOf, together } from './store-places';

/** Party life: what is planned, what was held and who took part. */
export const activities: Capability = { name: 'activities', contentTypes, routes };
