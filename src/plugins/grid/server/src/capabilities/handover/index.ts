import type { Capability } from '../../platform/define-capability';
import { hooks } from './hooks';
import { routes } from './http';

export const handover: Capability = { name: 'handover', routes, onWrite: hooks };
