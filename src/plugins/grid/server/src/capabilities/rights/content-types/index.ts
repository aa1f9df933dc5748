import consent from './consent/schema.json';
import correctionRequest from './correction-request/schema.json';

export const contentTypes = {
  'consent': { schema: consent },
  'correction-request': { schema: correctionRequest },
};
