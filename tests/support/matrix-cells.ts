import type { TestApp } from './app';
import type { Actor } from './matrix-actors';
import type { Oracle } from './matrix-oracle';
import type { Answer, Cell, Fault } from './matrix-run';
import { CHANGE, newRow, PEOPLE, TABLES, type Side } from './plant-rows';

export const ALL_TYPES = Object.keys(TABLES);
export const SIDES: readonly Side[] = ['own', 'foreign'];
const UNIQUE = 'mx-11';

export const uidOf = (type: string) => `plugin::grid.${type}`;
export const restPath = (app: TestApp, type: string): string => `/api/grid/${(app.strapi.contentTypes as never as Record<string, { info: { pluralName: string } }>)[uidOf(type)]!.info.pluralName}`;

/** What a copy must say anew, where a whole new row would not fit its source. */
const COPY: Readonly<Record<string, object>> = { 'care-rule': { code: `N-${UNIQUE}` } };

const PANEL = '/content-manager/collection-types/:model';
const at = (type: string, rest = '') => `/content-manager/collection-types/${uidOf(type)}${rest}`;
const verdict = (allowed: boolean) => (allowed ? 'allow' : 'refuse');

export const totalOf = ({ json }: Answer): number | undefined => ((json?.['pagination'] ?? (json?.['meta'] as { pagination?: unknown } | undefined)?.pagination) as { total?: number } | undefined)?.total;

const counted = (total: number | undefined, expected: number): Fault | null => {
  if (total === expected) return null;
  const words = `${String(total)} rows instead of ${expected}`;
  return total !== undefined && total > expected ? { leak: words } : { denial: words };
};

export const totalIs = (expected: number) => (answer: Answer): Fault | null => counted(totalOf(answer), expected);
const holds = (text: string) => (answer: Answer): Fault | null => (answer.text.includes(`"${text}"`) ? null : { denial: `does not hold ${text}` });

/** Every route of the Content Manager for rows of one type, for one actor. */
export const panelCells = (oracle: Oracle, actor: Actor, type: string): Cell[] => [
  ...readCells(oracle, actor, type),
  ...SIDES.flatMap((side) => writeCells(oracle, actor, type, side)),
  ...neverCells(oracle, actor, type),
];

const readCells = (oracle: Oracle, actor: Actor, type: string): Cell[] => {
  const may = oracle.granted(actor, type, 'read') && actor.door === 'panel';
  const list = (kind: string, query: string, counted: boolean): Cell => ({ kind, route: `GET ${PANEL}`, actor, call: { method: 'GET', url: at(type, `?page=1&pageSize=100${query}`) }, expect: verdict(may), ...(may && counted ? { check: totalIs(oracle.count(actor, type)) } : {}) });
  const one = (side: Side): Cell[] => {
    const { doc } = oracle.plant.of(type, side);
    const allowed = may && oracle.allowed(actor, type, 'read', side);
    const base = { actor, expect: verdict(allowed), ...(allowed ? { check: holds(doc) } : {}) } as const;
    const docs = `documentIds[0]=${doc}`;
    return [
      { ...base, kind: 'one', route: `GET ${PANEL}/:id`, call: { method: 'GET', url: at(type, `/${doc}`) } },
      { actor, kind: 'count-draft', route: `GET ${PANEL}/:id/actions/countDraftRelations`, expect: verdict(allowed), call: { method: 'GET', url: at(type, `/${doc}/actions/countDraftRelations`) } },
      { actor, kind: 'count-many', route: `GET ${PANEL}/actions/countManyEntriesDraftRelations`, expect: verdict(allowed), call: { method: 'GET', url: at(type, `/actions/countManyEntriesDraftRelations?${docs}`) } },
      { ...base, kind: 'bulk-find', route: `POST ${PANEL}/actions/bulkFindForValidation`, expect: allowed ? 'allow' : may ? 'quiet' : 'refuse', call: { method: 'POST', url: at(type, '/actions/bulkFindForValidation'), body: { documentIds: [doc] } } },
      { actor, kind: 'i18n', route: 'GET /i18n/content-manager/get-fill-from-locale/:model', expect: allowed ? 'quiet' : 'refuse', call: { method: 'GET', url: `/i18n/content-manager/get-fill-from-locale/${uidOf(type)}?documentId=${doc}&sourceLocale=en&targetLocale=zh&collectionType=collection-types` } },
    ];
  };
  return [
    list('list', '', true),
    list('list-populated', '&populate=*', true),
    ...SIDES.flatMap(one),
    // An operator instead of ids tries out the ids of rows.
    { kind: 'count-many', route: `GET ${PANEL}/actions/countManyEntriesDraftRelations`, actor, expect: 'refuse', call: { method: 'GET', url: at(type, '/actions/countManyEntriesDraftRelations?documentIds[$startsWith]=') } },
  ];
};

