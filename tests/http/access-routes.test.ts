import type { ActionId } from '../../src/plugins/grid/shared/contracts/access';
import { server, startPlant, type PlantApp } from '../support/app';
import { ALL_ROLES, clientOf, clientsOf, type Client, type Role } from '../support/http';
import { plantRows, type PlantRows } from '../support/plant-rows';

type Policy = typeof import('../../src/plugins/grid/server/src/access/policy');
const { ACTIONS, PUBLIC_ACTIONS } = server('access/policy') as Policy;

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

interface Route {
  method: string;
  path: string;
  config?: { policies?: unknown[]; auth?: unknown; public?: string };
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

const isPublic = (route: Route): boolean => route.config?.public !== undefined && route.config.public in PUBLIC_ACTIONS;
const publicPaths = (): string[] => (app.strapi.plugin('grid').routes as never as { public: { routes: Route[] } }).public.routes.filter(isPublic).map((route) => `/api/grid${route.path}`);

describe('the routes of the plugin', () => {
  test('each asks for an account and for an action of the table', () => expect(adminRoutes().filter(isUnguarded)).toEqual([]));

  const planted: [string, Route][] = [
    ['no policies', { method: 'GET', path: '/planted', config: { policies: [] } }],
    ['no action', { method: 'GET', path: '/planted', config: { policies: ['admin::isAuthenticatedAdmin'] } }],
    ['an unknown action', { method: 'GET', path: '/planted', config: { policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions: ['plugin::grid.nosuch'] } }] } }],
    ['no account', { method: 'GET', path: '/planted', config: { policies: [{ name: 'admin::hasPermissions', config: { actions: ['plugin::grid.workbench.read'] } }] } }],
  ];
  test.each(planted)('a planted route with %s is found', (_what, route) => expect([...adminRoutes(), route].filter(isUnguarded)).toEqual([route]));

  const publicRoutes = (): Route[] => (app.strapi.plugin('grid').routes as never as { public: { routes: Route[] } }).public.routes;
  const isUnnamed = ({ config }: Route): boolean => config?.auth !== false || !(config.public !== undefined && config.public in PUBLIC_ACTIONS);

  test('what is open without a login is in the table of public actions', () => {
    expect([publicRoutes().length > 0, publicRoutes().filter(isUnnamed)]).toEqual([true, []]);
    const planted: Route = { method: 'GET', path: '/planted', config: { policies: [], auth: false } };
    expect([planted, { ...planted, config: { ...planted.config, public: 'nosuch' } }].filter(isUnnamed)).toHaveLength(2);
  });

  test('there is no other group of routes with auth switched off', () => {
    const { public: _open, ...closed } = app.strapi.plugin('grid').routes as Record<string, unknown>;
    for (const group of Object.values(closed)) {
      const made = (typeof group === 'function' ? (group as (life: object) => { routes: Route[] | (() => Route[]) })({ strapi: app.strapi }) : group) as { routes: Route[] | (() => Route[]) };
      const list = typeof made.routes === 'function' ? made.routes() : made.routes;
      for (const route of list) expect([route.path, route.config?.auth === false]).toEqual([route.path, isPublic(route)]);
    }
  });

  test('without a login every other mounted path of ours answers 401 or 403, but for the public ones', async () => {
    const open = publicRoutes().map(({ path }) => `/api/grid${path}`);
    const layers = (app.strapi.server.listRoutes() as { methods: string[]; path: string }[]).filter(({ path }) => /^\/(api\/)?grid\//.test(path) && !open.includes(path) && !publicPaths().includes(path));
    expect(layers.length).toBeGreaterThan(adminRoutes().length + 13 * 5 - 1);
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
  'GET /projects': { url: () => '/grid/projects', status: 200 },
  'POST /projects': { url: () => '/grid/projects', status: 400 },
  'POST /tasks/:id/completion': { url: () => `/grid/tasks/${unknown}/completion`, status: 400 },
  'DELETE /tasks/:id/completion': { url: () => `/grid/tasks/${unknown}/completion`, status: 404 },
  'POST /tasks/:id/verification': { url: () => `/grid/tasks/${unknown}/verification`, status: 404 },
  'POST /tasks/:id/return': { url: () => `/grid/tasks/${unknown}/return`, status: 400 },
  'POST /matters/:id/project': { url: () => `/grid/matters/${rows.of('matter', 'own').doc}/project`, status: 400 },
  'POST /matters/:id/follow-ups': { url: () => `/grid/matters/${rows.of('matter', 'own').doc}/follow-ups`, status: 400 },
  'POST /care-records': { url: () => '/grid/care-records', status: 400 },
  'DELETE /care-records/:id': { url: () => `/grid/care-records/${unknown}`, status: 404 },
  'POST /care-events': { url: () => '/grid/care-events', status: 400 },
  'POST /care-events/:id/withdrawal': { url: () => `/grid/care-events/${rows.of('care-event', 'own').doc}/withdrawal`, status: 400 },
  'GET /care-plans': { url: () => '/grid/care-plans', status: 200 },
  'POST /care-plans': { url: () => '/grid/care-plans', status: 400 },
  'POST /care-plans/:id/extensions': { url: () => `/grid/care-plans/${rows.of('care-plan', 'own').doc}/extensions`, status: 400 },
  'POST /care-plans/:id/closing': { url: () => `/grid/care-plans/${rows.of('care-plan', 'own').doc}/closing`, status: 400 },
  'POST /employees/:id/login': { url: () => `/grid/employees/${rows.person('HS0012').doc}/login`, status: 400 },
  'POST /employees/:id/portal-login': { url: () => `/grid/employees/${unknown}/portal-login`, status: 404 },
  'GET /attachments': { url: () => `/grid/attachments?type=care-record&row=${unknown}`, status: 404 },
  'POST /attachments': { url: () => '/grid/attachments', status: 400 },
  'POST /attachments/:id/readings': { url: () => `/grid/attachments/${mail}/readings`, status: 400 },
  'DELETE /attachments/:id': { url: () => `/grid/attachments/${mail}`, status: 404 },
  'GET /summary': { url: () => '/grid/summary', status: 200 },
  'GET /grids': { url: () => '/grid/grids', status: 200 },
  'GET /grids/:id': { url: () => `/grid/grids/${rows.of('grid', 'own').doc}`, status: 200 },
  'GET /people': { url: () => '/grid/people', status: 200 },
  'GET /pairs': { url: () => '/grid/pairs', status: 200 },
  'GET /employees/:id/timeline': { url: () => `/grid/employees/${rows.of('employee', 'own').doc}/timeline`, status: 200 },
  'POST /confidential-readings': { url: () => '/grid/confidential-readings', status: 400 },
  'GET /confidential-texts/:type/:id': { url: () => '/grid/confidential-texts/care-record/zzzzzzzzzzzzzzzzzzzzzzzz', status: 404 },
  'GET /employees/:id/care-profile': { url: () => `/grid/employees/${rows.of('employee', 'own').doc}/care-profile`, status: 200 },
  'POST /employees/:id/care-profile': { url: () => `/grid/employees/${rows.of('employee', 'own').doc}/care-profile`, status: 400 },
  'POST /imports/preview': { url: () => '/grid/imports/preview', status: 400 },
  'POST /imports': { url: () => '/grid/imports', status: 400 },
  'GET /imports': { url: () => '/grid/imports', status: 200 },
  'GET /imports/template': { url: () => '/grid/imports/template', status: 200 },
  'GET /imports/:id/result': { url: () => `/grid/imports/${mail}/result`, status: 404 },
  'GET /exports/activities': { url: () => '/grid/exports/activities', status: 200 },
  'GET /exports/roster': { url: () => '/grid/exports/roster', status: 200 },
  'GET /jobs': { url: () => '/grid/jobs', status: 200 },
  'POST /jobs/:name/runs': { url: () => '/grid/jobs/no-such-job/runs', status: 404 },
  'GET /outbox': { url: () => '/grid/outbox', status: 200 },
  'GET /outbox/:id': { url: () => `/grid/outbox/${mail}`, status: 404 },
  'POST /outbox/:id/resend': { url: () => `/grid/outbox/${mail}/resend`, status: 404 },
  'GET /audit': { url: () => '/grid/audit', status: 200 },
  'GET /audit/chain': { url: () => '/grid/audit/chain', status: 200 },
  'POST /audit/verifications': { url: () => '/grid/audit/verifications', status: 200 },
  'GET /audit/export': { url: () => '/grid/audit/export?format=csv', status: 200 },
  'GET /retention': { url: () => '/grid/retention', status: 200 },
  'POST /retention/:class/extensions': { url: () => '/grid/retention/duties/extensions', status: 400 },
  'GET /corrections': { url: () => '/grid/corrections', status: 200 },
  'POST /corrections/:id/readings': { url: () => `/grid/corrections/${unknown}/readings`, status: 404 },
  'POST /corrections/:id/answer': { url: () => `/grid/corrections/${rows.of('correction-request', 'own').doc}/answer`, status: 400 },
  'GET /requirements/matrix': { url: () => '/grid/requirements/matrix', status: 200 },
  'GET /requirements/export': { url: () => '/grid/requirements/export?year=2022', status: 200 },
  'GET /requirements/:id/activities': { url: () => `/grid/requirements/${unknown}/activities?grid=C01&period=2022-03`, status: 404 },
  'GET /activities': { url: () => '/grid/activities', status: 200 },
  'POST /activities': { url: () => '/grid/activities', status: 400 },
  'POST /activity-series': { url: () => '/grid/activity-series', status: 400 },
  'GET /activities/:id': { url: () => `/grid/activities/${rows.of('activity', 'own').doc}`, status: 200 },
  'POST /activities/:id/plan': { url: () => `/grid/activities/${unknown}/plan`, status: 400 },
  'POST /activities/:id/cancellation': { url: () => `/grid/activities/${unknown}/cancellation`, status: 400 },
  'POST /activities/:id/holding': { url: () => `/grid/activities/${unknown}/holding`, status: 404 },
  'GET /activities/:id/attendances': { url: () => `/grid/activities/${rows.of('activity', 'own').doc}/attendances`, status: 200 },
  'POST /activities/:id/attendances': { url: () => `/grid/activities/${unknown}/attendances`, status: 400 },
  'POST /activities/:id/attendances/grid': { url: () => `/grid/activities/${unknown}/attendances/grid`, status: 400 },
  'DELETE /activities/:id/attendances/:attendance': { url: () => `/grid/activities/${unknown}/attendances/${unknown}`, status: 404 },
  'POST /activities/:id/pasted-names': { url: () => `/grid/activities/${unknown}/pasted-names`, status: 400 },
  'GET /calendar-feeds': { url: () => '/grid/calendar-feeds', status: 200 },
  'POST /calendar-feeds': { url: () => '/grid/calendar-feeds', status: 400 },
  'DELETE /calendar-feeds/:id': { url: () => `/grid/calendar-feeds/${unknown}`, status: 404 },
  'GET /bulletins': { url: () => '/grid/bulletins', status: 200 },
  'POST /bulletins': { url: () => '/grid/bulletins', status: 400 },
  'GET /bulletins/:id': { url: () => `/grid/bulletins/${unknown}`, status: 404 },
  'POST /bulletins/:id/text': { url: () => `/grid/bulletins/${unknown}/text`, status: 400 },
  'POST /bulletins/:id/release': { url: () => `/grid/bulletins/${unknown}/release`, status: 404 },
  'POST /bulletins/:id/withdrawal': { url: () => `/grid/bulletins/${unknown}/withdrawal`, status: 400 },
  'GET /bulletins/:id/export': { url: () => `/grid/bulletins/${unknown}/export?format=docx`, status: 404 },
  'GET /stories': { url: () => '/grid/stories', status: 200 },
  'GET /story-people': { url: () => '/grid/story-people', status: 200 },
  'GET /story-honours': { url: () => '/grid/story-honours', status: 200 },
  'POST /story-previews': { url: () => '/grid/story-previews', status: 400 },
  'POST /stories': { url: () => '/grid/stories', status: 400 },
  'GET /stories/:id': { url: () => `/grid/stories/${unknown}`, status: 404 },
  'POST /stories/:id/text': { url: () => `/grid/stories/${unknown}/text`, status: 400 },
  'POST /stories/:id/review': { url: () => `/grid/stories/${unknown}/review`, status: 404 },
  'DELETE /stories/:id/review': { url: () => `/grid/stories/${unknown}/review`, status: 404 },
  'POST /stories/:id/release': { url: () => `/grid/stories/${unknown}/release`, status: 404 },
  'POST /stories/:id/withdrawal': { url: () => `/grid/stories/${unknown}/withdrawal`, status: 400 },
  'POST /stories/:id/pictures': { url: () => `/grid/stories/${unknown}/pictures`, status: 400 },
  'GET /stories/:id/pictures/:picture': { url: () => `/grid/stories/${unknown}/pictures/00000000-0000-4000-8000-000000000000`, status: 404 },
  'DELETE /stories/:id/pictures/:picture': { url: () => `/grid/stories/${unknown}/pictures/00000000-0000-4000-8000-000000000000`, status: 404 },
  'GET /matters/:id/publication': { url: () => `/grid/matters/${unknown}/publication`, status: 404 },
  'POST /matters/:id/publication': { url: () => `/grid/matters/${unknown}/publication`, status: 400 },
  'POST /matters/:id/publication/release': { url: () => `/grid/matters/${unknown}/publication/release`, status: 404 },
  'DELETE /matters/:id/publication': { url: () => `/grid/matters/${unknown}/publication`, status: 404 },
  'GET /matters': { url: () => '/grid/matters', status: 200 },
  'POST /matters': { url: () => '/grid/matters', status: 400 },
  'GET /matter-categories': { url: () => '/grid/matter-categories', status: 200 },
  'GET /matters/:id': { url: () => `/grid/matters/${rows.of('matter', 'own').doc}`, status: 200 },
  'GET /matters/:id/templates': { url: () => `/grid/matters/${rows.of('matter', 'own').doc}/templates?action=message`, status: 200 },
  'POST /matters/:id/readings': { url: () => `/grid/matters/${rows.of('matter', 'own').doc}/readings`, status: 400 },
  'POST /matters/:id/refusal': { url: () => `/grid/matters/${rows.of('matter', 'own').doc}/refusal`, status: 400 },
  'POST /matters/:id/assignment': { url: () => `/grid/matters/${rows.of('matter', 'own').doc}/assignment`, status: 400 },
  'POST /matters/:id/takeover': { url: () => `/grid/matters/${rows.of('matter', 'own').doc}/takeover`, status: 400 },
  'POST /matters/:id/return': { url: () => `/grid/matters/${rows.of('matter', 'own').doc}/return`, status: 400 },
  'POST /matters/:id/suspension': { url: () => `/grid/matters/${rows.of('matter', 'own').doc}/suspension`, status: 400 },
  'POST /matters/:id/extension': { url: () => `/grid/matters/${rows.of('matter', 'own').doc}/extension`, status: 400 },
  'POST /matters/:id/messages': { url: () => `/grid/matters/${rows.of('matter', 'own').doc}/messages`, status: 400 },
  'POST /matters/:id/answer': { url: () => `/grid/matters/${rows.of('matter', 'own').doc}/answer`, status: 400 },
  'POST /matters/:id/reopening': { url: () => `/grid/matters/${rows.of('matter', 'own').doc}/reopening`, status: 400 },
  'POST /matters/:id/merger': { url: () => `/grid/matters/${rows.of('matter', 'own').doc}/merger`, status: 400 },
  'POST /matters/:id/acceptance': { url: () => `/grid/matters/${rows.of('matter', 'own').doc}/acceptance`, status: 409 },
  'POST /matters/:id/category': { url: () => `/grid/matters/${rows.of('matter', 'own').doc}/category`, status: 400 },
  'POST /matters/:id/closure': { url: () => `/grid/matters/${rows.of('matter', 'own').doc}/closure`, status: 409 },
  'POST /matters/:id/extension/approval': { url: () => `/grid/matters/${unknown}/extension/approval`, status: 404 },
  'DELETE /matters/:id/extension': { url: () => `/grid/matters/${unknown}/extension`, status: 404 },
  'DELETE /matters/:id/suspension': { url: () => `/grid/matters/${unknown}/suspension`, status: 404 },
  'GET /consents': { url: () => '/grid/consents', status: 200 },
  'GET /handovers': { url: () => '/grid/handovers', status: 200 },
  'GET /handovers/:employeeId': { url: () => `/grid/handovers/${rows.of('employee', 'own').doc}`, status: 200 },
  'POST /handovers/:employeeId/completion': { url: () => `/grid/handovers/${rows.of('employee', 'own').doc}/completion`, status: 400 },
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
