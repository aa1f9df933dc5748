import type { IsoDate, PersonRef } from './common';

export type JobRunState = 'running' | 'done' | 'failed';

export interface JobRun {
  job: string;
  /** The day (or minute) that the run stands for, not when it ran. */
  period: string;
  state: JobRunState;
  startedAt: string;
  finishedAt: string | null;
  tries: number;
  /** Counts by name, e.g. { opened: 219 }. */
  summary: Record<string, number>;
  error: string | null;
}

/** GET /grid/jobs */
export interface JobRow {
  name: string;
  /** Five fields; empty for a job that runs only by hand. */
  cron: string;
  timeZone: string;
  /** Local `YYYY-MM-DD HH:MM` in `timeZone`; null = every minute, or only by hand. */
  nextRunAt: string | null;
  last: JobRun | null;
  /** Failed runs among the last 30. */
  failures: number;
}

/** POST /grid/jobs/:name/runs; the answer holds what it did, as counts by name. */
export interface RunJob {
  date?: IsoDate;
  dryRun?: boolean;
}

export interface JobRan {
  summary: Record<string, number>;
}

export type MailState = 'queued' | 'sending' | 'sent' | 'failed' | 'unknown';

/** GET /grid/outbox?state=&q=&page=&pageSize= */
export interface MailRow {
  id: string;
  template: string;
  recipient: PersonRef | null;
  address: string;
  subject: string;
  state: MailState;
  tries: number;
  createdAt: string;
  sentAt: string | null;
  error: string | null;
}

export interface MailCounts {
  counts: Record<MailState, number>;
}

/** GET /grid/outbox/:id */
export interface MailDetail extends MailRow {
  html: string;
  text: string;
}
