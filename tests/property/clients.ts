import { login, server, type TestApp } from '../support/app';
import { metaOf, TYPES } from './model';
import type { Actor } from './oracle';
import { newTree } from './world';

type Accounts = typeof import('../../src/plugins/grid/server/src/platform/accounts');
type Reach = typeof import('../../src/plugins/grid/server/src/access/token-reach');
type Database = typeof import('../../src/plugins/grid/server/src/platform/db');
type RoleCode = import('../../src/plugins/grid/shared/contracts/access').RoleCode;

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

/** Somebody who really logs in, or a token, or a user of the portal. */
export interface Caller {
  readonly name: string;
  readonly actor: Actor;
  readonly send: (method: 'get' | 'post' | 'put' | 'delete', path: string, body?: object) => Promise<Answer>;
}

const ROLES: readonly (readonly RoleCode[])[] = [['office'], ['committee'], ['branch'], ['group'], ['branch', 'group'], []];

let made = 0;
/** One account for each set of roles. In a world it belongs to the person with its number, see `placed`. */
export const callersOf = async (app: TestApp): Promise<Caller[]> => {
  const { accountsOf } = server('platform/accounts') as Accounts;
  const callers: Caller[] = [];
  for (const roles of ROLES) {
    const [email, password] = [`p${(made += 1)}${roles.join('-')}@property.example`, 'Property-Tests-1'];
    const { id } = await accountsOf(app.strapi).create({ firstname: 'P', email, password, roles });
    callers.push({ name: roles.join('+') || 'no role', actor: { kind: 'user', roles, userId: id }, send: sender(app, await login(app, { email, password })) });
  }
  const role = (await app.strapi.db.query('admin::role').findOne({ where: { code: 'strapi-super-admin' } })) as { id: number };
  const users = app.strapi.service('admin::user') as unknown as { create: (user: object) => Promise<{ id: number }> };
  const [email, password] = [`super${(made += 1)}@property.example`, 'Property-Tests-1'];
  const { id } = await users.create({ email, password, firstname: 'S', roles: [role.id], isActive: true, registrationToken: null });
  callers.push({ name: 'super admin', actor: { kind: 'superAdmin', roles: [], userId: id }, send: sender(app, await login(app, { email, password })) });
  return callers;
};

export const sender =
  (app: TestApp, token: string | null): Caller['send'] =>
  async (method, path, body) => {
    const call = app.http()[method](path);
    if (token !== null) void call.set('Authorization', `Bearer ${token}`);
    const answer = await (body === undefined ? call : call.send(body));
    if (answer.status >= 500) throw new Error(`${method} ${path} ${JSON.stringify(body ?? {})} answered ${answer.status}: ${answer.text.slice(0, 300)}`);
    return { status: answer.status, text: answer.text ?? '', body: answer.body as Record<string, unknown> };
  };

/** A token bound to a grid of the world. */
export const tokenFor = async (app: TestApp, gridId: number, types: readonly string[]): Promise<Caller> => {
  const { withTx } = server('platform/db') as Database;
  const key = await withTx(app.strapi, async (db) => {
    const { code } = (await db.sql('grid_grids').where({ id: gridId }).first('code')) as { code: string };
    return (server('access/token-reach') as Reach).makeToken(app.strapi, db, { name: `token ${gridId}`, gridCode: code, types });
  });
  return { name: `token of ${gridId}`, actor: { kind: 'token', roles: [], userId: null, token: { gridId, types } }, send: sender(app, key) };
};

/** Gives the account to a person of the world and appoints him where his roles reach something. */
export const placed = async (app: TestApp, { actor }: Caller, seed: number): Promise<void> => {
  const { withTx } = server('platform/db') as Database;
  if (actor.kind !== 'user') return;
  await withTx(app.strapi, async (db) => {
    await db.sql('grid_employees').where({ admin_user_id: actor.userId }).update({ admin_user_id: null });
    const people = (await db.sql('grid_employees').whereIn('employment_status', ['active', 'onLeave']).orderBy('id').select('id')) as { id: number }[];
    const person = people[seed % people.length];
    if (!person) return;
    await db.sql('grid_employees').where({ id: person.id }).update({ admin_user_id: actor.userId });
    const grids = (await db.sql('grid_grids').whereIn('level', actor.roles.includes('group') ? ['group', 'member'] : actor.roles).whereNull('closed_on').orderBy('id').select('id')) as { id: number }[];
    const grid = grids[seed % Math.max(1, grids.length)];
    if (grid) await appoint(app, db, person.id, grid.id);
    await newTree(db, person.id);
  });
};

const appoint = async (app: TestApp, db: import('../../src/plugins/grid/server/src/platform/db').Db, person: number, grid: number): Promise<void> => {
  const { insertRows } = server('platform/rows') as typeof import('../../src/plugins/grid/server/src/platform/rows');
  await insertRows(db, 'appointment', [{ employee: person, employeeId: person, grid, gridId: grid, duty: 'organisation', from: '2022-01-01', to: null }]);
};

export const plural = (app: TestApp, type: string): string => (app.strapi.contentTypes as never as Record<string, { info: { pluralName: string } }>)[`plugin::grid.${type}`]?.info.pluralName ?? type;

/** `a[b][0]=c`, as a browser sends it. */
export const queryString = (params: object): string => pairs('', params).map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join('&');

const pairs = (prefix: string, value: unknown): [string, string][] => {
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, each]) => pairs(prefix === '' ? key : `${prefix}[${key}]`, each));
  return [[prefix, value === null ? '' : `${value as string | number | boolean}`]];
};

/** Every table that a request could write, as text for each row. */
export const dump = async (app: TestApp): Promise<Map<string, string>> => {
  const rows = new Map<string, string>();
  for (const table of await tablesOf(app)) {
    for (const row of (await app.strapi.db.connection(table).select('*')) as Record<string, unknown>[]) {
      rows.set(`${table} ${(row['id'] as number | undefined) ?? JSON.stringify(row)}`, JSON.stringify(row));
    }
  }
  return rows;
};

let tables: string[] | null = null;
const tablesOf = async (app: TestApp): Promise<string[]> => {
  if (tables) return tables;
  const own = TYPES.flatMap((type) => {
    const meta = metaOf(app, type);
    return [meta.tableName, ...Object.values(meta.attributes).flatMap((each) => (each.joinTable ? [each.joinTable.name] : []))];
  });
  tables = [...new Set([...own, 'admin_users', 'admin_roles', 'grid_token_reach', 'up_users'])];
  return tables;
};
