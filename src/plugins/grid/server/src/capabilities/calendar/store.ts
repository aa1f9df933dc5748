import type { Calendar } from '../../kernel/working-days';
import { yearOf, type IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { insertRows } from '../../platform/rows';

/** The whole calendar: some 40 rows a year. A year counts as official once it has a day off. */
export const loadCalendar = async (db: Db): Promise<Calendar> => {
  const rows = (await db.sql('grid_calendar_days').select({ date: 'date', isOffDay: 'is_off_day' })) as { date: IsoDate; isOffDay: boolean | number }[];
  return {
    overrides: new Map(rows.map((row) => [row.date, Boolean(row.isOffDay)])),
    years: new Set(rows.filter((row) => Boolean(row.isOffDay)).map((row) => yearOf(row.date))),
  };
};

export interface CalendarRow {
  readonly date: IsoDate;
  readonly isOffDay: boolean;
  readonly name: string;
}

/** Adds the days of years of which nothing is stored: what an office changed is never touched. Returns the number of new days. */
export const addYears = async (db: Db, days: readonly CalendarRow[]): Promise<number> => {
  const stored = new Set(((await db.sql('grid_calendar_days').select('date')) as { date: IsoDate }[]).map((row) => yearOf(row.date)));
  const fresh = days.filter((day) => !stored.has(yearOf(day.date)));
  await insertRows(db, 'calendar-day', fresh.map((day) => ({ ...day, source: 'library' })));
  return fresh.length;
};
