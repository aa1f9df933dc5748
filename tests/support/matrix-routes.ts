import type { TestApp } from './app';
import type { Actor } from './matrix-actors';
import type { Cell } from './matrix-run';

/** Every route that Strapi and we have mounted, as `METHOD path`. Layers without a method are middlewares. */
export const mountedRoutes = (app: TestApp): string[] => {
  const layers = app.strapi.server.listRoutes() as { methods: string[]; path: string }[];
  return [...new Set(layers.flatMap(({ methods, path }) => (methods.length > 5 ? [`ALL ${path}`] : methods.filter((method) => method !== 'HEAD').map((method) => `${method} ${path}`))))];
};

/** Routes that are open to more than the super admin although they are no door to a row of ours, and why. `true`: the matrix asks them too. */
const OPEN: readonly (readonly [RegExp, boolean, string])[] = [
  [/^ALL \/_health$/, false, 'answers nothing but that the server runs'],
  [/^GET \/(\(\(\?!uploads\/\)\.\+\))?$/, false, 'the files of the admin panel'],
  [/^GET \/uploads\/\(\.\*\)$/, false, 'public files; none of ours lie there'],
  [/^GET \/admin\/(init|project-type|information|telemetry-properties|guided-tour-meta)$/, true, 'names and versions for the panel'],
  [/^GET \/admin\/license-trial-time-left$/, false, 'asks a server of the maker; no row of ours'],
  [/^(GET|POST) \/admin\/(registration-info|register|register-admin|login|access-token|forgot-password|reset-password|logout)$/, false, 'how one becomes somebody: before there is an account'],
  [/^(GET|PUT|DELETE) \/admin\/users\/me(\/|$)/, false, 'the asker’s own account and sessions'],
  [/^GET \/admin\/users\/me\/permissions$/, true, 'what the asker may do'],
  [/^POST \/admin\/permissions\/check$/, false, 'what the asker may do'],
  [/^GET \/admin\/permissions$/, true, 'the names of all permissions'],
  [/^GET \/admin\/homepage\/key-statistics$/, true, 'how many types, locales, accounts and files there are; no row of ours'],
  [/^(GET|PUT) \/admin\/homepage\/layout$/, false, 'the asker’s own homepage'],
  [/^GET \/admin\/content-api\/(permissions|routes)$/, true, 'the names of routes'],
  [/^GET \/content-manager\/(init|content-types|content-types-settings|components)$/, true, 'the shape of types'],
  [/^GET \/content-manager\/(content-types|components)\/:uid\/configuration$/, true, 'the shape of lists and forms'],
  [/^GET \/content-manager\/preview\/(script|url\/:contentType)$/, true, 'a script without data; previews are switched off'],
  [/^GET \/i18n\/(locales|iso-locales|settings)$/, true, 'names of languages'],
  [/^GET \/users-permissions\/(permissions|policies|routes)$/, true, 'the names of routes'],
  [/^GET \/upload\/configuration$/, true, 'how files are listed'],
  [/^GET \/upload\/ai-metadata-jobs\//, true, 'jobs over files'],
  [/^GET \/api\/users\/me$/, false, 'the asker’s own account of the website'],
  [/^GET \/api\/grid\/public\/(bulletins(\/:id)?|matters|stories(\/:id(\/pictures\/:picture)?)?|honours|vanguard-posts|regulations)$/, false, 'what a second person released for everybody, or is marked as public'],
  [/^GET \/api\/grid\/calendar\/:file$/, false, 'a calendar by its private address of 256 random bits: tests/http/calendar-feeds.test.ts'],
  [/^GET \/api\/grid\/voices\/form$/, false, 'categories and names of grids, for who raises an anonymous matter'],
  [/^POST \/api\/grid\/voices(\/mailbox(\/\w+)?)?$/, false, 'anonymous voices and their mailbox: the receipt opens it, and nobody’s login is asked'],
  [/^PUT \/api\/grid\/hr\/employees$/, false, 'for tokens that were given the right by name; no actor of the matrix was: tests/int/hr-upsert.test.ts'],
  [/^(GET|POST) \/api\/grid\/wechat$/, false, 'called by the servers of WeChat; each call is signed'],
  [/^GET \/api\/connect\/|^(GET|POST|DELETE) \/api\/auth\//, false, 'accounts of the website: registration is closed, and an account reaches nothing'],
];

/** Strapi's own administration, and the content API of its plugins: refused to everybody but the super admin. */
const CLOSED: readonly RegExp[] = [
  /^\w+ \/admin\/(project-settings|plugins|users|roles|webhooks|api-tokens|admin-tokens|transfer|ai-)/,
  /^PUT \/content-manager\/(content-types|components)\/:uid\/configuration$/,
  /^\w+ \/content-type-builder\//,
  /^\w+ \/email(\/|$)/,
  /^\w+ \/upload(\/|$)/,
  /^(POST|PUT|DELETE) \/i18n\//,
  /^\w+ \/users-permissions\//,
  /^\w+ \/api\/(content-type-builder|email|upload|i18n|users|users-permissions)(\/|$)/,
];

const isOpen = (route: string): boolean => OPEN.some(([pattern]) => pattern.test(route));
const isClosed = (route: string): boolean => !isOpen(route) && CLOSED.some((pattern) => pattern.test(route));

/** Routes that neither a cell asks nor a list names: a new one must not slip in unseen. */
export const unknownRoutes = (routes: readonly string[], cells: readonly Cell[]): string[] => {
  const asked = new Set(cells.map((cell) => cell.route));
  return routes.filter((route) => !asked.has(route) && !isOpen(route) && !isClosed(route));
};

const urlOf = (path: string): string => path.replace(/:(\w+)/g, (_all, name: string) => (name === 'uid' || name === 'contentType' ? 'plugin::grid.employee' : '1')).replace(/\(.*?\)+/g, 'x');

/** The administration, asked by one actor. */
export const closedCells = (routes: readonly string[], actor: Actor): Cell[] =>
  actor.superAdmin ? [] : routes.filter(isClosed).map((route) => cellOf(route, actor, 'closed', 'refuse'));

/** What is open may still name nobody. Only questions are asked: the open writes are about the asker's own account. */
export const openCells = (routes: readonly string[], actor: Actor): Cell[] => routes.filter((route) => OPEN.some(([pattern, isAsked]) => isAsked && pattern.test(route))).map((route) => cellOf(route, actor, 'open', 'quiet'));

const cellOf = (route: string, actor: Actor, kind: string, expect: Cell['expect']): Cell => {
  const [method = '', path = ''] = route.split(' ');
  return { kind, route, actor, expect, call: { method, url: urlOf(path), ...(method === 'GET' || method === 'DELETE' ? {} : { body: {} }) } };
};
