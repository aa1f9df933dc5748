import { yearOf, type IsoDate } from '../../../kernel/date';
import type { Calendar } from '../../../kernel/working-days';

/** In December the next year's calendar is missing when it holds no day off; the office is told until it stands. */
export const missingYear = (today: IsoDate, calendar: Calendar): number | null => {
  const next = yearOf(today) + 1;
  return today.slice(5, 7) === '12' && !calendar.years.has(next) ? next : null;
};
