import { addDays, isDate, type IsoDate } from '../../../kernel/date';
import { toHalfWidth } from './text';
import type { CellKind } from './types';

type DateReading =
  | { readonly ok: true; readonly date: IsoDate; readonly monthOnly: boolean }
  | { readonly ok: false; readonly code: 'invalid_date' | 'date_out_of_range'; readonly allowed: string };

const EARLIEST: IsoDate = '1900-01-01';
const LATEST: IsoDate = '2100-12-31';

const SHAPES = '日期须真实存在，写作 1985-06-25、1985/6/25、1985年6月25日、19850625，或只写年月 1985.07、1985年7月';
const DAY = /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]?|(\d{2})(\d{2}))$/;
const MONTH = /^(\d{4})(?:[-/.](\d{1,2})|年(\d{1,2})月?|(\d{2}))$/;
const TIME_OF_DAY = /(?:\s+|T)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/i;

/** Reads a date or a month (its first day) from a cell. A month comes back as `monthOnly`, so that it never replaces an exact date. */
export const readDate = (text: string, kind: CellKind, date1904 = false): DateReading => {
  const bare = toHalfWidth(text).trim().replace(TIME_OF_DAY, '').replace(/\s+/g, '').replace(/[\u2010-\u2015]/g, '-');
  // Excel turns a typed 1990.10 into the number 1990.1, and January looks the same: nobody can tell, so ask.
  if (kind === 'n' && /^\d{4}\.1$/.test(bare)) return invalid(`${bare} 分不清是 1 月还是 10 月，请写 ${bare.slice(0, 4)}-01 或 ${bare.slice(0, 4)}-10`);
  if (kind === 'n' && /^\d{5}$/.test(bare)) return checked(dateOfSerial(Number(bare), date1904), false);
  const day = DAY.exec(bare);
  if (day) return checked(isoOf(day[1], day[2] ?? day[4] ?? day[6], day[3] ?? day[5] ?? day[7]), false);
  const month = MONTH.exec(bare);
  if (month) return checked(isoOf(month[1], month[2] ?? month[3] ?? month[4], '1'), true);
  return invalid(SHAPES);
};

type MomentReading = { readonly ok: true; readonly moment: string } | { readonly ok: false; readonly code: 'invalid_date' | 'date_out_of_range'; readonly allowed: string };

const CLOCK = /(?:^|[\sT])(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?Z?$/i;
const MOMENTS = '日期和时间须真实存在，写作 2022-03-05 09:00';

/** Reads a local date and time. A day without a time is asked back: nobody meets at midnight. */
export const readMoment = (text: string, kind: CellKind, date1904 = false): MomentReading => {
  const apart = toHalfWidth(text).trim().replace(/([日号])(?=\d)/, '$1 ');
  const [, hour = '', minute = ''] = CLOCK.exec(apart) ?? [];
  const day = readDate(apart, kind, date1904);
  if (!day.ok) return { ...day, allowed: day.code === 'invalid_date' ? MOMENTS : day.allowed };
  if (day.monthOnly || hour === '' || Number(hour) > 23 || Number(minute) > 59) return { ok: false, code: 'invalid_date', allowed: MOMENTS };
  return { ok: true, moment: `${day.date}T${hour.padStart(2, '0')}:${minute}` };
};

/** `HH:MM` of a spreadsheet's number, or '' for midnight, which is how a day without a time is stored. */
export const timeOfSerial = (serial: number): string => {
  const minutes = Math.round((serial - Math.floor(serial)) * 1_440);
  return minutes === 0 || minutes === 1_440 ? '' : `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};

/** The date of a spreadsheet's day number; '' where there is none. Day 60 of the 1900 system is the 29 February that never was. */
export const dateOfSerial = (serial: number, date1904: boolean): string => {
  const day = Math.floor(serial);
  if (!Number.isFinite(day) || day > 2_958_465) return '';
  if (date1904) return day < 0 ? '' : addDays('1904-01-01', day);
  if (day === 60) return '1900-02-29';
  return day < 1 ? '' : addDays(day < 60 ? '1899-12-31' : '1899-12-30', day);
};

const isoOf = (year = '', month = '', day = ''): string => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

const checked = (date: string, monthOnly: boolean): DateReading => {
  if (!isDate(date)) return invalid(SHAPES);
  if (date < EARLIEST || date > LATEST) return { ok: false, code: 'date_out_of_range', allowed: `${EARLIEST} 至 ${LATEST}` };
  return { ok: true, date, monthOnly };
};

const invalid = (allowed: string): DateReading => ({ ok: false, code: 'invalid_date', allowed });
