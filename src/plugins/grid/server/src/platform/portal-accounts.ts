import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { PORTAL_ROLE } from '../access/provision-portal';

export interface PortalAccount {
  readonly id: number;
  readonly username: string;
  readonly blocked: boolean;
}

/** Accounts of the portal (users-permissions), as the capabilities need them. */
export interface PortalAccounts {
  byId(id: number): Promise<PortalAccount | null>;
  byUsername(username: string): Promise<PortalAccount | null>;
  /** Without a password nobody can log in until an activation code was used. */
  create(account: { username: string; email: string | null; password?: string }): Promise<PortalAccount>;
  /** A code that sets a password once, at `POST /api/auth/reset-password`. A new one ends the one before. */
  issueCode(id: number): Promise<string>;
}

interface UserService {
  add(user: object): Promise<PortalAccount>;
  edit(id: number, user: object): Promise<unknown>;
}

export const portalAccountsOf = (strapi: Core.Strapi): PortalAccounts => {
  const users = strapi.plugin('users-permissions').service('user') as unknown as UserService;
  const find = (where: object) => strapi.db.query('plugin::users-permissions.user').findOne({ where }) as Promise<PortalAccount | null>;
  return {
    byId: (id) => find({ id }),
    byUsername: (username) => find({ username }),
    create: async ({ username, email, password }) => {
      const role = (await strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: PORTAL_ROLE } })) as { id: number };
      return users.add({
        username,
        // Strapi wants an address; `.invalid` is reserved and reaches nobody.
        email: email ?? `${username.toLowerCase()}@none.invalid`,
        password: password ?? randomBytes(32).toString('base64url'),
        provider: 'local',
        confirmed: true,
        blocked: false,
        role: role.id,
      });
    },
    issueCode: async (id) => {
      const code = randomBytes(24).toString('base64url');
      await users.edit(id, { resetPasswordToken: code });
      return code;
    },
  };
};

/** Codes that nobody used within three days end: Strapi itself lets them live for ever. */
export const expireCodes = async (strapi: Core.Strapi, now: Date): Promise<number> => {
  const before = new Date(now.getTime() - CODE_LIFE_MS);
  const { count } = await strapi.db.query('plugin::users-permissions.user').updateMany({ where: { resetPasswordToken: { $notNull: true }, updatedAt: { $lt: before.toISOString() } }, data: { resetPasswordToken: null } });
  return count;
};

const CODE_LIFE_MS = 3 * 24 * 60 * 60 * 1_000;
