import type { Core } from '@strapi/strapi';
import { TYPES, type TypePolicy } from './policy';

export interface Attribute {
  readonly type: string;
  readonly target?: string;
  /** `manyToOne`, `manyToMany`, … */
  readonly relation?: string;
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

/**
 * `_q` reads every text of a type, and every number when it is one: private columns are taken out, so that nobody can ask for the key of
 * a row out of reach. In the schema itself, because the relation picker goes past the Document Service.
 */
export const keepPrivateUnsearched = (contentTypes: Readonly<Record<string, { schema: unknown }>>): void => {
  for (const { schema } of Object.values(contentTypes)) {
    const { attributes } = schema as { attributes: Record<string, { type: string; private?: boolean; searchable?: boolean }> };
    for (const attribute of Object.values(attributes)) if (attribute.private && attribute.type !== 'relation') attribute.searchable = false;
  }
};
