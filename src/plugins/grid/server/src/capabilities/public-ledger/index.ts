import type { Capability } from '../../platform/define-capability';
import { contentTypes } from './content-types';
import { publicRoutes, routes } from './http';

/** The public ledger: what was raised and what came of it, in a text that two people read. */
export const publicLedger: Capability = { name: 'public-ledger', contentTypes, routes, publicRoutes };
