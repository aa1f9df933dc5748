import task from './task/schema.json';
import followUp from './follow-up/schema.json';
import taskStep from './task-step/schema.json';

export const contentTypes = {
  'task': { schema: task },
  'task-step': { schema: taskStep },
  'follow-up': { schema: followUp },
};
