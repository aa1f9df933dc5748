import type { RoleCode } from '../../../shared/contracts/access';

/** The code of our role in Strapi's role table. */
export const roleCodeOf = (role: RoleCode): string => `lianxin-${role}`;
