import fc from 'fast-check';
import { addDays, weekday } from './date';
import { countFrom, isProvisional, isWorkingDay, lastWorkingDay, shiftWorkingDays, workingDaysBetween, type Calendar } from './working-days';

// Spring Festival 2023: seven days off, and two Saturdays that were worked for it (28 and 29 January).
const SPRING = ['2023-01-21', '2023-01-22', '2023-01-23', '2023-01-24', '2023-01-25', '2023-01-26', '2023-01-27'];
const calendar: Calendar = {
  overrides: new Map([...SPRING.map((date): [string, boolean] => [date, true]), ['2023-01-28', false], ['2023-01-29', false]]),
  years: new Set([2023]),
};
const plain: Calendar = { overrides: new Map(), years: new Set() };

// The calendar overrides Monday to Friday in both directions.
test.each([
  ['2023-01-20', true, 'Friday'],
  ['2023-01-21', false, 'Saturday and holiday'],
  ['2023-01-23', false, 'Monday, holiday'],
  ['2023-01-28', true, 'Saturday, worked instead'],
  ['2023-01-29', true, 'Sunday, worked instead'],
  ['2023-02-04', false, 'Saturday'],
])('%s is a working day: %p (%s)', (date, expected) => expect(isWorkingDay(date, calendar)).toBe(expected));

// Day 0 is the day of the report, whatever day it is; the due day is the n-th working day after it.
test.each([
  ['2023-01-18', 1, ['2023-01-19']],
  ['2023-01-19', 1, ['2023-01-20']],
  ['2023-01-20', 1, ['2023-01-28']],
  ['2023-01-20', 3, ['2023-01-28', '2023-01-29', '2023-01-30']],
  ['2023-01-24', 3, ['2023-01-28', '2023-01-29', '2023-01-30']],
  ['2023-02-03', 3, ['2023-02-06', '2023-02-07', '2023-02-08']],
])('reported on %s, %i working days: %p', (from, days, counted) => {
  expect(countFrom(from, days, 'working', calendar)).toEqual({ dueOn: counted[counted.length - 1], counted });
});

// Calendar days know neither weekend nor holiday.
test('three calendar days run through a holiday', () => expect(countFrom('2023-01-20', 3, 'calendar', calendar).dueOn).toBe('2023-01-23'));

// Nothing to count is due at once.
test('no days: the day itself', () => expect(countFrom('2023-01-20', 0, 'working', calendar)).toEqual({ dueOn: '2023-01-20', counted: [] }));

// A calendar that holds days off only is a mistake that is told, not an endless loop.
test('a calendar without working days is refused', () => {
  const closed: Calendar = { overrides: new Map(Array.from({ length: 2_000 }, (_, day): [string, boolean] => [addDays('2023-01-01', day), true])), years: new Set() };
  expect(() => countFrom('2023-01-01', 1, 'working', closed)).toThrow(new RangeError('fewer than 1 working days follow 2023-01-01'));
});

// Days left: 0 on the day, negative after it.
test.each([
  ['2023-01-20', '2023-01-20', 0],
  ['2023-01-20', '2023-01-27', 0],
  ['2023-01-20', '2023-01-28', 1],
  ['2023-01-20', '2023-01-30', 3],
  ['2023-01-30', '2023-01-20', -3],
  ['2023-02-03', '2023-02-05', 0],
])('from %s to %s: %i working days', (from, to, days) => expect(workingDaysBetween(from, to, calendar)).toBe(days));

test.each([
  ['2023-01-30', -1, '2023-01-29'],
  ['2023-01-30', -3, '2023-01-20'],
  ['2023-01-20', 1, '2023-01-28'],
  ['2023-01-22', 0, '2023-01-22'],
])('%s moved by %i working days is %s', (from, days, to) => expect(shiftWorkingDays(from, days, calendar)).toBe(to));

// A period that ends on a day off is due on the working day before.
test.each([
  ['2023-01-31', '2023-01-31'],
  ['2023-01-27', '2023-01-20'],
  ['2023-04-30', '2023-04-28'],
])('last working day until %s is %s', (date, last) => expect(lastWorkingDay(date, calendar)).toBe(last));

// A span is provisional when any of its years has no official calendar.
test.each([
  ['2023-02-01', '2023-12-31', false],
  ['2023-12-31', '2024-01-03', true],
  ['2022-12-31', '2023-01-03', true],
  ['2022-12-01', '2024-02-01', true],
])('%s to %s is provisional: %p', (from, to, expected) => expect(isProvisional(from, to, calendar)).toBe(expected));

const dates = fc.integer({ min: 0, max: 3_000 }).map((offset) => addDays('2020-01-01', offset));
const calendars = fc.uniqueArray(fc.tuple(dates, fc.boolean()), { selector: ([date]) => date, maxLength: 400 }).map((days): Calendar => ({ overrides: new Map(days), years: new Set() }));

test('counting n days and counting them back is n', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: 0, max: 365 }), calendars, (from, days, calendar) => {
      const { dueOn, counted } = countFrom(from, days, 'working', calendar);
      expect(counted).toHaveLength(days);
      expect(workingDaysBetween(from, dueOn, calendar)).toBe(days);
      expect(workingDaysBetween(dueOn, from, calendar) + days).toBe(0);
      expect(counted.every((date) => isWorkingDay(date, calendar))).toBe(true);
      expect(shiftWorkingDays(from, days, calendar)).toBe(dueOn);
    }),
  );
});

test('without a calendar five days are a week', () => {
  fc.assert(fc.property(dates, (from) => countFrom(from, 5, 'working', plain).dueOn === addDays(from, weekday(from) <= 5 ? 7 : 12 - weekday(from))));
});

test('the last working day is a working day, and only days off lie behind it', () => {
  fc.assert(
    fc.property(dates, calendars, (date, calendar) => {
      const last = lastWorkingDay(date, calendar);
      expect(isWorkingDay(last, calendar)).toBe(true);
      expect(last <= date && workingDaysBetween(last, date, calendar)).toBe(0);
    }),
  );
});
