import { server, startApp, type TestApp } from '../support/app';

type Provision = typeof import('../../src/plugins/grid/server/src/access/provision');
type Schemas = typeof import('../../src/plugins/grid/server/src/access/schemas');

let app: TestApp;
beforeAll(async () => {
  app = await startApp('2023-01-31');
});
afterAll(() => app.stop());

const sql = (table: string) => app.strapi.db.connection(table);

describe('roles are owned by code', () => {
  const { provisionRoles } = server('access/provision') as Provision;
  const stored = async () => (await sql('admin_permissions as p').join('admin_permissions_role_lnk as l', 'l.permission_id', 'p.id').join('admin_roles as r', 'r.id', 'l.role_id').whereLike('r.code', 'lianxin-%').orderBy('p.id').select('p.id', 'p.action', 'p.subject', 'p.conditions', 'p.properties')) as { id: number; conditions: unknown }[];

  test('writing them again changes no row', async () => {
    const before = await stored();
    await provisionRoles(app.strapi);
    expect(await stored()).toEqual(before);
    expect(before.length).toBeGreaterThan(100);
  });

  test('a condition that somebody took away is back after the next start', async () => {
    const before = (await stored()).filter((row) => JSON.stringify(row.conditions).includes('in-reach'));
    const target = before[0]!;
    await sql('admin_permissions').where({ id: target.id }).update({ conditions: '[]' });
    await provisionRoles(app.strapi);
    const rowsNow = await stored();
    expect(rowsNow.filter((row) => JSON.stringify(row.conditions).includes('in-reach')).length).toBe(before.length);
    expect(rowsNow.find((row) => row.id === target.id && !JSON.stringify(row.conditions).includes('in-reach'))).toBeUndefined();
  });

  test('a permission too many is taken away', async () => {
    const before = (await stored()).length;
    const { role_id: role } = (await sql('admin_permissions_role_lnk').where({ permission_id: (await stored())[0]!.id }).first('role_id')) as { role_id: number };
    await app.strapi.db.query('admin::permission').create({ data: { action: 'admin::users.read', subject: null, properties: {}, conditions: [], role } });
    expect((await stored()).length).toBe(before + 1);
    await provisionRoles(app.strapi);
    expect((await stored()).length).toBe(before);
  });

  test('a type without an entry in the policy table does not start', () => {
    expect(() => (server('access/schemas') as Schemas).policyOf('planted')).toThrow(/no entry in access\/policy/);
  });
});
