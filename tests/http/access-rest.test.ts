import { server, startPlant, type TestApp } from '../support/app';
import { clientOf, type Client } from '../support/http';
import { newRow, plantRows, TABLES, type PlantRows } from '../support/plant-rows';

type Policy = typeof import('../../src/plugins/grid/server/src/access/policy');
type Reach = typeof import('../../src/plugins/grid/server/src/access/token-reach');
type Database = typeof import('../../src/plugins/grid/server/src/platform/db');
const { TYPES } = server('access/policy') as Policy;
const names = Object.keys(TYPES);

let app: TestApp;
let rows: PlantRows;
let nobody: Client;
const tokens: Record<string, Client> = {};
beforeAll(async () => {
  app = await startPlant();
  rows = await plantRows(app);
  nobody = clientOf(app, null);
  for (const type of ['read-only', 'full-access'] as const) tokens[`unbound ${type}`] = await token({ type });
  tokens['unbound custom'] = await token({ type: 'custom', permissions: names.flatMap((name) => ['find', 'findOne', 'create', 'update', 'delete'].map((action) => `plugin::grid.${name}.${action}`)) });
  tokens['C01-01, every type'] = await boundToken('C01-01', names);
  tokens['C01-01, people and grids'] = await boundToken('C01-01', ['employee', 'grid']);
  tokens['C01-01, full access'] = await token({ type: 'full-access' }, { gridId: rows.grid('C01-01').id, types: names });
});
afterAll(() => app.stop());

const token = async (options: object, reach?: { gridId: number; types: readonly string[] }): Promise<Client> => {
  const service = app.strapi.service('admin::api-token') as unknown as { create: (options: object) => Promise<{ id: number; accessKey: string }> };
  const made = await service.create({ name: `token ${Object.keys(tokens).length}`, description: '', lifespan: null, ...options });
  const { withTx } = server('platform/db') as Database;
  if (reach) await withTx(app.strapi, (db) => (server('access/token-reach') as Reach).bindToken(db, made.id, reach));
  return clientOf(app, made.accessKey);
};
const boundToken = (code: string, types: readonly string[]) =>
  (server('platform/db') as Database).withTx(app.strapi, async (db) => clientOf(app, await (server('access/token-reach') as Reach).makeToken(app.strapi, db, { name: `${code} ${types.length}`, gridCode: code, types })));

const plural = (name: string) => (app.strapi.contentTypes as never as Record<string, { info: { pluralName: string } }>)[`plugin::grid.${name}`]!.info.pluralName;
const path = (name: string, rest = '') => `/api/grid/${plural(name)}${rest}`;
const totalOf = (body: unknown) => (body as { meta: { pagination: { total: number } } }).meta.pagination.total;
const count = async (name: string) => Number(((await app.strapi.db.connection(TABLES[name] as string).count({ n: '*' })) as { n: number }[])[0]?.n);

const everything = async (client: Client, name: string): Promise<number[]> => {
  const own = rows.of(name, 'own').doc;
  const before = await count(name);
  const answers = [await client.get(path(name)), await client.get(path(name, `/${own}`)), await client.post(path(name), { data: newRow(rows, name, 'own', 'rest-12') }), await client.put(path(name, `/${own}`), { data: {} }), await client.delete(path(name, `/${own}`))];
  expect(await count(name)).toBe(before);
  return answers.map((answer) => answer.status);
};

test.each(names)('%s: nothing without a token, and nothing with a wrong one', async (name) => {
  for (const client of [nobody, clientOf(app, 'x'.repeat(64))]) for (const status of await everything(client, name)) expect([401, 403]).toContain(status);
});

test.each(names)('%s: nothing with a token that is bound to no grid', async (name) => {
  for (const each of ['unbound read-only', 'unbound full-access', 'unbound custom']) for (const status of await everything(tokens[each]!, name)) expect([400, 403]).toContain(status);
});

test.each(names)('%s: a bound token reads its grid and what lies below, and writes nothing', async (name) => {
  for (const each of ['C01-01, every type', 'C01-01, full access']) {
    const list = await tokens[each]!.get(path(name, '?pagination[pageSize]=100'));
    expect([list.status, totalOf(list.body)]).toEqual([200, await rows.count(name, 'C01-01')]);
    expect((await tokens[each]!.get(path(name, `/${rows.of(name, 'own').doc}`))).status).toBe(200);
    const foreign = await tokens[each]!.get(path(name, `/${rows.of(name, 'foreign').doc}`));
    if (TYPES[name]!.rows === 'grid') expect([foreign.status, list.text.includes(rows.of(name, 'foreign').doc)]).toEqual([404, false]);
    const [, , ...writes] = await everything(tokens[each]!, name);
    for (const status of writes) expect([403, 404, 405]).toContain(status);
  }
});

