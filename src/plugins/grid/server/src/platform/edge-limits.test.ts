import fc from 'fast-check';
import { problemOf } from './edge-limits';

const times = (count: number, pair: (index: number) => string): string => Array.from({ length: count }, (_, index) => pair(index)).join('&');

// What people and our own screens send.
test.each<[string, string?]>([
  [''],
  ['page=2&pageSize=100'],
  ['q=%E7%8E%8B&bucket=overdue&mine=1'],
  ['filters[grid][code][$eq]=ZB-01&sort[0]=dueOn:asc&populate[0]=owner&fields[0]=title'],
  ['filters[$and][0][$or][0][owner][name][$containsi]=a'],
  ['200 parameters', times(200, (index) => `a${index}=1`)],
  ['a name 100 times', times(100, () => 'filters[id][$in]=1')],
  ['entries 0 to 99', times(100, (index) => `filters[id][$in][${index}]=1`)],
  ['a[b][c][d][e][f][g][h][i]=1'],
  ['%E0%A4%A=1'],
  ['a&b&c'],
  // Brackets and equals signs of a value are text.
  ['q=%5B500%5D%3D'],
  ['q=%5B500%5D'],
])('%s passes', (name, query = name) => expect(problemOf(query)).toBeNull());

// Past 1,000 parameters the parser drops the rest in silence: at most 200 are let in.
test.each([[201], [1_100]])('%i parameters are refused', (count) => {
  expect(problemOf(times(count, (index) => `junk${index}=1`))).toBe(`the query has ${count} parameters; at most 200`);
});

// From entry 100 the parser makes an object of a list: an `$in` of it finds something else. However the list is spelled.
test.each<[string, string]>([
  ['a name 101 times', times(101, () => 'filters[id][$in]=1')],
  ['empty brackets 101 times', times(101, () => 'filters[id][$in][]=1')],
  ['an encoded name 101 times', times(101, () => 'filters%5Bid%5D%5B%24in%5D=1')],
  ['entry 100', 'filters[id][$in][100]=1'],
  ['entry 100, encoded', 'filters%5Bid%5D%5B%24in%5D%5B100%5D=1'],
  ['entry 99,999,999', 'filters[id][$in][99999999]=1'],
  ['a name and empty brackets, 60 of each', `${times(60, () => 'filters[id][$in]=1')}&${times(60, () => 'filters[id][$in][]=1')}`],
  ['empty and numbered brackets, 60 of each', `${times(60, () => 'filters[id][$in][]=1')}&${times(60, (index) => `filters[id][$in][${index}]=1`)}`],
])('a list past its end is refused: %s', (_case, query) => expect(problemOf(query)).toMatch(/100/));

// Deeper than anybody asks by hand: the parser stops nesting and keeps the rest as a name.
test.each([
  ['a[b][c][d][e][f][g][h][i][j]=1'],
  ['a%5Bb%5D%5Bc%5D%5Bd%5D%5Be%5D%5Bf%5D%5Bg%5D%5Bh%5D%5Bi%5D%5Bj%5D=1'],
  // The parser splits name and value at `]=` first: an equals sign inside brackets belongs to the name.
  ['a[=][b][c][d][e][f][g][h][i][j]=1'],
])('deep nesting is refused: %s', (query) => expect(problemOf(query)).toMatch(/is nested \d+ levels; at most 8/));

// The parser drops a name that every object inherits, and with it the filter: every row would be answered.
test.each([['filters[toString][$eq]=1', 'toString'], ['filters[owner][constructor]=1', 'constructor'], ['__proto__[a]=1', '__proto__'], ['sort=a&hasOwnProperty=1', 'hasOwnProperty']])('%s is refused', (query, name) =>
  expect(problemOf(query)).toBe(`the query names ${name}, which is no column`),
);

test('no query makes it throw', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '[', ']', '=', '&', '%', '5', 'B', 'D', '1', '$', '+') , maxLength: 200 }), (query) => {
    const problem = problemOf(query);
    expect(problem === null || problem.length > 0).toBe(true);
  }));
});
