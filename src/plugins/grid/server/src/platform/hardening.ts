import type { Core } from '@strapi/strapi';

/** The descriptions that Strapi gives to the two tokens it makes on an empty database; one of them may do everything. */
const DEFAULT_TOKENS = ['A default API token with read-only permissions, only used for accessing resources', 'A default API token with full access permissions, used for accessing or modifying resources'];

const STORE = { type: 'plugin', name: 'grid', key: 'hardening' };

/** Once, on a new installation: no default tokens and no public registration. What an operator opens later stays open. */
export const hardenOnce = async (strapi: Core.Strapi): Promise<void> => {
  const store = strapi.store(STORE);
  if (await store.get({})) return;
  await strapi.db.query('admin::api-token').deleteMany({ where: { description: { $in: DEFAULT_TOKENS } } });
  const advanced = strapi.store({ type: 'plugin', name: 'users-permissions', key: 'advanced' });
  await advanced.set({ value: { ...((await advanced.get({})) as object | null), allow_register: false } });
  await store.set({ value: { done: true } });
};