const writeCells = (oracle: Oracle, actor: Actor, type: string, side: Side): Cell[] => {
  const { doc } = oracle.plant.of(type, side);
  const body = newRow(oracle.plant, type, side, UNIQUE) ?? {};
  const own = COPY[type] ?? newRow(oracle.plant, type, 'own', UNIQUE) ?? {};
  const may = (verb: 'create' | 'update' | 'delete') => verdict(actor.door === 'panel' && oracle.allowed(actor, type, verb, side));
  const cell = (kind: string, method: string, rest: string, route: string, expect: Cell['expect'], sent?: unknown): Cell => ({ kind, route: `${method} ${PANEL}${route}`, actor, expect, writes: true, call: { method, url: at(type, rest), ...(sent === undefined ? {} : { body: sent }) } });
  // The panel drops what a role may not write and takes the rest; who may write every field is refused by name.
  const mayKeep = may('update') === 'refuse' || (actor.superAdmin && oracle.isScoped(type)) ? 'refuse' : 'quiet';
  return [
    cell('create', 'POST', '', '', may('create'), body),
    cell('update', 'PUT', `/${doc}`, '/:id', may('update'), CHANGE[type]?.data ?? {}),
    cell('server-owned', 'PUT', `/${doc}`, '/:id', mayKeep, { gridId: oracle.plant.grid(PEOPLE.foreign.grid).id }),
    cell('delete', 'DELETE', `/${doc}`, '/:id', may('delete')),
    cell('clone', 'POST', `/clone/${doc}`, '/clone/:sourceId', may('create'), own),
    cell('clone', 'POST', `/auto-clone/${doc}`, '/auto-clone/:sourceId', may('create') === 'allow' ? 'quiet' : 'refuse', own),
    cell('bulk-delete', 'POST', '/actions/bulkDelete', '/actions/bulkDelete', may('delete'), { documentIds: [doc] }),
    ...(side === 'own' ? [] : [cell('bulk-delete', 'POST', '/actions/bulkDelete', '/actions/bulkDelete', actor.door === 'panel' && oracle.granted(actor, type, 'delete') ? 'quiet' : 'refuse', { documentIds: [oracle.plant.of(type, 'own').doc, doc] })]),
  ];
};

