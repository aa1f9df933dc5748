import careRule from './care-rule/schema.json';
import careEvent from './care-event/schema.json';
import careRecord from './care-record/schema.json';
import carePlan from './care-plan/schema.json';

export const contentTypes = {
  'care-rule': { schema: careRule },
  'care-event': { schema: careEvent },
  'care-record': { schema: careRecord },
  'care-plan': { schema: carePlan },
};
