import type { Calendar } from '../../../kernel/working-days';
import { planMonth } from './month-duty';

const plain: Calendar = { overrides: new Map(), years: new Set() };

// The month before, on every day until the fifth working day of the next one; only months that began after the capability was taken into use.
test.each<[string, string, string | null]>([
  ['2022-12-31', '2023-01-31', null],
  ['2023-01-31', '2023-02-01', null],
  ['2023-01-01', '2023-02-01', null],
  ['2023-01-31', '2023-03-01', '2023-02 due 2023-03-07'],
  ['2023-01-31', '2023-03-07', '2023-02 due 2023-03-07'],
  ['2023-01-31', '2023-03-08', null],
  ['2023-01-31', '2024-01-02', '2023-12 due 2024-01-05'],
])('in use since %s, on %s: %s', (since, today, expected) => {
  const plan = planMonth(today, since, plain);
  expect(plan && `${plan.month} due ${plan.dueOn}`).toBe(expected);
});

test('days off and make-up workdays count', () => {
  const calendar: Calendar = { overrides: new Map([['2023-03-01', true], ['2023-03-04', false]]), years: new Set([2023]) };
  expect(planMonth('2023-03-01', '2023-01-31', calendar)?.dueOn).toBe('2023-03-07');
  expect(planMonth('2023-03-01', '2023-01-31', { ...calendar, overrides: new Map([['2023-03-01', true]]) })?.dueOn).toBe('2023-03-08');
});
