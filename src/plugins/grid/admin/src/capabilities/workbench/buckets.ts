import type { TaskBucket, TaskRow } from '../../../../shared/contracts/tasks';

export const BUCKETS: readonly TaskBucket[] = ['overdue', 'today', 'week', 'later', 'done'];

export const firstWithWork = (counts: Record<TaskBucket, number>): TaskBucket =>
  BUCKETS.find((bucket) => bucket !== 'done' && counts[bucket] > 0) ?? 'today';

export const isOpen = (task: TaskRow) => task.status === 'overdue' || task.status === 'dueSoon' || task.status === 'open';

/** Duties that a talk or visit answers; the others, a re-check of a project among them, are done elsewhere. */
export const isRecordable = (task: TaskRow) => isOpen(task) && task.subject !== null && (task.kind === 'talk' || task.kind === 'visit' || task.kind === 'followUp');
