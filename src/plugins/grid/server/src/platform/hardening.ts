import type { Core } from '@strapi/strapi';

/** The descriptions that Strapi gives to the two tokens it makes on an empty database; one of them may do everything. */
const DEFAULT_TOKENS = ['A default API token with read-only permissions, only used for accessing resources', 'A default API token with full access permissions, used for accessing or modifying resources'];

const STORE = { type: 'plugin', name: 'grid', key: 'hardening' };

/** Once, on a new installation: no default tokens and no public registration. What an operator opens later stays open, as far as it may. */
export const hardenOnce = async (strapi: Core.Strapi): Promise<void> => {
  const store = strapi.store(STORE);
  if (await store.get({})) return;
  await strapi.db.query('admin::api-token').deleteMany({ where: { description: { $in: DEFAULT_TOKENS } } });
  const advanced = strapi.store({ type: 'plugin', name: 'users-permissions', key: 'advanced' });
  await advanced.set({ value: { ...((await advanced.get({})) as object | null), allow_register: false } });
  await store.set({ value: { done: true } });
};

/** At each start: tells of what an operator has opened. Not refused: a server that does not start gives nobody a page to put it right. */
export const tellOfOpenDoors = async (strapi: Core.Strapi): Promise<void> => {
  const tokens = (await strapi.db.query('admin::api-token').findMany({ where: { type: { $ne: 'custom' } }, select: ['name', 'type'] })) as { name: string; type: string }[];
  for (const { name, type } of tokens) strapi.log.warn(`the API token "${name}" is ${type}: it reads accounts and uploads of everybody; make one with "npm run token" and delete it`);
  const { allow_register: open } = ((await strapi.store({ type: 'plugin', name: 'users-permissions', key: 'advanced' }).get({})) ?? {}) as { allow_register?: boolean };
  const [address, proxied] = [strapi.config.get<string>('server.url', ''), strapi.config.get<boolean>('server.proxy.koa', false)];
  if (address.startsWith('https://') && !proxied) strapi.log.warn('PUBLIC_URL is https, so a proxy stands before this server: without BEHIND_PROXY=true cookies are not Secure and everybody shares one address in the limits');
  if (open === true) strapi.log.warn('anybody may register for the portal (Settings › Users & Permissions › Advanced settings)');
};

type Expectation = readonly [option: string, allowed: string, holds: (value: unknown) => boolean];

const EXPECTED: readonly Expectation[] = [
  ['server.mcp.enabled', 'false', (value) => value === false],
  ['server.transfer.remote.enabled', 'false', (value) => value === false],
  ['api.rest.strictParams', 'true', (value) => value === true],
  ['api.documents.strictParams', 'true', (value) => value === true],
  ['api.rest.maxLimit', 'a number up to 100', (value) => typeof value === 'number' && value > 0 && value <= 100],
  ['plugin::users-permissions.jwtManagement', 'refresh', (value) => value === 'refresh'],
  ['plugin::upload.security.allowedTypes', 'a list without SVG, HTML and patterns', (value) => Array.isArray(value) && value.length > 0 && !value.some((type) => /svg|html|xml|script|[*]/.test(String(type)))],
  ['server.proxy.maxIpsCount', 'how many proxies there are', (value) => typeof value === 'number' && value > 0],
  ['middlewares', 'strapi::cors with named origins, plugin::grid.edge-limits before strapi::query, plugin::grid.login-limits after strapi::body, no strapi::logger, no strapi::poweredBy', guarded],
];

/** Options that lie outside of this plugin and would undo what it promises. @throws Error naming each and what is allowed. */
export const checkConfiguration = (strapi: Core.Strapi): void => {
  const wrong = EXPECTED.filter(([option, , holds]) => !holds(strapi.config.get<unknown>(option))).map(([option, allowed]) => `${option}; allowed: ${allowed}`);
  if (wrong.length > 0) throw new Error(`refusing to start with the configuration of ${wrong.join(' | ')}`);
};

interface MiddlewareEntry {
  readonly name?: string;
  readonly config?: { origin?: unknown };
}

function guarded(value: unknown): boolean {
  const entries = (Array.isArray(value) ? value : []).map((each): MiddlewareEntry => (typeof each === 'string' ? { name: each } : (each as MiddlewareEntry)));
  const at = (name: string) => entries.findIndex((each) => each.name === name);
  const origins = entries[at('strapi::cors')]?.config?.origin;
  const named = Array.isArray(origins) && origins.every((each) => /^https?:\/\/[^*]+$/.test(String(each)));
  const inOrder = at('plugin::grid.edge-limits') >= 0 && at('plugin::grid.edge-limits') < at('strapi::query') && at('plugin::grid.login-limits') > at('strapi::body');
  return named && inOrder && at('strapi::logger') < 0 && at('strapi::poweredBy') < 0;
}
