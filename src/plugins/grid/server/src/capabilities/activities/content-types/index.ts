import activity from './activity/schema.json';
import attendance from './attendance/schema.json';

export const contentTypes = { activity: { schema: activity }, attendance: { schema: attendance } };
