import type { CellProblem, ImportPreview, ImportRow, ImportVerdict } from '../../../../shared/contracts/import';

export interface SheetRow {
  sheet: string;
  row: ImportRow;
}

export interface SheetProblem {
  sheet: string;
  key: string;
  problem: CellProblem;
}

export const VERDICTS: readonly ImportVerdict[] = ['wrong', 'new', 'changed', 'unchanged'];

export const rowsOf = (preview: ImportPreview, verdict: ImportVerdict): SheetRow[] =>
  preview.sheets.flatMap((sheet) => sheet.rows.filter((row) => row.verdict === verdict).map((row) => ({ sheet: sheet.name, row })));

/** One line a wrong cell: a row may have several. */
export const problemsOf = (preview: ImportPreview): SheetProblem[] =>
  rowsOf(preview, 'wrong').flatMap(({ sheet, row }) => row.problems.map((problem) => ({ sheet, key: row.key, problem })));

/** What somebody should look at first. */
export const firstTab = ({ counts }: ImportPreview): ImportVerdict => VERDICTS.find((verdict) => counts[verdict] > 0) ?? 'new';

export const writable = ({ counts }: ImportPreview): number => counts.new + counts.changed;

export const PAGE_SIZE = 50;

export const pageOf = <T>(rows: readonly T[], page: number): T[] => rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
