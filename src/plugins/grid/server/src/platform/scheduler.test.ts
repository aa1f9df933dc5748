import fc from 'fast-check';
import { addDays } from '../kernel/date';
import { dueDates } from './scheduler';

const daily = { at: '08:00', catchUpDays: 31 };
const notCaughtUp = { at: '08:00', catchUpDays: 0 };

// A daily job runs once its hour has come; each missed day is caught up, oldest first.
test.each<[string, string | null, string, string, string[]]>([
  ['the hour has not come', '2026-03-09', '2026-03-10', '07:59', []],
  ['the hour has come', '2026-03-09', '2026-03-10', '08:00', ['2026-03-10']],
  ['it ran today', '2026-03-10', '2026-03-10', '23:59', []],
  ['a week of downtime, before the hour', '2026-03-03', '2026-03-10', '07:00', ['2026-03-04', '2026-03-05', '2026-03-06', '2026-03-07', '2026-03-08', '2026-03-09']],
  ['a week of downtime, after the hour', '2026-03-07', '2026-03-10', '09:00', ['2026-03-08', '2026-03-09', '2026-03-10']],
  ['over the end of a leap February', '2024-02-27', '2024-03-01', '09:00', ['2024-02-28', '2024-02-29', '2024-03-01']],
  ['it ran for a later day by hand', '2026-03-12', '2026-03-10', '09:00', []],
])('%s', (_case, last, today, time, dates) => expect(dueDates(daily, last, today, time)).toEqual(dates));

// The first start has no past: nothing is caught up that nobody missed.
test.each<[string, string[]]>([
  ['07:59', []],
  ['08:00', ['2026-03-10']],
])('first start at %s', (time, dates) => expect(dueDates(daily, null, '2026-03-10', time)).toEqual(dates));

// A longer gap than the job looks back is not filled; a job that is not caught up runs for today only.
test('a year of downtime gives the last 31 days and today', () => {
  const dates = dueDates(daily, '2025-03-01', '2026-03-10', '08:00');
  expect([dates.length, dates[0], dates[31]]).toEqual([32, '2026-02-07', '2026-03-10']);
});

test.each<[string, string[]]>([
  ['07:00', []],
  ['08:00', ['2026-03-10']],
])('not caught up, a week later at %s', (time, dates) => expect(dueDates(notCaughtUp, '2026-03-03', '2026-03-10', time)).toEqual(dates));

test('days come in order, each once, never in the future, and running them leaves none', () => {
  const day = fc.integer({ min: 0, max: 400 }).map((offset) => addDays('2026-01-01', offset));
  const time = fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
  fc.assert(
    fc.property(fc.option(day), day, time, fc.nat(40), (last, today, now, catchUpDays) => {
      const dates = dueDates({ at: '08:00', catchUpDays }, last, today, now);
      expect(dates).toEqual([...new Set(dates)].sort());
      for (const date of dates) expect(date <= today && (last === null || date > last) && date >= addDays(today, -catchUpDays)).toBe(true);
      expect(dueDates({ at: '08:00', catchUpDays }, dates[dates.length - 1] ?? last, today, now)).toEqual([]);
    }),
  );
});
