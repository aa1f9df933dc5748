import type { Capability } from '../../platform/define-capability';
import { routes } from './http';
import { jobs } from './jobs';

export const operations: Capability = { name: 'operations', routes, jobs };
