import { withTx } from '../../platform/db';
import type { RateLimit } from '../../platform/rate-limit';
import { tokenRoute, type Route } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import { upsertEmployees } from './service-hr';
import { upsertBody, upserted } from './shapes-hr';

// A whole plant of 200,000 twice, once to try and once to write.
const BATCHES: RateLimit = { name: 'hr-upsert', per: 'account', limit: 600, seconds: 60 * 60 };

export const tokenRoutes: readonly Route[] = [
  tokenRoute('PUT', '/hr/employees', { action: 'hr.upsert', limit: BATCHES, summary: 'Bring the files of people up to date, by employee number', body: upsertBody, answer: upserted }, (call) =>
    withTx(call.strapi, (db) => upsertEmployees(db, call.principal, settingsOf(call.strapi).clock.today(), call.body)),
  ),
];
