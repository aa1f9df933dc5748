import { z } from 'zod';
import { withTx } from '../../platform/db';
import { adminRoute, type Route } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import { listJobs, oneMail, outbox, resend, runJob } from './service';
import { jobs, mail, mailId, mails, outboxQuery, ran, runBody } from './shapes';

const params = { id: mailId };

export const routes: readonly Route[] = [
  adminRoute('GET', '/jobs', { action: 'jobs.read', summary: 'Jobs and their last runs', answer: jobs }, ({ strapi }) => listJobs(strapi)),
  adminRoute('POST', '/jobs/:name/runs', { action: 'jobs.run', summary: 'Run a job now', params: { name: z.string() }, body: runBody, answer: ran }, (call) => runJob(call, call.params.name, call.body)),
  adminRoute('GET', '/outbox', { action: 'outbox.read', summary: 'Mails, newest first', query: outboxQuery, answer: mails }, (call) => withTx(call.strapi, (db) => outbox(db, call.query))),
  adminRoute('GET', '/outbox/:id', { action: 'outbox.read', summary: 'A mail with its text', params, answer: mail }, (call) => withTx(call.strapi, (db) => oneMail(db, call.params.id))),
  adminRoute('POST', '/outbox/:id/resend', { action: 'outbox.resend', summary: 'Back into the queue', params, answer: mail }, (call) =>
    withTx(call.strapi, (db) => resend(db, call.principal, call.params.id, settingsOf(call.strapi).clock.now())),
  ),
];
