import { server, startPlant, type PlantApp } from '../support/app';
import { clientsOf, type Client, type Role } from '../support/http';
import { plantRows, type PlantRows } from '../support/plant-rows';

type Database = typeof import('../../src/plugins/grid/server/src/platform/db');
type Organisation = typeof import('../../src/plugins/grid/server/src/capabilities/organisation');
type Provision = typeof import('../../src/plugins/grid/server/src/access/provision');
type Rows = typeof import('../../src/plugins/grid/server/src/platform/rows');
type Unchanged = typeof import('../../src/plugins/grid/server/src/platform/unchanged');

let app: PlantApp;
let rows: PlantRows;
let clients: Record<Role, Client>;
let tx: <T>(work: Parameters<Database['withTx']>[1]) => Promise<T>;
beforeAll(async () => {
  app = await startPlant();
  const accounts = app.accounts;
  rows = await plantRows(app);
  clients = await clientsOf(app, accounts);
  tx = <T>(work: Parameters<Database['withTx']>[1]) => (server('platform/db') as Database).withTx(app.strapi, work) as Promise<T>;
});
afterAll(() => app.stop());

const sql = (table: string) => app.strapi.db.connection(table);

/** What the branch sees in four places that remember something. Asked twice, so that the second answer comes from what was remembered. */
const seen = async (): Promise<{ managed: number; people: number; open: number; grids: number; shown: number }> => {
  await once();
  return once();
};

const once = async () => {
  const managed = (await clients.branch.get('/content-manager/collection-types/plugin::grid.employee?page=1&pageSize=10')).body as never as { pagination: { total: number } };
  const people = (await clients.branch.get('/grid/people')).body as never as { total: number };
  const { counts } = (await clients.branch.get('/grid/tasks')).body as never as { counts: Record<'overdue' | 'today' | 'week' | 'later', number> };
  const { nodes } = (await clients.branch.get('/grid/grids')).body as never as { nodes: { parentId: string | null; open: number }[] };
  const open = counts.overdue + counts.today + counts.week + counts.later;
  return { managed: managed.pagination.total, people: people.total, open, grids: nodes.length, shown: nodes.find((node) => node.parentId === null)?.open ?? 0 };
};

describe('what is remembered ends with the change that it depends on', () => {
  test('a permission that is taken from the role, and given back', async () => {
    const before = await seen();
    expect(before.managed).toBe(await rows.count('employee', 'C01-01'));
    const { id } = (await sql('admin_roles').where({ code: 'lianxin-branch' }).first('id')) as { id: number };
    const lost = (await sql('admin_permissions as p').join('admin_permissions_role_lnk as r', 'r.permission_id', 'p.id').where('r.role_id', id).whereIn('p.action', ['plugin::grid.people.read', 'plugin::content-manager.explorer.read']).select('p.id')) as { id: number }[];
    await sql('admin_permissions').whereIn('id', lost.map((row) => row.id)).delete();
    expect((await clients.branch.get('/grid/people')).status).toBe(403);
    expect((await clients.branch.get('/content-manager/collection-types/plugin::grid.employee')).status).toBe(403);
    await (server('access/provision') as Provision).provisionRoles(app.strapi);
    expect(await seen()).toEqual(before);
  });

  test('a role that is taken from the account', async () => {
    const before = await seen();
    const { id } = (await sql('admin_users').where({ email: 'hs0006@plant.example' }).first('id')) as { id: number };
    const links = (await sql('admin_users_roles_lnk').where({ user_id: id }).select('*')) as object[];
    await sql('admin_users_roles_lnk').where({ user_id: id }).delete();
    expect((await clients.branch.get('/grid/people')).status).toBe(403);
    expect((await clients.branch.get('/content-manager/collection-types/plugin::grid.employee')).status).toBe(403);
    await sql('admin_users_roles_lnk').insert(links);
    expect(await seen()).toEqual(before);
  });

  test('a group that moves to another branch takes its people and duties along, and brings them back', async () => {
    const before = await seen();
    const move = (to: string) =>
      tx(async (db) => {
        await (server('platform/rows') as Rows).updateRows(db, 'grid', [{ id: rows.grid('C01-01-01').id, values: { parent: rows.grid(to).id } }]);
        await (server('capabilities/organisation') as Organisation).rebuildTree(db);
      });
    const gone = await rows.count('employee', 'C01-01-01');
    await move('C01-02');
    const without = await seen();
    expect(without.managed).toBe(before.managed - gone);
    expect(without.people).toBeLessThan(before.people);
    expect(without.grids).toBe(before.grids - 1);
    await move('C01-01');
    expect(await seen()).toEqual(before);
  });

  test('a duty that is opened is counted at once, and one that was given up never', async () => {
    const before = await seen();
    const task = (key: string) => ({ title: '谈心', kind: 'talk', grid: rows.grid('C01-01-01').id, gridId: rows.grid('C01-01-01').id, assignedOn: '2023-01-10', dueOn: '2023-02-03', originKey: key, state: 'open' });
    const insert = server('platform/rows') as Rows;
    const givenUp = new Error('given up');
    await tx(async (db) => {
      await insert.insertRows(db, 'task', [task('remembered:1')]);
      throw givenUp;
    }).catch((error: unknown) => expect(error).toBe(givenUp));
    expect(await seen()).toEqual(before);
    await tx((db) => insert.insertRows(db, 'task', [task('remembered:2')]));
    expect(await seen()).toEqual({ ...before, open: before.open + 1, shown: before.shown + 1 });
    await sql('grid_tasks').where({ origin_key: 'remembered:2' }).delete();
    expect(await seen()).toEqual(before);
  });

  test('an answer is used again while nothing changes, and worked out again after any change', async () => {
    const { whileUnchanged } = server('platform/unchanged') as Unchanged;
    let asked = 0;
    const ask = () => tx((db) => whileUnchanged(db, 'test', async () => (asked += 1)));
    expect([await ask(), await ask()]).toEqual([1, 1]);
    await sql('grid_state').where({ key: 'tree_version' }).update({ value: 'another' });
    expect([await ask(), await ask()]).toEqual([2, 2]);
  });
});
