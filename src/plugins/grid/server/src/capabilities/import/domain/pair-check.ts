import { effective, fail, type Board, type Entry } from './board';
import { toKey } from './text';
import type { Existing } from './types';

interface Span {
  readonly liaison: string;
  readonly from: string;
  readonly to: string;
  /** The database row that it is, if any. */
  readonly id: number | null;
}

const FOREVER = '9999-12-31';

/** Nobody is his own liaison, and at no time has somebody two. */
export const checkPairs = (board: Board): void => {
  const entries = board.entries.filter((entry) => entry.kind === 'contactPairs' && !entry.wrong);
  for (const entry of entries)
    if (effective(entry, 'liaison') === effective(entry, 'employee')) fail(board, entry, 'liaison', 'self_liaison', '联系人须是本人以外的员工');
  const spans = spansByEmployee(board.snapshot.contactPairs);
  const valid = entries.filter((entry) => !entry.wrong);
  for (const entry of refusedChanges(valid, spans)) fail(board, entry.entry, 'employee', 'second_liaison', explain(entry.other));
  for (const entry of valid) if (entry.existing === undefined) addPair(board, entry, spans);
};

/** Changed pairs take effect together first: one may end just where the other begins. Those that still collide are put back. */
const refusedChanges = (entries: readonly Entry[], spans: Map<string, Span[]>): { entry: Entry; other: Span }[] => {
  const changed = entries.filter((entry) => entry.existing !== undefined);
  for (const entry of changed) replace(spans, entry, spanOf(entry));
  const refused: { entry: Entry; other: Span }[] = [];
  for (const entry of [...changed].reverse()) {
    const other = collision(spans, entry, spanOf(entry));
    if (other === undefined || entry.existing === undefined || (entry.values['to'] ?? entry.existing.values['to']) === entry.existing.values['to']) continue;
    refused.push({ entry, other });
    replace(spans, entry, stored(entry.existing));
  }
  return refused;
};

const addPair = (board: Board, entry: Entry, spans: Map<string, Span[]>): void => {
  const other = collision(spans, entry, spanOf(entry));
  if (other !== undefined) fail(board, entry, 'employee', 'second_liaison', explain(other));
  else listOf(spans, employeeOf(entry)).push(spanOf(entry));
};

const explain = (other: Span): string =>
  `同一时间只能有一位联系人；已有 ${other.liaison}（${other.from} 起${other.to === FOREVER ? '' : `，至 ${other.to}`}），请先填写其截止日期`;

const collision = (spans: ReadonlyMap<string, Span[]>, entry: Entry, span: Span): Span | undefined =>
  spans.get(employeeOf(entry))?.find((other) => (span.id === null || other.id !== span.id) && other.from <= span.to && span.from <= other.to);

const replace = (spans: Map<string, Span[]>, entry: Entry, span: Span): void => {
  spans.set(employeeOf(entry), listOf(spans, employeeOf(entry)).map((other) => (other.id !== null && other.id === span.id ? span : other)));
};

const spansByEmployee = (pairs: readonly Existing[]): Map<string, Span[]> => {
  const spans = new Map<string, Span[]>();
  for (const pair of pairs) listOf(spans, toKey(pair.values['employee'] ?? '')).push(stored(pair));
  return spans;
};

const listOf = (spans: Map<string, Span[]>, employee: string): Span[] => {
  const list = spans.get(employee) ?? [];
  spans.set(employee, list);
  return list;
};

const employeeOf = (entry: Entry): string => toKey(effective(entry, 'employee') ?? '');

const stored = ({ id, values }: Existing): Span => ({ id, liaison: values['liaison'] ?? '', from: values['from'] ?? '', to: values['to'] ?? FOREVER });

const spanOf = (entry: Entry): Span => ({
  id: entry.existing?.id ?? null,
  liaison: effective(entry, 'liaison') ?? '',
  from: effective(entry, 'from') ?? '',
  to: effective(entry, 'to') ?? FOREVER,
});
