import fc from 'fast-check';
import { addDays, addMonths, dateIn, daysBetween, firstOfMonth, isDate, isoWeek, lastOfMonth, monthOf, weekday, yearOf } from './date';

const anyDate = fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true }).map((instant) => instant.toISOString().slice(0, 10));

// A date is written in full and exists. February 29 exists in years that 4 divides, but 100 does not, but 400 does.
test.each([
  ['2026-02-28', true],
  ['2026-02-29', false],
  ['2026-02-30', false],
  ['2024-02-29', true],
  ['1900-02-29', false],
  ['2000-02-29', true],
  ['2026-04-31', false],
  ['2026-12-31', true],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-01-00', false],
  ['2026-1-1', false],
  ['20260101', false],
  ['2026-01-01T00:00:00Z', false],
  [' 2026-01-01', false],
  ['', false],
])('%p is a date: %p', (text, expected) => expect(isDate(text)).toBe(expected));

// Days are counted over month ends, leap days and years.
test.each([
  ['2026-01-31', 1, '2026-02-01'],
  ['2024-02-28', 1, '2024-02-29'],
  ['2024-02-29', 1, '2024-03-01'],
  ['2023-02-28', 1, '2023-03-01'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2026-01-01', -1, '2025-12-31'],
  ['2024-03-01', -1, '2024-02-29'],
  ['2026-06-15', 0, '2026-06-15'],
  ['2023-01-01', 365, '2024-01-01'],
  ['2024-01-01', 366, '2025-01-01'],
])('%s plus %i days is %s', (from, days, to) => {
  expect(addDays(from, days)).toBe(to);
  expect(daysBetween(from, to)).toBe(days);
});

// 1 is Monday, 7 is Sunday.
test.each([
  ['2026-11-22', 7],
  ['2026-11-23', 1],
  ['2024-02-29', 4],
  ['2000-01-01', 6],
  ['1900-01-01', 1],
])('%s is weekday %i', (date, day) => expect(weekday(date)).toBe(day));

// A week belongs to the year of its Thursday, so days around New Year lie in the neighbour's weeks.
test.each([
  ['2024-12-29', '2024-W52'],
  ['2024-12-30', '2025-W01'],
  ['2025-01-01', '2025-W01'],
  ['2022-01-01', '2021-W52'],
  ['2022-01-02', '2021-W52'],
  ['2022-01-03', '2022-W01'],
  ['2023-01-01', '2022-W52'],
  ['2026-01-01', '2026-W01'],
  ['2026-12-28', '2026-W53'],
  ['2027-01-01', '2026-W53'],
  ['2027-01-03', '2026-W53'],
  ['2027-01-04', '2027-W01'],
  ['2020-12-31', '2020-W53'],
])('%s lies in %s', (date, week) => expect(isoWeek(date)).toBe(week));

// The last day of a month.
test.each([
  ['2026-01', '2026-01-31'],
  ['2026-02', '2026-02-28'],
  ['2024-02', '2024-02-29'],
  ['2100-02', '2100-02-28'],
  ['2026-04', '2026-04-30'],
  ['2026-12', '2026-12-31'],
])('%s ends on %s', (month, last) => {
  expect(lastOfMonth(month)).toBe(last);
  expect(firstOfMonth(month)).toBe(`${month}-01`);
});

// Months are counted over the year, in both directions.
test.each([
  ['2026-11', 2, '2027-01'],
  ['2026-01', -1, '2025-12'],
  ['2026-12', 1, '2027-01'],
  ['2026-06', 0, '2026-06'],
  ['2026-03', -15, '2024-12'],
])('%s plus %i months is %s', (month, count, expected) => expect(addMonths(month, count)).toBe(expected));

// The same instant is another day elsewhere: 17:00 in UTC is past midnight in Shanghai.
test.each([
  ['2026-03-31T15:59:59Z', 'Asia/Shanghai', '2026-03-31'],
  ['2026-03-31T16:00:00Z', 'Asia/Shanghai', '2026-04-01'],
  ['2026-01-01T04:59:59Z', 'America/New_York', '2025-12-31'],
  ['2024-02-28T16:00:00Z', 'Asia/Shanghai', '2024-02-29'],
])('%s in %s is %s', (instant, zone, date) => expect(dateIn(new Date(instant), zone)).toBe(date));

test('going there and back is no move', () => {
  fc.assert(fc.property(anyDate, fc.integer({ min: -40_000, max: 40_000 }), (date, days) => addDays(addDays(date, days), -days) === date));
  fc.assert(fc.property(anyDate, anyDate, (from, to) => addDays(from, daysBetween(from, to)) === to));
});

test('a week has seven days of one name, and the next one another name', () => {
  fc.assert(
    fc.property(anyDate, (date) => {
      const monday = addDays(date, 1 - weekday(date));
      for (let day = 0; day < 7; day += 1) expect(isoWeek(addDays(monday, day))).toBe(isoWeek(date));
      expect(isoWeek(addDays(monday, 7))).not.toBe(isoWeek(date));
      expect(isoWeek(addDays(monday, 7)) > isoWeek(date)).toBe(true);
    }),
  );
});

test('year and month are read from the date', () => {
  expect(yearOf('2026-11-22')).toBe(2026);
  expect(monthOf('2026-11-22')).toBe('2026-11');
});
