import type { TypePolicy } from './policy';
import { checkSchemas, foreignFaults, schemaFaults, type CheckedSchema } from './schema-check';

const POLICY: TypePolicy = { rows: 'grid', confidential: ['note'], serverOwned: ['gridId'], copies: { gridId: 'grid' }, verbs: { read: [], create: [], update: [], delete: [] } };
const GOOD: CheckedSchema = {
  options: { draftAndPublish: false },
  attributes: {
    name: { type: 'string' },
    note: { type: 'text', private: true },
    gridId: { type: 'integer', private: true },
    grid: { type: 'relation', relation: 'manyToOne', target: 'plugin::grid.grid' },
  },
};
const withAttribute = (attribute: object): CheckedSchema => ({ ...GOOD, attributes: { ...GOOD.attributes, x: attribute as never } });

test('a type of plain columns and relations among ours may start', () => expect(schemaFaults('thing', GOOD, POLICY)).toEqual([]));

test.each<[string, CheckedSchema, string]>([
  ['a component', withAttribute({ type: 'component', component: 'a.b' }), 'thing.x: the guard does not reach into "component"'],
  ['a dynamic zone', withAttribute({ type: 'dynamiczone', components: [] }), 'thing.x: the guard does not reach into "dynamiczone"'],
  ['a file, which would lie in the public folder', withAttribute({ type: 'media' }), 'thing.x: the guard does not reach into "media"'],
  ['a uid, whose check of availability asks all rows', withAttribute({ type: 'uid' }), 'thing.x: the guard does not reach into "uid"'],
  ['an unknown kind', withAttribute({ type: 'customField' }), 'thing.x: the guard does not reach into "customField"'],
  ['a morph relation', withAttribute({ type: 'relation', relation: 'morphToMany' }), 'thing.x: a relation "morphToMany"'],
  ['a morph relation that comes in', withAttribute({ type: 'relation', relation: 'morphOne', target: 'plugin::grid.grid' }), 'thing.x: a relation "morphOne"'],
  ['a relation to an account of the website', withAttribute({ type: 'relation', relation: 'manyToOne', target: 'plugin::users-permissions.user' }), 'thing.x: leads to plugin::users-permissions.user'],
  ['a relation to an account of the panel', withAttribute({ type: 'relation', relation: 'manyToOne', target: 'admin::user' }), 'thing.x: leads to admin::user'],
  ['a relation to nothing', withAttribute({ type: 'relation', relation: 'manyToOne' }), 'thing.x: leads to nothing'],
  ['drafts', { ...GOOD, options: { draftAndPublish: true } }, 'thing: draftAndPublish must be false'],
  ['drafts by default', { ...GOOD, options: {} }, 'thing: draftAndPublish must be false'],
  ['languages', { ...GOOD, pluginOptions: { i18n: { localized: true } } }, 'thing: a localized type'],
  ['a single type', { ...GOOD, kind: 'singleType' }, 'thing: a single type'],
  ['no gridId', { ...GOOD, attributes: { ...GOOD.attributes, gridId: undefined as never } }, 'thing: rows are counted in a grid'],
  ['a public gridId', { ...GOOD, attributes: { ...GOOD.attributes, gridId: { type: 'integer' } } }, 'thing: rows are counted in a grid'],
  ['a public confidential text', { ...GOOD, attributes: { ...GOOD.attributes, note: { type: 'text' } } }, 'thing.note: confidential, so it must be private'],
])('%s may not', (_what, { attributes, ...rest }, fault) => {
  const given = { ...rest, attributes: Object.fromEntries(Object.entries(attributes).filter(([, each]) => each !== undefined)) };
  expect(schemaFaults('thing', given, POLICY)).toContainEqual(expect.stringContaining(fault));
});

test('a name in the policy that is no attribute is found', () => {
  expect(schemaFaults('thing', GOOD, { ...POLICY, confidential: ['nosuch'] })).toEqual(['thing: the policy names "nosuch", which is no attribute']);
});

test('a type or component of others that leads into ours is found', () => {
  expect(foreignFaults('api::story.story', { attributes: { about: { type: 'relation', relation: 'manyToOne', target: 'plugin::grid.employee' }, title: { type: 'string' } } })).toEqual(['api::story.story.about: leads to plugin::grid.employee, past the guard of its rows']);
});

describe('at the start', () => {
  const app = (types: object = {}, components: object = {}) => ({ contentTypes: types, components }) as never;

  test('a type without an entry in the policy table refuses to start', () => {
    expect(() => checkSchemas(app(), { nosuch: { schema: GOOD } })).toThrow('content type nosuch has no entry in access/policy.ts');
  });

  test('every fault is named at once', () => {
    const component = { attributes: { who: { type: 'relation', relation: 'oneToOne', target: 'plugin::grid.employee' } } };
    const start = () => checkSchemas(app({}, { 'a.b': component }), { 'calendar-day': { schema: { options: {}, attributes: { picture: { type: 'media' }, source: { type: 'string' } } } } });
    expect(start).toThrow(/calendar-day: draftAndPublish[^]*calendar-day\.picture[^]*a\.b\.who[^]*/);
  });
});
