import grid from './grid/schema.json';
import employee from './employee/schema.json';
import membership from './membership/schema.json';
import appointment from './appointment/schema.json';
import contactPair from './contact-pair/schema.json';
import absence from './absence/schema.json';
import careProfile from './care-profile/schema.json';

export const contentTypes = {
  'grid': { schema: grid },
  'employee': { schema: employee },
  'membership': { schema: membership },
  'appointment': { schema: appointment },
  'contact-pair': { schema: contactPair },
  'absence': { schema: absence },
  'care-profile': { schema: careProfile },
};
