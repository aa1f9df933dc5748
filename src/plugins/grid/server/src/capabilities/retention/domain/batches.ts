import { addDays, addMonths, firstOfMonth, monthOf, type IsoDate } from '../../../kernel/date';

export const WARNING_DAYS = 30;
const LONGEST_EXTENSION_MONTHS = 12;

/** What is known of the rows of one class that were closed in one month. */
export interface Batch {
  /** `YYYY-MM` */
  readonly period: string;
  readonly rows: number;
  readonly warnedOn: IsoDate | null;
  readonly extendedUntil: IsoDate | null;
}

/**
 * nothing → warn, 30 days before the due day (or at once, when that has passed) → purge, on the due day and never sooner than 30
 * days after the warning. An extension moves the due day once and takes the warning back. Rows that come into a month that was
 * purged before (an old ledger is imported) begin again with the warning.
 */
export type Step = 'wait' | 'warn' | 'purge';

export const stepOf = (batch: Batch, months: number, today: IsoDate): Step => {
  const due = dueOn(batch, months);
  if (batch.rows === 0 || addDays(due, -WARNING_DAYS) > today) return 'wait';
  if (batch.warnedOn === null) return 'warn';
  return due <= today && addDays(batch.warnedOn, WARNING_DAYS) <= today ? 'purge' : 'wait';
};

/** A month is due on the first day after it that is whole months later for its last row too. */
export const dueOn = ({ period, extendedUntil }: Pick<Batch, 'period' | 'extendedUntil'>, months: number): IsoDate =>
  extendedUntil ?? firstOfMonth(addMonths(period, months + 1));

/** Rows closed before this day are due by `until`: what a query has to look at. */
export const closedBefore = (until: IsoDate, months: number): IsoDate => firstOfMonth(addMonths(monthOf(until), -months));

/** The last day to which a batch may be extended. */
export const longestExtension = (period: string, months: number): IsoDate => firstOfMonth(addMonths(period, months + 1 + LONGEST_EXTENSION_MONTHS));

/** A trail without gaps is purged from its beginning: nothing behind a month that stays. */
export const unbroken = <T extends Batch>(batches: readonly T[], steps: ReadonlyMap<string, Step>): T[] => {
  const stays = batches.findIndex((batch) => steps.get(batch.period) !== 'purge');
  return batches.slice(0, stays === -1 ? batches.length : stays);
};
