import fc from 'fast-check';
import { addDays } from '../../../kernel/date';
import { isWorkingDay, type Calendar } from '../../../kernel/working-days';
import { daysOf, reviewDueOn, stateOf, talkOn, type Cadence, type PlanSpan } from './care-plan';
import { newPlanProblems } from './plan-check';

const plain: Calendar = { overrides: new Map(), years: new Set() };
const plan = (cadence: Cadence, from: string, until: string): PlanSpan => ({ cadence, from, until });

/** The talks of a whole plan, asked for on each of its days as the daily job does: key, given, due. */
const talks = (span: PlanSpan, calendar = plain): string[] => {
  const found = new Map<string, string>();
  for (let day = addDays(span.from, -3); day <= addDays(span.until, 3); day = addDays(day, 1)) {
    const talk = talkOn(span, day, calendar);
    if (talk) found.set(talk.key, `${talk.key} ${talk.assignedOn} ${talk.dueOn}`);
  }
  return [...found.values()];
};

// One talk a period, given on its first day, due on its last working day; the first and the last period are cut to the plan.
// 2022-03-01 is a Tuesday.
test.each<[string, PlanSpan, string[]]>([
  ['weeks begin on Monday', plan('week', '2022-03-01', '2022-03-14'), ['2022-W09 2022-03-01 2022-03-04', '2022-W10 2022-03-07 2022-03-11']],
  ['a week of the turn of the year', plan('week', '2022-12-26', '2023-01-08'), ['2022-W52 2022-12-26 2022-12-30', '2023-W01 2023-01-02 2023-01-06']],
  ['two weeks count from the week in which the plan begins', plan('twoWeeks', '2022-03-09', '2022-04-03'), ['2022-W10 2022-03-09 2022-03-18', '2022-W12 2022-03-21 2022-04-01']],
  ['also where a year has 53 weeks', plan('twoWeeks', '2020-12-21', '2021-01-17'), ['2020-W52 2020-12-21 2021-01-01', '2021-W01 2021-01-04 2021-01-15']],
  ['months, cut at both ends', plan('month', '2022-01-15', '2022-03-20'), ['2022-01 2022-01-15 2022-01-31', '2022-02 2022-02-01 2022-02-28', '2022-03 2022-03-01 2022-03-18']],
  ['a leap day is the end of its month', plan('month', '2024-02-01', '2024-02-29'), ['2024-02 2024-02-01 2024-02-29']],
  ['a month that ends on a Sunday', plan('month', '2022-07-01', '2022-07-31'), ['2022-07 2022-07-01 2022-07-29']],
  ['quarters', plan('quarter', '2022-02-20', '2022-06-30'), ['2022-Q1 2022-02-20 2022-03-31', '2022-Q2 2022-04-01 2022-06-30']],
  ['one day on a working day', plan('week', '2022-03-01', '2022-03-01'), []],
  ['a plan shorter than its period, long enough', plan('month', '2022-03-08', '2022-03-21'), ['2022-03 2022-03-08 2022-03-21']],
  ['a plan shorter than a third of its period', plan('month', '2022-03-08', '2022-03-17'), []],
])('%s', (_case, span, expected) => expect(talks(span)).toEqual(expected));

// A part of a period counts from a third of it on: 11 days of a month of 31, 3 of a week.
test.each<[string, string, boolean]>([
  ['2022-03-21', '2022-04-30', true],
  ['2022-03-22', '2022-04-30', false],
  ['2022-02-01', '2022-03-11', true],
  ['2022-02-01', '2022-03-10', false],
])('a plan from %s until %s owes a talk in March: %p', (from, until, owes) => expect(talks(plan('month', from, until)).some((talk) => talk.startsWith('2022-03'))).toBe(owes));

const springFestival: Calendar = {
  overrides: new Map([...['31', '01', '02', '03', '04', '05', '06'].map((day, i): [string, boolean] => [`2022-0${i === 0 ? 1 : 2}-${day}`, true]), ['2022-01-29', false], ['2022-01-30', false]]),
  years: new Set([2022]),
};

// A week of holidays owes nothing; a make-up Sunday is the last working day of its week.
test('holidays and make-up days', () => {
  expect(talks(plan('week', '2022-01-24', '2022-02-13'), springFestival)).toEqual(['2022-W04 2022-01-24 2022-01-30', '2022-W06 2022-02-07 2022-02-11']);
  expect(talks(plan('month', '2022-01-31', '2022-02-28'), springFestival)).toEqual(['2022-02 2022-02-01 2022-02-28']);
  const monthEnd: Calendar = { overrides: new Map([['2022-02-28', true]]), years: new Set([2022]) };
  expect(talks(plan('month', '2022-02-01', '2022-02-28'), monthEnd)).toEqual(['2022-02 2022-02-01 2022-02-25']);
});

test.each([['2022-02-28'], ['2022-04-01']])('nothing outside of the plan: %s', (day) => expect(talkOn(plan('week', '2022-03-01', '2022-03-31'), day, plain)).toBeNull());

const dates = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2020-01-01', days));
const plans = fc.record({ cadence: fc.constantFrom<Cadence>('week', 'twoWeeks', 'month', 'quarter'), from: dates, days: fc.integer({ min: 0, max: 365 }) }).map(({ days, ...span }) => ({ ...span, until: addDays(span.from, days) }));

// Whatever day it is asked on, the talk of a period is the same: that is why a second run opens nothing.
test('a talk lies within its plan, on a working day, and does not depend on the day of the run', () =>
  fc.assert(
    fc.property(plans, fc.nat(), (span, step) => {
      const day = addDays(span.from, step % daysOf(span.from, span.until));
      const talk = talkOn(span, day, plain);
      if (talk === null) return;
      expect([talk.assignedOn >= span.from, talk.assignedOn <= day, talk.dueOn >= talk.assignedOn, talk.dueOn <= span.until, isWorkingDay(talk.dueOn, plain)]).toEqual(Array(5).fill(true));
      for (let other = talk.assignedOn; other <= talk.dueOn; other = addDays(other, 1)) expect(talkOn(span, other, plain)).toEqual(talk);
    }),
  ));

// What the check lets in owes at least one talk.
test('a plan that may be opened owes a talk', () =>
  fc.assert(
    fc.property(plans, (span) => {
      const problems = newPlanProblems({ ...span, reviewOn: span.until }, span.from);
      if (problems.length === 0) expect(talks(span).length).toBeGreaterThan(0);
    }),
  ));

// Planned until it begins, due for review from its day on, closed by somebody or by its end.
test.each<[string, string | null, string]>([
  ['2022-02-28', null, 'planned'],
  ['2022-03-01', null, 'open'],
  ['2022-04-14', null, 'open'],
  ['2022-04-15', null, 'reviewDue'],
  ['2022-05-31', null, 'reviewDue'],
  ['2022-06-01', null, 'closed'],
  ['2022-03-10', '2022-03-09', 'closed'],
])('on %s, closed %s: %s', (today, closedOn, state) => expect(stateOf({ ...plan('month', '2022-03-01', '2022-05-31'), reviewOn: '2022-04-15', closedOn }, today)).toBe(state));

// Five working days after its day, within the plan, never before its day.
test.each([
  ['2022-04-15', '2022-05-31', '2022-04-22'],
  ['2022-05-27', '2022-05-31', '2022-05-31'],
  ['2022-05-28', '2022-05-29', '2022-05-28'],
])('a review on %s of a plan until %s is due on %s', (reviewOn, until, dueOn) => expect(reviewDueOn({ reviewOn, until }, plain)).toBe(dueOn));
