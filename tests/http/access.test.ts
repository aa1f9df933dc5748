import { loadPlant, server, startApp, type TestApp } from '../support/app';
import { ALL_ROLES, clientsOf, REACH, type Client, type Role } from '../support/http';
import { CHANGE, newRow, plantRows, TABLES, type PlantRows } from '../support/plant-rows';

type Policy = typeof import('../../src/plugins/grid/server/src/access/policy');
const { TYPES } = server('access/policy') as Policy;

let app: TestApp;
let rows: PlantRows;
let clients: Record<Role, Client>;
beforeAll(async () => {
  app = await startApp('2023-01-31');
  const accounts = await loadPlant(app);
  rows = await plantRows(app);
  clients = await clientsOf(app, accounts);
});
afterAll(() => app.stop());

const path = (type: string, ...rest: string[]) => ['/content-manager/collection-types', `plugin::grid.${type}`, ...rest].join('/');

/** May the role do this to rows of the type at all? The super admin does what somebody may do; nobody writes what the server makes. */
const granted = (type: string, verb: 'read' | 'create' | 'update' | 'delete', role: Role): boolean => {
  const roles = TYPES[type]!.verbs[verb];
  if (role === 'none') return false;
  return role === 'superAdmin' ? roles.length > 0 : roles.includes(role);
};

const wide = (role: Role) => role === 'superAdmin' || role === 'office' || role === 'committee';
const reaches = (type: string, role: Role) => TYPES[type]!.rows === 'shared' || wide(role);
const column = async (type: string, id: number, name: string) => ((await app.strapi.db.connection(TABLES[type] as string).where({ id }).first({ value: name })) as { value: unknown } | undefined)?.value;
const total = async (type: string) => Number(((await app.strapi.db.connection(TABLES[type] as string).count({ n: '*' })) as { n: number }[])[0]?.n);

const CELLS = Object.keys(TYPES).flatMap((type) => ALL_ROLES.map((role) => [type, role] as const));

test('every type of the plugin stands in the table, and the other way round', () => {
  const registered = Object.keys(app.strapi.contentTypes).filter((uid) => uid.startsWith('plugin::grid.')).map((uid) => uid.slice('plugin::grid.'.length));
  expect(registered.sort()).toEqual(Object.keys(TYPES).sort());
  expect(Object.keys(TABLES).sort()).toEqual(Object.keys(TYPES).sort());
});

describe.each(CELLS)('%s, %s', (type, role) => {
  test('list', async () => {
    const answer = await clients[role].get(`${path(type)}?page=1&pageSize=100`);
    if (!granted(type, 'read', role)) return expect(answer.status).toBe(403);
    expect(answer.status).toBe(200);
    const { results, pagination } = answer.body as never as { results: { documentId: string }[]; pagination: { total: number } };
    expect(pagination.total).toBe(await rows.count(type, REACH[role]));
    if (!reaches(type, role)) expect(results.map((row) => row.documentId)).not.toContain(rows.of(type, 'foreign').doc);
    return undefined;
  });

  test('one row', async () => {
    const own = await clients[role].get(path(type, rows.of(type, 'own').doc));
    expect(own.status).toBe(granted(type, 'read', role) ? 200 : 403);
    const foreign = await clients[role].get(path(type, rows.of(type, 'foreign').doc));
    const readable = granted(type, 'read', role) && reaches(type, role);
    if (readable) expect(foreign.text).toContain(rows.of(type, 'foreign').doc);
    else {
      expect([403, 404]).toContain(foreign.status);
      expect(foreign.text).not.toContain(rows.of(type, 'foreign').doc);
    }
  });

  test('change', async () => {
    const { data, column: name, value } = CHANGE[type]!;
    for (const side of ['foreign', 'own'] as const) {
      const { id, doc } = rows.of(type, side);
      const before = await column(type, id, name);
      const answer = await clients[role].put(path(type, doc), data);
      const allowed = granted(type, 'update', role) && (side === 'own' || reaches(type, role));
      if (allowed) expect([side, answer.status, await column(type, id, name)]).toEqual([side, 200, value]);
      else {
        expect([403, 404]).toContain(answer.status);
        expect(await column(type, id, name)).toEqual(before);
      }
      await app.strapi.db.connection(TABLES[type] as string).where({ id }).update({ [name]: before });
    }
  });

  test('create and delete', async () => {
    for (const side of ['foreign', 'own'] as const) {
      const before = await total(type);
      const unique = `${side}-${role}-${10 + ALL_ROLES.indexOf(role)}`;
      const answer = await clients[role].post(path(type), newRow(rows, type, side, unique) as object);
      const allowed = granted(type, 'create', role) && (side === 'own' || reaches(type, role));
      expect([side, answer.status < 400, await total(type)]).toEqual([side, allowed, before + (allowed ? 1 : 0)]);
      if (!allowed) expect([400, 403, 404]).toContain(answer.status);
      const made = (answer.body as { data?: { documentId: string } }).data?.documentId;
      // What was made is tried; otherwise the row of the side, which must then stay.
      const deleted = await clients[role].delete(path(type, made ?? rows.of(type, side).doc));
      const mayDelete = granted(type, 'delete', role) && made !== undefined;
      if (mayDelete) expect([deleted.status, await total(type)]).toEqual([200, before]);
      else {
        expect([403, 404]).toContain(deleted.status);
        expect(await total(type)).toBe(before + (allowed ? 1 : 0));
        if (made !== undefined) await clients.superAdmin.delete(path(type, made));
        // Roles without delete leave their row; the next date must still be free.
        if (made !== undefined && type !== 'calendar-day') continue;
      }
    }
  });
});
