import type { Core } from '@strapi/strapi';
import { withReads } from '../platform/db';
import { requestPrincipal, type UserPrincipal } from './principal';
import { gridIdsOf } from './scope';
import { currentTree } from './tree-map';

export const IN_REACH = 'plugin::grid.in-reach';

type Verdict = true | { gridId: { $in: readonly number[] } };

// The principal is the same object for all permission rows of a request.
const verdicts = new WeakMap<UserPrincipal, Promise<Verdict>>();

/** Must be registered before the roles: Strapi silently drops a condition that it does not know, which would grant everything. */
export const registerConditions = async (strapi: Core.Strapi): Promise<void> => {
  const { conditionProvider } = strapi.service('admin::permission') as { conditionProvider: { register(condition: object): Promise<unknown> } };
  await conditionProvider.register({
    displayName: '在管辖范围内 In reach',
    name: 'in-reach',
    plugin: 'grid',
    handler: async (user: { id: number; roles: { code: string }[] }) => {
      const principal = await requestPrincipal(strapi, user);
      const known = verdicts.get(principal) ?? verdictOf(strapi, principal);
      verdicts.set(principal, known);
      return known;
    },
  });
};

/** @public */
export const verdictOf = async (strapi: Core.Strapi, { scope }: UserPrincipal): Promise<Verdict> => {
  const ids = await withReads(strapi, async (db) => gridIdsOf(scope, await currentTree(db)));
  return ids === 'all' ? true : { gridId: { $in: ids } };
};
