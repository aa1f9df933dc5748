import type { Calendar } from '../../../kernel/working-days';
import { missingYear } from './check';
import { libraryRows } from './library';

const known = (...years: number[]): Calendar => ({ overrides: new Map(), years: new Set(years) });

// Holidays are published in late autumn: the office is asked in December, until the next year stands.
test.each<[string, Calendar, number | null]>([
  ['2026-11-30', known(2026), null],
  ['2026-12-01', known(2026), 2027],
  ['2026-12-31', known(2026), 2027],
  ['2026-12-15', known(2026, 2027), null],
  ['2027-01-01', known(2026), null],
])('on %s with %j: %p is missing', (today, calendar, year) => expect(missingYear(today, calendar)).toBe(year));

// A holiday is a day off; a worked weekend says so in its name.
test('rows of the library', () => {
  const rows = libraryRows({ holidays: { '2023-01-23': 'Spring Festival,春节,4' }, workdays: { '2023-01-28': 'Spring Festival,春节,4', '2023-01-29': 'odd' } });
  expect(rows).toEqual([
    { date: '2023-01-23', isOffDay: true, name: '春节' },
    { date: '2023-01-28', isOffDay: false, name: '春节（调休上班）' },
    { date: '2023-01-29', isOffDay: false, name: 'odd（调休上班）' },
  ]);
});
