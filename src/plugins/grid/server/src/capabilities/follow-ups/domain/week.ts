import { isoWeek, type IsoDate } from '../../../kernel/date';
import { isWorkingDay, shiftWorkingDays, type Calendar } from '../../../kernel/working-days';

/** An ISO week that is over, and its last working day. */
export interface ClosedWeek {
  readonly week: string;
  readonly lastDay: IsoDate;
}

/** The week whose last working day it is, or null. */
export const weekEndingOn = (date: IsoDate, calendar: Calendar): ClosedWeek | null => {
  const week = isoWeek(date);
  return isWorkingDay(date, calendar) && isoWeek(shiftWorkingDays(date, 1, calendar)) !== week ? { week, lastDay: date } : null;
};

/** The week that was the last one with a working day when the first working day of another begins; a week off is none, so nothing is wanted for it. */
export const weekOverOn = (date: IsoDate, calendar: Calendar): ClosedWeek | null => {
  if (!isWorkingDay(date, calendar)) return null;
  const lastDay = shiftWorkingDays(date, -1, calendar);
  const week = isoWeek(lastDay);
  return week === isoWeek(date) ? null : { week, lastDay };
};

/** From that day on it is worked on, or no longer. */
export interface Move {
  readonly on: IsoDate;
  readonly open: boolean;
}

/**
 * A week wants a note for what was worked on before its last working day and still was at the end of it: what opened on that day had its
 * first word there. Read off the moves, not off the state of today, so that a run that is caught up says the same.
 */
export const isWanted = (moves: readonly Move[], lastDay: IsoDate): boolean => {
  const openAfter = (until: (on: IsoDate) => boolean): boolean => moves.findLast(({ on }) => until(on))?.open ?? false;
  return openAfter((on) => on < lastDay) && openAfter((on) => on <= lastDay);
};
