import { z } from 'zod';
import type { Paged } from '../../../../shared/contracts/common';
import type { JobRan, JobRow, MailCounts, MailDetail, MailRow, MailState, RunJob } from '../../../../shared/contracts/operations';
import { answers, takes } from '../../platform/contract';
import { date, line, pageQuery } from '../../platform/input';
import { count, paged, personRef } from '../../platform/shapes';

const mailState = answers<MailState>()(z.enum(['queued', 'sending', 'sent', 'failed', 'unknown']));

export const outboxQuery = z.strictObject({ ...pageQuery, state: mailState.optional(), q: line(60).optional() });
export const runBody = takes<RunJob>()(z.strictObject({ date: date.optional(), dryRun: z.boolean().optional() }));
export const mailId = z.string().regex(/^[0-9a-f-]{36}$/, 'the id of a mail');

const counts = z.record(z.string(), z.number());

const lastRun = z.strictObject({
  job: z.string(),
  period: z.string(),
  state: z.enum(['running', 'done', 'failed']),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  tries: count,
  summary: counts,
  error: z.string().nullable(),
});

export const jobs = answers<JobRow[]>()(
  z.array(z.strictObject({ name: z.string(), cron: z.string(), timeZone: z.string(), nextRunAt: z.string().nullable(), last: lastRun.nullable(), failures: count }).meta({ id: 'JobRow' })),
);
export const ran = answers<JobRan>()(z.strictObject({ summary: counts }));

const mailFields = {
  id: mailId,
  template: z.string(),
  recipient: personRef.nullable(),
  address: z.string(),
  subject: z.string(),
  state: mailState,
  tries: count,
  createdAt: z.string(),
  sentAt: z.string().nullable(),
  error: z.string().nullable(),
};
const mailRow = answers<MailRow>()(z.strictObject(mailFields).meta({ id: 'MailRow' }));
const mailCounts = answers<MailCounts>()(z.strictObject({ counts: z.record(mailState, count) }));

export const mails = answers<MailPage>()(z.strictObject({ ...paged(mailRow), ...mailCounts.shape }));
export const mail = answers<MailDetail>()(z.strictObject({ ...mailFields, html: z.string(), text: z.string() }).meta({ id: 'MailDetail' }));

interface MailPage extends Paged<MailRow>, MailCounts {}
