import type { JobRow, MailDetail, RunJob } from '../../../../shared/contracts/operations';
import { actorOf } from '../../access/actor';
import { addDays } from '../../kernel/date';
import { appendAudit } from '../../platform/audit';
import { withTx, type Db } from '../../platform/db';
import { Conflict, NotFound } from '../../platform/errors';
import type { Job, JobSummary } from '../../platform/job';
import { recentRuns } from '../../platform/job-runs';
import { allJobs, runByHand } from '../../platform/scheduler';
import type { Call } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import { listMails, mailById, requeue } from './store';

const RUNS_LOOKED_AT = 30;

export const listJobs = (strapi: Call['strapi']): Promise<JobRow[]> =>
  withTx(strapi, async (db) => {
    const rows: JobRow[] = [];
    for (const job of allJobs()) {
      const runs = await recentRuns(db, job.name, RUNS_LOOKED_AT);
      rows.push({
        name: job.name,
        cron: cronOf(job),
        timeZone: settingsOf(strapi).clock.timeZone,
        nextRunAt: nextRunOf(strapi, job, runs[0]?.period ?? null),
        last: runs[0] ?? null,
        failures: runs.filter((run) => run.state === 'failed').length,
      });
    }
    return rows;
  });

const cronOf = (job: Job): string => {
  if (job.kind === 'hand') return '';
  if (job.kind === 'drain') return '* * * * *';
  const [hour, minute] = job.at.split(':').map(Number);
  return `${minute} ${hour} * * *`;
};

/** Local date and time of the next daily run, `YYYY-MM-DD HH:MM` in the time zone of the installation; null for what runs every minute or only by hand. */
const nextRunOf = (strapi: Call['strapi'], job: Job, lastPeriod: string | null): string | null => {
  if (job.kind !== 'daily') return null;
  const today = settingsOf(strapi).clock.today();
  return `${lastPeriod !== null && lastPeriod >= today ? addDays(lastPeriod, 1) : today} ${job.at}`;
};

export const runJob = async ({ strapi, principal }: Call, name: string, { date, dryRun }: RunJob): Promise<{ summary: JobSummary }> => ({ summary: await runByHand(strapi, { name, date, dryRun, by: actorOf(principal) }) });

export const outbox = listMails;

export const oneMail = async (db: Db, id: string): Promise<MailDetail> => {
  const mail = await mailById(db, id);
  if (!mail) throw new NotFound('mail');
  return mail;
};

export const resend = async (db: Db, principal: Call['principal'], id: string, now: Date): Promise<MailDetail> => {
  await oneMail(db, id);
  if (!(await requeue(db, id, now))) throw new Conflict('under_way', 'the mail waits, is being sent or was purged; it is not sent again');
  await appendAudit(db, actorOf(principal), [{ action: 'mail.resend', type: 'mail', rowId: id }]);
  return oneMail(db, id);
};
