import type { Core } from '@strapi/strapi';
import { TYPES, type TypePolicy } from './policy';

export interface Attribute {
  readonly type: string;
  readonly target?: string;
  readonly private?: boolean;
  /** False: the relation is a column of the row itself. */
  readonly useJoinTable?: boolean;
}

const PREFIX = 'plugin::grid.';

/** `task` for `plugin::grid.task`, null for a type that is not ours. */
export const gridType = (uid: string | undefined): string | null => (uid?.startsWith(PREFIX) ? uid.slice(PREFIX.length) : null);

/** @throws Error for a type of ours without an entry in the policy table: nothing is safe by silence. */
export const policyOf = (type: string): TypePolicy => {
  const policy = TYPES[type];
  if (!policy) throw new Error(`content type ${type} has no entry in access/policy.ts; add one before it can start`);
  return policy;
};

export const attributesOf = (strapi: Core.Strapi, type: string): Record<string, Attribute> =>
  (strapi.contentTypes as unknown as Record<string, { attributes: Record<string, Attribute> }>)[`${PREFIX}${type}`]?.attributes ?? {};

/** Own columns that may leave: no confidential text, and no server-kept copy unless asked for. */
export const readableColumns = (strapi: Core.Strapi, type: string, withCopies: boolean): string[] => {
  const { confidential } = policyOf(type);
  return Object.entries(attributesOf(strapi, type))
    .filter(([name, attribute]) => attribute.type !== 'relation' && !confidential.includes(name) && (withCopies || !attribute.private))
    .map(([name]) => name);
};
