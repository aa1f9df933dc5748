import type { MatrixCell } from '../../../../shared/contracts/requirements';
import { boxesOf, pageOf, planPath, yearOf, type Opened } from './view';

const cell = (period: string, month: number, months: number): MatrixCell => ({ period, from: '', to: '', month, months, needed: 1, held: 0, planned: 0, missing: 1, state: 'open' });

// Twelve columns whatever the periods are: a quarter covers three, a week shares its month, a month without a cell is empty.
test.each<[string, MatrixCell[], string[]]>([
  ['months', Array.from({ length: 12 }, (_, index) => cell(`m${index + 1}`, index + 1, 1)), Array.from({ length: 12 }, (_, index) => `${index + 1}+1 m${index + 1}`)],
  ['quarters', [1, 4, 7, 10].map((month) => cell(`q${month}`, month, 3)), ['1+3 q1', '4+3 q4', '7+3 q7', '10+3 q10']],
  ['the year', [cell('y', 1, 12)], ['1+12 y']],
  ['opened in October', [cell('q4', 10, 3)], [...Array.from({ length: 9 }, (_, index) => `${index + 1}+1 `), '10+3 q4']],
  ['weeks', [cell('w1', 1, 1), cell('w2', 1, 1), cell('w9', 3, 1)], ['1+1 w1,w2', '2+1 ', '3+1 w9', ...Array.from({ length: 9 }, (_, index) => `${index + 4}+1 `)]],
])('%s', (_case, cells, expected) => expect(boxesOf(cells).map(({ month, months, cells: own }) => `${month}+${months} ${own.map(({ period }) => period).join(',')}`)).toEqual(expected));

test.each<[string | undefined, number]>([['2022', 2022], [undefined, 2023], ['x', 2023], ['1700', 2023], ['2022.5', 2023]])('the year %s of the address', (year, expected) => expect(yearOf(year === undefined ? {} : { year }, '2023-01-31')).toBe(expected));

test.each<[string | undefined, number]>([['3', 3], [undefined, 1], ['-1', 1], ['x', 1]])('the page %s of the address', (page, expected) => expect(pageOf(page === undefined ? {} : { page })).toBe(expected));

// Planned for today where the period runs, for its first day where it is to come.
test.each([['2023-02-10', '2023-02-10'], ['2023-01-31', '2023-02-01']])('planned on %s: filled in with %s', (today, day) => {
  const opened = { row: { grid: { code: 'C01-01' }, requirement: { activityType: 'themeDay' } }, cell: { from: '2023-02-01', to: '2023-02-28' } } as Opened;
  expect(planPath(opened, today)).toBe(`/plugins/grid/activities?plan=themeDay&grid=C01-01&day=${day}`);
});
