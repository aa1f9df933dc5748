import type { Core } from '@strapi/strapi';
import type { IsoDate } from '../kernel/date';
import type { Db } from './db';

export interface JobContext {
  readonly strapi: Core.Strapi;
  /** The day that the run stands for; a run that is caught up stands for a past day. */
  readonly date: IsoDate;
  readonly today: IsoDate;
  readonly dryRun: boolean;
  readonly progress: (done: number, total: number) => void;
}

/** What a run did, as counts by name. */
export type JobSummary = Record<string, number>;

interface JobBase {
  readonly name: string;
}

/** Runs once a day and is caught up for at most `catchUpDays` missed days, oldest first, each in the transaction that marks the run. */
export interface DailyJob extends JobBase {
  readonly kind: 'daily';
  /** `HH:MM` in the time zone of the installation. */
  readonly at: string;
  readonly catchUpDays: number;
  readonly run: (db: Db, context: JobContext) => Promise<JobSummary>;
}

/** Runs at every tick, once a minute; each piece of its work has its own lease. */
export interface DrainJob extends JobBase {
  readonly kind: 'drain';
  readonly run: (context: JobContext) => Promise<JobSummary>;
}

/** Runs only when somebody asks for it. */
export interface HandJob extends JobBase {
  readonly kind: 'hand';
  readonly run: (db: Db, context: JobContext) => Promise<JobSummary>;
}

export type Job = DailyJob | DrainJob | HandJob;
