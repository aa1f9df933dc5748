import type { Core } from '@strapi/strapi';
import { userPrincipal, type UserPrincipal } from './principal';

type AdminUser = Parameters<typeof userPrincipal>[1] & { readonly blocked: boolean | null };

/** What an account of the panel may do today, for what goes on without its login; null for one that is gone, blocked or not active. */
export const accountPrincipal = async (strapi: Core.Strapi, userId: number): Promise<UserPrincipal | null> => {
  const user = (await strapi.db.query('admin::user').findOne({ where: { id: userId, isActive: true }, populate: ['roles'] })) as AdminUser | null;
  return user === null || user.blocked === true ? null : userPrincipal(strapi, user);
};
