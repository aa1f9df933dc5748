export type ImportKind = 'grids' | 'employees' | 'appointments' | 'contactPairs' | 'careEvents' | 'careRecords' | 'matters' | 'activities' | 'attendances' | 'calendarDays';
export type Verdict = 'new' | 'changed' | 'unchanged' | 'wrong';

export type ProblemCode =
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

/** Why a cell was refused; the wording of the contract. */
export interface CellProblem {
  row: number;
  column: string;
  value: string;
  code: ProblemCode;
  allowed: string;
}

/** One letter a cell in `RawRow.kinds`: text, number, date (the text is `YYYY-MM-DD`), error of a formula. */
export type CellKind = 't' | 'n' | 'd' | 'e';

/** A row that holds something. Two flat lists and not a list of objects: a sheet may have three million cells. */
export interface RawRow {
  /** Row number as the spreadsheet program shows it. */
  row: number;
  texts: string[];
  kinds: string;
}

export interface RawSheet {
  name: string;
  rows: RawRow[];
  date1904: boolean;
  /** Number of the last column that holds something, read or not. */
  widest: number;
}

/** Field → value: codes of enums, ISO dates, codes of grids and events, numbers of employees. null = blank cell, absent = no such column. */
export type Values = Record<string, string | null>;

export interface ParsedRow {
  readonly sheet: number;
  readonly row: number;
  readonly kind: ImportKind;
  readonly values: Values;
  /** Dates that came as a month: they do not replace an exact date in that month. */
  readonly monthOnly: readonly string[];
  /** The cells of the columns that are read, as they stand in the file; confidential ones as `***`. */
  readonly input: readonly string[];
  readonly problems: CellProblem[];
}

export interface ParsedSheet {
  name: string;
  kind: ImportKind | null;
  headerRow: number | null;
  columns: { header: string; field: string | null }[];
  rows: ParsedRow[];
}

/** A row of the database in the words of the file. */
export interface Existing {
  readonly id: number;
  readonly values: Values;
  /** Care records: digests under which the row may come again. */
  readonly keys?: readonly string[];
}

export type Snapshot = Readonly<Record<ImportKind, readonly Existing[]>>;

export type Step =
  | { readonly op: 'insert'; readonly kind: ImportKind; readonly key: string; readonly values: Values }
  /** `values` holds the changed fields, `after` the whole row as it will stand. */
  | { readonly op: 'update'; readonly kind: ImportKind; readonly id: number; readonly values: Values; readonly after: Values };

export interface Change {
  column: string;
  from: string;
  to: string;
}

export interface PlannedRow {
  row: number;
  key: string;
  verdict: Verdict;
  changes: Change[];
  problems: CellProblem[];
  input: readonly string[];
}

export interface PlannedSheet {
  name: string;
  kind: ImportKind | null;
  headerRow: number | null;
  columns: { header: string; field: string | null }[];
  counts: Record<Verdict, number>;
  rows: PlannedRow[];
}

export interface Plan {
  sheets: PlannedSheet[];
  counts: Record<Verdict, number>;
  /** In the order of the file; the store knows which kinds come first. */
  steps: Step[];
}
