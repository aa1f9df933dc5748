import { KINDS, specOf } from './fields-care';
import { toWord } from './text';
import type { ImportKind, RawRow, RawSheet } from './types';
import type { Vocabulary } from './vocabulary';

/** The clerk's own assignment of columns: header as in the file → field, or null for "do not read". */
export type ColumnChoice = ReadonlyMap<string, string | null>;

export interface Layout {
  readonly kind: ImportKind;
  readonly headerRow: number;
  /** One entry a column of the header row. */
  readonly columns: readonly { header: string; field: string | null }[];
}

// Titles, dates of issue and department lines stand above a header, but not a whole page of them.
const HEADER_WITHIN = 50;
// The name of a sheet counts like one column and a half: it decides where two kinds fit almost equally well.
const NAME_WEIGHT = 1.5;

/** A header as it stands in the file, without spaces. */
export const headerText = (text: string): string => text.replace(/\s+/g, '');

/**
 * Finds the header row and what the sheet holds: by its columns, in any order, with or without a title above.
 * The sheet's name decides only between kinds that fit about equally well.
 */
export const recognise = (sheet: RawSheet, vocabulary: Vocabulary, chosen: ColumnChoice = new Map()): Layout | null => {
  const named = vocabulary.sheetNames.get(toWord(sheet.name));
  let best: { layout: Layout; score: number } | null = null;
  for (const row of sheet.rows.slice(0, HEADER_WITHIN)) {
    for (const { kind } of KINDS) {
      const columns = columnsOf(row, kind, vocabulary, chosen);
      const matched = scoreOf(kind, columns);
      const score = matched + (kind === named ? NAME_WEIGHT : 0);
      // On a tie the later, more special kind wins: a list of appointments also fits a list of employees.
      if (matched > 0 && (best === null || score > best.score || (score === best.score && row.row === best.layout.headerRow && kind !== 'employees')))
        best = { layout: { kind, headerRow: row.row, columns }, score };
    }
  }
  return best?.layout ?? null;
};

/** True for a row that repeats the header, as on every printed page. */
export const repeatsHeader = (row: RawRow, layout: Layout): boolean =>
  layout.columns.every(({ header, field }, index) => field === null || headerText(row.texts[index] ?? '') === header);

const columnsOf = (row: RawRow, kind: ImportKind, vocabulary: Vocabulary, chosen: ColumnChoice): { header: string; field: string | null }[] => {
  const headings = vocabulary.headings.get(kind);
  const found = row.texts.map((text) => {
    const header = headerText(text);
    const choice = chosen.get(header);
    if (choice !== undefined) return { header, field: choice, rank: -1 };
    const heading = header === '' ? undefined : headings?.get(toWord(header));
    return { header, field: heading?.field ?? null, rank: heading?.rank ?? 2 };
  });
  const winners = new Map<string, number>();
  for (const rank of [-1, 0, 1])
    found.forEach((column, index) => {
      if (column.rank === rank && column.field !== null && hasField(kind, column.field) && !winners.has(column.field)) winners.set(column.field, index);
    });
  return found.map(({ header, field }, index) => ({ header, field: field !== null && winners.get(field) === index ? field : null }));
};

const scoreOf = (kind: ImportKind, columns: readonly { field: string | null }[]): number => {
  const fields = new Set(columns.map(({ field }) => field));
  if (!specOf(kind).needs.every((field) => fields.has(field))) return 0;
  return fields.size - (fields.has(null) ? 1 : 0);
};

const hasField = (kind: ImportKind, field: string): boolean => specOf(kind).fields.some((spec) => spec.field === field);
