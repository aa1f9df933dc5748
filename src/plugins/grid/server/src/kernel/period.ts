import { addDays, addMonths, daysBetween, firstOfMonth, isoWeek, lastOfMonth, monthOf, weekday, type IsoDate } from './date';

export type PeriodKind = 'month' | 'quarter' | 'halfYear' | 'year';

/** A named span of days: `2026-03`, `2026-Q1`, `2026-H1`, `2026`, or a week `2026-W07`. */
export interface Period {
  readonly key: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

const MONTHS: Record<PeriodKind, number> = { month: 1, quarter: 3, halfYear: 6, year: 12 };

/** The period of that kind that holds the date. */
export const periodOf = (date: IsoDate, kind: PeriodKind): Period => {
  const length = MONTHS[kind];
  const index = Math.floor((Number(date.slice(5, 7)) - 1) / length);
  const year = date.slice(0, 4);
  const first = addMonths(`${year}-01`, index * length);
  return { key: keyOf(kind, year, index, monthOf(date)), from: firstOfMonth(first), to: lastOfMonth(addMonths(first, length - 1)) };
};

const keyOf = (kind: PeriodKind, year: string, index: number, month: string): string => {
  switch (kind) {
    case 'month':
      return month;
    case 'quarter':
      return `${year}-Q${index + 1}`;
    case 'halfYear':
      return `${year}-H${index + 1}`;
    case 'year':
      return year;
  }
};

/** The ISO week of the date, from Monday to Sunday; it belongs to the year of its Thursday. */
export const weekOf = (date: IsoDate): Period => {
  const monday = addDays(date, 1 - weekday(date));
  return { key: isoWeek(date), from: monday, to: addDays(monday, 6) };
};

/** The day on which two thirds of a span are over: from then on there is reason to warn. */
export const twoThirds = (from: IsoDate, to: IsoDate): IsoDate => addDays(from, Math.floor(((daysBetween(from, to) + 1) * 2) / 3));
