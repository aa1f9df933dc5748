import type { Core } from '@strapi/strapi';
import type { TypePolicy } from './policy';
import { gridType, policyOf, type Attribute } from './schemas';

/** The part of a content type or component that is looked at. */
export interface CheckedSchema {
  readonly kind?: string;
  readonly options?: { readonly draftAndPublish?: boolean };
  readonly pluginOptions?: { readonly i18n?: { readonly localized?: boolean } };
  readonly attributes: Readonly<Record<string, Attribute & { readonly relation?: string }>>;
}

/** Kinds that hold a value of the row itself. The guard neither narrows nor checks what lies inside of the others. */
const PLAIN = ['string', 'text', 'richtext', 'email', 'enumeration', 'integer', 'biginteger', 'float', 'decimal', 'date', 'time', 'datetime', 'timestamp', 'boolean', 'json'];
const TO_ONE_OR_MANY = ['oneToOne', 'oneToMany', 'manyToOne', 'manyToMany'];

/** What the guard could not protect in a content type of ours, each in words; empty = it may start. */
export const schemaFaults = (type: string, schema: CheckedSchema, policy: TypePolicy): string[] => [
  ...(schema.kind === 'singleType' ? [`${type}: a single type has no rows to scope`] : []),
  ...(schema.options?.draftAndPublish === false ? [] : [`${type}: draftAndPublish must be false, or a published copy stays behind in the old grid`]),
  ...(schema.pluginOptions?.i18n?.localized === true ? [`${type}: a localized type is served by endpoints that the guard does not stand under`] : []),
  ...Object.entries(schema.attributes).flatMap(([name, attribute]) => attributeFault(`${type}.${name}`, attribute)),
  ...policyFaults(type, schema, policy),
];

const attributeFault = (path: string, { type, relation = '', target }: CheckedSchema['attributes'][string]): string[] => {
  if (PLAIN.includes(type)) return [];
  if (type !== 'relation') return [`${path}: the guard does not reach into "${type}"; allowed are ${PLAIN.join(', ')} and relations`];
  if (!TO_ONE_OR_MANY.includes(relation)) return [`${path}: a relation "${relation}" leads to types that nobody named`];
  return gridType(target) === null ? [`${path}: leads to ${target ?? 'nothing'}, whose rows the guard does not narrow`] : [];
};

const policyFaults = (type: string, { attributes }: CheckedSchema, policy: TypePolicy): string[] => {
  const { gridId } = attributes;
  const named = [...policy.confidential, ...policy.serverOwned, ...Object.keys(policy.copies)];
  return [
    ...(policy.rows === 'grid' && !(gridId?.type === 'integer' && gridId.private) ? [`${type}: rows are counted in a grid, so it needs a private integer "gridId"`] : []),
    ...[...new Set(named)].filter((name) => !attributes[name]).map((name) => `${type}: the policy names "${name}", which is no attribute`),
    ...policy.confidential.filter((name) => attributes[name] && !attributes[name].private).map((name) => `${type}.${name}: confidential, so it must be private`),
  ];
};

/** Types and components of others that would lead into ours: what they populate goes past the guard. */
export const foreignFaults = (uid: string, { attributes }: CheckedSchema): string[] =>
  Object.entries(attributes)
    .filter(([, { target }]) => gridType(target) !== null)
    .map(([name, { target }]) => `${uid}.${name}: leads to ${target}, past the guard of its rows`);

/** Nothing is safe by silence. @throws Error for a type without a policy, and for everything that the guard cannot protect. */
export const checkSchemas = (strapi: Core.Strapi, ours: Readonly<Record<string, { schema: unknown }>>): void => {
  const others = Object.entries({ ...strapi.contentTypes, ...strapi.components } as unknown as Record<string, CheckedSchema>).filter(([uid]) => gridType(uid) === null);
  const faults = [
    ...Object.entries(ours).flatMap(([type, { schema }]) => schemaFaults(type, schema as CheckedSchema, policyOf(type))),
    ...others.flatMap(([uid, schema]) => foreignFaults(uid, schema)),
  ];
  if (faults.length > 0) throw new Error(`content types that cannot be guarded. Refusing to start.\n${faults.join('\n')}`);
};