test.each(names)('%s: a token for people and grids reads only these', async (name) => {
  const { status } = await tokens['C01-01, people and grids']!.get(path(name));
  expect(status).toBe(name === 'employee' || name === 'grid' ? 200 : 403);
});

test.each(names)('%s: no server-kept column and no confidential text, whatever is asked for', async (name) => {
  const attributes = Object.entries((app.strapi.contentTypes as never as Record<string, { attributes: Record<string, { private?: boolean }> }>)[`plugin::grid.${name}`]!.attributes);
  const hidden = attributes.filter(([, attribute]) => attribute.private).map(([field]) => field);
  const answer = await tokens['C01-01, every type']!.get(path(name, '?populate=*&pagination[pageSize]=100'));
  for (const field of hidden) {
    expect(answer.text).not.toContain(`"${field}"`);
    for (const query of [`fields[0]=${field}`, `filters[${field}][$notNull]=true`, `sort=${field}`, `filters[$or][0][${field}][$eq]=1`]) {
      const probe = await tokens['C01-01, every type']!.get(path(name, `?${query}`));
      if (probe.status === 200) expect(probe.text).not.toContain(`"${field}"`);
      else expect([400, 403]).toContain(probe.status);
    }
  }
});

const people = () => tokens['C01-01, people and grids']!;
const refused: string[] = ['filters[gridId][$eq]=11', 'filters[adminUserId][$notNull]=true', 'filters[createdBy][password][$startsWith]=$2', 'filters[nosuch]=1', 'filters[name][$nosuch]=1', 'sort=nosuch', 'sort=grid.code', 'sort=grid[code]', 'populate=__proto__.grid.leader', 'populate[grid][populate]=__proto__.grid.leader', 'populate=constructor.prototype.x', 'where[name]=x', '_where[name]=x', 'lookup[name]=x', 'nosuch=1', 'filters=1', `filters${'[$and][0]'.repeat(5)}[name]=x`];
test.each(refused)('?%s is refused', async (query) => expect((await people().get(path('employee', `?${query}`))).status).toBe(400));

const limits: [string, string][] = [
  ['1,100 parameters', Array.from({ length: 1_100 }, (_, i) => `junk${i}=1`).join('&')],
  ['101 entries', Array.from({ length: 101 }, (_, i) => `filters[name][$in][${i}]=x`).join('&')],
  ['101 populates', Array.from({ length: 101 }, (_, i) => `populate[${i}]=grid`).join('&')],
];
test.each(limits)('%s are refused', async (_what, query) => expect((await people().get(path('employee', `?${query}`))).status).toBe(400));

test('100 entries are not too many (control)', async () => {
  const query = Array.from({ length: 100 }, (_, i) => `filters[employeeNo][$in][${i}]=HS00${10 + i}`).join('&');
  const answer = await people().get(path('employee', `?${query}`));
  expect([answer.status, totalOf(answer.body) > 20]).toEqual([200, true]);
});

test.each(['populate=grid', 'populate[grid][populate][leader]=true', 'populate[grid][populate][parent][populate][leader]=true', 'populate=*'])('?%s leads nowhere out of reach', async (query) => {
  const answer = await people().get(path('employee', `?${query}&pagination[pageSize]=100`));
  expect(answer.status).toBe(200);
  for (const code of ['"C01"', '"C01-02']) expect(answer.text).not.toContain(code);
});

test('Strapi’s own default tokens, of which one may do everything, are gone', async () => {
  const left = (await app.strapi.db.connection('strapi_api_tokens').where('name', 'not like', 'token %').whereNot('name', 'like', 'C01%').select('name', 'type')) as unknown[];
  expect(left).toEqual([]);
});

test.each([['get', '/api/users'], ['get', '/api/users/1'], ['get', '/api/upload/files'], ['post', '/api/auth/local/register'], ['get', '/uploads/x'], ['get', '/mcp'], ['post', '/mcp']] as const)('%s %s is open to nobody', async (method, url) => {
  const body = { username: 'x', email: 'x@plant.example', password: 'Xx-1234567' };
  for (const client of [nobody, tokens['C01-01, every type']!, tokens['C01-01, people and grids']!]) expect((method === 'get' ? await client.get(url) : await client.post(url, body)).status).toBeGreaterThanOrEqual(400);
  expect(await app.strapi.db.connection('up_users').where({ email: body.email }).select('id')).toEqual([]);
});
