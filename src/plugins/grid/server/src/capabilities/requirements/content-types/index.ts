import activityRequirement from './activity-requirement/schema.json';

export const contentTypes = { 'activity-requirement': { schema: activityRequirement } };
