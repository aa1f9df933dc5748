import { isMonth, shiftMonth } from './months';

test.each([
  ['2022-03', -1, '2022-02'],
  ['2022-01', -1, '2021-12'],
  ['2022-12', 1, '2023-01'],
  ['2022-03', -24, '2020-03'],
])('%s shifted by %i', (month, offset, expected) => {
  expect(shiftMonth(month, offset)).toBe(expected);
});

test.each(['2022-13', '2022-3', '2022', ''])('%p is no month', (text) => {
  expect(isMonth(text)).toBe(false);
});
