import type { JobRun } from '../../../shared/contracts/operations';
import type { Db } from './db';
import type { JobSummary } from './job';

export interface RunKey {
  readonly job: string;
  readonly period: string;
}

const MAX_TRIES = 5;
const TABLE = 'grid_job_run';
const now = (): string => new Date().toISOString();

/**
 * Takes the run for this transaction; false when it was done (or failed too often). Another node that claims the same run waits for
 * this transaction and then finds it done.
 */
export const claimRun = async (db: Db, { job, period }: RunKey): Promise<boolean> => {
  const row = { job, period, state: 'running', owner: String(process.pid), tries: 1, started_at: now() };
  const inserted = await db.sql(TABLE).insert(row).onConflict(['job', 'period']).ignore().returning('job');
  if (inserted.length > 0) return true;
  const retried = await db.sql(TABLE).where({ job, period, state: 'failed' }).where('tries', '<', MAX_TRIES).update({ state: 'running', started_at: now(), owner: String(process.pid), tries: db.sql.raw('tries + 1') });
  return retried > 0;
};

/** Takes a run that is done again, for a run by hand; the row lock keeps two of them apart. */
export const alreadyDone = async (db: Db, { job, period }: RunKey): Promise<void> => {
  await db.sql(TABLE).where({ job, period }).update({ started_at: now(), owner: String(process.pid), tries: db.sql.raw('tries + 1') });
};

export const finishRun = async (db: Db, { job, period }: RunKey, summary: JobSummary): Promise<void> => {
  await db.sql(TABLE).where({ job, period }).update({ state: 'done', finished_at: now(), summary: JSON.stringify(summary), error: null });
};

/** Notes a failure outside of the transaction that it took back. */
export const markFailed = async (db: Db, { job, period }: RunKey, error: string): Promise<void> => {
  const row = { job, period, state: 'failed', owner: String(process.pid), tries: 1, started_at: now(), finished_at: now(), error: error.slice(0, 1_000) };
  await db
    .sql(TABLE)
    .insert(row)
    .onConflict(['job', 'period'])
    .merge({ state: 'failed', finished_at: row.finished_at, error: row.error, tries: db.sql.raw('grid_job_run.tries + 1') })
    // Another node may have done it meanwhile.
    .whereNot('grid_job_run.state', 'done');
};

/** The latest day of a job that needs no further try. */
export const lastPeriods = async (db: Db, job: string): Promise<{ last: string | null }> => {
  const done = (await db.sql(TABLE).where({ job }).where((any) => any.where('state', 'done').orWhere('tries', '>=', MAX_TRIES)).max({ last: 'period' }).first()) as { last: string | null };
  return { last: done.last };
};

interface StoredRun {
  job: string;
  period: string;
  state: JobRun['state'];
  started_at: string;
  finished_at: string | null;
  tries: number;
  summary: string;
  error: string | null;
}

/** The newest runs of a job. */
export const recentRuns = async (db: Db, job: string, count: number): Promise<JobRun[]> => {
  const rows = (await db.sql(TABLE).where({ job }).orderBy('started_at', 'desc').limit(count)) as StoredRun[];
  return rows.map((row) => ({
    job: row.job,
    period: row.period,
    state: row.state,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    tries: row.tries,
    summary: JSON.parse(row.summary) as Record<string, number>,
    error: row.error,
  }));
};
