import type { Per } from '../../../../../shared/contracts/requirements';
import { addDays, type IsoDate } from '../../../kernel/date';
import { periodOf, twoThirds, weekOf, type Period } from '../../../kernel/period';
import { lastWorkingDay, type Calendar } from '../../../kernel/working-days';

/** The period of that kind that holds the date. */
export const spanOf = (date: IsoDate, per: Per): Period => (per === 'week' ? weekOf(date) : periodOf(date, per));

/** The periods of a year in their order; a week belongs to the year of its Thursday, so that no week is in two years. */
export const spansOf = (year: number, per: Per): Period[] => {
  // 4 January is always in the first week.
  const spans = [spanOf(`${year}-01-04`, per)];
  for (let next = after(spans, per); next.key.startsWith(String(year)); next = after(spans, per)) spans.push(next);
  return spans;
};

const after = (spans: readonly Period[], per: Per): Period => spanOf(addDays(spans[spans.length - 1]?.to ?? '', 1), per);

/** The columns of the year that a period covers. */
export const monthsOf = (span: Period, per: Per): { month: number; months: number } => {
  switch (per) {
    case 'week':
      return { month: monthOf(addDays(span.from, 3)), months: 1 };
    case 'month':
      return { month: monthOf(span.from), months: 1 };
    case 'quarter':
      return { month: monthOf(span.from), months: 3 };
    case 'year':
      return { month: 1, months: 12 };
  }
};

const monthOf = (date: IsoDate): number => Number(date.slice(5, 7));

/** The last working day of a period; null for one without any, a week of holidays: it owes nothing. */
export const dueDayOf = (span: Period, calendar: Calendar): IsoDate | null => {
  const day = lastWorkingDay(span.to, calendar);
  return day < span.from ? null : day;
};

/** From this day on the owner is warned and the cell says so: two thirds of the time until the due day are gone. */
export const warnDayOf = (span: Period, dueOn: IsoDate): IsoDate => twoThirds(span.from, dueOn);
