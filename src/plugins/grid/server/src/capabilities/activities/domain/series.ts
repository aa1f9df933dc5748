import type { ActivityRhythm } from '../../../../../shared/contracts/activities';
import { addDays, addMonths, daysBetween, firstOfMonth, lastOfMonth, monthOf, weekday, type IsoDate } from '../../../kernel/date';

/** A plan of two years every week: more is a mistake of the last day. */
export const MOST_IN_SERIES = 105;

/** The days of a series, the first one included; at most one more than is allowed, so that the caller can tell. */
export const daysOfSeries = (first: IsoDate, rhythm: ActivityRhythm, until: IsoDate): IsoDate[] => {
  const days: IsoDate[] = [];
  for (let index = 0; days.length <= MOST_IN_SERIES; index += 1) {
    const day = nthDay(first, rhythm, index);
    if (day > until) return days;
    days.push(day);
  }
  return days;
};

const nthDay = (first: IsoDate, rhythm: ActivityRhythm, index: number): IsoDate => {
  switch (rhythm) {
    case 'week':
      return addDays(first, 7 * index);
    case 'monthDay':
      return sameDayIn(addMonths(monthOf(first), index), Number(first.slice(8)));
    case 'monthWeekday':
      return weekdayIn(addMonths(monthOf(first), index), weekday(first), Math.floor((Number(first.slice(8)) - 1) / 7));
  }
};

/** The 31st of a shorter month is its last day. */
const sameDayIn = (month: string, day: number): IsoDate => {
  const last = lastOfMonth(month);
  return day > Number(last.slice(8)) ? last : `${month}-${String(day).padStart(2, '0')}`;
};

/** The fifth Friday of a month with four is the last one. */
const weekdayIn = (month: string, day: number, nth: number): IsoDate => {
  const start = firstOfMonth(month);
  const firstOne = addDays(start, (day - weekday(start) + 7) % 7);
  const weeks = Math.min(nth, Math.floor(daysBetween(firstOne, lastOfMonth(month)) / 7));
  return addDays(firstOne, 7 * weeks);
};
