import type { Existing, Values } from './domain/types';

export type Raw = Record<string, unknown> & { id: number };

/** Rows of the database in the words of the file. */
export const existing = (rows: readonly unknown[], dates: readonly string[]): Existing[] =>
  (rows as Raw[]).map(({ id, sourceKey: _key, documentId: _document, ...columns }) => ({
    id: Number(id),
    values: Object.fromEntries(Object.entries(columns).map(([field, value]) => [field, dates.includes(field) ? dateText(value) : text(value)])) as Values,
  }));

const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value as string | number | boolean));

/** A date column comes as text, as milliseconds (SQLite, written by others) or as a Date. */
const dateText = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value.slice(0, 10) : new Date(value as number | Date).toISOString().slice(0, 10);
};
