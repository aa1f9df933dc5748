import type { z } from 'zod';
import { withTx } from '../../platform/db';
import { adminRoute, portalRoute, type Asked, type Route } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import { exportAudit } from './export';
import { around, stopwatch } from './moments';
import { chainState, listAudit, ownAudit, verifyNow } from './service';
import { chain, exportQuery, listQuery, ownPage, ownQuery, page, verdict } from './shapes';

const TYPES = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' };
const VERIFY_MS = 15_000;

const moments = ({ strapi }: Pick<Asked, 'strapi'>) => around(settingsOf(strapi).clock.timeZone);

const list = (call: Asked & { readonly query: z.output<typeof listQuery> }) => {
  const { before: from, pageSize, ...filter } = call.query;
  return withTx(call.strapi, (db) => listAudit(db, filter, { before: from, limit: pageSize }, moments(call)));
};

const download = async (call: Asked & { readonly query: z.output<typeof exportQuery> }): Promise<undefined> => {
  const { format, language, ...filter } = call.query;
  const file = await withTx(call.strapi, (db) => exportAudit(db, call.principal, { format, language, filter }, moments(call)));
  call.ctx.attachment(`${language === 'en' ? 'audit' : '审计日志'}.${format}`);
  call.ctx.type = TYPES[format];
  call.ctx.set('Cache-Control', 'no-store');
  call.ctx.body = file;
  return undefined;
};

export const routes: readonly Route[] = [
  adminRoute('GET', '/audit', { action: 'audit.read', summary: 'Entries of the audit trail, newest first', query: listQuery, answer: page }, list),
  adminRoute('GET', '/audit/chain', { action: 'audit.read', summary: 'How long the chain is, and when it was verified', answer: chain }, ({ strapi }) => withTx(strapi, chainState)),
  adminRoute('POST', '/audit/verifications', { action: 'audit.read', summary: 'Verify the chain now, for at most fifteen seconds', answer: verdict }, ({ strapi, principal }) =>
    verifyNow((work) => withTx(strapi, work), principal, stopwatch(settingsOf(strapi).clock, VERIFY_MS)),
  ),
  adminRoute('GET', '/audit/export', { action: 'audit.export', summary: 'The entries as a file; written down', query: exportQuery, answer: { file: '*/*' } }, download),
];

export const portalRoutes: readonly Route[] = [
  portalRoute('GET', '/me/audit', { action: 'own-audit.read', summary: 'Who did what with what is held about oneself', query: ownQuery, answer: ownPage }, ({ strapi, principal, query: { before, pageSize } }) =>
    withTx(strapi, (db) => ownAudit(db, principal, { before, limit: pageSize })),
  ),
];
