import type { ImportPreview, ImportRow, ImportSheet } from '../../../../shared/contracts/import';
import type { Plan, PlannedSheet } from './domain/types';

const SHOWN_PER_VERDICT = 500;

/** The plan as the panel shows it: unchanged rows are counted only, of the others the first 500. */
export const toPreview = (plan: Plan, file: { name: string; bytes: Buffer }, fingerprint: string): ImportPreview => ({
  fileName: file.name,
  size: file.bytes.length,
  fingerprint,
  sheets: plan.sheets.map(toSheet),
  counts: plan.counts,
});

const toSheet = (sheet: PlannedSheet): ImportSheet => ({ ...sheet, rows: shownRows(sheet) });

const shownRows = ({ rows }: PlannedSheet): ImportRow[] => {
  const room = { new: SHOWN_PER_VERDICT, changed: SHOWN_PER_VERDICT, unchanged: 0, wrong: SHOWN_PER_VERDICT };
  return rows.filter(({ verdict }) => room[verdict]-- > 0).map(({ row, key, verdict, changes, problems }) => ({ row, key, verdict, changes, problems }));
};
