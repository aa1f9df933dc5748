import type { Capability } from '../../platform/define-capability';
import { routes } from './http';

/** Who am I and what do I reach: the first question of every screen. */
export const session: Capability = { name: 'session', routes };
