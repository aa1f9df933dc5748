import type { Capability } from '../../platform/define-capability';
import { routes } from './http';

/** Only reads; nobody imports it. */
export const dashboards: Capability = { name: 'dashboards', routes };
