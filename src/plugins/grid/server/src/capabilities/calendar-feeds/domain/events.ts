import { addMonths, lastOfMonth, monthOf, type IsoDate } from '../../../kernel/date';

/** `2026-12-01T08:30:00.000Z` */
export type Instant = string;

/** What a calendar program shows. `summary` of a duty is its kind: nobody is named, and no cause. */
export interface FeedEvent {
  readonly uid: string;
  readonly summary: string;
  readonly category: string;
  /** Moments of the wall clock `YYYY-MM-DDTHH:MM`, or a whole day. */
  readonly when: { readonly startsAt: string; readonly endsAt: string } | { readonly day: IsoDate };
  readonly place: string | null;
  readonly cancelled: boolean;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
}

/** An instant as a database driver reads it. */
export const instantOf = (stored: number | string | Date): Instant => new Date(typeof stored === 'string' && /^\d+$/.test(stored) ? Number(stored) : stored).toISOString();

/**
 * It grows with every change, so a program knows which of two versions is the newer one: the seconds from the making of the row to its last
 * change. No column is kept for it, and no writer can forget it; two changes within one second are one for a program that asks every hour.
 */
export const sequenceOf = ({ createdAt, changedAt }: Pick<FeedEvent, 'createdAt' | 'changedAt'>): number => Math.max(0, Math.floor((Date.parse(changedAt) - Date.parse(createdAt)) / 1000));

const MONTHS_BACK = 12;

/** The first day that is still shown: the same day a year ago, or the last one of that month where there is none. */
export const windowFrom = (today: IsoDate): IsoDate => {
  const month = addMonths(monthOf(today), -MONTHS_BACK);
  const [day, last] = [`${month}-${today.slice(8)}`, lastOfMonth(month)];
  return day < last ? day : last;
};
