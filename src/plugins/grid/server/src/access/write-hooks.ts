import type { IsoDate } from '../kernel/date';
import type { Db } from '../platform/db';

export interface WrittenRow {
  readonly id: number;
  readonly verb: 'create' | 'update' | 'delete';
  /** `gridId` before the write; null for a new row. */
  readonly gridBefore: number | null;
  /** The row before the write, by columns; null for a new row. */
  readonly before: Readonly<Record<string, unknown>> | null;
  /** The row after it; null for one that was deleted. */
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly today: IsoDate;
}

/** A consequence or a check of a write through the Document Service, in its transaction: an error takes the write back. */
export type WriteHook = (db: Db, row: WrittenRow) => Promise<void>;

const hooks = new Map<string, Map<string, WriteHook>>();

/** Several capabilities may watch a type, each with one hook; they run in the order in which the capabilities are listed. */
export const onWrite = (type: string, capability: string, hook: WriteHook): void => {
  hooks.set(type, (hooks.get(type) ?? new Map<string, WriteHook>()).set(capability, hook));
};

export const runWriteHooks = async (db: Db, type: string, row: WrittenRow): Promise<void> => {
  for (const hook of hooks.get(type)?.values() ?? []) await hook(db, row);
};
