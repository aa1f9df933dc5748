import type { Capability } from '../../platform/define-capability';
import { contentTypes } from './content-types';
import { routes } from './http';
import { projectRoutes } from './http-projects';
import { jobs } from './jobs';

export { enqueueAssignments, type Assignment } from './assignment-notice';
export { present as presentTasks, summary as taskSummary } from './service';
export { dutyScope, taskScope } from './service-scope';
export { noteWeek, presentWeeks } from './follow-up-week';
export { openProject } from './service-project-actions';
export { bucketCounts, followUpBody, followUpWeek, taskKind, taskStatus } from './shapes';
export { promoteBody } from './shapes-projects';
export { duesOf, type DueTask } from './store-dues';
export { projectsToFollow, type FollowedItem } from './store-followed';
export { notedIn, recordMissing, weeksOf } from './store-follow-ups';
export { projectOfMatter } from './store-projects';
export { planEscalation, type Rung } from './domain/escalation';
export { laddersOf } from './escalate';
export { raisedToLeaders, type RungRow } from './store-escalation';
export { dutiesByOrigin, type PeriodDuty } from './store-period';
export { heldTasks, openPeriodicOrigins, passTasks, renameOrigins } from './store-handover';
export { documentIdsOf, openDutiesAbout, openDutyByOrigin, openRuleDuties, tasksByDocument, listTasks, type OpenDuty, type StoredTask } from './store-read';
export { completeTasks, deleteTaskByOrigin, insertTasks, insertTasksCounted, reopenTasks, reopenTasksOf, setDueDates, unvoidTasks, voidTasks, voidTasksOfEvent, type NewTask, type OpenedTask, type TaskBatch } from './store-write';

export const tasks: Capability = { name: 'tasks', contentTypes, routes: [...routes, ...projectRoutes], jobs };
