import { dateIn, type IsoDate } from '../kernel/date';

/** The only place that reads the clock of the machine. */
export interface Clock {
  now(): Date;
  today(): IsoDate;
  /** `HH:MM` in the time zone. */
  time(): string;
  readonly timeZone: string;
}

/**
 * @param fixedToday a date that replaces the real one (demo, tests), or '' for the real one. Instants stay real.
 * @param fixedTime `HH:MM` that replaces the real time of day (tests), or ''.
 */
export const clockOf = (timeZone: string, fixedToday: string, fixedTime = ''): Clock => ({
  timeZone,
  now: () => new Date(),
  today: () => (fixedToday === '' ? dateIn(new Date(), timeZone) : fixedToday),
  time: () => (fixedTime === '' ? timeIn(new Date(), timeZone) : fixedTime),
});

const timeIn = (instant: Date, timeZone: string): string => new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hour12: false }).format(instant);
