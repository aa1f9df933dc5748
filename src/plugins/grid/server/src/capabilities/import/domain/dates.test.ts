import { dateOfSerial, readDate } from './dates';
import type { CellKind } from './types';

const read = (text: string, kind: CellKind = 't'): string => {
  const reading = readDate(text, kind);
  return reading.ok ? `${reading.date}${reading.monthOnly ? ' month' : ''}` : reading.code;
};

// Dates that offices write. A month becomes its first day.
test.each([
  ['1985-06-25', '1985-06-25'],
  ['1985-6-5', '1985-06-05'],
  ['1985/06/25', '1985-06-25'],
  ['1985.6.25', '1985-06-25'],
  ['1985年6月25日', '1985-06-25'],
  ['1985 年 6 月 25 日', '1985-06-25'],
  ['１９８５－０６－２５', '1985-06-25'],
  ['19850625', '1985-06-25'],
  ['1985-06-25 00:00:00', '1985-06-25'],
  ['1985-06-25T08:30:00.000Z', '1985-06-25'],
  ['1985.07', '1985-07-01 month'],
  ['1985.7', '1985-07-01 month'],
  ['1985年7月', '1985-07-01 month'],
  ['1985-07', '1985-07-01 month'],
  ['1985/7', '1985-07-01 month'],
  ['198507', '1985-07-01 month'],
  ['1990.10', '1990-10-01 month'],
  ['1990.01', '1990-01-01 month'],
  ['2024-02-29', '2024-02-29'],
  ['1900-01-01', '1900-01-01'],
  ['2100-12-31', '2100-12-31'],
])('%s → %s', (text, expected) => expect(read(text)).toBe(expected));

// Days that do not exist, and shapes that could mean two days.
test.each(['1985-13-40', '2023-02-29', '1985-00-10', '1985.13', '85.07', '6/25/1985', '25.06.1985', '1985', '1985年', 'abc', '1985-06-25-01', '0000-01-01', '1985-6-25 abc'])('%s is no date', (text) =>
  expect(read(text)).toBe('invalid_date'),
);

test.each(['1899-12-31', '1899年5月', '2101-01-01', '2199-06-01', '18990101'])('%s lies outside of 1900 to 2100', (text) => expect(read(text)).toBe('date_out_of_range'));

// Excel stores a typed 1990.10 as 1990.1, which January gives too.
test('the number 1990.1 is asked back, the text 1990.10 is October', () => {
  expect(read('1990.1', 'n')).toBe('invalid_date');
  expect(readDate('1990.1', 'n')).toMatchObject({ allowed: expect.stringContaining('1990-10') as string });
  expect(read('1990.10', 'n')).toBe('1990-10-01 month');
  expect(read('1990.11', 'n')).toBe('1990-11-01 month');
  expect(read('1990.1', 't')).toBe('1990-01-01 month');
});

test('a day number in a number cell is a date, in a text cell it is not', () => {
  expect(read('35160', 'n')).toBe('1996-04-05');
  expect(read('35160', 't')).toBe('invalid_date');
});

test.each([
  [1, false, '1900-01-01'],
  [59, false, '1900-02-28'],
  [60, false, '1900-02-29'], // the day that Excel invented: refused later as a date that does not exist
  [61, false, '1900-03-01'],
  [35160, false, '1996-04-05'],
  [35160.75, false, '1996-04-05'],
  [73415, false, '2100-12-31'],
  [0, false, ''],
  [-1, false, ''],
  [Number.NaN, false, ''],
  [1e12, false, ''],
  [0, true, '1904-01-01'],
  [33698, true, '1996-04-05'],
])('day %p (1904 system: %p) is %j', (serial, date1904, date) => expect(dateOfSerial(serial, date1904)).toBe(date));
