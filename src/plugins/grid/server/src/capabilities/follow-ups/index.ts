import type { Capability } from '../../platform/define-capability';
import { jobs } from './jobs';

/** 一周一跟进: the weekly note of projects and matters. The rows belong to `tasks`. */
export const followUps: Capability = { name: 'follow-ups', jobs };
