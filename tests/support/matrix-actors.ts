import { loadPlant, login, server, type TestApp } from './app';
import { REACH } from './http';
import { TABLES } from './plant-rows';

type Policy = typeof import('../../src/plugins/grid/server/src/access/policy');
type Accounts = typeof import('../../src/plugins/grid/server/src/platform/accounts');
type Reach = typeof import('../../src/plugins/grid/server/src/access/token-reach');
type Database = typeof import('../../src/plugins/grid/server/src/platform/db');

export type Door = 'panel' | 'rest' | 'portal' | 'none';

/** Somebody who asks, and what an oracle without any code of the guard says that he reaches. */
export interface Actor {
  readonly name: string;
  /** Where his key opens at all: the admin panel, the generated REST, the portal's own routes, nowhere. */
  readonly door: Door;
  readonly roles: readonly string[];
  readonly superAdmin: boolean;
  /** The code of the grid at the root of what he reaches; null = nothing. */
  readonly root: string | null;
  /** Types that a token was bound to. */
  readonly types: readonly string[];
  readonly token: string | null;
  /** The employee number of who logs in on the portal: he reaches what is his own. */
  readonly person?: string;
}

const BOUND = 'C01-01';
const TYPES_OF_PLANT = Object.keys(TABLES);
const ACTIONS = ['find', 'findOne', 'create', 'update', 'delete'];

/** Everybody: each role of the policy table, an account without one, accounts and tokens of the content API, an admin token, and nobody. */
export const allActors = async (app: TestApp): Promise<Actor[]> => {
  const admins = await adminActors(app);
  const superAdmin = admins.find((actor) => actor.superAdmin) as Actor;
  return [...admins, await adminToken(app, superAdmin), ...(await tokens(app)), ...(await websiteUsers(app))];
};

const outsider = (name: string, door: Door, token: string | null): Actor => ({ name, door, roles: [], superAdmin: false, root: null, types: [], token });

const adminActors = async (app: TestApp): Promise<Actor[]> => {
  const { ROLES } = server('access/policy') as Policy;
  const accounts = await loadPlant(app);
  const actors: Actor[] = [];
  for (const account of accounts) {
    if (account.role === 'liaison' || account.role === 'staff') {
      actors.push({ ...outsider(account.role, 'portal', await portalLogin(app, account.email, account.password)), person: account.email });
      continue;
    }
    const superAdmin = account.role === 'superAdmin';
    actors.push({ name: account.role, door: 'panel', roles: superAdmin ? [] : [account.role], superAdmin, root: REACH[account.role] ?? null, types: [], token: await login(app, account) });
  }
  // A role without an account in the plant: somebody who holds nothing, so he reaches nothing.
  for (const role of ROLES.filter((each) => !accounts.some((account) => account.role === each))) {
    actors.push({ ...outsider(role, 'panel', await bareAccount(app, [role])), roles: [role] });
  }
  return [...actors, outsider('no role', 'panel', await bareAccount(app, []))];
};

const bareAccount = async (app: TestApp, roles: readonly string[]): Promise<string> => {
  const who = { email: `bare-${roles.join('')}@plant.example`, password: 'Bare-Account-1' };
  await (server('platform/accounts') as Accounts).accountsOf(app.strapi).create({ ...who, firstname: 'Bare', roles: roles as never });
  return login(app, who);
};

/** The super admin's, with every permission on every row: it acts for him, but no person stands behind it. */
const adminToken = async (app: TestApp, { token }: Actor): Promise<Actor> => {
  const adminPermissions = TYPES_OF_PLANT.flatMap((type) => ['read', 'create', 'update', 'delete'].map((verb) => ({ action: `plugin::content-manager.explorer.${verb}`, subject: `plugin::grid.${type}`, properties: {}, conditions: [] })));
  const answer = await app.http().post('/admin/admin-tokens').set('Authorization', `Bearer ${token}`).send({ name: 'admin token', description: '', lifespan: null, adminPermissions });
  if (answer.status !== 201) throw new Error(`admin token: ${answer.status} ${answer.text}`);
  return outsider('admin token', 'none', (answer.body as { data: { accessKey: string } }).data.accessKey);
};

const tokens = async (app: TestApp): Promise<Actor[]> => {
  const { withTx } = server('platform/db') as Database;
  const { bindToken, makeToken } = server('access/token-reach') as Reach;
  const service = app.strapi.service('admin::api-token') as unknown as { create: (options: object) => Promise<{ id: number; accessKey: string }> };
  const make = (name: string, options: object) => service.create({ name, description: '', lifespan: null, ...options });
  const grid = (await app.strapi.db.connection('grid_grids').where({ code: BOUND }).first('id')) as { id: number };
  const full = await make('bound full', { type: 'full-access' });
  await withTx(app.strapi, (db) => bindToken(db, full.id, { gridId: grid.id, types: TYPES_OF_PLANT }));
  const made = await withTx(app.strapi, (db) => makeToken(app.strapi, db, { name: 'bound', gridCode: BOUND, types: TYPES_OF_PLANT }));
  const custom = await make('unbound custom', { type: 'custom', permissions: TYPES_OF_PLANT.flatMap((type) => ACTIONS.map((action) => `plugin::grid.${type}.${action}`)) });
  const bound = (name: string, token: string): Actor => ({ ...outsider(name, 'rest', token), root: BOUND, types: TYPES_OF_PLANT });
  return [bound('bound token', made), bound('bound full-access token', full.accessKey), outsider('unbound token', 'rest', custom.accessKey), outsider('unbound full-access token', 'rest', (await make('unbound full', { type: 'full-access' })).accessKey)];
};

/** The worst an operator could do: both roles of the content API were granted every action of every type. */
const websiteUsers = async (app: TestApp): Promise<Actor[]> => {
  const query = (uid: string) => app.strapi.db.query(uid as never) as unknown as { findMany: (params: object) => Promise<{ id: number; type: string }[]>; create: (params: object) => Promise<{ id: number }> };
  const roles = await query('plugin::users-permissions.role').findMany({ where: { type: { $in: ['authenticated', 'public'] } } });
  for (const role of roles) for (const type of TYPES_OF_PLANT) for (const action of ACTIONS) await query('plugin::users-permissions.permission').create({ data: { action: `plugin::grid.${type}.${action}`, role: role.id } });
  const who = { username: 'visitor', email: 'visitor@plant.example', password: 'Visitor-1234' };
  const service = app.strapi.plugin('users-permissions').service('user') as unknown as { add: (user: object) => Promise<unknown> };
  await service.add({ ...who, provider: 'local', confirmed: true, blocked: false, role: roles.find((role) => role.type === 'authenticated')?.id });
  return [outsider('website user', 'rest', await portalLogin(app, who.email, who.password)), outsider('not logged in', 'none', null)];
};

const portalLogin = async (app: TestApp, identifier: string, password: string): Promise<string> => {
  const answer = await app.http().post('/api/auth/local').send({ identifier, password });
  if (answer.status !== 200) throw new Error(`login of ${identifier}: ${answer.status} ${answer.text}`);
  return (answer.body as { jwt: string }).jwt;
};

