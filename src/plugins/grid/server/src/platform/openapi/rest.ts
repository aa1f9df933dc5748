import { policyOf } from '../../access/schemas';
import type { TypePolicy, Verb } from '../../access/policy';
import { entityOf, nameOf, writableOf, type ContentType } from './entities';
import { type Components, refTo, type Json } from './schemas';

/** Strapi's generated endpoints of a type; a write only where the policy grants it to somebody. */
export const describeRest = (components: Components, name: string, type: ContentType): Record<string, Json> => {
  const policy = policyOf(name);
  components.add(nameOf(name), entityOf(name, type, policy));
  const path = `/api/grid/${type.info.pluralName}`;
  return {
    [path]: { get: list(name, type, policy), ...writeIf(policy, 'create', () => create(name, type, policy)) },
    [`${path}/{documentId}`]: {
      get: one(name, type, policy),
      ...writeIf(policy, 'update', () => update(name, type, policy)),
      ...writeIf(policy, 'delete', () => remove(name)),
    },
  };
};

const METHOD = { create: 'post', update: 'put', delete: 'delete' } as const;

const writeIf = (policy: TypePolicy, verb: Exclude<Verb, 'read'>, describe: () => Json): Json =>
  policy.verbs[verb].length === 0 ? {} : { [METHOD[verb]]: { ...describe(), description: 'Granted to persons only: a token reads, and is answered 403 or 404.', 'x-roles': [...policy.verbs[verb]] } };

const SUMMARY = {
  list: (name: string) => `Rows of ${name} in reach`,
  get: (name: string) => `One row of ${name} in reach`,
  create: (name: string) => `A new row of ${name}`,
  update: (name: string) => `Change a row of ${name}`,
  delete: (name: string) => `Delete a row of ${name}`,
};

const base = (name: string, what: keyof typeof SUMMARY): Json => ({ operationId: `${what}${nameOf(name)}`, summary: SUMMARY[what](name), tags: [`rest ${name}`], security: [{ apiToken: [] }] });

const answer = (status: '200' | '201' | '204', schema?: Json): Json => ({
  [status]: { description: 'Done', ...(schema === undefined ? {} : { content: { 'application/json': { schema } } }) },
  '4XX': { $ref: '#/components/responses/Refused' },
});

const single = (name: string): Json => ({ type: 'object', properties: { data: refTo(nameOf(name)), meta: { type: 'object' } }, required: ['data', 'meta'], additionalProperties: false });

const page = (name: string): Json => ({
  type: 'object',
  properties: { data: { type: 'array', items: refTo(nameOf(name)) }, meta: { type: 'object', properties: { pagination: refTo('Pagination') }, required: ['pagination'] } },
  required: ['data', 'meta'],
  additionalProperties: false,
});

const list = (name: string, type: ContentType, policy: TypePolicy): Json => ({
  ...base(name, 'list'),
  parameters: [...selection(name, type, policy), ...filtering(name, type, policy), ...PAGING],
  responses: answer('200', page(name)),
});

const one = (name: string, type: ContentType, policy: TypePolicy): Json => ({ ...base(name, 'get'), parameters: [ID, ...selection(name, type, policy)], responses: answer('200', single(name)) });

const create = (name: string, type: ContentType, policy: TypePolicy): Json => ({ ...base(name, 'create'), parameters: [], requestBody: body(name, type, policy, true), responses: answer('201', single(name)) });

const update = (name: string, type: ContentType, policy: TypePolicy): Json => ({ ...base(name, 'update'), parameters: [ID], requestBody: body(name, type, policy, false), responses: answer('200', single(name)) });

const remove = (name: string): Json => ({ ...base(name, 'delete'), parameters: [ID], responses: answer('204') });

const body = (name: string, type: ContentType, policy: TypePolicy, isNew: boolean): Json => ({
  required: true,
  content: { 'application/json': { schema: { type: 'object', properties: { data: writableOf(name, type, policy, isNew) }, required: ['data'] } } },
});

const ID: Json = { name: 'documentId', in: 'path', required: true, schema: { type: 'string', pattern: '^[a-z0-9]{16,32}$' } };

const selection = (name: string, type: ContentType, policy: TypePolicy): Json[] => {
  const { columns, relations } = namesOf(name, type, policy);
  return [
    { name: 'fields', in: 'query', schema: { type: 'array', items: { enum: columns } } },
    ...(relations.length === 0 ? [] : [{ name: 'populate', in: 'query', schema: { type: 'array', items: { enum: relations } } }]),
  ];
};

const filtering = (name: string, type: ContentType, policy: TypePolicy): Json[] => {
  const { columns, relations } = namesOf(name, type, policy);
  const properties = Object.fromEntries([...columns, ...relations, '$and', '$or', '$not'].map((each) => [each, {}]));
  return [
    { name: 'filters', in: 'query', style: 'deepObject', schema: { type: 'object', properties, additionalProperties: false } },
    { name: 'sort', in: 'query', schema: { type: 'array', items: { enum: columns.flatMap((each) => [each, `${each}:desc`]) } } },
  ];
};

const namesOf = (name: string, type: ContentType, policy: TypePolicy) => {
  const { properties } = entityOf(name, type, policy);
  const relations = Object.keys(properties).filter((key) => type.attributes[key]?.type === 'relation');
  return { columns: Object.keys(properties).filter((key) => !relations.includes(key)), relations };
};

const PAGING: readonly Json[] = [
  { name: 'pagination[page]', in: 'query', schema: { type: 'integer', minimum: 1 } },
  { name: 'pagination[pageSize]', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100, default: 25 } },
];
