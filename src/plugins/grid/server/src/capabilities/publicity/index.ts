import type { Capability } from '../../platform/define-capability';
import { contentTypes } from './content-types';
import { hooks } from './hooks';
import { portalRoutes, publicRoutes, routes } from './http';
import { jobs } from './jobs';
import { endConsent } from './service-release';

/** Stories and honours, vanguard posts and regulations: written by one, released by another, open to everybody as long as the person whom they name agrees. */
export const publicity: Capability = { name: 'publicity', contentTypes, routes, portalRoutes, publicRoutes, jobs, onWrite: hooks, onConsentEnded: endConsent };
