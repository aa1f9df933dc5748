import fc from 'fast-check';
import type { Schema } from './operations';

/** Where the identifiers of real rows come from: the name of the field or parameter, and the path that it stands in. */
export type Ids = (name: string, path: string) => fc.Arbitrary<unknown> | null;

export interface Place {
  readonly path: string;
  readonly ids: Ids;
  /** Put into every text that is taken and never answered. */
  readonly secret: string;
}

const WORDS = ['王', '谈话', 'a', '  x  ', '😀👨‍👩‍👧', 'é\u0301', '\u202Eabc', '\uFEFF', '%', '_', '\\', '"', '’', "' OR 1=1 --", '{{x}}', '<b>', '$1', '${x}', '=1+1', 'null', 'ß', '\u2028', '\r\n', '\t'];
const DATES = ['2023-01-31', '2023-01-10', '2023-01-01', '2022-12-31', '2022-03-05', '2023-02-28', '1900-01-01', '2100-12-31', '2024-02-29'];
const MONTHS = ['2023-01', '2022-12', '1900-01', '2099-12'];

/** Values that fit a schema. */
export const valid = (schema: Schema, name: string, place: Place): fc.Arbitrary<unknown> => {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice) return fc.oneof(...choice.map((each) => valid(each, name, place)));
  switch (schema.type) {
    case 'object':
      return validObject(schema, place);
    case 'array':
      return fc.uniqueArray(valid(schema.items ?? {}, name, place), { minLength: 1, maxLength: Math.min(schema.maxItems ?? 4, 4), selector: JSON.stringify });
    case 'integer':
    case 'number':
      // Whole numbers fit where halves are allowed too.
      return fc.oneof(fc.integer({ min: Math.ceil(schema.minimum ?? 0), max: Math.min(schema.maximum ?? 1_000, 3 + Math.ceil(schema.minimum ?? 0)) }), fc.constantFrom(schema.minimum ?? 0, schema.maximum ?? 2_147_483_647));
    case 'boolean':
      return fc.boolean();
    case 'string':
      return text(schema, name, place);
    default:
      return fc.oneof(fc.constantFrom(...WORDS), fc.integer(), fc.constant(null));
  }
};

const validObject = ({ properties = {}, required = [] }: Schema, place: Place): fc.Arbitrary<unknown> =>
  fc.record(Object.fromEntries(Object.entries(properties).map(([key, each]) => [key, valid(each, key, place)])), { requiredKeys: [...required] });

const text = (schema: Schema, name: string, place: Place): fc.Arbitrary<unknown> => {
  const ids = place.ids(name, place.path);
  if (ids) return schema.pattern === undefined ? ids : fc.oneof({ weight: 9, arbitrary: ids }, { weight: 1, arbitrary: fc.stringMatching(new RegExp(schema.pattern)) });
  if (schema.format === 'date') return fc.constantFrom(...DATES);
  if (schema.writeOnly) return fc.constantFrom(...WORDS).map((word) => `${word}${place.secret}`);
  if (schema.pattern?.startsWith('^(19|20)')) return fc.constantFrom(...MONTHS);
  if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern));
  const max = schema.maxLength ?? 60;
  return fc.oneof(
    fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }).map((words) => `x${words.join('')}`.slice(0, max)),
    fc.constant('王'.repeat(max)),
  );
};

const deep = (levels: number): unknown => Array.from({ length: levels }).reduce<unknown>((inner) => ({ a: [inner] }), 1);

/** Values that no field wants. */
const HOSTILE: readonly unknown[] = [
  null, true, false, 0, -1, -0, 0.1, 101, 2_147_483_648, 9_007_199_254_740_993, 1e300, -1e300, '', ' ', '\u0000', 'a\u0000b', '\ud800', 'x\udfff', '\u0007', '\u202E', '　',
  'x'.repeat(256), '王'.repeat(10_001), '😀'.repeat(130), '1e309', 'NaN', 'Infinity', '-1', '1.5', '0x10', '٣', '1'.repeat(400), '2023-02-30', '9999-99-99', '0000-00-00', '+275760-09-13', '2023-01-31T00:00:00Z', '2023-13',
  '__proto__', 'constructor', 'toString', "' OR 1=1 --", "\\'; --", '%', '%25', '../../etc', '${7*7}', '{"a":1}', '*', '$ne',
  [], [null], [[]], [1, 'a'], {}, { $ne: null }, { $gt: '' }, { toString: 'x' }, { length: 5 }, { id: 1 }, { constructor: { prototype: 1 } }, deep(40), Array.from({ length: 101 }, () => 'abcdefghijklmnop'), Array.from({ length: 5_000 }, (_, i) => i),
];

export const hostile = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...HOSTILE) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) }, { weight: 1, arbitrary: fc.double().map(String) });

const EDGES = ({ maxLength, minLength, minimum, maximum }: Schema): unknown[] => [
  ...(maxLength === undefined ? [] : ['x'.repeat(maxLength), 'x'.repeat(maxLength + 1), '😀'.repeat(Math.ceil(maxLength / 2)), `${' '.repeat(maxLength)}x`]),
  ...(minLength === undefined ? [] : ['', ' '.repeat(minLength)]),
  ...(minimum === undefined ? [] : [minimum, minimum - 1, minimum + 0.5]),
  ...(maximum === undefined ? [] : [maximum, maximum + 1, -maximum]),
];

/** One value of its schema, at its edges, or nothing like it. */
export const nearValue = (schema: Schema, name: string, place: Place): fc.Arbitrary<unknown> => {
  const edges = EDGES(schema);
  return fc.oneof({ weight: 3, arbitrary: hostile }, { weight: 1, arbitrary: valid(schema, name, place) }, ...(edges.length === 0 ? [] : [{ weight: 3, arbitrary: fc.constantFrom(...edges) }]));
};

/** A valid object with one or two things wrong: a value, a missing key, a key too many, everything wrapped. */
export const nearObject = (schema: Schema, place: Place): fc.Arbitrary<unknown> => {
  const names = Object.keys(schema.properties ?? {});
  const one = names.length === 0 ? fc.constant((body: object): unknown => body) : fc.oneof(...names.map((name) => nearValue(schema.properties?.[name] ?? {}, name, place).map((value) => (body: object): unknown => ({ ...body, [name]: value }))));
  const missing = fc.constantFrom('', ...names).map((name) => (body: object): unknown => Object.fromEntries(Object.entries(body).filter(([key]) => key !== name)));
  const more = fc.tuple(fc.constantFrom('extra', '__proto__', 'constructor', 'id', 'gridId', 'state', '$where', '', '\u0000', '名'), hostile).map(([key, value]) => (body: object): unknown => Object.fromEntries([...Object.entries(body), [key, value]]));
  const wrapped = fc.constantFrom((body: object): unknown => [body], (body: object): unknown => ({ data: body }), (body: object): unknown => JSON.stringify(body));
  const change = fc.oneof({ weight: 6, arbitrary: one }, { weight: 2, arbitrary: missing }, { weight: 2, arbitrary: more }, { weight: 1, arbitrary: wrapped });
  return fc.tuple(valid(schema, '', place), change).map(([body, apply]) => apply(body as object));
};
