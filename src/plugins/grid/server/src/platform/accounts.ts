import type { Core } from '@strapi/strapi';
import type { RoleCode } from '../../../shared/contracts/access';
import { APPOINTED } from '../access/policy';
import { roleCodeOf } from '../access/role-codes';

export interface Account {
  readonly id: number;
  readonly email: string;
  readonly isActive: boolean;
  readonly blocked: boolean;
  readonly registrationToken: string | null;
}

/** Admin accounts, as the capabilities need them. */
export interface Accounts {
  byEmail(email: string): Promise<Account | null>;
  byId(id: number): Promise<Account | null>;
  /** A new account that waits for its registration, or, with a password, is active at once. */
  create(account: { firstname: string; email: string; roles: readonly RoleCode[]; password?: string }): Promise<Account>;
  /** Replaces the roles that follow from appointments; the others, the super admin's above all, stay. */
  setRoles(id: number, roles: readonly RoleCode[]): Promise<void>;
}

interface UserService {
  create(user: object): Promise<Account>;
  updateById(id: number, user: object): Promise<Account>;
}

export const accountsOf = (strapi: Core.Strapi): Accounts => {
  const users = strapi.service('admin::user') as unknown as UserService;
  const find = (where: object) => strapi.db.query('admin::user').findOne({ where }) as Promise<Account | null>;
  const roleIds = async (roles: readonly RoleCode[]): Promise<number[]> => {
    const rows = (await strapi.db.query('admin::role').findMany({ where: { code: { $in: roles.map(roleCodeOf) } } })) as { id: number }[];
    return rows.map((row) => row.id);
  };
  return {
    byEmail: (email) => find({ email: email.toLowerCase() }),
    byId: (id) => find({ id }),
    create: async ({ firstname, email, roles, password }) =>
      users.create({
        firstname,
        email: email.toLowerCase(),
        roles: await roleIds(roles),
        preferedLanguage: 'zh-Hans',
        ...(password === undefined ? { isActive: false } : { password, isActive: true, registrationToken: null }),
      }),
    setRoles: async (id, roles) => {
      const account = (await strapi.db.query('admin::user').findOne({ where: { id }, populate: ['roles'] })) as { roles: { id: number; code: string }[] } | null;
      const others = (account?.roles ?? []).filter((role) => !APPOINTED.map(roleCodeOf).includes(role.code));
      await users.updateById(id, { roles: [...others.map((role) => role.id), ...(await roleIds(roles))] });
    },
  };
};
