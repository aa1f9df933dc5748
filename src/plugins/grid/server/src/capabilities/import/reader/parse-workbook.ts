import type { RawSheet } from '../domain/types';
import { ImportRefused } from '../refused';
import { openArchive } from './archive';
import { splitCsv } from './csv';
import { ALLOWED_TYPES, MAX_BYTES, MAX_COLUMNS, MAX_ROWS } from './limits';
import { hasStream, openOle2, parseParts, parseXls } from './sheetjs';
import { sheetsOf, tooLong } from './sheets';
import { decodeText } from './text-encoding';

const OLE2 = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const ZIP = Buffer.from('PK');

/**
 * Reads .xlsx, .xls and .csv, told apart by their content and not by their name, into plain cells.
 * @throws ImportRefused naming what is wrong with the file and what is allowed.
 */
export const parseWorkbook = async (bytes: Buffer): Promise<RawSheet[]> => {
  if (bytes.length === 0) throw new ImportRefused('empty_file', '文件是空的', { value: '0', allowed: ALLOWED_TYPES });
  if (bytes.length > MAX_BYTES) throw tooLarge(bytes.length);
  const sheets = await sheetsIn(bytes);
  if (sheets.every(({ rows }) => rows.length === 0)) throw new ImportRefused('empty_workbook', '文件里没有数据：所有工作表都是空的', { value: sheets.map(({ name }) => name).join('、'), allowed: '至少一张有表头和数据的工作表' });
  return sheets;
};

export const tooLarge = (bytes: number): ImportRefused =>
  new ImportRefused('too_large', `文件为 ${(bytes / 1024 / 1024).toFixed(1)} MB，最大 ${MAX_BYTES / 1024 / 1024} MB`, { value: String(bytes), allowed: `不超过 ${MAX_BYTES / 1024 / 1024} MB` });

const sheetsIn = async (bytes: Buffer): Promise<RawSheet[]> => {
  if (bytes.subarray(0, 2).equals(ZIP)) return xlsxSheets(bytes);
  if (bytes.subarray(0, 8).equals(OLE2)) return xlsSheets(bytes);
  return csvSheets(bytes);
};

const xlsxSheets = async (bytes: Buffer): Promise<RawSheet[]> => {
  const parts = await openArchive(bytes);
  return sheetsOf(guarded(() => parseParts(parts)));
};

const xlsSheets = (bytes: Buffer): RawSheet[] => {
  const container = guarded(() => openOle2(bytes));
  if (hasStream(container, 'EncryptedPackage')) throw encrypted();
  if (!hasStream(container, 'Workbook') && !hasStream(container, 'Book')) throw new ImportRefused('unsupported_type', '这不是 Excel 工作簿', { value: 'OLE2', allowed: ALLOWED_TYPES });
  return sheetsOf(guarded(() => parseXls(bytes)));
};

const csvSheets = (bytes: Buffer): RawSheet[] => {
  const text = decodeText(bytes);
  if (text === null || /^\s*(?:<|%PDF|\{\\rtf)/.test(text)) throw unsupported(text);
  const all = splitCsv(text, MAX_ROWS);
  if (all.some(({ row }) => row > MAX_ROWS)) throw tooLong('CSV');
  const widest = all.reduce((most, { texts }) => Math.max(most, texts.length), 0);
  const rows = all.map(({ row, texts, kinds }) => ({ row, texts: texts.slice(0, MAX_COLUMNS), kinds: kinds.slice(0, MAX_COLUMNS) }));
  return [{ name: 'CSV', rows, date1904: false, widest }];
};

const unsupported = (text: string | null): ImportRefused => {
  const web = text !== null && /^\s*</.test(text);
  const message = web ? '这是网页或 XML 格式（有些系统导出的“.xls”其实是网页）；请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入' : '不支持这种文件';
  return new ImportRefused('unsupported_type', `${message}。可用：${ALLOWED_TYPES}`, { value: web ? 'html/xml' : 'unknown', allowed: ALLOWED_TYPES });
};

/** Whatever the parser throws is the file's fault: it gets bytes from outside. */
const guarded = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (error instanceof ImportRefused) throw error;
    const message = error instanceof Error ? error.message : String(error);
    if (/password/i.test(message)) throw encrypted();
    throw new ImportRefused('unreadable', '文件已损坏，无法读取；请用 Excel 或 WPS 打开后另存再导入', { value: message, allowed: ALLOWED_TYPES });
  }
};

const encrypted = (): ImportRefused => new ImportRefused('encrypted', '文件设有密码，请取消密码后再导入', { value: 'encrypted', allowed: '没有密码的文件' });
