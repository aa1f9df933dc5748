import { readCell } from './cells';
import { specOf } from './fields-care';
import { isBlank, toCell } from './text';
import type { CellProblem, ImportKind, ParsedRow, ParsedSheet, Values } from './types';
import type { Vocabulary } from './vocabulary';

/** Field → text as it came; what is missing, null or blank says nothing. */
export type GivenRow = Readonly<Record<string, string | null | undefined>>;

const SHOWN = 100;

/** Rows that another system sends, as the sheet that they would be: the same rules read, compare and refuse them. Columns are named like fields, rows from 0. */
export const sheetOfRows = (kind: ImportKind, rows: readonly GivenRow[], vocabulary: Vocabulary): ParsedSheet => ({
  name: kind,
  kind,
  headerRow: null,
  columns: specOf(kind).fields.map(({ field }) => ({ header: field, field })),
  rows: rows.map((row, index) => parsedRow(kind, row, index, vocabulary)),
});

const parsedRow = (kind: ImportKind, given: GivenRow, row: number, vocabulary: Vocabulary): ParsedRow => {
  const values: Values = {};
  const monthOnly: string[] = [];
  const problems: CellProblem[] = [];
  const { fields } = specOf(kind);
  for (const spec of fields) {
    const text = given[spec.field] ?? '';
    if (isBlank(text)) continue;
    // A leading apostrophe is a habit of spreadsheets: here it stands for itself.
    const { value, monthOnly: isMonth, problem } = readCell(kind, spec, { text: toCell(text), kind: 't', date1904: false }, vocabulary);
    if (problem) problems.push({ row, column: spec.field, value: text.trim().slice(0, SHOWN), ...problem });
    // What the words for "nothing" leave of a required field is no value either.
    if (value !== null || problem) values[spec.field] = value;
    if (isMonth === true) monthOnly.push(spec.field);
  }
  return { sheet: 0, row, kind, values, monthOnly, input: fields.map(({ field }) => given[field] ?? ''), problems };
};
