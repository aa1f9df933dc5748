import { addMonths, firstOfMonth, lastOfMonth, monthOf, type IsoDate } from '../../../kernel/date';
import { countFrom, type Calendar } from '../../../kernel/working-days';

/** Working days after the end of a month in which its bulletin is to be out. */
const PUBLISH_WORKING_DAYS = 5;

export interface MonthPlan {
  readonly month: string;
  readonly assignedOn: IsoDate;
  readonly dueOn: IsoDate;
}

/**
 * The month whose bulletin is owed on a day, or null. Months that began before the capability was taken into use owe none, and neither does
 * a grid that appeared after the due day.
 */
export const planMonth = (today: IsoDate, inUseSince: IsoDate, calendar: Calendar): MonthPlan | null => {
  const month = addMonths(monthOf(today), -1);
  const { dueOn } = countFrom(lastOfMonth(month), PUBLISH_WORKING_DAYS, 'working', calendar);
  return firstOfMonth(month) > inUseSince && today <= dueOn ? { month, assignedOn: firstOfMonth(monthOf(today)), dueOn } : null;
};

export const originKeyOf = (month: string, gridId: number): string => `publish:${month}:${gridId}`;
