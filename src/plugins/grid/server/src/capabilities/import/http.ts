import { PassThrough } from 'node:stream';
import { z } from 'zod';
import type { ImportProgress } from '../../../../shared/contracts/import';
import { scopeOf } from '../../access/principal';
import { withTx } from '../../platform/db';
import { NotFound, Refused } from '../../platform/errors';
import { describe } from '../../platform/errors-to-http';
import { line, parse } from '../../platform/input';
import { adminRoute, type Call, type Route } from '../../platform/routes';
import { depsFor, personName } from './deps';
import type { Language } from './domain/vocabulary';
import { templateWorkbook } from './export-workbook';
import { ImportRefused } from './refused';
import { commitImport, exportRoster, importResult, previewImport, recentImports, type ImportFile } from './service';
import { takeUpload } from './upload';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const languageQuery = z.strictObject({ language: z.enum(['zhHans', 'en']).default('zhHans') });
const commitBody = z.object({ fingerprint: z.string().regex(/^[0-9a-f]{64}$/, 'the fingerprint of the preview') });

const preview = async (call: Call) => {
  refuseNarrow(call);
  const file = await takeUpload(call);
  return previewImport(await depsOf(call), file);
};

/** Answers at once and tells how far it is, line by line: a large file takes longer than a proxy waits for a first byte. */
const commit = async (call: Call): Promise<undefined> => {
  refuseNarrow(call);
  const file = await takeUpload(call);
  const { fingerprint } = parse(commitBody, call.body);
  const stream = new PassThrough();
  call.ctx.status = 200;
  call.ctx.type = 'application/x-ndjson';
  call.ctx.set('Cache-Control', 'no-store');
  call.ctx.set('X-Accel-Buffering', 'no');
  call.ctx.body = stream;
  void run(call, file, fingerprint, (progress) => stream.write(`${JSON.stringify(progress)}\n`)).finally(() => stream.end());
  return undefined;
};

const run = async (call: Call, file: ImportFile, fingerprint: string, tell: (progress: ImportProgress) => void): Promise<void> => {
  try {
    tell({ type: 'done', import: await commitImport(await depsOf(call), file, fingerprint, tell) });
  } catch (error) {
    tell(failureOf(call, error));
  }
};

const failureOf = ({ strapi }: Call, error: unknown): ImportProgress => {
  const known = describe(error);
  if (known === null) strapi.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const code = error instanceof ImportRefused ? error.code : ((known?.details as { code?: string } | undefined)?.code ?? known?.name ?? 'internal');
  return { type: 'error', status: known?.status ?? 500, message: known?.message ?? '导入失败，没有导入任何一行；请联系管理员', code };
};

const result = async (call: Call): Promise<undefined> => {
  refuseNarrow(call);
  const { language } = parse(languageQuery, call.query);
  const workbook = await withTx(call.strapi, (db) => importResult(db, parse(line(64), call.params['id']), language));
  if (workbook === null) throw new NotFound('import');
  return send(call, workbook, language === 'en' ? 'import-result.xlsx' : '导入结果.xlsx');
};

const template = async (call: Call): Promise<undefined> => {
  const { language } = parse(languageQuery, call.query);
  return send(call, await templateWorkbook(language), language === 'en' ? 'import-template.xlsx' : '导入模板.xlsx');
};

const roster = async (call: Call): Promise<undefined> => {
  refuseNarrow(call);
  const { language } = parse(languageQuery, call.query);
  const file: Record<Language, string> = { zhHans: '员工花名册.xlsx', en: 'roster.xlsx' };
  return send(call, await withTx(call.strapi, (db) => exportRoster(db, language)), file[language]);
};

const send = ({ ctx }: Call, workbook: Buffer, name: string): undefined => {
  ctx.attachment(name);
  ctx.type = XLSX;
  ctx.set('Cache-Control', 'no-store');
  ctx.body = workbook;
  return undefined;
};

// Import and export read and write every grid at once; the policy gives them to the office only, whose reach is everything.
const refuseNarrow = ({ principal }: Call): void => {
  if (scopeOf(principal).kind !== 'everything') throw new Refused('import and export need an account that reaches every grid');
};

const depsOf = async (call: Call) => depsFor(call.strapi, { userId: call.principal.userId, name: await personName(call.strapi, call.principal) });

export const routes: readonly Route[] = [
  adminRoute('POST', '/imports/preview', { action: 'import.run' }, preview),
  adminRoute('POST', '/imports', { action: 'import.run' }, commit),
  adminRoute('GET', '/imports', { action: 'import.run' }, (call) => {
    refuseNarrow(call);
    return withTx(call.strapi, recentImports);
  }),
  adminRoute('GET', '/imports/template', { action: 'import.run' }, template),
  adminRoute('GET', '/imports/:id/result', { action: 'import.run' }, result),
  adminRoute('GET', '/exports/roster', { action: 'roster.export' }, roster),
];
