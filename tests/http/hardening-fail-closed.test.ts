import { login, server, startPlant, type Account, type PlantApp } from '../support/app';
import { CHANGE, newRow, PEOPLE, plantRows, TABLES, type PlantRows } from '../support/plant-rows';

type Reach = typeof import('../../src/plugins/grid/server/src/access/token-reach');
type Policy = typeof import('../../src/plugins/grid/server/src/access/policy');
type Database = typeof import('../../src/plugins/grid/server/src/platform/db');

const BROKEN = 'broken-on-purpose-in-table-grid_appointments';
let app: PlantApp;
let rows: PlantRows;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  app = await startPlant({ LOG_LEVEL: 'silent' });
  const accounts = app.accounts;
  rows = await plantRows(app);
  for (const role of ['office', 'branch', 'group'] as const) tokens[role] = await login(app, accounts.find((each) => each.role === role) as Account);
  tokens['rest'] = await (server('platform/db') as Database).withTx(app.strapi, (db) => (server('access/token-reach') as Reach).makeToken(app.strapi, db, { name: 'x', gridCode: 'C01-01', types: Object.keys((server('access/policy') as Policy).TYPES) }));
  for (const transport of app.strapi.log.transports) transport.silent = true;
});
afterAll(() => app.stop());

/** Puts a function that throws in the place of one that the scope is made of, in the modules that are running. */
const broken = async (module: string, name: string, how: 'throws' | 'rejects', work: () => Promise<void>): Promise<void> => {
  const exported = server(module) as unknown as Record<string, unknown>;
  const before = exported[name];
  expect(typeof before).toBe('function');
  exported[name] = () => {
    if (how === 'rejects') return Promise.reject(new Error(BROKEN));
    throw new Error(BROKEN);
  };
  try {
    await work();
  } finally {
    exported[name] = before;
  }
};

const cm = (type: string, rest = '') => `/content-manager/collection-types/plugin::grid.${type}${rest}`;
interface Request {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly path: string;
  readonly body?: object;
}
const get = (path: string): Request => ({ method: 'get', path });
const panel = (): Request[] => [
  ...Object.keys(TABLES).flatMap((type) => [get(cm(type)), get(cm(type, `/${rows.of(type, 'own').doc}`))]),
  get(cm('employee', `?_q=${PEOPLE.own.member}`)),
  get('/content-manager/relations/plugin::grid.task/owner'),
  get(`/content-manager/relations/plugin::grid.task/${rows.of('task', 'own').doc}/owner`),
  get('/content-manager/homepage/count-documents'),
  get('/content-manager/homepage/recent-documents?action=update'),
  { method: 'post', path: cm('contact-pair'), body: { ...newRow(rows, 'contact-pair', 'own', 'f-11'), from: '2005-01-01', to: '2005-01-02' } },
  { method: 'put', path: cm('contact-pair', `/${rows.of('contact-pair', 'own').doc}`), body: CHANGE['contact-pair']!.data },
  { method: 'delete', path: cm('contact-pair', `/${rows.of('contact-pair', 'own').doc}`) },
  { method: 'post', path: cm('contact-pair', '/actions/bulkDelete'), body: { documentIds: [rows.of('contact-pair', 'own').doc] } },
];
const own = (): Request[] => [
  ...['/grid/tasks', '/grid/people', '/grid/pairs', '/grid/grids', `/grid/grids/${rows.grid(PEOPLE.own.grid).doc}`, '/grid/summary', '/grid/me', `/grid/employees/${rows.person(PEOPLE.own.member).doc}/timeline`, '/grid/exports/roster', '/grid/outbox', '/grid/jobs'].map(get),
  { method: 'post', path: `/grid/tasks/${rows.of('task', 'own').doc}/waiver`, body: { reason: '测试' } },
  { method: 'post', path: '/grid/care-records', body: {} },
];
const rest = (): Request[] =>
  Object.keys(TABLES).flatMap((type) => {
    const plural = (app.strapi.contentTypes as never as Record<string, { info: { pluralName: string } }>)[`plugin::grid.${type}`]!.info.pluralName;
    return [get(`/api/grid/${plural}`), get(`/api/grid/${plural}?populate=*`), get(`/api/grid/${plural}/${rows.of(type, 'own').doc}`)];
  });

const send = ({ method, path, body }: Request, who: string) => {
  const call = app.http()[method](path).set('Authorization', `Bearer ${tokens[who] as string}`);
  return body === undefined ? call : call.send(body);
};
const database = async () => JSON.stringify(await Promise.all(Object.values(TABLES).map((table) => app.strapi.db.connection(table).orderBy('id').select('*'))));

