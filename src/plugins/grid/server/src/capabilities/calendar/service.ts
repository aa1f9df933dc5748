import { isoWeek, type IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import type { JobSummary } from '../../platform/job';
import { defineMail, enqueueForOffice } from '../../platform/outbox';
import { missingYear } from './domain/check';
import { loadCalendar } from './store';

/** Tells the office, at most once a week, that the next year has no official calendar. */
export const warnOfMissingYear = async (db: Db, date: IsoDate, dryRun: boolean): Promise<JobSummary> => {
  const year = missingYear(date, await loadCalendar(db));
  if (year === null || dryRun) return { missing: year === null ? 0 : 1, mails: 0 };
  return { missing: 1, mails: await enqueueForOffice(db, calendarMissing(year), `calendar:${year}:${isoWeek(date)}`) };
};

const calendarMissing = (year: number) =>
  defineMail('calendar-missing', 'at-least-once', {
    zhHans: { subject: `连心：${year} 年的节假日安排尚未录入`, lines: [`${year} 年还没有法定节假日和调休安排，落在该年的期限暂按周一至周五计算。`, '请在“日历”中录入，或导入“节假日”表。'] },
    en: { subject: `Lianxin: the official calendar of ${year} is missing`, lines: [`No public holidays of ${year} are stored; due days in that year count Monday to Friday.`, 'Add them under “Calendar”, or import the sheet 节假日.'] },
  });
