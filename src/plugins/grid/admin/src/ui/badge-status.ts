import type { TaskStatus } from '../../../shared/contracts/tasks';

/** A duty's, and what only the clock of a matter can be. */
export type BadgeStatus = TaskStatus | 'paused';