/** Whatever answers while a part that stands between the caller and rows is broken, holds rows, or tells what broke. */
const answersOf = async (requests: readonly Request[], who: string): Promise<string[]> => {
  const wrong: string[] = [];
  for (const request of requests) {
    const { status, text, body } = await send(request, who);
    const tells = text.includes(BROKEN) || /node_modules|grid_appointments|\bat \w+ \(/.test(text);
    const holdsRows = /documentId|employeeNo|originKey|"code":"C01/.test(text);
    const special = status === 500 && JSON.stringify(body) !== '{"data":null,"error":{"status":500,"name":"InternalServerError","message":"Internal Server Error","details":{}}}';
    if (status < 400 || tells || holdsRows || special) wrong.push(`${who} ${request.method} ${request.path}: ${status} ${text.slice(0, 160)}`);
  }
  return wrong;
};

test('nothing is broken (control): the same requests answer with rows', async () => {
  const found: number[] = [];
  // These are not for a group.
  for (const request of [...panel().filter(({ method, path }) => method === 'get' && !['care-profile', 'consent', 'correction-request', 'story'].some((type) => path.includes(`plugin::grid.${type}`))), ...own().filter(({ method, path }) => method === 'get' && !/exports|outbox|jobs/.test(path))]) found.push((await send(request, 'group')).status);
  for (const request of rest()) found.push((await send(request, 'rest')).status);
  expect(found.filter((status) => status !== 200)).toEqual([]);
});

describe('a part of the scope that throws', () => {
  const everything = () => [...panel(), ...own()];
  const without = (requests: readonly Request[], which: RegExp) => requests.filter(({ path }) => !which.test(path));
  // The picker stands on the conditions of the role, which ask for the holdings and the tree, not on the guard.
  const guarded = () => without(panel(), /relations|homepage/);
  const lists = () => own().filter(({ path }) => /grid\/(tasks|people|pairs|employees)/.test(path));
  const forPeople: [string, string, 'throws' | 'rejects', string, () => Request[]][] = [
    ['access/holdings', 'holdingsOf', 'rejects', 'everything', everything],
    ['access/holdings', 'holdingsOf', 'throws', 'everything', everything],
    ['access/policy', 'reachOf', 'throws', 'everything', everything],
    ['access/policy', 'actionsOf', 'throws', 'everything', everything],
    ['access/role-codes', 'roleCodeOf', 'throws', 'everything', everything],
    ['access/tree-map', 'treeOfVersion', 'rejects', 'everything', everything],
    // Reference data holds no people, and the picker stands on what is remembered of a reach that did not change (docs/adr/0018).
    ['access/tree-map', 'currentTree', 'rejects', 'everything', () => without(everything(), /\/grid\/me$|relations/)],
    ['access/scope', 'gridIdsOf', 'throws', 'the panel', () => without(panel(), /relations|care-rule|calendar-day|retention-class|regulation|activity-requirement|response-template/)],
    ['access/principal', 'currentPrincipal', 'rejects', 'guarded types and own routes', () => [...guarded(), ...own()]],
    ['access/schemas', 'policyOf', 'throws', 'guarded types', guarded],
    ['access/scope-sql', 'applyScope', 'throws', 'own lists', lists],
  ];
  test.each(forPeople)('%s.%s %s: %s, asked by people', async (module, name, how, _what, requests) => {
    const before = await database();
    await broken(module, name, how, async () => {
      for (const who of ['branch', 'group']) expect(await answersOf(requests(), who)).toEqual([]);
    });
    expect(await database()).toBe(before);
  });

  const forTokens: [string, string, 'throws' | 'rejects'][] = [
    ['access/token-reach', 'tokenReach', 'rejects'],
    ['access/token-reach', 'tokenReach', 'throws'],
    ['access/principal', 'currentPrincipal', 'rejects'],
    ['access/principal', 'scopeOf', 'throws'],
    ['access/tree-map', 'treeOfVersion', 'rejects'],
    ['access/schemas', 'policyOf', 'throws'],
  ];
  test.each(forTokens)('%s.%s %s, asked by a token', async (module, name, how) => {
    await broken(module, name, how, async () => expect(await answersOf(rest(), 'rest')).toEqual([]));
  });

  test('a table of the scope that is away', async () => {
    const rename = (from: string, to: string) => app.strapi.db.connection.schema.renameTable(from, to);
    for (const [table, who, requests] of [['grid_appointments', 'group', [...panel(), ...own()].filter(({ method }) => method === 'get')], ['grid_token_reach', 'rest', rest()]] as const) {
      await rename(table, `${table}_away`);
      try {
        expect(await answersOf(requests, who)).toEqual([]);
      } finally {
        await rename(`${table}_away`, table);
      }
    }
  });

  test('an account that cannot be asked for does not become another one: the next request is right again', async () => {
    await broken('access/holdings', 'holdingsOf', 'rejects', async () => void (await send(get('/grid/people'), 'group')));
    const answer = await send(get('/grid/people'), 'group');
    expect([answer.status, answer.text.includes(PEOPLE.own.member), answer.text.includes(PEOPLE.foreign.member)]).toEqual([200, true, false]);
  });
});
