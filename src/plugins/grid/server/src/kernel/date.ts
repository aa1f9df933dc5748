/** A calendar date `YYYY-MM-DD`. Never a timestamp: arithmetic is on days, so the process time zone has no say. */
export type IsoDate = string;

const DAY_MS = 86_400_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

const toMs = (date: IsoDate): number => Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));

const fromMs = (ms: number): IsoDate => new Date(ms).toISOString().slice(0, 10);

/** True for a date that exists: `2026-02-30` does not. */
export const isDate = (text: string): boolean => SHAPE.test(text) && !Number.isNaN(toMs(text)) && fromMs(toMs(text)) === text;

/** The years that the product can count. */
export const FIRST_DATE: IsoDate = '1900-01-01';
export const LAST_DATE: IsoDate = '2100-12-31';

export const isUsableDate = (text: string): boolean => isDate(text) && text >= FIRST_DATE && text <= LAST_DATE;

export const addDays = (date: IsoDate, days: number): IsoDate => fromMs(toMs(date) + days * DAY_MS);

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => Math.round((toMs(to) - toMs(from)) / DAY_MS);

/** 1 = Monday … 7 = Sunday. */
export const weekday = (date: IsoDate): number => ((new Date(toMs(date)).getUTCDay() + 6) % 7) + 1;

export const yearOf = (date: IsoDate): number => Number(date.slice(0, 4));

export const monthOf = (date: IsoDate): string => date.slice(0, 7);

export const firstOfMonth = (month: string): IsoDate => `${month}-01`;

export const lastOfMonth = (month: string): IsoDate => addDays(firstOfMonth(addMonths(month, 1)), -1);

/** `2026-11` + 2 = `2027-01`. */
export const addMonths = (month: string, count: number): string => {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
};

/** ISO 8601 week, e.g. `2026-W53` for 2027-01-01: the week belongs to the year of its Thursday. */
export const isoWeek = (date: IsoDate): string => {
  const thursday = addDays(date, 4 - weekday(date));
  const week = Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
  return `${thursday.slice(0, 4)}-W${String(week).padStart(2, '0')}`;
};

/** The calendar date of an instant in a time zone. */
export const dateIn = (instant: Date, timeZone: string): IsoDate =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant);
