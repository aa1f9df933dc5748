import type { IsoDate } from '../../../kernel/date';
import { periodOf, twoThirds, type Period } from '../../../kernel/period';
import { lastWorkingDay, type Calendar } from '../../../kernel/working-days';
import type { CareRule } from './rules';

/** What all duties of one rule and period share. */
export interface PeriodPlan {
  readonly rule: CareRule;
  readonly period: Period;
  readonly title: string;
  readonly dueOn: IsoDate;
  /** Pairs that began after this day wait for the next period: two thirds of it are over. */
  readonly pairsUntil: IsoDate;
}

/** The period that a periodic rule has open on a day, or null when the rule was taken into use after the period began. */
export const planPeriod = (rule: CareRule, today: IsoDate, calendar: Calendar): PeriodPlan | null => {
  if (!rule.active || rule.trigger === 'event') return null;
  const period = periodOf(today, rule.trigger);
  if (rule.activeFrom !== null && rule.activeFrom > period.from) return null;
  return {
    rule,
    period,
    title: `${rule.name} ${period.key}`,
    dueOn: lastWorkingDay(period.to, calendar),
    pairsUntil: twoThirds(period.from, period.to),
  };
};

export const periodicKey = (plan: PeriodPlan, pairId: number): string => `${plan.rule.code}:${plan.period.key}:${pairId}`;

/** The key of the same duty of another pair; null for a key that is not of the pair. */
export const passedKey = (originKey: string, pairId: number, newPairId: number): string | null =>
  originKey.endsWith(`:${pairId}`) ? `${originKey.slice(0, -String(pairId).length)}${newPairId}` : null;
