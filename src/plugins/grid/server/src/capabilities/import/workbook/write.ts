import writeXlsxFile, { type Sheet } from 'write-excel-file/node';
import { toCell } from '../domain/text';
import { dropDowns, type DropDown } from './validation';

export interface TextSheet {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly dropDowns?: readonly DropDown[];
}

const SHEET_NAME_MAX = 31;
const WIDEST = 40;
const CELL_MAX = 32_767;
// XML 1.0 cannot hold these. The writer drops them too, but later: what stood behind one would then start the cell, a formula too.
// eslint-disable-next-line no-control-regex
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** An .xlsx of text cells only: nothing in it is ever a formula, a number in scientific notation or a date of another calendar. */
export const writeWorkbook = async (sheets: readonly TextSheet[]): Promise<Buffer> => {
  const names = uniqueNames(sheets.map(({ name }) => name));
  const pages = sheets.map((sheet, index): Sheet<never> => ({
    sheet: names[index] ?? `Sheet${index + 1}`,
    stickyRowsCount: 1,
    columns: sheet.headers.map((header, column) => ({ width: widthOf(header, sheet.rows, column) })),
    data: [sheet.headers.map((header) => ({ ...cell(header), fontWeight: 'bold' as const })), ...sheet.rows.map((row) => row.map(cell))],
  }));
  return writeXlsxFile(pages as never, { features: [dropDowns(sheets.map((sheet) => sheet.dropDowns ?? [])) as never] }).toBuffer();
};

const cell = (text: string) => (text === '' ? null : { type: String, value: writable(toCell(text.replace(NOT_XML, '').slice(0, CELL_MAX - 2))) });

// write-excel-file 4.1.1 looks texts up in a plain object, so that `constructor` damages the file. The importer drops the zero-width space.
const writable = (text: string): string => (text in Object.prototype ? `${text}\u200b` : text);

const uniqueNames = (names: readonly string[]): string[] => {
  const used = new Set<string>();
  return names.map((name) => {
    const allowed = name.replace(/[[\]:*?/\\]|^'|'$/g, ' ').trim().slice(0, SHEET_NAME_MAX - 1) || 'Sheet';
    // Readers keep sheets in a plain object, where `__proto__` is no name.
    const base = allowed in Object.prototype ? `_${allowed}` : allowed;
    let unique = base;
    for (let number = 2; used.has(unique.toLowerCase()); number += 1) unique = `${base.slice(0, SHEET_NAME_MAX - 4)} ${number}`;
    used.add(unique.toLowerCase());
    return unique;
  });
};

// A Chinese character is two columns wide; the first rows are a fair sample.
const widthOf = (header: string, rows: readonly (readonly string[])[], column: number): number => {
  const texts = [header, ...rows.slice(0, 100).map((row) => row[column] ?? '')];
  const widest = Math.max(...texts.map((text) => [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0)));
  return Math.min(WIDEST, Math.max(8, widest + 2));
};
