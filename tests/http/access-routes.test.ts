import type { ActionId } from '../../src/plugins/grid/shared/contracts/access';
import { loadPlant, server, startApp, type TestApp } from '../support/app';
import { ALL_ROLES, clientOf, clientsOf, type Client, type Role } from '../support/http';
import { plantRows, type PlantRows } from '../support/plant-rows';

type Policy = typeof import('../../src/plugins/grid/server/src/access/policy');
const { ACTIONS } = server('access/policy') as Policy;

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

interface Route {
  method: string;
  path: string;
  config?: { policies?: unknown[]; auth?: unknown };
}

/** A policy of a route that asks for an action of the table. */
const actionOf = (route: Route): string | null => {
  const found = route.config?.policies?.find((policy): policy is { name: string; config: { actions: string[] } } => (policy as { name?: string }).name === 'admin::hasPermissions');
  return found?.config.actions[0]?.replace('plugin::grid.', '') ?? null;
};
const isUnguarded = (route: Route): boolean => {
  if (route.config?.policies?.includes('admin::isAuthenticatedAdmin') !== true) return true;
  const action = actionOf(route);
  // What every logged-in account may ask about itself.
  return action === null ? route.path !== '/me' : !(action in ACTIONS);
};
const adminRoutes = (): Route[] => (app.strapi.plugin('grid').routes as never as { admin: { routes: Route[] } }).admin.routes;

describe('the routes of the plugin', () => {
  test('each asks for an account and for an action of the table', () => expect(adminRoutes().filter(isUnguarded)).toEqual([]));

  const planted: [string, Route][] = [
    ['no policies', { method: 'GET', path: '/planted', config: { policies: [] } }],
    ['no action', { method: 'GET', path: '/planted', config: { policies: ['admin::isAuthenticatedAdmin'] } }],
    ['an unknown action', { method: 'GET', path: '/planted', config: { policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions: ['plugin::grid.nosuch'] } }] } }],
    ['no account', { method: 'GET', path: '/planted', config: { policies: [{ name: 'admin::hasPermissions', config: { actions: ['plugin::grid.workbench.read'] } }] } }],
  ];
  test.each(planted)('a planted route with %s is found', (_what, route) => expect([...adminRoutes(), route].filter(isUnguarded)).toEqual([route]));

  test('there is no other group of routes with auth switched off', () => {
    for (const group of Object.values(app.strapi.plugin('grid').routes as Record<string, unknown>)) {
      const made = (typeof group === 'function' ? (group as (life: object) => { routes: Route[] | (() => Route[]) })({ strapi: app.strapi }) : group) as { routes: Route[] | (() => Route[]) };
      const list = typeof made.routes === 'function' ? made.routes() : made.routes;
      for (const route of list) expect([route.path, route.config?.auth]).not.toEqual([route.path, false]);
    }
  });

  test('without a login every mounted path of ours answers 401 or 403', async () => {
    const layers = (app.strapi.server.listRoutes() as { methods: string[]; path: string }[]).filter(({ path }) => /^\/(api\/)?grid\//.test(path));
    expect(layers.length).toBeGreaterThan(adminRoutes().length + 12 * 5 - 1);
    const nobody = clientOf(app, null);
    for (const { methods, path } of layers) {
      const url = path.replace(/:\w+/g, 'abcdefghijklmnopqrstuvwx');
      for (const method of methods.filter((each) => each !== 'HEAD')) expect([path, [401, 403].includes((await nobody[method.toLowerCase() as 'get'](url)).status)]).toEqual([path, true]);
    }
  });
});

/** One harmless call per route: who may gets this status, who may not gets 403. An empty body changes nothing. */
const unknown = 'abcdefghijklmnopqrstuvwx';
const mail = '00000000-0000-4000-8000-000000000000';
const CALLS: Readonly<Record<string, { url: () => string; status: number }>> = {
  'GET /tasks': { url: () => '/grid/tasks', status: 200 },
  'POST /tasks/:id/transfer': { url: () => `/grid/tasks/${rows.of('task', 'own').doc}/transfer`, status: 400 },
  'POST /tasks/:id/waiver': { url: () => `/grid/tasks/${rows.of('task', 'own').doc}/waiver`, status: 400 },
  'DELETE /tasks/:id/waiver': { url: () => `/grid/tasks/${rows.of('task', 'own').doc}/waiver`, status: 409 },
  'POST /tasks/:id/follow-ups': { url: () => `/grid/tasks/${rows.of('task', 'own').doc}/follow-ups`, status: 400 },
  'POST /care-records': { url: () => '/grid/care-records', status: 400 },
  'DELETE /care-records/:id': { url: () => `/grid/care-records/${unknown}`, status: 404 },
  'POST /care-events': { url: () => '/grid/care-events', status: 400 },
  'POST /care-events/:id/withdrawal': { url: () => `/grid/care-events/${rows.of('care-event', 'own').doc}/withdrawal`, status: 400 },
  'POST /employees/:id/login': { url: () => `/grid/employees/${rows.person('HS0012').doc}/login`, status: 400 },
  'GET /summary': { url: () => '/grid/summary', status: 200 },
  'GET /grids': { url: () => '/grid/grids', status: 200 },
  'GET /grids/:id': { url: () => `/grid/grids/${rows.of('grid', 'own').doc}`, status: 200 },
  'GET /people': { url: () => '/grid/people', status: 200 },
  'GET /pairs': { url: () => '/grid/pairs', status: 200 },
  'GET /employees/:id/timeline': { url: () => `/grid/employees/${rows.of('employee', 'own').doc}/timeline`, status: 200 },
  'POST /imports/preview': { url: () => '/grid/imports/preview', status: 400 },
  'POST /imports': { url: () => '/grid/imports', status: 400 },
  'GET /imports': { url: () => '/grid/imports', status: 200 },
  'GET /imports/template': { url: () => '/grid/imports/template', status: 200 },
  'GET /imports/:id/result': { url: () => `/grid/imports/${mail}/result`, status: 404 },
  'GET /exports/roster': { url: () => '/grid/exports/roster', status: 200 },
  'GET /jobs': { url: () => '/grid/jobs', status: 200 },
  'POST /jobs/:name/runs': { url: () => '/grid/jobs/no-such-job/runs', status: 404 },
  'GET /outbox': { url: () => '/grid/outbox', status: 200 },
  'GET /outbox/:id': { url: () => `/grid/outbox/${mail}`, status: 404 },
  'POST /outbox/:id/resend': { url: () => `/grid/outbox/${mail}/resend`, status: 404 },
  'GET /me': { url: () => '/grid/me', status: 200 },
};

test('every route has a call below', () => expect(adminRoutes().map((route) => `${route.method} ${route.path}`).sort()).toEqual(Object.keys(CALLS).sort()));

describe.each(Object.keys(CALLS))('%s', (key) => {
  test.each(ALL_ROLES)('%s', async (role) => {
    const route = adminRoutes().find((each) => `${each.method} ${each.path}` === key) as Route;
    const action = actionOf(route) as ActionId | null;
    const allowed = action === null || role === 'superAdmin' || (role !== 'none' && ACTIONS[action].includes(role));
    const { url, status } = CALLS[key]!;
    const answer = await clients[role][route.method.toLowerCase() as 'get'](url());
    expect([role, answer.status]).toEqual([role, allowed ? status : 403]);
  });
});
