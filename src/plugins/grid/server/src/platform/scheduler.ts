import { schedule } from 'node-cron';
import type { Core } from '@strapi/strapi';
import { asSystem } from '../access/principal';
import { addDays, type IsoDate } from '../kernel/date';
import { appendAudit, systemActor, type AuditActor } from './audit';
import { withTx, type Db } from './db';
import { InvalidInput, NotFound } from './errors';
import type { DailyJob, Job, JobSummary } from './job';
import { alreadyDone, claimRun, finishRun, lastPeriods, markFailed, type RunKey } from './job-runs';
import { settingsOf } from './settings';

const jobs: Job[] = [];

export const registerJobs = (all: readonly Job[]): void => {
  jobs.splice(0, jobs.length, ...all);
};

export const allJobs = (): readonly Job[] => jobs;

/** @throws NotFound naming the jobs that exist. */
const jobNamed = (name: string): Job => {
  const job = jobs.find((each) => each.name === name);
  if (!job) throw new NotFound(`job "${name}"; there are: ${jobs.map((each) => each.name).join(', ')}; it was`);
  return job;
};

/**
 * Ticks every minute in a serving process. There is no leader: any number of nodes tick, and the unique keys of run, duty and mail,
 * inserted in one transaction, make every node's tick harmless.
 */
export const startScheduler = (strapi: Core.Strapi): (() => void) => {
  const { clock, jobs: enabled } = settingsOf(strapi);
  if (!enabled) return () => undefined;
  const task = schedule('* * * * *', () => tick(strapi), { timezone: clock.timeZone, noOverlap: true, name: 'lianxin' });
  // What was missed while no node ran is caught up at once, not at the next full minute.
  void tick(strapi);
  return () => void task.destroy();
};

/** @public One tick: every daily run that is due, oldest first, then the drains. An error of one job does not stop the others. */
export const tick = async (strapi: Core.Strapi): Promise<void> => {
  for (const job of jobs) {
    if (job.kind === 'hand') continue;
    try {
      await asSystem(() => (job.kind === 'daily' ? runDue(strapi, job) : job.run(contextOf(strapi, settingsOf(strapi).clock.today(), false))));
    } catch (error) {
      strapi.log.error(`job ${job.name}: ${(error as Error).stack ?? String(error)}`);
    }
  }
};

const runDue = async (strapi: Core.Strapi, job: DailyJob): Promise<JobSummary> => {
  const periods = await withTx(strapi, (db) => lastPeriods(db, job.name));
  for (const date of dueDates(job, periods.last, settingsOf(strapi).clock.today(), settingsOf(strapi).clock.time())) {
    // A later day that succeeded would hide the one that failed: it is tried again first.
    if (!(await runDay(strapi, job, date))) break;
  }
  return {};
};

/** Days to run: from the day after the last run, at most `catchUpDays` back, up to today once its hour has come. The first start has no past. */
export const dueDates = (job: Pick<DailyJob, 'at' | 'catchUpDays'>, last: IsoDate | null, today: IsoDate, time: string): IsoDate[] => {
  const until = time >= job.at ? today : addDays(today, -1);
  const earliest = addDays(today, -job.catchUpDays);
  const next = last === null ? today : addDays(last, 1);
  const dates: IsoDate[] = [];
  for (let date = next > earliest ? next : earliest; date <= until; date = addDays(date, 1)) dates.push(date);
  return dates;
};

const contextOf = (strapi: Core.Strapi, date: IsoDate, dryRun: boolean, progress = (_done: number, _total: number): void => undefined) => ({
  strapi,
  date,
  today: settingsOf(strapi).clock.today(),
  dryRun,
  progress,
});

/** One day of a daily job: claim, work and mark in one transaction; a failure is noted in another and tried again at later ticks. */
const runDay = async (strapi: Core.Strapi, job: DailyJob, date: IsoDate): Promise<boolean> => {
  const run: RunKey = { job: job.name, period: date };
  try {
    await withTx(strapi, async (db) => {
      if (!(await claimRun(db, run))) return;
      await finishRun(db, run, await job.run(db, contextOf(strapi, date, false)));
    });
    return true;
  } catch (error) {
    await withTx(strapi, (db) => markFailed(db, run, (error as Error).message));
    strapi.log.error(`job ${job.name} of ${date} failed: ${(error as Error).stack ?? String(error)}`);
    return false;
  }
};

export interface HandRun {
  readonly name: string;
  readonly date?: IsoDate | undefined;
  readonly dryRun?: boolean | undefined;
  /** Who asked for it; by default the command line. A dry run changes nothing and leaves no entry. */
  readonly by?: AuditActor;
  readonly progress?: (done: number, total: number) => void;
}

/** @public Runs a job now for a date, whether or not it ran before: its work is idempotent. Returns what it did. */
export const runByHand = (strapi: Core.Strapi, { name, date, dryRun = false, by = systemActor('npm run job'), progress }: HandRun): Promise<JobSummary> =>
  asSystem(async () => {
    const job = jobNamed(name);
    const today = settingsOf(strapi).clock.today();
    const day = date ?? today;
    // The latest run says up to which day the schedule is done: one of the future would stop it until then.
    if (!dryRun && day > today) throw new InvalidInput([{ field: 'date', code: 'in_future', value: day, allowed: `${today} or earlier; later days as a dry run` }]);
    const context = contextOf(strapi, day, dryRun, progress);
    if (job.kind === 'drain') {
      if (dryRun) return {};
      // Its work is many small transactions: that it was started is written down first.
      await withTx(strapi, (db) => noteRun(db, by, job.name, day, {}));
      return job.run(context);
    }
    return withTx(strapi, async (db) => {
      const run: RunKey = { job: job.name, period: day };
      if (!dryRun && !(await claimRun(db, run))) await alreadyDone(db, run);
      const summary = await job.run(db, context);
      if (dryRun) return summary;
      await finishRun(db, run, summary);
      await noteRun(db, by, job.name, day, summary);
      return summary;
    });
  });

const noteRun = (db: Db, by: AuditActor, job: string, date: IsoDate, summary: JobSummary): Promise<void> => appendAudit(db, by, [{ action: 'job.run', type: 'job', rowId: job, details: { date, ...summary } }]);
