import fc from 'fast-check';
import { pathsOf, treeProblem, type Level, type TreeRow } from './tree';

const grid = (id: number, level: Level, parentId: number | null): TreeRow => ({ id, code: `G${id}`, level, parentId });

const PLANT = [grid(1, 'committee', null), grid(2, 'branch', 1), grid(3, 'branch', 1), grid(4, 'group', 2), grid(5, 'group', 3), grid(6, 'member', 4)];

// A parent is of a higher level; a level may be left out. Several roots are several committees.
test.each<[string, TreeRow[]]>([
  ['a plant', PLANT],
  ['nothing', []],
  ['a group right below the committee', [grid(1, 'committee', null), grid(2, 'group', 1)]],
  ['two committees', [grid(1, 'committee', null), grid(2, 'committee', null)]],
  ['a lone group', [grid(1, 'group', null)]],
  ['a parent that is not among the rows', [grid(2, 'branch', 1)]],
])('%s is a tree', (_case, rows) => expect(treeProblem(rows)).toBeNull());

test.each<[string, TreeRow[], object]>([
  ['a branch below a branch', [grid(1, 'branch', null), grid(2, 'branch', 1)], { kind: 'level', code: 'G2', level: 'branch', parentLevel: 'branch' }],
  ['a branch below a group', [grid(1, 'group', null), grid(2, 'branch', 1)], { kind: 'level', code: 'G2', level: 'branch', parentLevel: 'group' }],
  ['a committee below a committee', [grid(1, 'committee', null), grid(2, 'committee', 1)], { kind: 'level', code: 'G2', level: 'committee', parentLevel: 'committee' }],
])('%s is of the wrong level', (_case, rows, problem) => expect(treeProblem(rows)).toEqual(problem));

// A grid above itself, named by a grid that is part of the circle.
test.each<[string, TreeRow[], string]>([
  ['its own parent', [grid(1, 'branch', 1)], 'G1'],
  ['two above each other', [grid(1, 'committee', null), grid(2, 'branch', 3), grid(3, 'group', 2)], 'G2'],
  ['a group below a circle that it is no part of', [grid(1, 'member', 2), grid(2, 'branch', 3), grid(3, 'group', 2)], 'G2'],
])('%s is a cycle', (_case, rows, code) => expect(treeProblem(rows)).toEqual({ kind: 'cycle', code }));

test('the path names every grid from the root', () => {
  expect([...pathsOf([...PLANT].reverse())].sort()).toEqual([
    [1, '/1/'],
    [2, '/1/2/'],
    [3, '/1/3/'],
    [4, '/1/2/4/'],
    [5, '/1/3/5/'],
    [6, '/1/2/4/6/'],
  ]);
});

const forests = fc
  .array(fc.nat(), { minLength: 1, maxLength: 40 })
  .map((picks) => picks.map((pick, index) => grid(index + 1, 'group', pick % (index + 1) === 0 ? null : pick % (index + 1))));

test('in any order of the rows, a path is the path of the parent and the grid', () => {
  fc.assert(
    fc.property(forests.chain((rows) => fc.shuffledSubarray(rows, { minLength: rows.length })), (rows) => {
      const paths = pathsOf(rows);
      for (const row of rows) expect(paths.get(row.id)).toBe(`${row.parentId === null ? '/' : paths.get(row.parentId)}${row.id}/`);
    }),
  );
});
