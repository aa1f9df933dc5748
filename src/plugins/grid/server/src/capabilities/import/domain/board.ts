import { fieldOf, KINDS, specOf } from './fields-care';
import { indexOf, keyOf, type Digest, type Index } from './keys';
import type { Existing, ImportKind, ParsedRow, ParsedSheet, ProblemCode, Snapshot, Values } from './types';
import type { Vocabulary } from './vocabulary';

/** A row of the file on its way to a verdict. */
export interface Entry {
  readonly row: ParsedRow;
  readonly sheet: ParsedSheet;
  readonly kind: ImportKind;
  /** Like the row's, with references in the spelling of what they refer to. */
  readonly values: Values;
  existing: Existing | undefined;
  wrong: boolean;
}

/** Everything that the checks look at. Rows only ever turn wrong; a wrong row takes those along that refer to it. */
export interface Board {
  readonly entries: readonly Entry[];
  readonly snapshot: Snapshot;
  readonly vocabulary: Vocabulary;
  readonly digest: Digest;
  readonly indexes: ReadonlyMap<ImportKind, Index>;
  /** First row of the file with a key: `kind` → key → row. */
  readonly defined: ReadonlyMap<ImportKind, Map<string, Entry>>;
  /** Rows that refer to a row that only the file holds. */
  readonly dependents: Map<Entry, Refusal[]>;
}

export interface Refusal {
  readonly entry: Entry;
  readonly field: string;
  readonly code: ProblemCode;
  readonly allowed: string;
}

export const boardOf = (sheets: readonly ParsedSheet[], snapshot: Snapshot, vocabulary: Vocabulary, digest: Digest): Board => ({
  entries: sheets.flatMap((sheet) => sheet.rows.map((row): Entry => ({ row, sheet, kind: row.kind, values: { ...row.values }, existing: undefined, wrong: row.problems.length > 0 }))),
  snapshot,
  vocabulary,
  digest,
  indexes: new Map(KINDS.map(({ kind }) => [kind, indexOf(kind, snapshot[kind], digest)])),
  defined: new Map(KINDS.map(({ kind }) => [kind, new Map<string, Entry>()])),
  dependents: new Map(),
});

export const fail = (board: Board, entry: Entry, field: string, code: ProblemCode, allowed: string): void => failAll(board, [{ entry, field, code, allowed }]);

/**
 * Refuses rows, and then every row that stands on them and was right so far: one reason is enough for a row that only
 * fell with another. A queue and not recursion: a chain may be as long as the file.
 */
export const failAll = (board: Board, refusals: readonly Refusal[]): void => {
  const fallen: Entry[] = [];
  const refuse = (refusal: Refusal): void => {
    if (!refusal.entry.wrong) fallen.push(refusal.entry);
    refusal.entry.wrong = true;
    note(refusal);
  };
  refusals.forEach(refuse);
  for (let next = 0; next < fallen.length; next += 1)
    for (const refusal of board.dependents.get(fallen[next] as Entry) ?? []) if (!refusal.entry.wrong) refuse(refusal);
};

const note = ({ entry, field, code, allowed }: Refusal): void => {
  const { problems, row } = entry.row;
  const column = headerOf(entry, field);
  if (problems.some((known) => known.column === column && known.code === code)) return;
  problems.push({ row, column, value: cellOf(entry, field), code, allowed });
};

/** Finds what is there already and refuses the second row of a key. Rows that are wrong anyway keep their place: the key is taken. */
export const matchKeys = (board: Board, kinds: readonly ImportKind[]): void => {
  for (const entry of board.entries) {
    if (!kinds.includes(entry.kind)) continue;
    const key = keyOf(entry.kind, entry.values, board.digest);
    if (key === null) continue;
    entry.existing = board.indexes.get(entry.kind)?.get(key);
    const first = board.defined.get(entry.kind)?.get(key);
    if (first === undefined) board.defined.get(entry.kind)?.set(key, entry);
    else fail(board, entry, keyFieldOf(entry), 'duplicate', `与${first.sheet === entry.sheet ? '' : `“${first.sheet.name}”`}第 ${first.row.row} 行重复`);
  }
};

const keyFieldOf = (entry: Entry): string => specOf(entry.kind).key.find((field) => Boolean(entry.values[field])) ?? '';

/** A new row needs every required field, also those that the sheet has no column for. */
export const requireFields = (board: Board): void => {
  for (const entry of board.entries) {
    if (entry.existing !== undefined) continue;
    for (const { field, required } of specOf(entry.kind).fields)
      if (required === true && entry.values[field] === undefined) fail(board, entry, field, 'required', '新增时不能为空，表中没有这一列');
  }
};

/** What the field will hold after the import. */
export const effective = (entry: Entry, field: string): string | null => entry.values[field] ?? entry.existing?.values[field] ?? null;

const headerOf = (entry: Entry, field: string): string =>
  entry.sheet.columns.find((column) => column.field === field)?.header ?? fieldOf(entry.kind, field).zh;

const cellOf = (entry: Entry, field: string): string => {
  const index = entry.sheet.columns.filter((column) => column.field !== null).findIndex((column) => column.field === field);
  return (entry.row.input[index] ?? '').trim().slice(0, 100);
};
