import type { Calendar } from '../../../kernel/working-days';
import type { Per } from '../../../../../shared/contracts/requirements';
import { dueDayOf, monthsOf, spanOf, spansOf, warnDayOf } from './span';

// The first of October 2022 was a Saturday; the holiday ran to the seventh, and 8 and 9 October were made up.
const calendar: Calendar = {
  overrides: new Map([...['01', '02', '03', '04', '05', '06', '07'].map((day) => [`2022-10-${day}`, true] as const), ['2022-10-08', false], ['2022-10-09', false], ['2022-12-30', true]]),
  years: new Set([2022]),
};

// Day, period: key, first day, last day, due on its last working day, warned when two thirds of the time until then are gone, columns.
test.each<[string, Per, string, string, string, string | null, string | null, [number, number]]>([
  ['2022-03-15', 'month', '2022-03', '2022-03-01', '2022-03-31', '2022-03-31', '2022-03-21', [3, 1]],
  ['2022-04-30', 'month', '2022-04', '2022-04-01', '2022-04-30', '2022-04-29', '2022-04-20', [4, 1]],
  ['2024-02-29', 'month', '2024-02', '2024-02-01', '2024-02-29', '2024-02-29', '2024-02-20', [2, 1]],
  ['2022-12-01', 'month', '2022-12', '2022-12-01', '2022-12-31', '2022-12-29', '2022-12-20', [12, 1]],
  ['2022-01-01', 'quarter', '2022-Q1', '2022-01-01', '2022-03-31', '2022-03-31', '2022-03-02', [1, 3]],
  ['2022-12-31', 'quarter', '2022-Q4', '2022-10-01', '2022-12-31', '2022-12-29', '2022-11-30', [10, 3]],
  ['2022-07-01', 'year', '2022', '2022-01-01', '2022-12-31', '2022-12-29', '2022-08-31', [1, 12]],
  ['2022-03-05', 'week', '2022-W09', '2022-02-28', '2022-03-06', '2022-03-04', '2022-03-03', [3, 1]],
  ['2027-01-01', 'week', '2026-W53', '2026-12-28', '2027-01-03', '2027-01-01', '2026-12-31', [12, 1]],
  ['2024-12-31', 'week', '2025-W01', '2024-12-30', '2025-01-05', '2025-01-03', '2025-01-02', [1, 1]],
  ['2022-10-09', 'week', '2022-W40', '2022-10-03', '2022-10-09', '2022-10-09', '2022-10-07', [10, 1]],
])('%s, every %s', (date, per, key, from, to, dueOn, warnOn, [month, months]) => {
  const span = spanOf(date, per);
  const due = dueDayOf(span, calendar);
  expect([span, due, due === null ? null : warnDayOf(span, due), monthsOf(span, per)]).toEqual([{ key, from, to }, dueOn, warnOn, { month, months }]);
});

test('a week of holidays has no due day', () => {
  const golden: Calendar = { overrides: new Map(['10-28', '10-29', '10-30', '10-31', '11-01'].map((day) => [`2024-${day}`, true])), years: new Set() };
  expect(dueDayOf(spanOf('2024-10-30', 'week'), golden)).toBeNull();
});

// Every day is in exactly one period of each kind, and the years follow one another without a gap.
test.each<[Per, number, number, string, string]>([
  ['month', 2022, 12, '2022-01', '2022-12'],
  ['quarter', 2022, 4, '2022-Q1', '2022-Q4'],
  ['year', 2022, 1, '2022', '2022'],
  ['week', 2022, 52, '2022-W01', '2022-W52'],
  ['week', 2026, 53, '2026-W01', '2026-W53'],
])('every %s of %i: %i, from %s to %s', (per, year, length, first, last) => {
  const spans = spansOf(year, per);
  expect([spans.length, spans[0]?.key, spans[length - 1]?.key]).toEqual([length, first, last]);
  const next = spansOf(year + 1, per)[0];
  const days = [...spans, next].flatMap((span) => (span ? [span] : []));
  for (const [index, span] of days.entries()) if (index > 0) expect([span.key, Date.parse(span.from) - Date.parse(days[index - 1]?.to ?? '')]).toEqual([span.key, 86_400_000]);
});
