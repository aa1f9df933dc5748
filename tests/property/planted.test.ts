import { server, startApp, type TestApp } from '../support/app';
import { compareReads } from './runs';
import { TODAY } from './world';
import { attemptWrites } from './writes';

type Any = (...args: never[]) => unknown;
type Params = Record<string, unknown>;

let app: TestApp;
beforeAll(async () => {
  app = await startApp(TODAY);
});
afterAll(() => app.stop());

/** Replaces one function of the compiled server while the work runs. */
const broken = async (module: string, name: string, by: (real: Any) => Any, work: () => Promise<unknown>): Promise<unknown> => {
  const exported = server(module) as Record<string, Any>;
  const real = exported[name] as Any;
  exported[name] = by(real);
  try {
    return await work().then(
      () => 'not noticed',
      (error: Error) => error.message,
    );
  } finally {
    exported[name] = real;
  }
};

const asGiven =
  (key: string) =>
  (real: Any): Any =>
    ((context: never, type: never, params: Params) => ({ ...(real as unknown as (...args: unknown[]) => Params)(context, type, params as never), ...(params[key] === undefined ? {} : { [key]: params[key] }) })) as unknown as Any;

/** A guard with a hole, and what the comparison must then say. The seed is fixed: that a hole is found is no matter of luck. */
const HOLES: readonly [string, string, string, (real: Any) => Any][] = [
  ['the rows of a type are not narrowed', 'access/guard-context', 'rowFilter', () => () => null],
  ['filters through a relation see every row', 'access/guard-filters', 'scopedFilters', () => ((_context: never, _type: never, filters: unknown) => filters) as unknown as Any],
  ['populate shows every row', 'access/guard-read', 'scopedParams', asGiven('populate')],
  ['sorting by a related or private column', 'access/guard-sort', 'checkSort', () => () => undefined],
  ['the keys of populated relations are shown', 'access/guard-result', 'withoutPrivate', () => ((_strapi: never, _type: never, answer: unknown) => answer) as unknown as Any],
  ['a row without a grid is neither in nor out', 'access/guard-context', 'rowFilter', (real) => ((context: never, type: never) => ((real as unknown as (...args: unknown[]) => { $and?: unknown[] } | null)(context, type)?.$and?.[1] ?? null)) as unknown as Any],
];

test.each(HOLES)('noticed: %s', async (_what, module, name, by) => {
  const message = await broken(module, name, by, () => compareReads(app, { worlds: 8, queries: 60, seed: 11 }));
  expect(message).toEqual(expect.stringContaining('FC_SEED=11'));
});

test('and without a hole nothing is (control)', async () => {
  expect((await compareReads(app, { worlds: 2, queries: 30, seed: 11 })).cases).toBe(600);
});

const WRITE_HOLES: readonly [string, string, string, (real: Any) => Any][] = [
  ['connected rows are not looked at', 'access/guard-data', 'namedRows', () => () => ({ ids: [], documents: [] })],
  ['server-owned fields are taken from the body', 'access/guard-data', 'writableData', () => ((_principal: never, _type: never, data: unknown) => data) as unknown as Any],
];

test.each(WRITE_HOLES)('noticed: %s', async (_what, module, name, by) => {
  const message = await broken(module, name, by, () => attemptWrites(app, { worlds: 2, attempts: 60, seed: 11 }));
  expect(message).toEqual(expect.stringContaining('FC_SEED=11'));
});
