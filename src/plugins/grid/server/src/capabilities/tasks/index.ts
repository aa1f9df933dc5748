import type { Capability } from '../../platform/define-capability';
import { contentTypes } from './content-types';
import { routes } from './http';
import { jobs } from './jobs';

export { enqueueAssignments, type Assignment } from './assignment-notice';
export { present as presentTasks, summary as taskSummary, taskScope } from './service';
export { raisedToLeaders, type RungRow } from './store-escalation';
export { documentIdsOf, openDutiesAbout, openRuleDuties, tasksByDocument, listTasks, type OpenDuty, type StoredTask } from './store-read';
export { completeTasks, deleteTaskByOrigin, insertTasks, reopenTasksOf, setDueDates, voidTasksOfEvent, type NewTask, type OpenedTask, type TaskBatch } from './store-write';

export const tasks: Capability = { name: 'tasks', contentTypes, routes, jobs };
