import { PassThrough } from 'node:stream';
import type { ImportProgress } from '../../../../shared/contracts/import';
import { actorOf } from '../../access/actor';
import { scopeOf } from '../../access/principal';
import { appendAudit } from '../../platform/audit';
import { withTx } from '../../platform/db';
import { NotFound, Refused } from '../../platform/errors';
import { describe } from '../../platform/errors-to-http';
import type { RateLimit } from '../../platform/rate-limit';
import { adminRoute, type Asked, type Route } from '../../platform/routes';
import { depsFor, personName } from './deps';
import type { Language } from './domain/vocabulary';
import { templateWorkbook } from './export-workbook';
import { ImportRefused } from './refused';
import { commitImport, exportActivities, exportRoster, importResult, previewImport, recentImports, type ImportFile } from './service';
import { commitFields, importId, imports, languageQuery, preview, previewFields, progress, workbook, XLSX } from './shapes';
import { takeUpload } from './upload';

type InLanguage = Asked & { query: { language: Language } };
type Upload = Asked & { body: { columns?: string | undefined } };

const previewFile = async (call: Upload) => {
  refuseNarrow(call);
  const file = await takeUpload(call);
  return previewImport(await depsOf(call), file);
};

/** Answers at once and tells how far it is, line by line: a large file takes longer than a proxy waits for a first byte. */
const commit = async (call: Asked & { body: { columns?: string | undefined; fingerprint: string } }): Promise<undefined> => {
  refuseNarrow(call);
  const file = await takeUpload(call);
  const stream = new PassThrough();
  call.ctx.status = 200;
  call.ctx.type = 'application/x-ndjson';
  call.ctx.set('Cache-Control', 'no-store');
  call.ctx.set('X-Accel-Buffering', 'no');
  call.ctx.body = stream;
  void run(call, file, call.body.fingerprint, (progress) => stream.write(`${JSON.stringify(progress)}\n`)).finally(() => stream.end());
  return undefined;
};

const run = async (call: Asked, file: ImportFile, fingerprint: string, tell: (progress: ImportProgress) => void): Promise<void> => {
  try {
    tell({ type: 'done', import: await commitImport(await depsOf(call), file, fingerprint, tell) });
  } catch (error) {
    tell(failureOf(call, error));
  }
};

const failureOf = ({ strapi }: Asked, error: unknown): ImportProgress => {
  const known = describe(error);
  if (known === null) strapi.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const code = error instanceof ImportRefused ? error.code : ((known?.details as { code?: string } | undefined)?.code ?? known?.name ?? 'internal');
  return { type: 'error', status: known?.status ?? 500, message: known?.message ?? '导入失败，没有导入任何一行；请联系管理员', code };
};

const result = async (call: InLanguage & { params: { id: string } }): Promise<undefined> => {
  refuseNarrow(call);
  const { language } = call.query;
  const workbook = await withTx(call.strapi, async (db) => {
    const made = await importResult(db, call.params.id, language);
    if (made === null) throw new NotFound('import');
    await appendAudit(db, actorOf(call.principal), [{ action: 'export', type: 'import', rowId: call.params.id, details: { rows: made.rows } }]);
    return made.bytes;
  });
  return send(call, workbook, language === 'en' ? 'import-result.xlsx' : '导入结果.xlsx');
};

const template = async (call: InLanguage): Promise<undefined> => {
  const { language } = call.query;
  return send(call, await templateWorkbook(language), language === 'en' ? 'import-template.xlsx' : '导入模板.xlsx');
};

const roster = (call: InLanguage): Promise<undefined> => exported(call, 'roster', exportRoster, { zhHans: '员工花名册.xlsx', en: 'roster.xlsx' });

const activities = (call: InLanguage): Promise<undefined> => exported(call, 'activity', exportActivities, { zhHans: '组织生活.xlsx', en: 'activities.xlsx' });

const exported = async (call: InLanguage, type: string, make: typeof exportRoster, file: Record<Language, string>): Promise<undefined> => {
  refuseNarrow(call);
  const { language } = call.query;
  const workbook = await withTx(call.strapi, async (db) => {
    const { rows, bytes } = await make(db, language);
    await appendAudit(db, actorOf(call.principal), [{ action: 'export', type, details: { rows } }]);
    return bytes;
  });
  return send(call, workbook, file[language]);
};

const send = ({ ctx }: Asked, bytes: Buffer, name: string): undefined => {
  ctx.attachment(name);
  ctx.type = XLSX;
  ctx.set('Cache-Control', 'no-store');
  ctx.body = bytes;
  return undefined;
};

// Import and export read and write every grid at once; the policy gives them to the office only, whose reach is everything.
const refuseNarrow = ({ principal }: Asked): void => {
  if (scopeOf(principal).kind !== 'everything') throw new Refused('import and export need an account that reaches every grid');
};

const depsOf = async (call: Asked) => depsFor(call.strapi, { userId: call.principal.userId, name: await personName(call.strapi, call.principal) }, actorOf(call.principal));

// A whole roster leaves, or a file of thousands of rows is worked on: no person does either often.
const EXPORTS: RateLimit = { name: 'export', per: 'account', limit: 20, seconds: 60 * 60 };
const UPLOADS: RateLimit = { name: 'import', per: 'account', limit: 60, seconds: 60 * 60 };

export const routes: readonly Route[] = [
  adminRoute('POST', '/imports/preview', { action: 'import.run', limit: UPLOADS, summary: 'What an import would do', body: previewFields, answer: preview }, previewFile),
  adminRoute('POST', '/imports', { action: 'import.run', limit: UPLOADS, summary: 'Import what was previewed', body: commitFields, answer: { lines: progress } }, commit),
  adminRoute('GET', '/imports', { action: 'import.run', summary: 'The newest imports', answer: imports }, (call) => {
    refuseNarrow(call);
    return withTx(call.strapi, recentImports);
  }),
  adminRoute('GET', '/imports/template', { action: 'import.run', summary: 'Empty workbook with drop-downs', query: languageQuery, answer: workbook }, template),
  adminRoute('GET', '/imports/:id/result', { action: 'import.run', limit: EXPORTS, summary: 'The workbook with verdicts', params: { id: importId }, query: languageQuery, answer: workbook }, result),
  adminRoute('GET', '/exports/roster', { action: 'roster.export', limit: EXPORTS, summary: 'The roster in the format of the import', query: languageQuery, answer: workbook }, roster),
  adminRoute('GET', '/exports/activities', { action: 'activity.export', limit: EXPORTS, summary: 'Activities and attendances in the format of the import', query: languageQuery, answer: workbook }, activities),
];
