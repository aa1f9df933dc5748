import { login, server, type Account, type TestApp } from '../app';
import { REACH } from '../http';
import type { Operation } from './operations';

/** Name of a caller → its bearer token; null = none. */
export type Tokens = Record<string, string | null>;

const PORTAL = ['liaison', 'staff'];
const STRANGERS = ['nobody', 'office', 'staff', 'token of everything'];

const doorOf = (caller: string): Operation['door'] => (caller.startsWith('token') ? 'apiToken' : PORTAL.includes(caller) ? 'portalToken' : 'adminToken');

/** Who tries: the callers of the same door, somebody of each other door, and nobody. */
export const callersOf = ({ door, described }: Operation, tokens: Tokens): { all: string[]; entitled: string[] } => {
  const all = Object.keys(tokens).filter((caller) => STRANGERS.includes(caller) || doorOf(caller) === door);
  const roles = described['x-roles'];
  const isEntitled = (caller: string): boolean => {
    if (door === 'none') return true;
    if (doorOf(caller) !== door || caller === 'nobody') return false;
    return door === 'apiToken' ? caller.startsWith('token of') : door === 'portalToken' || roles === undefined || caller === 'superAdmin' || roles.includes(caller);
  };
  return { all, entitled: all.filter(isEntitled) };
};

type Reach = typeof import('../../../src/plugins/grid/server/src/access/token-reach');
type Policy = typeof import('../../../src/plugins/grid/server/src/access/policy');
type Database = typeof import('../../../src/plugins/grid/server/src/platform/db');

/** A login of each role, of two people of the portal, of an account without a role; tokens that reach all, a branch, people only, nothing. */
export const tokensOf = async (app: TestApp, accounts: readonly Account[]): Promise<Tokens> => {
  const tokens: Record<string, string | null> = { nobody: null };
  const bare = { email: 'fuzz-nobody@plant.example', password: 'Nobody-Password-1' };
  const users = app.strapi.service('admin::user') as unknown as { create: (user: object) => Promise<unknown> };
  await users.create({ ...bare, firstname: 'Nobody', roles: [], isActive: true, registrationToken: null });
  Object.assign(tokens, await loginsOf(app, accounts), { none: await login(app, bare) });
  const types = Object.keys((server('access/policy') as Policy).TYPES);
  const bind = (name: string, gridCode: string, reached: readonly string[], may: readonly string[] = []) => (server('platform/db') as Database).withTx(app.strapi, (db) => (server('access/token-reach') as Reach).makeToken(app.strapi, db, { name, gridCode, types: reached, may }));
  tokens['token of everything'] = await bind('fuzz all', REACH.office as string, types, Object.keys((server('access/policy') as Policy).TOKEN_ACTIONS));
  tokens['token of a branch'] = await bind('fuzz branch', REACH.branch as string, types);
  tokens['token of people'] = await bind('fuzz people', REACH.branch as string, ['employee', 'grid']);
  const service = app.strapi.service('admin::api-token') as unknown as { create: (options: object) => Promise<{ accessKey: string }> };
  tokens['token unbound'] = (await service.create({ name: 'fuzz unbound', description: '', lifespan: null, type: 'full-access' })).accessKey;
  return tokens;
};

/** A login ends after ten minutes on the portal and thirty in the panel; a long run takes new ones. */
export const loginsOf = async (app: TestApp, accounts: readonly Account[]): Promise<Record<string, string>> => {
  const tokens: Record<string, string> = {};
  for (const account of accounts) tokens[account.role] = PORTAL.includes(account.role) ? await portalLogin(app, account) : await login(app, account);
  return tokens;
};

const portalLogin = async (app: TestApp, { email, password }: Account): Promise<string> => {
  const answer = await app.http().post('/api/auth/local').send({ identifier: email, password });
  if (answer.status !== 200) throw new Error(`login of ${email} to the portal: ${answer.status}`);
  return (answer.body as { jwt: string }).jwt;
};
