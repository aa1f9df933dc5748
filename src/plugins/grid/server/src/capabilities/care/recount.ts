import type { IsoDate } from '../../kernel/date';
import { countFrom, lastWorkingDay, type Calendar } from '../../kernel/working-days';
import { periodOf } from '../../kernel/period';
import type { Db } from '../../platform/db';
import { loadCalendar } from '../calendar';
import { openRuleDuties, setDueDates } from '../tasks';
import type { CareRule } from './domain/rules';
import { loadRules } from './store';

/** Brings the due days of open duties in line with the rules and the calendar as they stand now. */
export const recountDueDates = async (db: Db, dryRun: boolean): Promise<{ looked: number; changed: number }> => {
  const [calendar, rules] = [await loadCalendar(db), new Map((await loadRules(db)).map((rule) => [rule.code, rule]))];
  const duties = await openRuleDuties(db);
  const changes = duties.flatMap((duty) => {
    const rule = rules.get(duty.ruleCode);
    const dueOn = rule === undefined ? null : dueDay(rule, duty.assignedOn, calendar);
    return dueOn === null || dueOn === duty.dueOn ? [] : [{ id: duty.id, dueOn }];
  });
  if (!dryRun) await setDueDates(db, changes);
  return { looked: duties.length, changed: changes.length };
};

const dueDay = (rule: CareRule, assignedOn: IsoDate, calendar: Calendar): IsoDate | null => {
  if (rule.trigger !== 'event') return lastWorkingDay(periodOf(assignedOn, rule.trigger).to, calendar);
  return rule.days === null ? null : countFrom(assignedOn, rule.days, rule.dayKind, calendar).dueOn;
};
