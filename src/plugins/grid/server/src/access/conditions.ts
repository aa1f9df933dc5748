import type { Core } from '@strapi/strapi';
import { withTx } from '../platform/db';
import { userPrincipal } from './principal';
import { gridIdsOf } from './scope';
import { currentTree } from './tree-map';

export const IN_REACH = 'plugin::grid.in-reach';

type Verdict = true | { gridId: { $in: readonly number[] } };

// Strapi asks once per permission row and request; the account object is new in each request.
const verdicts = new WeakMap<object, Promise<Verdict>>();

/** Must be registered before the roles: Strapi silently drops a condition that it does not know, which would grant everything. */
export const registerConditions = async (strapi: Core.Strapi): Promise<void> => {
  const { conditionProvider } = strapi.service('admin::permission') as { conditionProvider: { register(condition: object): Promise<unknown> } };
  await conditionProvider.register({
    displayName: '在管辖范围内 In reach',
    name: 'in-reach',
    plugin: 'grid',
    handler: (user: { id: number; roles: { code: string }[] }) => {
      const known = verdicts.get(user) ?? verdictOf(strapi, user);
      verdicts.set(user, known);
      return known;
    },
  });
};

const verdictOf = async (strapi: Core.Strapi, user: { id: number; roles: { code: string }[] }): Promise<Verdict> => {
  const { scope } = await userPrincipal(strapi, user);
  const ids = await withTx(strapi, async (db) => gridIdsOf(scope, await currentTree(db)));
  return ids === 'all' ? true : { gridId: { $in: ids } };
};
