import retentionClass from './retention-class/schema.json';

export const contentTypes = {
  'retention-class': { schema: retentionClass },
};
