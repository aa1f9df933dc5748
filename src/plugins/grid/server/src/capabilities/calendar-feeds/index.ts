import type { Capability } from '../../platform/define-capability';
import { portalRoutes, publicRoutes, routes } from './http';

/** Activities and duties in the calendar program that people have anyway. */
export const calendarFeeds: Capability = { name: 'calendar-feeds', routes, portalRoutes, publicRoutes };
