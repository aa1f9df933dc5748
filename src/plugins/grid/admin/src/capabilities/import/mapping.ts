import type { ImportPreview } from '../../../../shared/contracts/import';

/** What the person chose instead of what was recognised: sheet → header → field, null = do not read. */
export type ColumnChoice = Record<string, Record<string, string | null>>;

/** The whole mapping as it stands with one header changed. A field is read once: whoever had it before gives it up. */
export function choose(preview: ImportPreview, sheetName: string, header: string, field: string | null): ColumnChoice {
  const choice: ColumnChoice = {};
  for (const sheet of preview.sheets.filter((each) => each.kind !== null)) {
    const columns = sheet.columns.map((column) => {
      if (sheet.name !== sheetName) return [column.header, column.field] as const;
      if (column.header === header) return [header, field] as const;
      return [column.header, field !== null && column.field === field ? null : column.field] as const;
    });
    choice[sheet.name] = Object.fromEntries(columns);
  }
  return choice;
}