/** Routes that nobody needs for rows that are never drafts, not localized and no single types: closed to everybody. */
const neverCells = (oracle: Oracle, actor: Actor, type: string): Cell[] => {
  const cell = (kind: string, route: string, url: string, body?: unknown): Cell => ({ kind, route, actor, expect: 'refuse', call: { method: route.split(' ')[0] as string, url, ...(body === undefined ? {} : { body }) } });
  const single = '/content-manager/single-types';
  const docs = { documentIds: [oracle.plant.of(type, 'own').doc] };
  return [
    cell('publish', `POST ${PANEL}/actions/publish`, at(type, '/actions/publish'), newRow(oracle.plant, type, 'own', UNIQUE) ?? {}),
    ...['bulkPublish', 'bulkUnpublish'].map((action) => cell('publish', `POST ${PANEL}/actions/${action}`, at(type, `/actions/${action}`), docs)),
    ...SIDES.flatMap((side) => ['publish', 'unpublish', 'discard'].map((action) => cell('publish', `POST ${PANEL}/:id/actions/${action}`, at(type, `/${oracle.plant.of(type, side).doc}/actions/${action}`), {}))),
    ...['GET', 'PUT', 'DELETE'].map((method) => cell('single', `${method} ${single}/:model`, `${single}/${uidOf(type)}`, method === 'PUT' ? (CHANGE[type]?.data ?? {}) : undefined)),
    ...['publish', 'unpublish', 'discard'].map((action) => cell('single', `POST ${single}/:model/actions/${action}`, `${single}/${uidOf(type)}/actions/${action}`, {})),
    cell('single', `GET ${single}/:model/actions/countDraftRelations`, `${single}/${uidOf(type)}/actions/countDraftRelations`),
    cell('uid', 'POST /content-manager/uid/generate', '/content-manager/uid/generate', { contentTypeUID: uidOf(type), field: 'name', data: {} }),
    cell('uid', 'POST /content-manager/uid/check-availability', '/content-manager/uid/check-availability', { contentTypeUID: uidOf(type), field: 'name', value: 'x' }),
    cell('i18n', 'POST /i18n/content-manager/actions/get-non-localized-fields', '/i18n/content-manager/actions/get-non-localized-fields', { model: uidOf(type), id: oracle.plant.of(type, 'foreign').id, locale: 'en' }),
    cell('i18n', 'GET /i18n/ai-localization-jobs/collection-types/:contentType/:documentId', `/i18n/ai-localization-jobs/collection-types/${uidOf(type)}/${oracle.plant.of(type, 'foreign').doc}`),
    cell('i18n', 'GET /i18n/ai-localization-jobs/single-types/:contentType', `/i18n/ai-localization-jobs/single-types/${uidOf(type)}`),
  ];
};

/** The numbers and the last changes on the homepage. */
export const homepageCells = (oracle: Oracle, actor: Actor): Cell[] => {
  const path = '/content-manager/homepage';
  const expected = ALL_TYPES.filter((type) => oracle.granted(actor, type, 'read')).reduce((sum, type) => sum + oracle.count(actor, type), 0);
  const check = ({ json }: Answer): Fault | null => counted((json?.['data'] as { published?: number } | undefined)?.published, expected);
  const may = actor.door === 'panel';
  const cell = (action: string, more: Partial<Cell>): Cell => ({ kind: 'homepage', route: `GET ${path}/${action.split('?')[0] ?? ''}`, actor, expect: verdict(may), call: { method: 'GET', url: `${path}/${action}` }, ...more });
  return [cell('count-documents', may ? { check } : {}), cell('recent-documents?action=update', {}), cell('recent-documents?action=publish', {})];
};

/** The generated REST of one type, for one actor: a bound token reads, nobody writes. */
export const restCells = (app: TestApp, oracle: Oracle, actor: Actor, type: string): Cell[] => {
  const path = restPath(app, type);
  const rest = actor.door === 'rest' && actor.root !== null;
  const may = rest && oracle.granted(actor, type, 'read');
  const cell = (kind: string, method: string, url: string, route: string, expect: Cell['expect'], more: Partial<Cell> = {}): Cell => ({ kind, route: `${method} ${path}${route}`, actor, expect, call: { method, url: `${path}${url}` }, ...more });
  const sent = (method: string, url: string, data: unknown) => ({ call: { method, url: `${path}${url}`, body: { data } } });
  return [
    cell('rest-list', 'GET', '?pagination[pageSize]=100', '', verdict(may), may ? { check: totalIs(oracle.count(actor, type)) } : {}),
    cell('rest-list', 'GET', '?pagination[pageSize]=100&populate=*', '', verdict(may), may ? { check: totalIs(oracle.count(actor, type)) } : {}),
    ...SIDES.flatMap((side) => {
      const { doc } = oracle.plant.of(type, side);
      const allowed = may && oracle.allowed(actor, type, 'read', side);
      return [
        cell('rest-one', 'GET', `/${doc}`, '/:id', verdict(allowed), allowed ? { check: holds(doc) } : {}),
        cell('rest-write', 'POST', '', '', 'refuse', sent('POST', '', newRow(oracle.plant, type, side, UNIQUE))),
        cell('rest-write', 'PUT', `/${doc}`, '/:id', 'refuse', sent('PUT', `/${doc}`, CHANGE[type]?.data)),
        cell('rest-write', 'DELETE', `/${doc}`, '/:id', 'refuse'),
      ];
    }),
  ];
};
