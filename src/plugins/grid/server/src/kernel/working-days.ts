import { addDays, weekday, yearOf, type IsoDate } from './date';

/** Exceptions to Monday–Friday: `true` = day off, `false` = make-up workday. `years` are those with an official calendar. */
export interface Calendar {
  readonly overrides: ReadonlyMap<IsoDate, boolean>;
  readonly years: ReadonlySet<number>;
}

export type DayKind = 'working' | 'calendar';

// A duty of 365 working days spans under two years; a calendar of days off only would otherwise never end.
const HORIZON_DAYS = 1_500;

export const isWorkingDay = (date: IsoDate, calendar: Calendar): boolean => {
  const dayOff = calendar.overrides.get(date);
  return dayOff === undefined ? weekday(date) <= 5 : !dayOff;
};

/**
 * The due day: the n-th day of its kind after `from`, which is day 0, and the days that were counted.
 * @throws RangeError when the calendar leaves fewer than n working days in about four years.
 */
export const countFrom = (from: IsoDate, days: number, kind: DayKind, calendar: Calendar): { dueOn: IsoDate; counted: IsoDate[] } => {
  const counted: IsoDate[] = [];
  let date = from;
  for (let step = 0; step < HORIZON_DAYS && counted.length < days; step += 1) {
    date = addDays(date, 1);
    if (kind === 'calendar' || isWorkingDay(date, calendar)) counted.push(date);
  }
  if (counted.length < days) throw new RangeError(`fewer than ${days} working days follow ${from}`);
  return { dueOn: date, counted };
};

/** Working days after `from` up to and including `to`; negative when `to` is earlier; 0 for the same day. */
export const workingDaysBetween = (from: IsoDate, to: IsoDate, calendar: Calendar): number => {
  if (to < from) return -workingDaysBetween(to, from, calendar);
  let count = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (isWorkingDay(date, calendar)) count += 1;
  return count;
};

/** The working day that lies `days` after (or, negative, before) `from`; with 0 the day itself. */
export const shiftWorkingDays = (from: IsoDate, days: number, calendar: Calendar): IsoDate => {
  const step = days < 0 ? -1 : 1;
  let left = Math.abs(days);
  let date = from;
  for (let guard = 0; left > 0 && guard < HORIZON_DAYS; guard += 1) {
    date = addDays(date, step);
    if (isWorkingDay(date, calendar)) left -= 1;
  }
  return date;
};

/** The last working day on or before `date`. */
export const lastWorkingDay = (date: IsoDate, calendar: Calendar): IsoDate =>
  isWorkingDay(date, calendar) ? date : shiftWorkingDays(date, -1, calendar);

/** True when a year that the span touches has no official calendar: its days were counted as plain weeks. */
export const isProvisional = (from: IsoDate, to: IsoDate, calendar: Calendar): boolean => {
  for (let year = yearOf(from); year <= yearOf(to); year += 1) if (!calendar.years.has(year)) return true;
  return false;
};
