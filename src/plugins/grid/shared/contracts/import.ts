import type { DocumentId } from './common';

export type ImportKind = 'grids' | 'employees' | 'appointments' | 'contactPairs' | 'careEvents' | 'careRecords' | 'matters' | 'activities' | 'attendances' | 'calendarDays';
export type ImportVerdict = 'new' | 'changed' | 'unchanged' | 'wrong';

/** Why a cell was refused. `column` is the header as it stands in the file, without spaces. */
export interface CellProblem {
  row: number;
  column: string;
  value: string;
  code:
    | 'required'
    | 'duplicate'
    | 'unknown_grid'
    | 'unknown_employee'
    | 'unknown_event'
    | 'unknown_activity'
    | 'unknown_value'
    | 'invalid_date'
    | 'date_out_of_range'
    | 'invalid_email'
    | 'invalid_phone'
    | 'invalid_level'
    | 'cycle'
    | 'self_liaison'
    | 'second_liaison'
    | 'too_long'
    | 'invalid_order';
  /** What is allowed, in the reader's words (zh-Hans), e.g. the labels or the range. */
  allowed: string;
}

export interface ImportRow {
  /** Row number as the spreadsheet program shows it. */
  row: number;
  /** What the row is about: number and name, so that a person finds it. */
  key: string;
  verdict: ImportVerdict;
  /** For `changed`: what was there and what comes. Confidential texts appear as '***'. */
  changes: { column: string; from: string; to: string }[];
  problems: CellProblem[];
}

export interface ImportSheet {
  name: string;
  /** null = not imported (yet): named in the preview so that nobody thinks it was read. */
  kind: ImportKind | null;
  headerRow: number | null;
  /** Header as in the file → field, or null when the column is not read. */
  columns: { header: string; field: string | null }[];
  counts: Record<ImportVerdict, number>;
  /** At most 500 rows of each verdict; `unchanged` is counted only. */
  rows: ImportRow[];
}

/** POST /grid/imports/preview (multipart field `file`; optional field `columns`: JSON {sheet: {header: field|null}}) */
export interface ImportPreview {
  fileName: string;
  size: number;
  /** Proof that what is committed is what was previewed: sent back with the commit. */
  fingerprint: string;
  sheets: ImportSheet[];
  counts: Record<ImportVerdict, number>;
}

/** POST /grid/imports (multipart `file`, `fingerprint`, optional `columns`) answers newline-delimited JSON of these. */
export type ImportProgress =
  | { type: 'progress'; step: 'read' | 'check' | 'write' | 'duties'; done: number; total: number }
  | { type: 'done'; import: ImportSummary }
  | { type: 'error'; status: number; message: string; code: string };

/** GET /grid/imports, newest first */
export interface ImportSummary {
  id: DocumentId;
  fileName: string;
  at: string;
  by: string;
  counts: Record<ImportVerdict, number>;
  /** Duties that the file opened and closed. */
  opened: number;
  closed: number;
}
