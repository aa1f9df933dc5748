import { server, type TestApp } from './app';
import type { Actor } from './matrix-actors';
import { ALL_TYPES, restPath, SIDES } from './matrix-cells';
import type { Oracle } from './matrix-oracle';
import type { Cell } from './matrix-run';
import { PEOPLE, type Side } from './plant-rows';

type Policy = typeof import('../../src/plugins/grid/server/src/access/policy');

/** Actions that are about the whole plant by design, and hold no content: who answers for consents, corrections, the trail and what is purged. */
const WHOLE_PLANT = ['audit.read', 'audit.export', 'consent.read', 'correction.read', 'retention.read', 'retention.extend'];

interface Route {
  method: string;
  path: string;
  config?: { policies?: unknown[] };
}

const ourRoutes = (app: TestApp, group: 'admin' | 'portal'): Route[] => (app.strapi.plugin('grid').routes as never as Record<'admin' | 'portal', { routes: Route[] }>)[group].routes;

/** The action of the policy table that a route asks for; null = what every account may ask about itself. */
const actionOf = (route: Route): string | null => {
  const found = route.config?.policies?.find((each): each is { config: { actions: string[] } } => (each as { name?: string }).name === 'admin::hasPermissions');
  return found?.config.actions[0]?.replace('plugin::grid.', '') ?? null;
};

const mayDo = (actor: Actor, action: string | null): boolean => {
  if (actor.door !== 'panel') return false;
  if (action === null || actor.superAdmin) return true;
  const { ACTIONS } = server('access/policy') as Policy;
  return ((ACTIONS as Record<string, readonly string[]>)[action] ?? []).some((role) => actor.roles.includes(role));
};

/** Everything that a body of ours may name, on one side; each route takes what it knows. */
const bodyOf = (oracle: Oracle, side: Side): object => {
  const { member, leader } = PEOPLE[side];
  const [person, boss] = [oracle.plant.person(member).doc, oracle.plant.person(leader).doc];
  const tasks = [oracle.plant.of('task', side).doc];
  return { employeeId: person, employeeIds: [person], personId: person, ownerId: boss, conductedById: boss, taskIds: tasks, reason: 'x', note: 'x', form: 'individual', kind: 'conflict', heldOn: '2023-01-31', occurredOn: '2023-01-31', summary: 'x' };
};

/** Bodies without what names the row itself, for routes that take one kind of body only. */
const bodiesOf = (oracle: Oracle, side: Side): object[] => {
  const all = bodyOf(oracle, side) as Record<string, unknown>;
  const pick = (...keys: string[]) => Object.fromEntries(keys.map((key) => [key, all[key]]));
  return [all, pick('ownerId', 'reason'), pick('reason'), pick('note'), pick('employeeIds', 'form', 'heldOn', 'summary'), pick('taskIds', 'form', 'heldOn', 'summary'), pick('employeeId', 'kind', 'occurredOn', 'note')];
};

/** Our own routes: each with the row of every type on both sides where it names one, and with bodies that name them. */
export const ownCells = (app: TestApp, oracle: Oracle, actor: Actor): Cell[] => [
  ...ourRoutes(app, 'admin').flatMap((route) => cellsOf(app, oracle, actor, route)),
  ...ourRoutes(app, 'portal').flatMap((route) => portalCells(app, oracle, actor, route)),
];

const cellsOf = (app: TestApp, oracle: Oracle, actor: Actor, route: Route): Cell[] => {
  const action = actionOf(route);
  const may = mayDo(actor, action);
  const cell = (url: string, body?: object): Cell => ({
    kind: 'own-route',
    route: `${route.method} /grid${route.path}`,
    actor,
    expect: may ? 'quiet' : 'refuse',
    ...(may && action !== null && WHOLE_PLANT.includes(action) ? { mayHold: 'names' as const } : {}),
    call: { method: route.method, url: `/grid${url}`, ...(body === undefined ? {} : { body }) },
    // Whom the table lets in is not turned away at the door; what he does there may still be refused.
    ...(may ? { check: ({ status, text }) => (status === 401 || (status === 403 && text.includes('Policy Failed')) ? { denial: 'turned away although the table grants the action' } : null) } : {}),
  });
  const urls = urlsOf(app, oracle, route);
  if (!may) return urls.slice(0, 1).map((url) => cell(url, route.method === 'POST' ? {} : undefined));
  if (route.method !== 'POST') return urls.map((url) => cell(url));
  return urls.flatMap((url) => SIDES.flatMap((side) => bodiesOf(oracle, side).map((body) => cell(url, body))));
};

/** Routes of the portal: closed to every key but the portal's, and to a person they tell nothing of others. */
const portalCells = (app: TestApp, oracle: Oracle, actor: Actor, route: Route): Cell[] => {
  const may = actor.door === 'portal';
  const bodies = route.method === 'POST' ? [{}, ...(may ? SIDES.flatMap((side) => bodiesOf(oracle, side)) : [])] : [undefined];
  return urlsOf(app, oracle, route).flatMap((url) =>
    bodies.map((body): Cell => ({ kind: 'portal-route', route: `${route.method} /api/grid${route.path}`, actor, expect: may ? 'quiet' : 'refuse', ...(may ? { mayHold: 'own texts' as const } : {}), call: { method: route.method, url: `/api/grid${url}`, ...(body === undefined ? {} : { body }) } })),
  );
};

/** With an id in the path: the rows of the type that the path names, on both sides; where it names none of ours, a person's. */
const urlsOf = (app: TestApp, oracle: Oracle, { method, path }: Route): string[] => {
  if (!path.includes(':')) return method === 'GET' ? [path, `${path}?page=1&pageSize=100`] : [path];
  const type = ALL_TYPES.find((each) => restPath(app, each).endsWith(`/${path.split('/')[1] ?? ''}`)) ?? 'employee';
  return SIDES.map((side) => path.replace(/:\w+/g, oracle.plant.of(type, side).doc));
};
