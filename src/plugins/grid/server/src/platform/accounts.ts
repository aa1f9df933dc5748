import type { Core } from '@strapi/strapi';
import type { RoleCode } from '../../../shared/contracts/access';
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
  /** A new account that waits for its registration (or, with a password, is active at once), or the roles of an existing one replaced. */
  create(account: { firstname: string; email: string; roles: readonly RoleCode[]; password?: string }): Promise<Account>;
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
      await users.updateById(id, { roles: await roleIds(roles) });
    },
  };
};
