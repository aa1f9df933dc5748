import type { Core } from '@strapi/strapi';
import { clockOf, type Clock } from './clock';
import { isDate } from '../kernel/date';

export interface Settings {
  readonly clock: Clock;
  /** False in command-line processes and tests: schedules do not start. */
  readonly jobs: boolean;
}

let settings: Settings | null = null;

/** Read once from the plugin's configuration. @throws Error naming the option, its value and what is allowed. */
export const settingsOf = (strapi: Core.Strapi): Settings => {
  settings ??= readSettings(strapi);
  return settings;
};

/** @public For tests that live on several days, and at several hours, in one process. */
export const useToday = (strapi: Core.Strapi, today: string, time = ''): void => {
  settings = { ...settingsOf(strapi), clock: clockOf(settingsOf(strapi).clock.timeZone, today, time) };
};

const readSettings = (strapi: Core.Strapi): Settings => {
  const timeZone = strapi.config.get<string>('plugin::grid.timeZone', 'Asia/Shanghai');
  const today = strapi.config.get<string>('plugin::grid.today', '');
  if (!isTimeZone(timeZone)) throw new Error(`TIME_ZONE is "${timeZone}"; allowed: an IANA name such as Asia/Shanghai`);
  if (today !== '' && !isDate(today)) throw new Error(`LIANXIN_TODAY is "${today}"; allowed: a date YYYY-MM-DD, or empty for the real day`);
  return { clock: clockOf(timeZone, today), jobs: strapi.config.get<boolean>('plugin::grid.jobs', true) };
};

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};
