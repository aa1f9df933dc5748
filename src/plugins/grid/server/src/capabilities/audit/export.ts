import en from '../../../../shared/labels/en.json';
import zhHans from '../../../../shared/labels/zh-Hans.json';
import type { AuditFilter, AuditLine } from '../../../../shared/contracts/audit';
import type { UserPrincipal } from '../../access/principal';
import { actorOf } from '../../access/actor';
import { appendAudit } from '../../platform/audit';
import type { Db } from '../../platform/db';
import { InvalidInput } from '../../platform/errors';
import { toCell, writeWorkbook } from '../import';
import { listAudit, type Surroundings } from './service';

export type Language = 'zhHans' | 'en';

export interface ExportWish {
  readonly format: 'xlsx' | 'csv';
  readonly language: Language;
  readonly filter: AuditFilter;
}

const ROWS_MAX = 50_000;
const PAGE = 2_000;

/** The entries of a filter as a file; itself an entry, with their number. @throws InvalidInput for more than one file should hold. */
export const exportAudit = async (db: Db, principal: UserPrincipal, { format, language, filter }: ExportWish, around: Surroundings): Promise<Buffer> => {
  const lines = await allLines(db, filter, around);
  const table = [HEADERS.map((header) => LABELS[language].fields[header]), ...lines.map((line) => cellsOf(line, language, around))];
  await appendAudit(db, actorOf(principal), [{ action: 'audit.export', type: 'audit', fields: Object.keys(filter), details: { rows: lines.length, format } }]);
  const [headers = [], ...rows] = table;
  return format === 'csv' ? csvOf(table) : writeWorkbook([{ name: LABELS[language].displayName, headers, rows }, { name: MARK[language], headers: [MARK[language]], rows: [[principal.name]] }]);
};

const allLines = async (db: Db, filter: AuditFilter, around: Surroundings): Promise<AuditLine[]> => {
  const lines: AuditLine[] = [];
  let before: number | undefined;
  do {
    const page = await listAudit(db, filter, { before, limit: PAGE }, around);
    lines.push(...page.rows);
    if (lines.length > ROWS_MAX) throw new InvalidInput([{ field: 'from', code: 'too_many_rows', value: `> ${ROWS_MAX}`, allowed: `a filter with at most ${ROWS_MAX} entries, e.g. fewer days` }]);
    before = page.next ?? undefined;
  } while (before !== undefined);
  return lines;
};

const ALL_LABELS: Record<Language, Readonly<Record<string, { displayName: string }>>> = { zhHans, en };
const LABELS = { zhHans: zhHans.audit, en: en.audit };
/** Who took the file along is written into it. */
const MARK: Record<Language, string> = { zhHans: '导出人', en: 'Exported by' };
const HEADERS = ['seq', 'at', 'actor', 'roles', 'action', 'type', 'row', 'subjectNo', 'subject', 'fields', 'reason', 'details'] as const;

const labelOf = (labels: Readonly<Record<string, string>>, code: string | null): string => (code === null ? '' : (labels[code] ?? code));

const typeLabel = (type: string | null, language: Language): string => (type === null ? '' : (ALL_LABELS[language][type]?.displayName ?? labelOf(LABELS[language].enums.type, type)));

const cellsOf = (line: AuditLine, language: Language, { shown }: Surroundings): string[] => {
  const { enums } = LABELS[language];
  return [
    String(line.seq),
    shown(line.at),
    line.actor.name,
    line.actor.roles.map((role) => labelOf(enums.role, role)).join(' '),
    labelOf(enums.action, line.action),
    typeLabel(line.type, language),
    line.row ?? line.rowId ?? '',
    line.subject?.employeeNo ?? '',
    line.subject?.name ?? '',
    line.fields.join(' '),
    // `other: …` carries the note that goes with it.
    (line.reason ?? '').replace(/^\w+/, (code) => labelOf(enums.reason, code)),
    Object.entries(line.details).map(([name, value]) => `${labelOf(enums.detail, name)}: ${value}`).join('; '),
  ];
};

/** RFC 4180 with a byte order mark, which spreadsheet programs need to see Chinese; every cell is a text that none of them runs. */
const csvOf = (table: readonly (readonly string[])[]): Buffer =>
  Buffer.from(`\ufeff${table.map((row) => row.map((text) => `"${toCell(text).replaceAll('"', '""')}"`).join(',')).join('\r\n')}\r\n`, 'utf8');
