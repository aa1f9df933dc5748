import { login, server, startPlant, type PlantApp } from '../support/app';
import { clientOf, clientsOf, type Answer, type Client, type Role } from '../support/http';
import { plantRows, type PlantRows } from '../support/plant-rows';

type Accounts = typeof import('../../src/plugins/grid/server/src/platform/accounts');
type Organisation = typeof import('../../src/plugins/grid/server/src/capabilities/organisation/store');
type Database = typeof import('../../src/plugins/grid/server/src/platform/db');

let app: PlantApp;
let rows: PlantRows;
let clients: Record<Role, Client>;
beforeAll(async () => {
  app = await startPlant();
  const accounts = app.accounts;
  rows = await plantRows(app);
  clients = await clientsOf(app, accounts);
});
afterAll(() => app.stop());

const sql = (table: string) => app.strapi.db.connection(table);
const codesOf = async (client: Client) => ((await client.get('/grid/me')).body as never as { grids: { code: string }[] }).grids.map((grid) => grid.code);
const totalIn = (answer: Answer) => (answer.body as never as { total: number }).total;

/** A second holder in the branch, appointed and not named as leader. */
const accountFor = async (no: string, roles: ('branch' | 'group' | 'office')[]): Promise<Client> => {
  const email = `${no.toLowerCase()}@plant.example`;
  const password = 'Second-Holder-1';
  const { withTx } = server('platform/db') as Database;
  await withTx(app.strapi, async (db) => {
    const account = await (server('platform/accounts') as Accounts).accountsOf(app.strapi).create({ firstname: no, email, password, roles });
    await (server('capabilities/organisation/store') as Organisation).linkAccount(db, rows.person(no).id, account.id);
  });
  return clientOf(app, await login(app, { email, password }));
};

describe('reach follows appointments by the day', () => {
  test('a member of the branch committee reaches the branch until the last day of his appointment', async () => {
    const client = await accountFor('HS0007', ['branch']);
    await sql('grid_appointments').where({ employee_id: rows.person('HS0007').id }).update({ to: '2023-02-10' });
    const seen: [string, string[], number][] = [];
    for (const day of ['2023-02-10', '2023-02-11']) {
      app.setToday(day);
      const list = await client.get('/content-manager/collection-types/plugin::grid.employee?page=1&pageSize=10');
      seen.push([day, await codesOf(client), (list.body as never as { pagination: { total: number } }).pagination.total]);
    }
    expect(seen).toEqual([['2023-02-10', ['C01-01'], await rows.count('employee', 'C01-01')], ['2023-02-11', [], 0]]);
    expect(totalIn(await client.get('/grid/people'))).toBe(0);
    expect((await client.get(`/grid/employees/${rows.of('employee', 'own').doc}/timeline`)).status).toBe(404);
    app.setToday('2023-01-31');
  });

  test('one that begins tomorrow gives nothing today', async () => {
    const client = await accountFor('HS0008', ['branch']);
    await sql('grid_appointments').where({ employee_id: rows.person('HS0008').id }).update({ from: '2023-02-01' });
    expect(await codesOf(client)).toEqual([]);
    app.setToday('2023-02-01');
    expect(await codesOf(client)).toEqual(['C01-01']);
    app.setToday('2023-01-31');
  });

  test('the secretary whose appointment ended reaches nothing, although the grid still names him as its leader', async () => {
    const where = { employee_id: rows.person('HS0006').id };
    await sql('grid_appointments').where(where).update({ to: '2023-01-30' });
    expect(await codesOf(clients.branch)).toEqual([]);
    await sql('grid_appointments').where(where).update({ to: null });
    expect(await codesOf(clients.branch)).toEqual(['C01-01']);
  });

  test('who left the plant reaches nothing', async () => {
    const person = sql('grid_employees').where({ employee_no: 'HS0010' });
    await person.clone().update({ employment_status: 'left' });
    expect(await codesOf(clients.group)).toEqual([]);
    const tasks = await clients.group.get('/grid/tasks');
    expect(tasks.status === 403 || totalIn(tasks) === 0).toBe(true);
    await person.clone().update({ employment_status: 'active' });
    expect(await codesOf(clients.group)).toEqual(['C01-01-01']);
  });

  test('a grid that moves takes its reach along at once', async () => {
    const move = (code: string) => clients.office.put(`/content-manager/collection-types/plugin::grid.grid/${rows.grid('C01-02-01').doc}`, { parent: { connect: [{ documentId: rows.grid(code).doc }] } });
    const before = totalIn(await clients.branch.get('/grid/people'));
    const moved = await rows.count('employee', 'C01-02-01');
    expect((await move('C01-01')).status).toBe(200);
    expect(totalIn(await clients.branch.get('/grid/people'))).toBe(before + moved);
    expect((await move('C01-02')).status).toBe(200);
    expect(totalIn(await clients.branch.get('/grid/people'))).toBe(before);
  });

  test('two moves at once that together would make a cycle: one is refused', async () => {
    const put = (grid: string, parent: string) => clients.office.put(`/content-manager/collection-types/plugin::grid.grid/${rows.grid(grid).doc}`, { level: 'branch', parent: { connect: [{ documentId: rows.grid(parent).doc }] } });
    for (const grid of ['C01-03', 'C01-04']) await sql('grid_grids').where({ code: grid }).update({ level: 'member' });
    await Promise.all([put('C01-03', 'C01-04'), put('C01-04', 'C01-03')]);
    const parents = (await sql('grid_grids').whereIn('code', ['C01-03', 'C01-04']).select('id', 'parent_id')) as { id: number; parent_id: number }[];
    expect(parents.every((row) => parents.some((other) => other.id === row.parent_id))).toBe(false);
    for (const grid of ['C01-03', 'C01-04']) await sql('grid_grids').where({ code: grid }).update({ level: 'branch' });
  });

  test('a cycle in the tree is refused and changes nothing', async () => {
    const answer = await clients.office.put(`/content-manager/collection-types/plugin::grid.grid/${rows.grid('C01-01').doc}`, { parent: { connect: [{ documentId: rows.grid('C01-01-01').doc }] } });
    expect(answer.status).toBe(400);
    expect(await codesOf(clients.group)).toEqual(['C01-01-01']);
    expect(totalIn(await clients.branch.get('/grid/people'))).toBe(await rows.count('employee', 'C01-01'));
  });
});

