import type { Clock } from '../../platform/clock';
import type { Surroundings } from './service';

/** The trail holds instants; people ask for days and read times of the installation. */
export const around = (timeZone: string): Surroundings => ({
  startOf: (day) => startOf(day, timeZone),
  shown: (at) => wallTime(new Date(at), timeZone),
});

/** `YYYY-MM-DD HH:MM:SS` on the clock of the time zone. */
const wallTime = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(instant);

/** The first instant of a day: midnight UTC moved by what the zone shows then; a second step settles a change of clocks. */
const startOf = (day: string, timeZone: string): string => {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const offset = (at: number): number => Date.parse(`${wallTime(new Date(at), timeZone).replace(' ', 'T')}Z`) - at;
  return new Date(midnight - offset(midnight - offset(midnight))).toISOString();
};

/** True until the time is over. */
export const stopwatch = (clock: Clock, ms: number): (() => boolean) => {
  const start = clock.now().getTime();
  return () => clock.now().getTime() - start < ms;
};
