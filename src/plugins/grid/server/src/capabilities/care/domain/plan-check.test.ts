import { extensionProblems, newPlanProblems } from './plan-check';

const TODAY = '2023-01-31';
const good = { cadence: 'month' as const, from: TODAY, reviewOn: '2023-03-15', until: '2023-04-30' };
const codes = (problems: readonly { field: string; code: string }[]): string[] => problems.map(({ field, code }) => `${field} ${code}`);

// A plan begins today or later, lasts at least one of its periods, ends within a year, and is reviewed before its end. All that is wrong is said at once.
test.each<[string, Partial<Record<keyof typeof good, string>>, string[]]>([
  ['as it should be', {}, []],
  ['from tomorrow', { from: '2023-02-01' }, []],
  ['from yesterday', { from: '2023-01-30' }, ['from in_past']],
  ['until before from', { until: '2023-01-30' }, ['until invalid_order', 'reviewOn out_of_range']],
  ['a month of 28 days', { from: '2023-02-01', until: '2023-02-28', reviewOn: '2023-02-28' }, []],
  ['27 days, every month', { from: '2023-02-01', until: '2023-02-27', reviewOn: '2023-02-20' }, ['cadence longer_than_span']],
  ['27 days, every two weeks', { from: '2023-02-01', until: '2023-02-27', reviewOn: '2023-02-20', cadence: 'twoWeeks' }, []],
  ['six days, every week', { until: '2023-02-05', reviewOn: '2023-02-03', cadence: 'week' }, ['cadence longer_than_span']],
  ['the shortest quarter', { from: '2023-02-01', until: '2023-05-01', cadence: 'quarter' }, []],
  ['a day less than the shortest quarter', { from: '2023-02-01', until: '2023-04-30', cadence: 'quarter' }, ['cadence longer_than_span']],
  ['a year from today', { until: '2024-01-31' }, []],
  ['a day more than a year from today', { until: '2024-02-01' }, ['until too_far']],
  ['reviewed on its first day', { reviewOn: TODAY }, ['reviewOn out_of_range']],
  ['reviewed on its last day', { reviewOn: '2023-04-30' }, []],
  ['reviewed after its end', { reviewOn: '2023-05-01' }, ['reviewOn out_of_range']],
])('%s', (_case, values, expected) => expect(codes(newPlanProblems({ ...good, ...values } as typeof good, TODAY))).toEqual(expected));

// The 29th of February has its day next year too.
test('a year from a leap day', () => {
  const plan = { ...good, from: '2024-02-29', reviewOn: '2024-06-01' };
  expect(codes(newPlanProblems({ ...plan, until: '2025-02-28' }, '2024-02-29'))).toEqual([]);
  expect(newPlanProblems({ ...plan, until: '2025-03-01' }, '2024-02-29')).toMatchObject([{ field: 'until', code: 'too_far', allowed: '2025-02-28 at the latest' }]);
});

// An extension ends later than the plan did, within a year from the day of the review, and is reviewed again.
test.each<[string, string, string, string[]]>([
  ['to a later day', '2023-06-30', '2023-05-31', []],
  ['to the same day', '2023-04-30', '2023-04-01', ['until invalid_order']],
  ['to an earlier day', '2023-03-31', '2023-03-20', ['until invalid_order']],
  ['beyond a year', '2024-03-16', '2023-12-01', ['until too_far']],
  ['without a new day of review', '2023-06-30', '2023-03-15', ['reviewOn out_of_range']],
  ['with a review after the end', '2023-06-30', '2023-07-01', ['reviewOn out_of_range']],
])('an extension on 15 March, %s', (_case, until, reviewOn, expected) => expect(codes(extensionProblems(good, { until, reviewOn }, '2023-03-15'))).toEqual(expected));
