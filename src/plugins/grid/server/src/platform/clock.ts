import { dateIn, type IsoDate } from '../kernel/date';

/** The only place that reads the clock of the machine. */
export interface Clock {
  now(): Date;
  today(): IsoDate;
  readonly timeZone: string;
}

/**
 * @param fixedToday a date that replaces the real one (demo, tests), or '' for the real one. Instants stay real.
 */
export const clockOf = (timeZone: string, fixedToday: string): Clock => ({
  timeZone,
  now: () => new Date(),
  today: () => (fixedToday === '' ? dateIn(new Date(), timeZone) : fixedToday),
});
