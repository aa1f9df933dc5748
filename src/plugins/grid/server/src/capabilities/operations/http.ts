import { z } from 'zod';
import { withTx } from '../../platform/db';
import { date, line, pageQuery, parse } from '../../platform/input';
import { adminRoute, type Route } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import { listJobs, oneMail, outbox, resend, runJob } from './service';

const outboxQuery = z.strictObject({ ...pageQuery, state: z.enum(['queued', 'sending', 'sent', 'failed', 'unknown']).optional(), q: line(60).optional() });
const runBody = z.strictObject({ date: date.optional(), dryRun: z.boolean().optional() });
const mailId = z.string().regex(/^[0-9a-f-]{36}$/, 'the id of a mail');

export const routes: readonly Route[] = [
  adminRoute('GET', '/jobs', { action: 'jobs.read' }, ({ strapi }) => listJobs(strapi)),
  adminRoute('POST', '/jobs/:name/runs', { action: 'jobs.run' }, (call) => runJob(call.strapi, call.params['name'] ?? '', parse(runBody, call.body ?? {}))),
  adminRoute('GET', '/outbox', { action: 'outbox.read' }, (call) => withTx(call.strapi, (db) => outbox(db, parse(outboxQuery, call.query)))),
  adminRoute('GET', '/outbox/:id', { action: 'outbox.read' }, (call) => withTx(call.strapi, (db) => oneMail(db, parse(mailId, call.params['id'])))),
  adminRoute('POST', '/outbox/:id/resend', { action: 'outbox.resend' }, (call) => withTx(call.strapi, (db) => resend(db, parse(mailId, call.params['id']), settingsOf(call.strapi).clock.now()))),
];
