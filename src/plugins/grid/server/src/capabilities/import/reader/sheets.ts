import type { CellObject, WorkBook } from '@e965/xlsx';
import { dateOfSerial, timeOfSerial } from '../domain/dates';
import type { CellKind, RawRow, RawSheet } from '../domain/types';
import { ImportRefused } from '../refused';
import { MAX_COLUMNS, MAX_ROWS } from './limits';
import { isDateFormat } from './sheetjs';

const PLAIN_NUMBER = /^\d+(?:\.\d+)?$/;

/** The sheets of a parsed workbook as plain cells. @throws ImportRefused when a sheet could not be read or is too long. */
export const sheetsOf = (book: WorkBook): RawSheet[] => {
  const date1904 = ['true', '1'].includes(String(book.Workbook?.WBProps?.date1904 ?? false));
  return book.SheetNames.map((name) => {
    // The parser drops a sheet that it stumbles over, in silence.
    if (!Object.prototype.hasOwnProperty.call(book.Sheets, name)) throw new ImportRefused('unreadable', `工作表“${name}”无法读取；请另存为 .xlsx 后再导入`, { value: name, allowed: '能正常打开的工作表' });
    return sheetOf(name, (book.Sheets[name]?.['!data'] ?? []) as (CellObject | undefined)[][], date1904);
  });
};

const sheetOf = (name: string, data: readonly ((CellObject | undefined)[] | undefined)[], date1904: boolean): RawSheet => {
  const rows: RawRow[] = [];
  let widest = 0;
  data.forEach((cells, index) => {
    const row = rowOf(cells ?? [], index + 1, date1904);
    if (row === null) return;
    if (row.row > MAX_ROWS) throw tooLong(name);
    rows.push(row);
    widest = Math.max(widest, lastFilled(cells ?? []));
  });
  return { name, rows, date1904, widest };
};

export const tooLong = (name: string): ImportRefused =>
  new ImportRefused('too_many_rows', `工作表“${name}”超过 ${MAX_ROWS} 行，请分成几个文件导入；没有导入任何一行`, { value: name, allowed: `每张工作表最多 ${MAX_ROWS} 行` });

const rowOf = (cells: readonly (CellObject | undefined)[], row: number, date1904: boolean): RawRow | null => {
  const read = Array.from({ length: Math.min(cells.length, MAX_COLUMNS) }, (_, index) => cellOf(cells[index], date1904));
  if (read.every(({ text }) => text.trim() === '')) return null;
  return { row, texts: read.map(({ text }) => text), kinds: read.map(({ kind }) => kind).join('') };
};

const lastFilled = (cells: readonly (CellObject | undefined)[]): number => {
  for (let index = cells.length; index > 0; index -= 1) if (cellOf(cells[index - 1], false).text.trim() !== '') return index;
  return 0;
};

const cellOf = (cell: CellObject | undefined, date1904: boolean): { text: string; kind: CellKind } => {
  if (cell === undefined || cell.t === 'z' || cell.v === undefined || cell.v === null) return cell?.f === undefined ? { text: '', kind: 't' } : { text: `=${cell.f}`, kind: 'e' };
  if (cell.t === 'e') return { text: String(cell.w ?? '#ERROR'), kind: 'e' };
  if (typeof cell.v !== 'number') return { text: String(cell.v), kind: 't' };
  const date = typeof cell.z === 'string' && isDateFormat(cell.z) ? dateOfSerial(cell.v, date1904) : '';
  return date === '' ? { text: numberText(cell.v, cell.w), kind: 'n' } : { text: `${date} ${/h/i.test(cell.z as string) ? timeOfSerial(cell.v) : ''}`.trim(), kind: 'd' };
};

/** As it is shown, if that is the number itself (`0007`, `1990.10`); never `1.38E+10` and never rounded. */
const numberText = (value: number, shown: string | undefined): string => {
  if (shown !== undefined && PLAIN_NUMBER.test(shown.trim()) && Number(shown) === value) return shown.trim();
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);
};
