import type { Capability } from '../../platform/define-capability';
import { jobs } from './jobs';

export const digests: Capability = { name: 'digests', jobs };
