import fc from 'fast-check';
import { anyOf, covers, EVERYTHING, gridIdsOf, NOTHING, type Scope, type ScopedRow } from './scope';
import { TreeMap } from './tree-map';

/**
 *          1 committee
 *        /      \
 *   2 branch   3 branch
 *    /    \        \
 *  4      5        6 groups
 */
const PARENT: Record<number, number | null> = { 1: null, 2: 1, 3: 1, 4: 2, 5: 2, 6: 3 };
const tree = new TreeMap(Object.entries(PARENT).map(([id, parentId]) => ({ id: Number(id), parentId, leaderId: null, level: 'group' })));

const subtree = (...roots: number[]): Scope => ({ kind: 'subtree', roots });
const people = (...ids: number[]): Scope => ({ kind: 'people', ids });
const row = (gridId: number | null, personId: number | null = null): ScopedRow => ({ gridId, personId });

// A subtree holds its roots and what lies below, not what lies above or beside. A row without a grid is in no subtree.
// "People" holds the rows they own, wherever these lie.
test.each<[Scope, ScopedRow, boolean]>([
  [NOTHING, row(1, 7), false],
  [EVERYTHING, row(null), true],
  [EVERYTHING, row(99), true],
  [subtree(2), row(2), true],
  [subtree(2), row(4), true],
  [subtree(2), row(1), false],
  [subtree(2), row(3), false],
  [subtree(2), row(6), false],
  [subtree(2), row(null), false],
  [subtree(2), row(99), false],
  [subtree(99), row(99), false],
  [subtree(), row(1), false],
  [subtree(4, 6), row(6), true],
  [subtree(4, 6), row(5), false],
  [people(7), row(6, 7), true],
  [people(7), row(null, 7), true],
  [people(7), row(6, 8), false],
  [people(7), row(7), false],
  [people(), row(6, 7), false],
  [anyOf([subtree(2), people(7)]), row(6, 7), true],
  [anyOf([subtree(2), people(7)]), row(4, 8), true],
  [anyOf([subtree(2), people(7)]), row(6, 8), false],
])('%j covers %j: %p', (scope, each, expected) => expect(covers(scope, each, tree)).toBe(expected));

// No part, or empty parts only, is nothing and never everything; one part is itself.
test.each<[readonly Scope[], Scope]>([
  [[], NOTHING],
  [[NOTHING, subtree(), people()], NOTHING],
  [[subtree(2), NOTHING], subtree(2)],
  [[subtree(2), EVERYTHING], EVERYTHING],
  [[subtree(2), people(7)], { kind: 'any-of', scopes: [subtree(2), people(7)] }],
])('any of %j is %j', (scopes, expected) => expect(anyOf(scopes)).toEqual(expected));

// The list of grids: "all" for everything only, empty for nothing and for people.
test.each<[Scope, readonly number[] | 'all']>([
  [NOTHING, []],
  [people(7), []],
  [EVERYTHING, 'all'],
  [subtree(2), [2, 4, 5]],
  [subtree(1), [1, 2, 3, 4, 5, 6]],
  [subtree(99), []],
  [subtree(2, 4), [2, 4, 5]],
  [anyOf([subtree(4), subtree(3)]), [3, 4, 6]],
  [anyOf([subtree(4), people(7)]), [4]],
  [{ kind: 'any-of', scopes: [subtree(4), EVERYTHING] }, 'all'],
])('the grids of %j are %j', (scope, expected) => {
  const ids = gridIdsOf(scope, tree);
  expect(ids === 'all' ? ids : [...ids].sort()).toEqual(expected);
});

/** A forest of n grids: the parent of each has a smaller number, or there is none. */
const forests = fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 30 }).map((picks) => new Map(picks.map((pick, index) => [index + 1, pick % (index + 1) === 0 ? null : pick % (index + 1)])));

const scopes = fc.letrec<{ scope: Scope }>((tie) => ({
  scope: fc.oneof(
    { depthSize: 'small' },
    fc.constant(NOTHING),
    fc.constant(EVERYTHING),
    fc.array(fc.integer({ min: 1, max: 32 }), { maxLength: 4 }).map((roots) => subtree(...roots)),
    fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }).map((ids) => people(...ids)),
    fc.array(tie('scope'), { maxLength: 3 }).map((parts): Scope => ({ kind: 'any-of', scopes: parts })),
  ),
})).scope;

const rows = fc.record({ gridId: fc.option(fc.integer({ min: 1, max: 32 })), personId: fc.option(fc.integer({ min: 1, max: 9 })) });

/** The same by walking up, step by step. */
const reached = (scope: Scope, each: ScopedRow, parents: ReadonlyMap<number, number | null>): boolean => {
  if (scope.kind === 'everything') return true;
  if (scope.kind === 'people') return scope.ids.some((id) => id === each.personId);
  if (scope.kind === 'any-of') return scope.scopes.some((part) => reached(part, each, parents));
  if (scope.kind === 'nothing') return false;
  for (let grid = each.gridId; grid !== null && parents.has(grid); grid = parents.get(grid) ?? null) if (scope.roots.includes(grid)) return true;
  return false;
};

const mapOf = (parents: ReadonlyMap<number, number | null>): TreeMap => new TreeMap([...parents].map(([id, parentId]) => ({ id, parentId, leaderId: null, level: 'group' })));

test('covers agrees with walking up, on any tree', () => {
  fc.assert(fc.property(forests, scopes, rows, (parents, scope, each) => covers(scope, each, mapOf(parents)) === reached(scope, each, parents)), { numRuns: 2_000 });
});

test('the list of grids and covers agree on every grid', () => {
  fc.assert(
    fc.property(forests, scopes, (parents, scope) => {
      const ids = gridIdsOf(scope, mapOf(parents));
      for (const grid of parents.keys()) expect(covers(scope, row(grid), mapOf(parents))).toBe(ids === 'all' || ids.includes(grid));
      if (ids !== 'all') expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

test('anyOf keeps what its parts reach, and adds nothing', () => {
  fc.assert(fc.property(forests, fc.array(scopes, { maxLength: 4 }), rows, (parents, parts, each) => covers(anyOf(parts), each, mapOf(parents)) === parts.some((part) => reached(part, each, parents))));
});

test('a damaged tree with a cycle ends', () => {
  const damaged = new TreeMap([
    { id: 1, parentId: 2, leaderId: null, level: 'branch' },
    { id: 2, parentId: 1, leaderId: null, level: 'branch' },
  ]);
  expect(damaged.descendants([1]).sort()).toEqual([1, 2]);
  expect(damaged.ancestors(1).map((node) => node.id)).toEqual([1, 2]);
  expect(covers(subtree(3), row(1), damaged)).toBe(false);
});
