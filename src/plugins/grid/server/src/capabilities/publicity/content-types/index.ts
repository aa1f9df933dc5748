import honour from './honour/schema.json';
import regulation from './regulation/schema.json';
import story from './story/schema.json';
import vanguardPost from './vanguard-post/schema.json';

export const contentTypes = { 'story': { schema: story }, 'honour': { schema: honour }, 'vanguard-post': { schema: vanguardPost }, 'regulation': { schema: regulation } };
