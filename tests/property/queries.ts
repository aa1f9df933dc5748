import fc from 'fast-check';
import { attribute, privateColumnsOf, publicColumnsOf, relationsOf, targetOf, TYPES, type Model } from './model';
import type { Asked, Filter, Level, Populate } from './oracle';
import { TEXTS } from './world';

/** A query in our words, and the same in one of the spellings that Strapi takes. */
export interface Query {
  readonly type: string;
  readonly action: 'findMany' | 'findFirst' | 'findOne' | 'count';
  readonly pick: number;
  readonly asked: Asked;
  readonly spelled: Record<string, unknown>;
}

const PAGES = fc.option(fc.record({ page: fc.integer({ min: 1, max: 3 }), size: fc.integer({ min: 1, max: 6 }) }), { freq: 2 });

export const queriesOf = (model: Model): fc.Arbitrary<Query> => fc.constantFrom(...TYPES, 'task', 'care-record', 'follow-up', 'care-event').chain((type) => queryOf(model, type));

const queryOf = (model: Model, type: string): fc.Arbitrary<Query> =>
  fc
    .record({
      action: fc.constantFrom('findMany', 'findMany', 'findMany', 'findFirst', 'findOne', 'count') as fc.Arbitrary<Query['action']>,
      pick: fc.nat(100),
      filters: fc.option(filterOf(model, type, 2, false), { nil: undefined, freq: 4 }),
      search: fc.option(fc.constantFrom(...TEXTS, '2', 'secret', 'key', 'origin', '/'), { nil: undefined, freq: 1 }).filter((_text) => true),
      searched: fc.nat(5),
      sort: sortOf(type),
      fields: fieldsOf(type),
      populate: fc.option(populateOf(model, type, 2), { nil: undefined, freq: 2 }),
      pages: PAGES,
      spelling: fc.nat(5),
    })
    .map(({ action, pick, filters, search, searched, sort, fields, populate, pages, spelling }) => {
      const isPart = action === 'findMany' && pages !== null;
      const asked: Asked = {
        ...(filters === undefined ? {} : { filters }),
        ...(search === undefined || searched > 0 || action === 'findOne' ? {} : { search }),
        ...(action === 'count' ? {} : { sort, fields: withSorted(fields, sort), ...(populate === undefined ? {} : { populate }) }),
        ...(isPart ? { start: (pages.page - 1) * pages.size, limit: pages.size } : {}),
      };
      // `page` and `pageSize` belong to the routes, which turn them into these.
      const page = isPart ? { start: asked.start, limit: asked.limit } : {};
      const spelled = {
        ...(asked.filters === undefined ? {} : { filters: asked.filters }),
        ...(asked.search === undefined ? {} : { _q: asked.search }),
        ...(asked.sort === undefined ? {} : { sort: sortAs(asked.sort, spelling) }),
        ...(asked.fields === undefined ? {} : { fields: spelling % 2 === 0 ? asked.fields : asked.fields.join(',') }),
        ...(asked.populate === undefined ? {} : { populate: populateAs(type, asked.populate, spelling) }),
        ...page,
      };
      return { type, action, pick, asked, spelled };
    });

// ------------------------------------------------------------------------------------------------------------------------- filters

const filterOf = (model: Model, type: string, depth: number, nested: boolean): fc.Arbitrary<Filter> => {
  const column = fc.constantFrom(...publicColumnsOf(type), 'id', 'documentId').chain((name) => valueOf(model, type, name).map((value): Filter => ({ [name]: value })));
  const hidden = fc.constantFrom(...privateColumnsOf(type), ...(nested ? ['gridId'] : []), 'createdBy').map((name): Filter => ({ [name]: name === 'createdBy' ? { password: { $startsWith: 'a' } } : { $notNull: true } }));
  const group = () =>
    fc.tuple(fc.constantFrom('$and', '$or', '$not'), fc.array(filterOf(model, type, depth - 1, nested), { minLength: 1, maxLength: 3 })).map(([key, parts]): Filter => ({ [key]: key === '$not' ? parts[0] : parts }));
  const relations = relationsOf(type);
  const relation = () => fc.constantFrom(...relations).chain((name) => relationFilter(model, type, name, depth).map((value): Filter => ({ [name]: value })));
  const several = () => fc.array(fc.oneof(column, ...(relations.length > 0 ? [relation(), relation()] : [])), { minLength: 1, maxLength: 3 }).map((parts): Filter => Object.assign({}, ...parts) as Filter);
  const choices = [{ weight: 6, arbitrary: column }, { weight: 1, arbitrary: hidden }];
  if (depth === 0) return fc.oneof({ weight: 30, arbitrary: column }, { weight: 1, arbitrary: hidden });
  return fc.oneof({ weight: 20, arbitrary: choices[0]?.arbitrary ?? column }, { weight: 1, arbitrary: hidden }, { weight: 10, arbitrary: group() }, { weight: 10, arbitrary: several() }, ...(relations.length > 0 ? [{ weight: 20, arbitrary: relation() }, { weight: 5, arbitrary: relation().map((value): Filter => ({ $not: value })) }] : []));
};

