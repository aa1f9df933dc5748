import type { Core } from '@strapi/strapi';
import { attributesOf, gridType } from '../access/schemas';
import { LIST_COLUMNS, VIEW_VERSION } from './view-columns';

interface ViewConfiguration {
  settings: Record<string, unknown>;
  metadatas: Record<string, { edit: Record<string, unknown>; list: Record<string, unknown> }>;
  layouts: { list: string[]; edit: { name: string; size: number }[][] };
}

interface ContentTypeService {
  findContentType(uid: string): { uid: string };
  findConfiguration(type: { uid: string }): Promise<ViewConfiguration>;
  updateConfiguration(type: { uid: string }, configuration: ViewConfiguration): Promise<unknown>;
}

const STORE = { type: 'plugin', name: 'grid', key: 'views' };

/** Sets list columns, order and page size of our types once; what an office arranges later is never overwritten. */
export const seedViews = async (strapi: Core.Strapi, types: readonly string[]): Promise<void> => {
  const store = strapi.store(STORE);
  const seeded = ((await store.get({})) ?? {}) as Record<string, number>;
  const service = strapi.plugin('content-manager').service('content-types') as ContentTypeService;
  for (const type of types) {
    if (seeded[type] === VIEW_VERSION) continue;
    await seedView(strapi, service, type);
    seeded[type] = VIEW_VERSION;
  }
  await store.set({ value: seeded });
};

const seedView = async (strapi: Core.Strapi, service: ContentTypeService, type: string): Promise<void> => {
  const contentType = service.findContentType(`plugin::grid.${type}`);
  const current = await service.findConfiguration(contentType);
  const view = LIST_COLUMNS[type];
  if (!view) throw new Error(`content type ${type} has no list columns; add them to platform/view-columns.ts`);
  await service.updateConfiguration(contentType, {
    ...current,
    settings: { ...current.settings, mainField: view.mainField, defaultSortBy: view.sortBy, defaultSortOrder: view.order, pageSize: 20 },
    metadatas: Object.fromEntries(Object.entries(current.metadatas).map(([name, meta]) => [name, labelled(strapi, type, name, meta)])),
    layouts: { ...current.layouts, list: [...view.columns] },
  });
};

type Meta = ViewConfiguration['metadatas'][string];

/**
 * A related row is shown by what a person knows it by: people and grids by name, not by number or code. Its column is not sortable: the
 * order would tell about rows out of reach, so the guard refuses it.
 */
const labelled = (strapi: Core.Strapi, type: string, name: string, meta: Meta): Meta => {
  const target = gridType(attributesOf(strapi, type)[name]?.target);
  const mainField = target === null ? undefined : LIST_COLUMNS[target]?.mainField;
  return mainField === undefined ? meta : { edit: { ...meta.edit, mainField }, list: { ...meta.list, mainField, sortable: false } };
};
