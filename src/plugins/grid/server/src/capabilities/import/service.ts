import { createHash, randomUUID } from 'node:crypto';
import type { ImportPreview, ImportProgress, ImportSummary } from '../../../../shared/contracts/import';
import type { IsoDate } from '../../kernel/date';
import { appendAudit, type AuditActor } from '../../platform/audit';
import type { Db } from '../../platform/db';
import { Conflict } from '../../platform/errors';
import { tellOfChange } from '../activities';
import { closeDutiesByRecords, openDutiesForEvents } from '../care';
import { ORGANISATION_KINDS } from './domain/fields';
import { ACTIVITY_KINDS } from './domain/fields-activities';
import { KINDS } from './domain/fields-care';
import { keyOf } from './domain/keys';
import { parseSheets, type ColumnChoices } from './domain/parse';
import { planImport } from './domain/plan';
import type { ParsedSheet, Plan } from './domain/types';
import type { Language } from './domain/vocabulary';
import { activitiesWorkbook, resultWorkbook, rosterWorkbook } from './export-workbook';
import { toPreview } from './present';
import { readWorkbook } from './read-workbook';
import { ImportRefused } from './refused';
import { applySteps, getImport, listImports, loadSnapshot, saveImport, type Need, type Written } from './store';
import { vocabulary } from './vocabulary';

export interface ImportFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly columns?: ColumnChoices;
}

export interface ImportDeps {
  /** Runs the work in one transaction. */
  readonly transact: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  readonly today: IsoDate;
  readonly now: Date;
  readonly by: { readonly userId: number | null; readonly name: string };
  /** The same for the audit trail. */
  readonly actor: AuditActor;
}

type OnProgress = (progress: Extract<ImportProgress, { type: 'progress' }>) => void;

/** What the file would do. Changes nothing. @throws ImportRefused when the file as a whole cannot be used. */
export const previewImport = async (deps: ImportDeps, file: ImportFile): Promise<ImportPreview> => {
  const sheets = await readSheets(file);
  const plan = await deps.transact((db) => planOver(db, sheets));
  return toPreview(plan, file, fingerprintOf(file, plan));
};

/**
 * Does what was previewed, in one transaction: a process that dies leaves all of it or nothing.
 * @throws ImportRefused when the file cannot be used; Conflict when it would do something else by now.
 */
export const commitImport = async (deps: ImportDeps, file: ImportFile, fingerprint: string, onProgress: OnProgress = () => undefined): Promise<ImportSummary> => {
  onProgress({ type: 'progress', step: 'read', done: 0, total: 1 });
  const sheets = await readSheets(file);
  onProgress({ type: 'progress', step: 'read', done: 1, total: 1 });
  return deps.transact(async (db) => {
    const plan = await planOver(db, sheets);
    const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
    onProgress({ type: 'progress', step: 'check', done: rows, total: rows });
    if (fingerprintOf(file, plan) !== fingerprint) throw new Conflict('preview_outdated', '数据或文件在预览后有变化，请重新预览后再导入；没有导入任何一行');
    const written = await write(db, deps, plan, onProgress);
    return save(db, deps, file, plan, await followDuties(db, deps, written, onProgress));
  });
};

/** A file that leaves the house, and how many rows are in it. */
interface Workbook {
  readonly rows: number;
  readonly bytes: Buffer;
}

/** The newest imports, without their rows. */
export const recentImports = (db: Db): Promise<ImportSummary[]> => listImports(db);

/** The workbook with the verdict on every row of an import; null when there is no such import. */
export const importResult = async (db: Db, id: string, language: Language): Promise<Workbook | null> => {
  const found = await getImport(db, id);
  if (found === null) return null;
  return { rows: found.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0), bytes: await resultWorkbook(found.summary, found.sheets, language) };
};

const NO_RECORDS: Need['records'] = { from: '', to: '', keys: [] };

/** Grids, people, appointments and pairs in the format of the import. */
export const exportRoster = async (db: Db, language: Language): Promise<Workbook> => {
  const kinds = ORGANISATION_KINDS.map(({ kind }) => kind);
  const snapshot = await loadSnapshot(db, { kinds: new Set(kinds), records: NO_RECORDS, attended: [] });
  return { rows: kinds.reduce((sum, kind) => sum + snapshot[kind].length, 0), bytes: await rosterWorkbook(snapshot, language) };
};

