import matter from './matter/schema.json';
import matterCategory from './matter-category/schema.json';
import matterMessage from './matter-message/schema.json';
import matterPause from './matter-pause/schema.json';
import matterStep from './matter-step/schema.json';
import responseTemplate from './response-template/schema.json';

export const contentTypes = {
  'matter-category': { schema: matterCategory },
  'matter': { schema: matter },
  'matter-step': { schema: matterStep },
  'matter-message': { schema: matterMessage },
  'matter-pause': { schema: matterPause },
  'response-template': { schema: responseTemplate },
};
