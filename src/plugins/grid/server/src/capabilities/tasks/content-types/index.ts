import task from './task/schema.json';
import followUp from './follow-up/schema.json';

export const contentTypes = {
  'task': { schema: task },
  'follow-up': { schema: followUp },
};
