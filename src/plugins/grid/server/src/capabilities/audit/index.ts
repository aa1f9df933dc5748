import type { Capability } from '../../platform/define-capability';
import { portalRoutes, routes } from './http';
import { jobs } from './jobs';

export const audit: Capability = { name: 'audit', routes, portalRoutes, jobs };
