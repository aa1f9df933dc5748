import { yearOf, type IsoDate } from '../../../kernel/date';

/** From this moment of the clock on, as it was before it was put, clocks differ from UTC by `to` minutes and no longer by `from`. */
export interface Observance {
  /** `YYYY-MM-DDTHH:MM:SS` */
  readonly startsAt: string;
  readonly from: number;
  readonly to: number;
}

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;

/**
 * How clocks went in a time zone in the years of two days: at the beginning of the first year, then each time they were put. Asked of the
 * time zone data that Node brings, so it holds for every zone and year: for China it knows the summers of 1986 to 1991. Two changes
 * within one week would be missed; there are none.
 */
export const observancesOf = (timeZone: string, first: IsoDate, last: IsoDate): Observance[] => {
  const offsetAt = offsetsIn(timeZone);
  const newYear = Date.UTC(yearOf(first), 0, 1);
  const begin = newYear - offsetAt(newYear) * MINUTE_MS;
  const end = Date.UTC(yearOf(last) + 1, 0, 1);
  const known = offsetAt(begin);
  const observances: Observance[] = [{ startsAt: textOf(newYear), from: known, to: known }];
  for (let at = begin; at < end; at += WEEK_MS) {
    const [from, to] = [offsetAt(at), offsetAt(at + WEEK_MS)];
    if (from !== to) observances.push({ startsAt: textOf(firstWith(to, at, at + WEEK_MS, offsetAt) + from * MINUTE_MS), from, to });
  }
  return observances;
};

const textOf = (localMs: number): string => new Date(localMs).toISOString().slice(0, 19);

/** The minute in which the offset begins, between one in which it has not and one in which it has. */
const firstWith = (offset: number, before: number, after: number, offsetAt: (ms: number) => number): number => {
  let [without, having] = [before / MINUTE_MS, after / MINUTE_MS];
  while (having - without > 1) {
    const middle = Math.floor((without + having) / 2);
    if (offsetAt(middle * MINUTE_MS) === offset) having = middle;
    else without = middle;
  }
  return having * MINUTE_MS;
};

/** Minutes by which the clocks of a zone are ahead of UTC at an instant. */
const offsetsIn = (timeZone: string): ((ms: number) => number) => {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' });
  return (ms) => {
    const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
    for (const { type, value } of format.formatToParts(ms)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
    return Math.round((Date.UTC(year, month - 1, day, hour, minute) - Math.floor(ms / MINUTE_MS) * MINUTE_MS) / MINUTE_MS);
  };
};