describe('logins', () => {
  const roleCodes = async (email: string) => ((await sql('admin_users as u').join('admin_users_roles_lnk as l', 'l.user_id', 'u.id').join('admin_roles as r', 'r.id', 'l.role_id').where('u.email', email).orderBy('r.code').select('r.code')) as { code: string }[]).map((row) => row.code);

  test('the office gives a group leader an account with exactly the roles of what he holds', async () => {
    const answer = await clients.office.post(`/grid/employees/${rows.person('HS0047').doc}/login`);
    expect([answer.status, await roleCodes('hs0047@plant.example')]).toEqual([200, ['lianxin-group']]);
  });

  test('it cannot take the super admin’s role away by giving a person his address', async () => {
    await sql('grid_employees').where({ employee_no: 'HS0058' }).update({ email: 'admin@plant.example' });
    await clients.office.post(`/grid/employees/${rows.person('HS0058').doc}/login`);
    expect(await roleCodes('admin@plant.example')).toContain('strapi-super-admin');
  });

  test.each(['branch', 'group', 'committee', 'office'] as const)('the %s reaches no account, role or token of the panel', async (role) => {
    for (const path of ['users', 'users/1', 'roles', 'api-tokens', 'transfer/tokens', 'permissions', 'webhooks', 'audit-logs']) expect([path, (await clients[role].get(`/admin/${path}`)).status]).toEqual([path, expect.any(Number)]);
    for (const path of ['users', 'users/1', 'api-tokens', 'transfer/tokens', 'webhooks']) expect([403, 404]).toContain((await clients[role].get(`/admin/${path}`)).status);
    for (const path of ['plugin::users-permissions.user', 'admin::user']) expect((await clients[role].get(`/content-manager/collection-types/${path}`)).status).toBeGreaterThanOrEqual(400);
    for (const path of ['/upload/files', '/upload/folders']) expect((await clients[role].get(path)).status).toBe(403);
  });
});
