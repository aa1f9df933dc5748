import writeXlsxFile, { type Sheet } from 'write-excel-file/node';
import { toCell } from '../import';
import type { SheetTable } from './tables';

/** An .xlsx with a sheet a table, its title above and the watermark below. Numbers are numbers; a text never becomes a formula. */
export const workbookOf = (title: string, tables: readonly SheetTable[], footer: string): Promise<Buffer> => {
  const pages = tables.map(({ name, heads, rows }): Sheet<never> => ({
    sheet: name,
    orientation: 'landscape',
    stickyRowsCount: 2,
    columns: heads.map((_, column) => ({ width: column === 1 || column === 3 ? 24 : 14 })),
    data: [[bold(title)], heads.map(bold), ...rows.map((row) => row.map(cell)), [], [cell(footer)]],
  }));
  return writeXlsxFile(pages as never).toBuffer();
};

const cell = (value: string | number) => (typeof value === 'number' ? { type: Number, value } : { type: String, value: toCell(value) });

const bold = (value: string) => ({ ...cell(value), fontWeight: 'bold' as const });
