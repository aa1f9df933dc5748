import description from '../../docs/openapi.json';
import { dialect, server, startPlant, type Account, type PlantApp } from '../support/app';
import { checker } from '../support/fuzz/check';
import { operationsOf, type Description } from '../support/fuzz/operations';
import { fuzz } from '../support/fuzz/run';
import { plantRows, type PlantRows } from '../support/plant-rows';
import { plugRegister, wechatEnv } from '../support/wechat';

const api = description as never as Description;
const seed = Number(process.env['FC_SEED'] ?? 20_260_101);
const count = Number(process.env['FUZZ_REQUESTS'] ?? 3_000);

let app: PlantApp;
let accounts: Account[];
let rows: PlantRows;
beforeAll(async () => {
  app = await startPlant(wechatEnv());
  await plugRegister(app);
  accounts = app.accounts;
  rows = await plantRows(app);
});
afterAll(() => app.stop());

type Policy = typeof import('../../src/plugins/grid/server/src/access/policy');
type Plugin = typeof import('../../src/plugins/grid/server/src/platform/openapi/plugin');

/** Strapi mounts all five routes of a type; a write that the policy grants to nobody is described nowhere. */
const isGrantedToNobody = (method: string, path: string): boolean => {
  const type = Object.entries((server('access/policy') as Policy).TYPES).find(([name]) => path.split('/')[3] === (app.strapi.contentTypes as never as Record<string, { info: { pluralName: string } }>)[`plugin::grid.${name}`]?.info.pluralName);
  const verb = ({ POST: 'create', PUT: 'update', DELETE: 'delete' } as const)[method];
  return type !== undefined && verb !== undefined && type[1].verbs[verb].length === 0;
};

/** `GET /grid/tasks/{}`: names of parameters are nobody's promise. */
const shape = (method: string, path: string): string => `${method} ${path.replace(/:\w+|\{\w+\}/g, '{}')}`;
const mounted = (layers: { methods: string[]; path: string }[]): string[] =>
  layers.filter(({ path }) => /^\/(api\/)?grid\//.test(path)).flatMap(({ methods, path }) => methods.filter((method) => method !== 'HEAD' && !isGrantedToNobody(method, path)).map((method) => shape(method, path)));
const described = operationsOf(api).map(({ method, path }) => shape(method, path));
const undescribed = (layers: { methods: string[]; path: string }[]): string[] => mounted(layers).filter((route) => !described.includes(route));

describe('the description', () => {
  test('is what the code says today (npm run openapi)', () => expect(description).toEqual(JSON.parse(JSON.stringify((server('platform/openapi/plugin') as Plugin).describePlugin((server('index') as { default: never }).default)))));

  test('knows every mounted route, and no other', () => {
    const layers = app.strapi.server.listRoutes() as { methods: string[]; path: string }[];
    expect(undescribed(layers)).toEqual([]);
    expect(described.filter((route) => !mounted(layers).includes(route))).toEqual([]);
    // A planted route is found.
    expect(undescribed([...layers, { methods: ['HEAD', 'GET'], path: '/grid/planted' }])).toEqual(['GET /grid/planted']);
  });

  test('makes no confidential column readable', () => {
    const { schemas } = (description as never as { components: { schemas: Record<string, { properties?: object }> } }).components;
    for (const [name, { confidential }] of Object.entries((server('access/policy') as Policy).TYPES)) {
      const entity = schemas[name.replace(/(^|-)(\w)/g, (_all, _dash, letter: string) => letter.toUpperCase())];
      expect(Object.keys(entity?.properties ?? {}).filter((column) => confidential.includes(column))).toEqual([]);
      const named = operationsOf(api).filter(({ path, door }) => door === 'apiToken' && path.startsWith(`/api/grid/${name}`)).flatMap((operation) => JSON.stringify(operation.described.parameters));
      for (const column of confidential) expect(named.filter((text) => text.includes(`"${column}"`))).toEqual([]);
    }
  });
});

test('the check finds what is planted', () => {
  const operation = operationsOf(api).find(({ key }) => key === 'GET /grid/summary')!;
  const shot = { operation, caller: 'office', kind: 'valid', method: 'GET', url: '/grid/summary', headers: {}, body: null } as const;
  const say = (status: number, body: string, type = 'application/json') => checker(description)(shot, { status, type, body: Buffer.from(body) });
  const buckets = { overdue: 0, today: 0, week: 0, later: 0, done: 0 };
  const good = { mine: buckets, reach: buckets, people: 1, withoutLiaison: 0 };
  const refusal = (message: string) => JSON.stringify({ data: null, error: { status: 400, name: 'ValidationError', message, details: {} } });
  expect(say(200, JSON.stringify(good))).toBeNull();
  expect(say(400, refusal('page: too_big'))).toBeNull();
  expect(say(500, '{}')).toMatch('answers 500');
  expect(say(200, JSON.stringify({ ...good, secret: 1 }))).toMatch('does not fit');
  expect(say(200, JSON.stringify({ ...good, people: -1 }))).toMatch('does not fit');
  expect(say(201, JSON.stringify(good))).toMatch('not described');
  expect(say(200, 'x', 'text/plain')).toMatch('instead of');
  expect(say(400, '{"error":"x"}')).toMatch('another shape');
  expect(say(405, 'Method Not Allowed', 'text/plain')).toMatch('refuses with 405');
  expect(say(400, refusal('Error: x\n    at serve (routes.js:10:5)'))).toMatch('stack trace');
  expect(say(400, refusal('select * from "grid_tasks" - syntax'))).toMatch('a statement');
  expect(say(400, refusal(`ENOENT ${process.cwd()}/x`))).toMatch('a folder');
  expect(say(400, refusal('机密标记-Zq7Xw'))).toMatch('confidential');
  expect(checker(description)({ ...shot, caller: 'none' }, { status: 200, type: 'application/json', body: Buffer.from(JSON.stringify(good)) })).toMatch('lets none in');
});

test(`${count} requests: no 5xx, no trace of code, every answer fits the description`, async () => {
  const report = await fuzz({ app, accounts, rows, description: api, count, seed });
  console.info(`${dialect()}: ${report.requests} requests, seed ${seed}: ${JSON.stringify(report.statuses)}, ${report.grown} rows more`);
  expect(report.problems).toEqual([]);
  // An operation that never answered 2xx is not fuzzed but refused: give it a flow (tests/support/fuzz/flows.ts).
  expect([report.refused, report.silent]).toEqual([[], []]);
  expect(report.grown).toBeLessThan(count / 2);
});