/** Activities and who took part, in the format of the import. */
export const exportActivities = async (db: Db, language: Language): Promise<Workbook> => {
  const kinds = ACTIVITY_KINDS.map(({ kind }) => kind);
  const snapshot = await loadSnapshot(db, { kinds: new Set(kinds), records: NO_RECORDS, attended: 'all' });
  return { rows: kinds.reduce((sum, kind) => sum + snapshot[kind].length, 0), bytes: await activitiesWorkbook(snapshot, language) };
};

const readSheets = async ({ bytes, columns }: ImportFile): Promise<ParsedSheet[]> => {
  const sheets = parseSheets(await readWorkbook(bytes), vocabulary, columns);
  const recognised = sheets.filter(({ kind }) => kind !== null);
  if (recognised.length === 0) throw unknownHeaders(sheets);
  if (recognised.every(({ rows }) => rows.length === 0)) throw new ImportRefused('empty_workbook', '表中只有表头，没有数据行', { value: recognised.map(({ name }) => name).join('、'), allowed: '表头下面至少一行数据' });
  return sheets;
};

const unknownHeaders = (sheets: readonly ParsedSheet[]): ImportRefused => {
  const known = KINDS.map(({ sheet, fields }) => `${sheet.zh}（${fields.map(({ zh }) => zh).join('、')}）`).join('；');
  const found = sheets.map(({ name, columns }) => `${name}（${columns.map(({ header }) => header).join('、')}）`).join('；');
  return new ImportRefused('unknown_headers', `没有认出任何一张表的表头。可导入：${known}`, { value: found, allowed: known });
};

const planOver = async (db: Db, sheets: readonly ParsedSheet[]): Promise<Plan> =>
  planImport({ sheets, snapshot: await loadSnapshot(db, needOf(sheets)), vocabulary, digest });

const needOf = (sheets: readonly ParsedSheet[]): Need => {
  const records = sheets.filter(({ kind }) => kind === 'careRecords').flatMap(({ rows }) => rows);
  const days = records.map(({ values }) => values['heldOn']).filter((day): day is string => Boolean(day)).sort();
  const keys = records.map(({ values }) => keyOf('careRecords', values, digest)).filter((key): key is string => key !== null);
  return {
    kinds: new Set(sheets.flatMap(({ kind }) => (kind === null ? [] : [kind]))),
    attended: [...new Set(sheets.flatMap(({ kind, rows }) => (kind === 'attendances' ? rows.flatMap(({ values }) => values['activity'] ?? []) : [])))],
    records: { from: days[0] ?? '', to: days[days.length - 1] ?? '', keys },
  };
};

const write = async (db: Db, { today }: ImportDeps, plan: Plan, onProgress: OnProgress): Promise<Written> => {
  const total = plan.steps.length;
  let done = 0;
  return applySteps(db, plan, today, (rows) => {
    if (rows === 0) return;
    done += rows;
    onProgress({ type: 'progress', step: 'write', done, total });
  });
};

const followDuties = async (db: Db, { today }: ImportDeps, { events, records, activities }: Written, onProgress: OnProgress): Promise<{ opened: number; closed: number }> => {
  await tellOfChange(db, activities, today);
  const total = events.length + records.length;
  if (total === 0) return { opened: 0, closed: 0 };
  const opened = await openDutiesForEvents(db, events, today);
  onProgress({ type: 'progress', step: 'duties', done: events.length, total });
  const closed = await closeDutiesByRecords(db, records);
  onProgress({ type: 'progress', step: 'duties', done: total, total });
  return { opened: opened.length, closed: closed.length };
};

const save = async (db: Db, { now, by, actor }: ImportDeps, file: ImportFile, plan: Plan, duties: { opened: number; closed: number }): Promise<ImportSummary> => {
  const summary = { id: randomUUID(), fileName: file.name, at: now.toISOString(), by: by.name, counts: plan.counts, ...duties };
  const hash = sha256(file.bytes);
  await saveImport(db, { ...summary, sha256: hash, byUser: by.userId, sheets: plan.sheets });
  await appendAudit(db, actor, [{ action: 'import', type: 'import', rowId: summary.id, details: { sha256: hash, ...plan.counts, ...duties } }]);
  return summary;
};

const fingerprintOf = (file: ImportFile, plan: Plan): string => sha256(`${sha256(file.bytes)}|${JSON.stringify(plan)}`);

const digest = (text: string): string => sha256(text);

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
