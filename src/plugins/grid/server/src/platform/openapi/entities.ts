import type { TypePolicy } from '../../access/policy';
import { gridType } from '../../access/schemas';
import { refTo, type Json } from './schemas';

/** What the description needs of a schema.json. */
export interface ContentType {
  readonly info: { readonly pluralName: string };
  readonly attributes: Readonly<Record<string, AttributeSchema>>;
}

interface AttributeSchema {
  readonly type: string;
  readonly required?: boolean;
  readonly private?: boolean;
  readonly enum?: readonly string[];
  readonly relation?: string;
  readonly target?: string;
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
}

interface ObjectSchema extends Json {
  readonly properties: Record<string, Json>;
}

/** `CareEvent` for `care-event`. */
export const nameOf = (name: string): string => name.replace(/(^|-)(\w)/g, (_all, _dash, letter: string) => letter.toUpperCase());

const INSTANT: Json = { type: 'string', format: 'date-time' };

/** A row as REST answers it: neither what the server keeps for itself nor what is confidential. Relations stand in it when they were asked for. */
export const entityOf = (name: string, { attributes }: ContentType, { confidential }: TypePolicy): ObjectSchema => ({
  type: 'object',
  description: `One ${name}. With \`fields\` the others are left out; relations come with \`populate\`.`,
  properties: {
    id: { type: 'integer' },
    documentId: { type: 'string' },
    ...Object.fromEntries(
      Object.entries(attributes)
        .filter(([key, attribute]) => !attribute.private && !confidential.includes(key))
        .map(([key, attribute]) => [key, attribute.type === 'relation' ? related(attribute) : orNull(valueOf(name, key, attribute))]),
    ),
    createdAt: INSTANT,
    updatedAt: INSTANT,
    publishedAt: orNull(INSTANT),
  },
  required: ['id', 'documentId'],
  additionalProperties: false,
});

/** What a body may hold: nothing that the server keeps for itself. */
export const writableOf = (name: string, { attributes }: ContentType, { confidential, serverOwned }: TypePolicy, isNew: boolean): Json => {
  const open = Object.entries(attributes).filter(([key, attribute]) => !attribute.private && !serverOwned.includes(key) && !confidential.includes(key));
  const required = isNew ? open.filter(([, attribute]) => attribute.required).map(([key]) => key) : [];
  return { type: 'object', properties: Object.fromEntries(open.map(([key, attribute]) => [key, attribute.type === 'relation' ? CONNECT : valueOf(name, key, attribute)])), required, additionalProperties: false };
};

const CONNECT: Json = { type: 'object', properties: { connect: { type: 'array', items: { type: 'object', properties: { documentId: { type: 'string' } }, required: ['documentId'] } } } };

const related = ({ relation = '', target }: AttributeSchema): Json => {
  const type = gridType(target);
  if (type === null) throw new Error(`a relation to ${target} has no description: it would lead out of the policy`);
  const row = refTo(nameOf(type));
  return relation.endsWith('ToMany') ? { type: 'array', items: row } : { anyOf: [row, { type: 'null' }] };
};

const orNull = (schema: Json): Json => ({ anyOf: [schema, { type: 'null' }] });

const valueOf = (name: string, key: string, { type, enum: values, maxLength, min, max }: AttributeSchema): Json => {
  switch (type) {
    case 'string':
    case 'text':
    case 'email':
      return { type: 'string', ...(maxLength === undefined ? {} : { maxLength }) };
    case 'enumeration':
      return { enum: values };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'datetime':
      return INSTANT;
    case 'boolean':
      return { type: 'boolean' };
    case 'integer':
      return { type: 'integer', ...(min === undefined ? {} : { minimum: min }), ...(max === undefined ? {} : { maximum: max }) };
    case 'decimal':
      return { type: 'number' };
    case 'json':
      return {};
    default:
      throw new Error(`${name}.${key}: the attribute type ${type} has no description; add it to platform/openapi/entities.ts`);
  }
};