const relationFilter = (model: Model, type: string, relation: string, depth: number): fc.Arbitrary<unknown> => {
  const target = targetOf(type, relation);
  const id = fc.constantFrom(...(model.rows[target] ?? []).map((row) => row.id), 1);
  return fc.oneof(
    { weight: 8, arbitrary: filterOf(model, target, depth - 1, true) },
    { weight: 1, arbitrary: id },
    { weight: 1, arbitrary: id.map((each) => ({ $eq: each })) },
    { weight: 1, arbitrary: fc.array(id, { minLength: 1, maxLength: 4 }).map((each) => ({ $in: each })) },
    { weight: 1, arbitrary: fc.constantFrom({ $null: true }, { $null: false }, { $notNull: true }, { $notNull: false }, null) },
  );
};

const TEXT_OPERATORS = ['$startsWith', '$endsWith', '$contains', '$notContains', '$startsWithi', '$endsWithi', '$containsi', '$notContainsi', '$eqi', '$nei'];

const valueOf = (model: Model, type: string, name: string): fc.Arbitrary<unknown> => {
  const kind = attribute(type, name)?.type ?? (name === 'id' ? 'integer' : 'string');
  const literal = literalOf(model, type, name);
  const compared = fc.tuple(fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte'), literal).map(([key, value]) => ({ [key]: value }));
  const equal = fc.tuple(fc.constantFrom('$eq', '$ne'), literal).map(([key, value]) => ({ [key]: value }));
  const listed = fc.tuple(fc.constantFrom('$in', '$notIn'), fc.array(literal, { maxLength: 4 })).map(([key, value]) => ({ [key]: value }));
  const flag = fc.tuple(fc.constantFrom('$null', '$notNull'), fc.boolean()).map(([key, value]) => ({ [key]: value }));
  const between = fc.tuple(literal, literal).map((value) => ({ $between: value }));
  const worded = fc.tuple(fc.constantFrom(...TEXT_OPERATORS), fc.oneof(literal, fc.constantFrom('a', 'b', '%', '_', '1', '王', ''))).map(([key, value]) => ({ [key]: String(value) }));
  const negated = equal.map((value) => ({ $not: value }));
  const either = fc.tuple(literal, literal).map((value) => ({ $eq: value }));
  const both = fc.tuple(equal, flag).map(([a, b]) => ({ ...a, ...b }));
  if (kind === 'boolean') return fc.oneof(equal, flag, literal);
  if (kind === 'string' || kind === 'text' || kind === 'email' || kind === 'enumeration') return fc.oneof(compared, equal, listed, flag, between, worded, worded, negated, either, both, literal);
  return fc.oneof(compared, equal, listed, flag, between, negated, either, both, literal);
};

const literalOf = (model: Model, type: string, name: string): fc.Arbitrary<unknown> => {
  const rows = model.rows[type] ?? [];
  const stored = rows.map((row) => (name === 'id' || name === 'documentId' ? row[name] : row.values[name])).filter((value) => value !== null && value !== undefined);
  const kind = attribute(type, name)?.type;
  const other = kind === 'date' ? ['2023-01-31'] : kind === 'boolean' ? [true, false] : kind === 'integer' || name === 'id' ? [7] : ['ann', '王'];
  return fc.constantFrom(...new Set([...stored, ...other]));
};

// ------------------------------------------------------------------------------------------------------------ sort, fields, populate

/** Ends with the id, so that the order is one. Now and then by a column that nobody may sort by. */
const sortOf = (type: string): fc.Arbitrary<NonNullable<Asked['sort']>> =>
  fc
    .tuple(
      fc.uniqueArray(fc.tuple(fc.constantFrom(...publicColumnsOf(type)), fc.constantFrom('asc' as const, 'desc' as const)), { maxLength: 2, selector: ([name]) => name }),
      fc.oneof({ weight: 40, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.constantFrom(...privateColumnsOf(type), ...relationsOf(type).map((name) => `${name}.id`), 'createdBy.password', 'documentId.x').map((name): [string, 'asc'][] => [[name, 'asc']]) }),
    )
    .map(([own, other]) => [...own, ...other, ['id', 'asc'] as const]);

const fieldsOf = (type: string): fc.Arbitrary<readonly string[]> => fc.oneof(fc.constant(['*']), fc.uniqueArray(fc.constantFrom(...publicColumnsOf(type), ...privateColumnsOf(type), 'id'), { minLength: 1, maxLength: 3 }));

/** Where Strapi joins, what it sorts by comes along; so it is asked for. */
const withSorted = (fields: readonly string[], sort: NonNullable<Asked['sort']>): readonly string[] => [...new Set([...fields, ...sort.map(([name]) => name)])];

const populateOf = (model: Model, type: string, depth: number): fc.Arbitrary<Populate> => {
  const relations = relationsOf(type);
  if (relations.length === 0) return fc.constant({});
  return fc
    .uniqueArray(fc.constantFrom(...relations), { minLength: 1, maxLength: 3 })
    .chain((names) => fc.tuple(...names.map((name) => levelOf(model, targetOf(type, name), depth).map((level) => [name, level] as const))))
    .map((levels) => Object.fromEntries(levels));
};

const levelOf = (model: Model, target: string, depth: number): fc.Arbitrary<Level> => {
  const plain = fc.constant<Level>({});
  const deep = depth === 0 ? plain : populateOf(model, target, depth - 1).map((populate): Level => ({ populate }));
  const full = fc
    .record({ fields: fc.option(fieldsOf(target), { nil: undefined }), filters: fc.option(filterOf(model, target, 1, true), { nil: undefined }), sort: sortOf(target), below: deep })
    .map(({ fields, filters, sort, below }): Level => ({ ...(fields === undefined ? {} : { fields: withSorted(fields, sort) }), ...(filters === undefined ? {} : { filters }), sort, ...below }));
  return fc.oneof(plain, deep, full, fc.constant<Level>({ count: true }));
};

/** The ways to write the same sort. */
const sortAs = (sort: NonNullable<Asked['sort']>, spelling: number): unknown => {
  const words = sort.map(([name, direction]) => `${name}:${direction}`);
  const nested = (name: string, direction: string): Record<string, unknown> => name.split('.').reverse().reduce<unknown>((inner, part) => ({ [part]: inner }), direction) as Record<string, unknown>;
  switch (spelling % 4) {
    case 0:
      return words.join(',');
    case 1:
      return words;
    case 2:
      return sort.map(([name, direction]) => nested(name, direction));
    default:
      return Object.assign({}, ...sort.map(([name, direction]) => nested(name, direction))) as unknown;
  }
};

/** `a,b.c`, `['a', 'b.c']` or `*` where nothing more is said of the levels; else the object, with `true` or `{}` for a plain level. */
const populateAs = (type: string, populate: Populate, spelling: number): unknown => {
  const paths = pathsOf(populate);
  if (paths !== null && spelling % 3 === 0) return paths.join(',');
  if (paths !== null && spelling % 3 === 1) return paths;
  const relations = relationsOf(type);
  if (paths !== null && relations.length === Object.keys(populate).length && paths.every((path) => !path.includes('.'))) return '*';
  return Object.fromEntries(Object.entries(populate).map(([name, level]) => [name, levelAs(targetOf(type, name), level, spelling)]));
};

const levelAs = (target: string, level: Level, spelling: number): unknown => {
  if (Object.keys(level).length === 0) return [true, {}, 'true'][spelling % 3];
  if (level.count) return { count: spelling % 2 === 0 ? true : 'true' };
  return {
    ...(level.fields === undefined ? {} : { fields: level.fields }),
    ...(level.filters === undefined ? {} : { filters: level.filters }),
    ...(level.sort === undefined ? {} : { sort: sortAs(level.sort, spelling) }),
    ...(level.populate === undefined ? {} : { populate: populateAs(target, level.populate, spelling) }),
  };
};

const pathsOf = (populate: Populate): string[] | null => {
  const paths = Object.entries(populate).map(([name, level]) => {
    if (Object.keys(level).length === 0) return [name];
    if (level.populate === undefined || Object.keys(level).length > 1) return null;
    const inner = pathsOf(level.populate);
    return inner === null || inner.length === 0 ? null : inner.map((path) => `${name}.${path}`);
  });
  return paths.includes(null) ? null : paths.flatMap((each) => each ?? []);
};
