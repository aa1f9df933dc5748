import { dialect, startApp, type TestApp } from '../support/app';
import { startNode, type Node } from '../support/nodes';
import { ask } from '../support/workers';

const NODES = 3;

if (dialect() === 'sqlite') {
  // One process owns a SQLite file: docs/operations.md. Several nodes need PostgreSQL.
  test.skip('three nodes share a limit (PostgreSQL only)', () => undefined);
  test('on SQLite there is one process', () => expect(dialect()).toBe('sqlite'));
} else {
  let app: TestApp;
  let nodes: Node[];
  const person = { email: 'person@plant.example', password: 'Right-Password-1' };
  beforeAll(async () => {
    app = await startApp('2023-01-31', { BEHIND_PROXY: 'true' });
    const { hashPassword } = app.strapi.service('admin::auth') as unknown as { hashPassword: (password: string) => Promise<string> };
    await app.strapi.db.query('admin::user').create({ data: { email: person.email, password: await hashPassword(person.password), firstname: 'Person', isActive: true } });
    await app.strapi.destroy();
    nodes = await Promise.all(Array.from({ length: NODES }, () => startNode(app.env)));
  });
  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.stop()));
    await app.drop();
  });
  beforeEach(() => ask(app.env, ['delete from grid_rate_limit']));

  /** The same tries at every node at once. */
  const everywhere = async (each: number, send: (node: Node, index: number) => Promise<Response>): Promise<number[]> =>
    (await Promise.all(nodes.flatMap((node, n) => Array.from({ length: each }, (_, i) => send(node, n * each + i))))).map(({ status }) => status);
  const post = (node: Node, path: string, body: object, address = '198.51.100.1') =>
    fetch(`${node.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-forwarded-for': address }, body: JSON.stringify(body) });
  const passed = (statuses: readonly number[]) => statuses.filter((status) => status !== 429);

  test('ninety guesses of one password at three nodes are five', async () => {
    const statuses = await everywhere(30, (node, i) => post(node, i % 2 ? '/admin/login' : '/Admin/Login/', { email: i % 3 ? person.email : person.email.toUpperCase(), password: `Wrong-Password-${i}` }));
    expect(passed(statuses)).toEqual([400, 400, 400, 400, 400]);
    expect((await post(nodes[2]!, '/admin/login', person)).status).toBe(429);
  });

  test('a hundred and twenty guesses over as many accounts from one address are thirty', async () => {
    const statuses = await everywhere(40, (node, i) => post(node, '/admin/login', { email: `p${i}@x.example`, password: 'x' }));
    expect(passed(statuses)).toEqual(Array.from({ length: 30 }, () => 400));
  });

  test('three hundred guesses at one account from as many addresses are a hundred', async () => {
    const statuses = await everywhere(100, (node, i) => post(node, '/admin/login', { email: person.email, password: 'x' }, `192.0.${Math.floor(i / 250)}.${i % 250}`));
    expect(passed(statuses)).toHaveLength(100);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
  });

  test('thirty mails that nobody asked for are five', async () => {
    const statuses = await everywhere(10, (node) => post(node, '/admin/forgot-password', { email: person.email }));
    expect(passed(statuses)).toEqual([204, 204, 204, 204, 204]);
  });

  test('whoever knows his password logs in at every node, one time after another', async () => {
    for (let i = 0; i < 9; i += 1) expect((await post(nodes[i % NODES]!, '/admin/login', person)).status).toBe(200);
  });
}
