import type { IsoDate } from '../kernel/date';
import type { Db } from '../platform/db';

export interface WrittenRow {
  readonly id: number;
  readonly verb: 'create' | 'update' | 'delete';
  /** `gridId` before the write; null for a new row. */
  readonly gridBefore: number | null;
  readonly today: IsoDate;
}

/** A consequence or a check of a write through the Document Service, in its transaction: an error takes the write back. */
export type WriteHook = (db: Db, row: WrittenRow) => Promise<void>;

const hooks = new Map<string, WriteHook>();

export const onWrite = (type: string, hook: WriteHook): void => {
  hooks.set(type, hook);
};

export const runWriteHook = async (db: Db, type: string, row: WrittenRow): Promise<void> => {
  await hooks.get(type)?.(db, row);
};
