import matterPublication from './matter-publication/schema.json';

export const contentTypes = { 'matter-publication': { schema: matterPublication } };
