import { dayAfter, formatDay, formatMoment, fromPickerDate, toPickerDate } from './dates';

test.each([
  ['zh-Hans', '2022-03-09', '2022-03-08', '3月9日 周三'],
  ['en', '2022-03-09', '2022-03-08', 'Wed 9 Mar'],
  // The year is said when it is not that of today, or when there is no today to compare with.
  ['zh-Hans', '2023-01-03', '2022-12-30', '2023年1月3日 周二'],
  ['en', '2023-01-03', '2022-12-30', 'Tue 3 Jan 2023'],
  ['zh-Hans', '2022-03-09', undefined, '2022年3月9日 周三'],
])('%s %s seen on %s is %s', (locale, date, today, text) => {
  expect(formatDay(locale, date, today)).toBe(text);
});

test('a day keeps its date through the picker, which reads UTC and answers local midnight', () => {
  for (const day of ['2022-01-01', '2022-03-27', '2022-10-30', '2022-12-31']) {
    const [year = 0, month = 0, date = 0] = toPickerDate(day).toISOString().slice(0, 10).split('-').map(Number);
    expect(fromPickerDate(new Date(year, month - 1, date))).toBe(day);
  }
});

test.each([
  ['2022-02-28', '2022-03-01'],
  ['2022-12-31', '2023-01-01'],
])('the day after %s is %s', (day, next) => {
  expect(dayAfter(day)).toBe(next);
});

test.each([
  ['zh-Hans', '2022年3月9日 16:05'],
  ['en', '9 Mar 2022, 16:05'],
])('a moment in %s', (locale, text) => {
  expect(formatMoment(locale, '2022-03-09T08:05:00.000Z', 'Asia/Shanghai')).toBe(text);
});
