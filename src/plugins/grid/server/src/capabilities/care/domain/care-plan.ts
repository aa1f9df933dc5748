import { addDays, daysBetween, isoWeek, weekday, type IsoDate } from '../../../kernel/date';
import { periodOf, type Period } from '../../../kernel/period';
import { countFrom, lastWorkingDay, type Calendar } from '../../../kernel/working-days';

export type Cadence = 'week' | 'twoWeeks' | 'month' | 'quarter';

export interface PlanSpan {
  readonly cadence: Cadence;
  readonly from: IsoDate;
  readonly until: IsoDate;
}

/** What a plan owes in one period. */
export interface PlannedTalk {
  readonly key: string;
  readonly assignedOn: IsoDate;
  readonly dueOn: IsoDate;
}

/**
 * planned, until `from` → open → reviewDue, on `reviewOn` and after → closed, by a person or because `until` is over. An extension
 * brings reviewDue back to open with a new day of review. The end of a plan is not waited for: who asks the day after finds it closed.
 */
export type PlanState = 'planned' | 'open' | 'reviewDue' | 'closed';

export const stateOf = (plan: PlanSpan & { readonly reviewOn: IsoDate; readonly closedOn: IsoDate | null }, today: IsoDate): PlanState => {
  if (plan.closedOn !== null || plan.until < today) return 'closed';
  if (plan.reviewOn <= today) return 'reviewDue';
  return plan.from > today ? 'planned' : 'open';
};

/**
 * The talk that is owed in the period of the day, or null: outside of the plan, where less than a third of the period lies within it,
 * and where that part has no working day. Given on the first day of that part, due on its last working day.
 */
export const talkOn = (plan: PlanSpan, date: IsoDate, calendar: Calendar): PlannedTalk | null => {
  if (date < plan.from || date > plan.until) return null;
  const period = cadencePeriod(plan, date);
  const [assignedOn, last] = [later(period.from, plan.from), earlier(period.to, plan.until)];
  if (daysOf(assignedOn, last) * 3 < daysOf(period.from, period.to)) return null;
  const dueOn = lastWorkingDay(last, calendar);
  return dueOn < assignedOn ? null : { key: period.key, assignedOn, dueOn };
};

/** Months and quarters are those of the calendar; weeks begin on Monday, and pairs of weeks with the week in which the plan begins. */
const cadencePeriod = ({ cadence, from }: PlanSpan, date: IsoDate): Period => {
  switch (cadence) {
    case 'week':
      return weeksAt(from, date, 7);
    case 'twoWeeks':
      return weeksAt(from, date, 14);
    case 'month':
    case 'quarter':
      return periodOf(date, cadence);
  }
};

const weeksAt = (from: IsoDate, date: IsoDate, days: number): Period => {
  const monday = addDays(from, 1 - weekday(from));
  const first = addDays(monday, Math.floor(daysBetween(monday, date) / days) * days);
  return { key: isoWeek(first), from: first, to: addDays(first, days - 1) };
};

const REVIEW_WORKING_DAYS = 5;

/** The review is asked for on its day and due five working days later, but before the plan is over. */
export const reviewDueOn = ({ reviewOn, until }: { readonly reviewOn: IsoDate; readonly until: IsoDate }, calendar: Calendar): IsoDate =>
  later(reviewOn, earlier(countFrom(reviewOn, REVIEW_WORKING_DAYS, 'working', calendar).dueOn, lastWorkingDay(until, calendar)));

/** Days of a span, both ends counted. */
export const daysOf = (from: IsoDate, to: IsoDate): number => daysBetween(from, to) + 1;

const later = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);
const earlier = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);
