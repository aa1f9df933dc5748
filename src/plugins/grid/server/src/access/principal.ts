import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import type { ActionId, RoleCode } from '../../../shared/contracts/access';
import type { Db } from '../platform/db';
import { withTx } from '../platform/db';
import { settingsOf } from '../platform/settings';
import { holdingsOf } from './holdings';
import { ACTIONS, actionsOf, reachOf, ROLES } from './policy';
import { roleCodeOf } from './role-codes';
import { EVERYTHING, NOTHING, type Scope } from './scope';
import { tokenReach } from './token-reach';

/** Who is asking. Unknown is `nobody`, who reaches nothing. */
export type Principal =
  | { readonly kind: 'system' }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'token'; readonly scope: Scope; readonly types: readonly string[] }
  | {
      readonly kind: 'user';
      readonly userId: number;
      readonly employeeId: number | null;
      readonly roles: readonly RoleCode[];
      readonly actions: readonly ActionId[];
      readonly scope: Scope;
      readonly superAdmin: boolean;
    };

export type UserPrincipal = Extract<Principal, { kind: 'user' }>;

const SYSTEM: Principal = { kind: 'system' };
const NOBODY: Principal = { kind: 'nobody' };
const SUPER_ADMIN = 'strapi-super-admin';
const MEMO = Symbol('lianxin principal');

const asked = new AsyncLocalStorage<Principal>();

/** Runs work that no person asked for: a job, a seed, the command line. The only way around the scope, and easy to grep. */
export const asSystem = <T>(work: () => Promise<T>): Promise<T> => asked.run(SYSTEM, work);

export const scopeOf = (principal: Principal): Scope => {
  switch (principal.kind) {
    case 'system':
      return EVERYTHING;
    case 'nobody':
      return NOTHING;
    case 'token':
    case 'user':
      return principal.scope;
  }
};

interface StrategyAuth {
  strategy?: { name?: string };
  credentials?: { id?: number | string } | null;
}

interface RequestState {
  auth?: StrategyAuth;
  user?: AdminUser;
  [MEMO]?: Promise<Principal>;
}

interface AdminUser {
  id: number;
  roles?: { code: string }[];
}

/** The principal of the request that is being served, worked out once a request; `nobody` outside of one. */
export const currentPrincipal = async (strapi: Core.Strapi): Promise<Principal> => {
  const explicit = asked.getStore();
  if (explicit) return explicit;
  const state = strapi.requestContext.get()?.state as RequestState | undefined;
  if (!state?.auth) return NOBODY;
  state[MEMO] ??= resolve(strapi, state);
  return state[MEMO];
};

const resolve = async (strapi: Core.Strapi, state: RequestState): Promise<Principal> => {
  const strategy = state.auth?.strategy?.name;
  if (strategy === 'admin' && state.user) return userPrincipal(strapi, state.user);
  if (strategy === 'content-api-token') return withTx(strapi, (db) => tokenPrincipal(db, Number(state.auth?.credentials?.id)));
  return NOBODY;
};

/** The principal of an admin account, for a request, a condition or a test. */
export const userPrincipal = (strapi: Core.Strapi, user: AdminUser): Promise<UserPrincipal> =>
  withTx(strapi, async (db) => {
    const codes = (user.roles ?? []).map((role) => role.code);
    const superAdmin = codes.includes(SUPER_ADMIN);
    const { employeeId, left, holdings } = await holdingsOf(db, user.id, settingsOf(strapi).clock.today());
    // An account outlives its person until somebody blocks it; its roles do not.
    const roles = left ? [] : ROLES.filter((role) => codes.includes(roleCodeOf(role)));
    return {
      kind: 'user',
      userId: user.id,
      employeeId,
      roles,
      superAdmin,
      actions: superAdmin ? (Object.keys(ACTIONS) as ActionId[]) : actionsOf(roles),
      scope: superAdmin ? EVERYTHING : reachOf(roles, holdings),
    };
  });

const tokenPrincipal = async (db: Db, tokenId: number): Promise<Principal> => {
  const reach = await tokenReach(db, tokenId);
  return reach === null ? NOBODY : { kind: 'token', scope: { kind: 'subtree', roots: [reach.gridId] }, types: reach.types };
};
