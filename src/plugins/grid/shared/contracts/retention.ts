import type { IsoDate } from './common';

export type RetentionCode = 'careRecords' | 'careEvents' | 'carePlans' | 'duties' | 'leaverNotes' | 'matters' | 'activities' | 'corrections' | 'stories' | 'audit' | 'importResults' | 'mailBodies' | 'jobRuns' | 'wechatSenders';

/** The rows of one class that were closed in one month: they are warned of, extended and purged together. */
export interface RetentionBatch {
  /** `YYYY-MM` */
  period: string;
  rows: number;
  /** From this day on the job purges them, once they were warned of for 30 days. */
  dueOn: IsoDate;
  warnedOn: IsoDate | null;
  extended: { until: IsoDate; on: IsoDate; by: string; reason: string } | null;
}

export interface RetentionClassRow {
  code: RetentionCode;
  months: number;
  /** Rows that hold something that will be purged one day. */
  held: number;
  purged: number;
  /** Due within a year, oldest first. */
  batches: RetentionBatch[];
}

/** GET /grid/retention: counts and days, no content. */
export interface RetentionOverview {
  today: IsoDate;
  classes: RetentionClassRow[];
}

/** POST /grid/retention/:class/extensions; once a batch, at most 12 months. */
export interface ExtendRetention {
  period: string;
  until: IsoDate;
  reason: string;
}

/** What is kept of one person, in his own file. */
export interface OwnRetention {
  code: RetentionCode;
  months: number;
  rows: number;
  /** The first of them goes on this day or soon after. */
  firstDueOn: IsoDate;
}
