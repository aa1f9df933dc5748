import type { IsoDate } from '../../../shared/contracts/common';

// A calendar date is read and written in UTC so that no time zone of the browser can move it.
const asUtc = (date: IsoDate) => new Date(`${date}T00:00:00Z`);

/** '3月9日 周三' or 'Wed 9 Mar'; with the year when it is not that of `today`. */
export function formatDay(locale: string, date: IsoDate, today?: IsoDate): string {
  const withYear = today === undefined || today.slice(0, 4) !== date.slice(0, 4);
  const part = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(asUtc(date));
  const weekday = part({ weekday: 'short' });
  if (locale.startsWith('zh')) return `${part({ ...(withYear ? { year: 'numeric' } : {}), month: 'long', day: 'numeric' })} ${weekday}`;
  const day = `${asUtc(date).getUTCDate()} ${part({ month: 'short' })}`;
  return `${weekday} ${day}${withYear ? ` ${date.slice(0, 4)}` : ''}`;
}

/** A moment as '2022年3月9日 16:05' or '9 Mar 2022, 16:05', by the clock of `timeZone` or of the browser. */
export const formatMoment = (locale: string, at: string, timeZone?: string): string =>
  // Day before month, as in our other English dates.
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(at));

export const dayAfter = (date: IsoDate): IsoDate => new Date(asUtc(date).getTime() + 86_400_000).toISOString().slice(0, 10);

/** The design system's picker reads the date in UTC … */
export const toPickerDate = (date: IsoDate): Date => asUtc(date);

/** … and answers with midnight in the time zone of the browser. */
export function fromPickerDate(date: Date): IsoDate {
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}
