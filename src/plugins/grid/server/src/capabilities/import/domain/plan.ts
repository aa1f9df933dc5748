import { checkActivities } from './activity-check';
import { boardOf, matchKeys, requireFields, type Board, type Entry } from './board';
import { changedValues, describeChanges, describeEntry, newValues } from './changes';
import type { Digest } from './keys';
import { keyOf } from './keys';
import { checkMatters } from './matter-check';
import { checkOrders } from './order-check';
import { checkPairs } from './pair-check';
import { checkReach, type Reach } from './reach-check';
import { resolveReferences } from './references';
import { toKey } from './text';
import { checkTree } from './tree-check';
import type { ParsedSheet, Plan, PlannedRow, PlannedSheet, Snapshot, Step, Verdict } from './types';
import type { Vocabulary } from './vocabulary';

export interface PlanInput {
  readonly sheets: readonly ParsedSheet[];
  readonly snapshot: Snapshot;
  readonly vocabulary: Vocabulary;
  readonly digest: Digest;
  /** Left out for who reaches everybody and writes today. */
  readonly reach?: Reach;
}

interface Decision {
  readonly row: PlannedRow;
  readonly step: Step | null;
}

/**
 * A verdict for every row, and the steps that make the database agree with the file. Deterministic: the same file over the
 * same state gives the same plan, and over the state that the steps leave it gives no steps.
 */
export const planImport = ({ sheets, snapshot, vocabulary, digest, reach }: PlanInput): Plan => {
  const board = boardOf(sheets, snapshot, vocabulary, digest);
  matchKeys(board, ['grids', 'employees', 'careEvents', 'matters', 'activities', 'calendarDays']);
  resolveReferences(board);
  // Their keys are made of references.
  matchKeys(board, ['appointments', 'contactPairs', 'careRecords', 'attendances']);
  requireFields(board);
  checkOrders(board);
  checkTree(board);
  checkPairs(board);
  checkMatters(board);
  checkActivities(board);
  if (reach !== undefined) checkReach(board, reach);
  return planOf(board, sheets);
};

const planOf = (board: Board, sheets: readonly ParsedSheet[]): Plan => {
  const names = namesOf(board);
  const bySheet = new Map<ParsedSheet, PlannedRow[]>(sheets.map((sheet) => [sheet, []]));
  const steps: Step[] = [];
  for (const entry of board.entries) {
    const { row, step } = decide(board, entry, names);
    bySheet.get(entry.sheet)?.push(row);
    if (step !== null) steps.push(step);
  }
  const planned = sheets.map((sheet) => plannedSheet(sheet, bySheet.get(sheet) ?? []));
  return { sheets: planned, counts: sum(planned.map(({ counts }) => counts)), steps };
};

const decide = (board: Board, entry: Entry, names: ReadonlyMap<string, string>): Decision => {
  const { row, input, problems } = entry.row;
  const base = { row, key: describeEntry(entry, board.vocabulary, names), input, changes: [], problems };
  if (entry.wrong) return { row: { ...base, verdict: 'wrong' }, step: null };
  const { kind } = entry;
  if (entry.existing === undefined) {
    const key = keyOf(kind, entry.values, board.digest) ?? '';
    return { row: { ...base, verdict: 'new' }, step: { op: 'insert', kind, key, values: newValues(entry) } };
  }
  const values = changedValues(entry);
  if (Object.keys(values).length === 0) return { row: { ...base, verdict: 'unchanged' }, step: null };
  const changes = describeChanges(entry, values, board.vocabulary);
  return { row: { ...base, verdict: 'changed', changes }, step: { op: 'update', kind, id: entry.existing.id, values, after: { ...entry.existing.values, ...values } } };
};

/** Number of an employee → name, for those that the file or the database knows. */
const namesOf = (board: Board): Map<string, string> => {
  const names = new Map<string, string>();
  for (const { values } of board.snapshot.employees) names.set(toKey(values['employeeNo'] ?? ''), values['name'] ?? '');
  for (const [key, { values }] of board.defined.get('employees') ?? []) if (values['name']) names.set(key, values['name']);
  return names;
};

const plannedSheet = ({ name, kind, headerRow, columns }: ParsedSheet, rows: PlannedRow[]): PlannedSheet => {
  const counts = none();
  for (const { verdict } of rows) counts[verdict] += 1;
  return { name, kind, headerRow, columns, counts, rows };
};

const none = (): Record<Verdict, number> => ({ new: 0, changed: 0, unchanged: 0, wrong: 0 });

const sum = (parts: readonly Record<Verdict, number>[]): Record<Verdict, number> => {
  const total = none();
  for (const part of parts) for (const verdict of ['new', 'changed', 'unchanged', 'wrong'] as const) total[verdict] += part[verdict];
  return total;
};
