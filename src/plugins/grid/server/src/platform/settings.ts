import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { clockOf, type Clock } from './clock';
import { isDate } from '../kernel/date';
import { parseKeyRing, type KeyRing } from './field-crypto';
import { parseWechat, type WechatSettings } from './settings-wechat';

export interface Settings {
  readonly clock: Clock;
  /** False in command-line processes and tests: schedules do not start. */
  readonly jobs: boolean;
  /** Keys of confidential texts; the first one seals. */
  readonly fieldKeys: KeyRing;
  /** Ids of keys that are lost for good: the start does not wait for them any more. */
  readonly lostFieldKeys: readonly string[];
  /** Where attachments lie, sealed; outside of everything that is served. */
  readonly filesFolder: string;
  /** Null: the channel is closed. */
  readonly wechat: WechatSettings | null;
}

const known = new WeakMap<object, Settings>();

/** Read once from the plugin's configuration. @throws Error naming the option, its value and what is allowed. */
export const settingsOf = (strapi: Core.Strapi): Settings => {
  const settings = known.get(strapi) ?? readSettings(strapi);
  known.set(strapi, settings);
  return settings;
};

/** @public For tests that live on several days, and at several hours, in one process. */
export const useToday = (strapi: Core.Strapi, today: string, time = ''): void => {
  known.set(strapi, { ...settingsOf(strapi), clock: clockOf(settingsOf(strapi).clock.timeZone, today, time) });
};

const readSettings = (strapi: Core.Strapi): Settings => {
  const timeZone = strapi.config.get<string>('plugin::grid.timeZone', 'Asia/Shanghai');
  const today = strapi.config.get<string>('plugin::grid.today', '');
  if (!isTimeZone(timeZone)) throw new Error(`TIME_ZONE is "${timeZone}"; allowed: an IANA name such as Asia/Shanghai`);
  if (today !== '' && !isDate(today)) throw new Error(`LIANXIN_TODAY is "${today}"; allowed: a date YYYY-MM-DD, or empty for the real day`);
  const lostFieldKeys = strapi.config.get<string>('plugin::grid.fieldKeysLost', '').split(',').map((id) => id.trim()).filter((id) => id !== '');
  return {
    clock: clockOf(timeZone, today),
    jobs: strapi.config.get<boolean>('plugin::grid.jobs', true),
    fieldKeys: parseKeyRing(strapi.config.get<string>('plugin::grid.fieldKeys', '')),
    lostFieldKeys,
    filesFolder: filesFolderOf(strapi),
    wechat: wechatOf(strapi),
  };
};

const filesFolderOf = (strapi: Core.Strapi): string => {
  const folder = path.resolve(strapi.dirs.app.root, strapi.config.get<string>('plugin::grid.filesFolder', '.tmp/files'));
  const served = path.resolve(strapi.dirs.static.public);
  if (folder === served || folder.startsWith(`${served}${path.sep}`)) throw new Error(`FILES_FOLDER is "${folder}"; allowed: a folder outside of ${served}, which is served to everybody`);
  return folder;
};

const wechatOf = (strapi: Core.Strapi): WechatSettings | null => {
  const read = (name: string): string => strapi.config.get<string>(`plugin::grid.wechat.${name}`, '');
  return parseWechat({ token: read('token'), appId: read('appId'), aesKey: read('aesKey'), appSecret: read('appSecret'), api: read('api') });
};

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};
