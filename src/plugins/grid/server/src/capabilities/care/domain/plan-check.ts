import { isDate, type IsoDate } from '../../../kernel/date';
import { daysOf, type Cadence, type PlanSpan } from './care-plan';

export interface PlanProblem {
  readonly field: string;
  readonly code: string;
  readonly value: string;
  readonly allowed: string;
}

type Dated = PlanSpan & { readonly reviewOn: IsoDate };

/** The shortest period of each kind: a plan at least as long owes at least one talk. */
const SHORTEST: Readonly<Record<Cadence, number>> = { week: 7, twoWeeks: 14, month: 28, quarter: 90 };

/** What is wrong with a new plan, all of it. */
export const newPlanProblems = ({ cadence, from, reviewOn, until }: Dated, today: IsoDate): PlanProblem[] => {
  const problems: PlanProblem[] = [];
  if (from < today) problems.push({ field: 'from', code: 'in_past', value: from, allowed: `${today} or later` });
  if (until < from) problems.push({ field: 'until', code: 'invalid_order', value: until, allowed: `${from} or later` });
  else if (daysOf(from, until) < SHORTEST[cadence]) problems.push({ field: 'cadence', code: 'longer_than_span', value: cadence, allowed: `a cadence that fits into ${daysOf(from, until)} days` });
  return [...problems, ...tooFar(until, today), ...reviewOutside(reviewOn, from, until)];
};

/** What is wrong with a new end of a running plan. */
export const extensionProblems = (plan: Dated, { until, reviewOn }: { readonly until: IsoDate; readonly reviewOn: IsoDate }, today: IsoDate): PlanProblem[] => [
  ...(until > plan.until ? [] : [{ field: 'until', code: 'invalid_order', value: until, allowed: `after ${plan.until}` }]),
  ...tooFar(until, today),
  ...reviewOutside(reviewOn, plan.from > today ? plan.from : today, until),
];

/** Nobody is under care without an end in sight: a year at most, then somebody looks again. */
const tooFar = (until: IsoDate, today: IsoDate): PlanProblem[] => {
  const last = yearAfter(today);
  return until > last ? [{ field: 'until', code: 'too_far', value: until, allowed: `${last} at the latest` }] : [];
};

const reviewOutside = (reviewOn: IsoDate, after: IsoDate, until: IsoDate): PlanProblem[] =>
  reviewOn > after && reviewOn <= until ? [] : [{ field: 'reviewOn', code: 'out_of_range', value: reviewOn, allowed: `after ${after}, ${until} at the latest` }];

/** The same day of the next year; 28 February for the 29th. */
const yearAfter = (date: IsoDate): IsoDate => {
  const next = `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;
  return isDate(next) ? next : `${next.slice(0, 8)}28`;
};
