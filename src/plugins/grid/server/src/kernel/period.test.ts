import fc from 'fast-check';
import { addDays } from './date';
import { periodOf, twoThirds, type PeriodKind } from './period';

// A period is whole months of one calendar year and named after it.
test.each<[string, PeriodKind, string, string, string]>([
  ['2026-01-01', 'month', '2026-01', '2026-01-01', '2026-01-31'],
  ['2024-02-29', 'month', '2024-02', '2024-02-01', '2024-02-29'],
  ['2026-12-31', 'month', '2026-12', '2026-12-01', '2026-12-31'],
  ['2026-01-01', 'quarter', '2026-Q1', '2026-01-01', '2026-03-31'],
  ['2026-03-31', 'quarter', '2026-Q1', '2026-01-01', '2026-03-31'],
  ['2026-04-01', 'quarter', '2026-Q2', '2026-04-01', '2026-06-30'],
  ['2026-09-30', 'quarter', '2026-Q3', '2026-07-01', '2026-09-30'],
  ['2026-12-31', 'quarter', '2026-Q4', '2026-10-01', '2026-12-31'],
  ['2026-06-30', 'halfYear', '2026-H1', '2026-01-01', '2026-06-30'],
  ['2026-07-01', 'halfYear', '2026-H2', '2026-07-01', '2026-12-31'],
  ['2024-02-29', 'year', '2024', '2024-01-01', '2024-12-31'],
])('%s: its %s is %s, %s to %s', (date, kind, key, from, to) => expect(periodOf(date, kind)).toEqual({ key, from, to }));

// Two thirds of 31, 28, 29, 90 days and of one day, rounded down.
test.each([
  ['2022-03-01', '2022-03-31', '2022-03-21'],
  ['2022-02-01', '2022-02-28', '2022-02-19'],
  ['2024-02-01', '2024-02-29', '2024-02-20'],
  ['2022-01-01', '2022-03-31', '2022-03-02'],
  ['2022-03-09', '2022-03-09', '2022-03-09'],
])('%s to %s: two thirds are over on %s', (from, to, day) => expect(twoThirds(from, to)).toBe(day));

test('periods of a kind follow each other without a gap', () => {
  const days = fc.integer({ min: 0, max: 20_000 }).map((offset) => addDays('2000-01-01', offset));
  fc.assert(
    fc.property(days, fc.constantFrom<PeriodKind>('month', 'quarter', 'halfYear', 'year'), (date, kind) => {
      const period = periodOf(date, kind);
      expect(period.from <= date && date <= period.to).toBe(true);
      expect(periodOf(period.from, kind)).toEqual(period);
      expect(periodOf(period.to, kind)).toEqual(period);
      expect(periodOf(addDays(period.to, 1), kind).from).toBe(addDays(period.to, 1));
    }),
  );
});
