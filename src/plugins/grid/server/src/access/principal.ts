import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import type { ActionId, PortalActionId, PortalRole, RoleCode, TokenActionId } from '../../../shared/contracts/access';
import type { IsoDate } from '../kernel/date';
import type { Db } from '../platform/db';
import { withReads } from '../platform/db';
import { settingsOf } from '../platform/settings';
import { holdingsOf, personBehind } from './holdings';
import { ACTIONS, actionsOf, portalActionsOf, reachOf, REACHED_WHOLE, ROLES } from './policy';
import { roleCodeOf } from './role-codes';
import { EVERYTHING, NOTHING, type Scope } from './scope';
import { tokenReach } from './token-reach';

/** Who is asking. Unknown is `nobody`, who reaches nothing. */
export type Principal =
  | { readonly kind: 'system' }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'token'; readonly tokenId: number; readonly scope: Scope; readonly types: readonly string[]; readonly actions: readonly TokenActionId[]; readonly treeVersion: string | null }
  /** A person on the portal: his own rows, and only through the portal's own routes. */
  | {
      readonly kind: 'person';
      readonly accountId: number;
      readonly employeeId: number;
      readonly name: string;
      readonly roles: readonly PortalRole[];
      readonly actions: readonly PortalActionId[];
      readonly scope: Scope;
    }
  | {
      readonly kind: 'user';
      readonly userId: number;
      readonly name: string;
      readonly employeeId: number | null;
      readonly roles: readonly RoleCode[];
      readonly actions: readonly ActionId[];
      readonly scope: Scope;
      readonly superAdmin: boolean;
    };

export type UserPrincipal = Extract<Principal, { kind: 'user' }>;
export type TokenPrincipal = Extract<Principal, { kind: 'token' }>;
export type PersonPrincipal = Extract<Principal, { kind: 'person' }>;

const SYSTEM: Principal = { kind: 'system' };
const NOBODY: Principal = { kind: 'nobody' };
const SUPER_ADMIN = 'strapi-super-admin';
const MEMO = Symbol('lianxin principal');
const ACCOUNTS = Symbol('lianxin principals of accounts');

const asked = new AsyncLocalStorage<Principal>();

/** Runs work that no person asked for: a job, a seed, the command line. The only way around the scope, and easy to grep. */
export const asSystem = <T>(work: () => Promise<T>): Promise<T> => asPrincipal(SYSTEM, work);

/** @public Runs work as somebody whose principal was worked out before; requests are known without it. */
export const asPrincipal = <T>(principal: Principal, work: () => Promise<T>): Promise<T> => asked.run(principal, work);

export const scopeOf = (principal: Principal): Scope => {
  switch (principal.kind) {
    case 'system':
      return EVERYTHING;
    case 'nobody':
      return NOTHING;
    case 'token':
    case 'person':
    case 'user':
      return principal.scope;
  }
};

/** For the routes of a type that a role reaches whole. The generated routes and the Content Manager ask `scopeOf`. */
export const scopeOfType = (principal: UserPrincipal, type: string): Scope => (principal.roles.some((role) => REACHED_WHOLE[type]?.includes(role)) ? EVERYTHING : principal.scope);

interface StrategyAuth {
  strategy?: { name?: string };
  credentials?: { id?: number | string } | null;
}

interface RequestState {
  auth?: StrategyAuth;
  user?: AdminUser;
  [MEMO]?: Promise<Principal>;
  [ACCOUNTS]?: Map<string, Promise<UserPrincipal>>;
}

interface AdminUser {
  id: number;
  firstname?: string | null;
  lastname?: string | null;
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
  if (strategy === 'admin' && state.user) return requestPrincipal(strapi, state.user);
  if (strategy === 'content-api-token') return withReads(strapi, (db) => tokenPrincipal(db, Number(state.auth?.credentials?.id)));
  if (strategy === 'users-permissions') return withReads(strapi, (db) => personPrincipal(db, Number(state.auth?.credentials?.id ?? 0), settingsOf(strapi).clock.today()));
  return NOBODY;
};

/**
 * The principal of an admin account, worked out once a request: Strapi asks the condition once per permission row, each time with a
 * new copy of the account.
 */
export const requestPrincipal = (strapi: Core.Strapi, user: AdminUser): Promise<UserPrincipal> => {
  const state = strapi.requestContext.get()?.state as RequestState | undefined;
  if (!state) return userPrincipal(strapi, user);
  const known = (state[ACCOUNTS] ??= new Map<string, Promise<UserPrincipal>>());
  const key = JSON.stringify([user.id, (user.roles ?? []).map((role) => role.code)]);
  const principal = known.get(key) ?? userPrincipal(strapi, user);
  known.set(key, principal);
  return principal;
};

/** @public The principal of an admin account as the database has it now, for a test or outside of a request. */
export const userPrincipal = (strapi: Core.Strapi, user: AdminUser): Promise<UserPrincipal> =>
  withReads(strapi, async (db) => {
    const codes = (user.roles ?? []).map((role) => role.code);
    const superAdmin = codes.includes(SUPER_ADMIN);
    const { employeeId, left, holdings } = await holdingsOf(db, user.id, settingsOf(strapi).clock.today());
    // An account outlives its person until somebody blocks it; its roles do not.
    const roles = left ? [] : ROLES.filter((role) => codes.includes(roleCodeOf(role)));
    return {
      kind: 'user',
      userId: user.id,
      name: [user.lastname, user.firstname].filter(Boolean).join(' ') || `account ${user.id}`,
      employeeId,
      roles,
      superAdmin,
      actions: superAdmin ? (Object.keys(ACTIONS) as ActionId[]) : actionsOf(roles),
      scope: superAdmin ? EVERYTHING : reachOf(roles, holdings),
    };
  });

/** @public */
export const tokenPrincipal = async (db: Db, tokenId: number): Promise<Principal> => {
  const reach = await tokenReach(db, tokenId);
  return reach === null ? NOBODY : { kind: 'token', tokenId, scope: { kind: 'subtree', roots: [reach.gridId] }, types: reach.types, actions: reach.may, treeVersion: reach.treeVersion };
};

const personPrincipal = async (db: Db, accountId: number, today: IsoDate): Promise<Principal> => {
  const person = await personBehind(db, accountId, today);
  if (person === null) return NOBODY;
  const { employeeId, name, roles } = person;
  return { kind: 'person', accountId, employeeId, name, roles, actions: portalActionsOf(roles), scope: { kind: 'people', ids: [employeeId] } };
};
