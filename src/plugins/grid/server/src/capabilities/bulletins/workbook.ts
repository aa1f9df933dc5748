import writeXlsxFile, { type Sheet } from 'write-excel-file/node';
import { toCell } from '../import';
import type { FigureTable } from './tables';

export interface Sheeted {
  readonly title: string;
  readonly tables: readonly FigureTable[];
  /** The watermark, at the foot of each sheet. */
  readonly footer: string;
}

const SHEET_NAME_MAX = 31;

/** An .xlsx with a sheet a table. Numbers are numbers, so that they can be added up; a text never becomes a formula. */
export const workbookOf = ({ title, tables, footer }: Sheeted): Promise<Buffer> => {
  const pages = tables.map((table): Sheet<never> => ({
    sheet: table.title.replace(/[[\]:*?/\\]/g, ' ').slice(0, SHEET_NAME_MAX),
    orientation: 'landscape',
    columns: (table.rows[0] ?? []).map((_, column) => ({ width: column === 0 ? 32 : 14 })),
    data: [[bold(title)], ...table.rows.map((row, index) => row.map((value) => (index === 0 ? bold(value) : cell(value)))), [], [cell(footer)]],
  }));
  return writeXlsxFile(pages as never).toBuffer();
};

const cell = (value: string | number) => (typeof value === 'number' ? { type: Number, value } : { type: String, value: toCell(value) });

const bold = (value: string | number) => ({ ...cell(value), fontWeight: 'bold' as const });
