import { specOf } from './fields-care';
import { toKey } from './text';
import type { Existing, ImportKind, Values } from './types';

/** A short fingerprint of a text; passed in, so that this folder stays free of the platform. */
export type Digest = (text: string) => string;

/** Numbers of several people in one value: sorted without case, each once. */
export const peopleOf = (codes: readonly string[]): string =>
  [...new Set(codes)].sort((left, right) => (toKey(left) < toKey(right) ? -1 : 1)).join(',');

export const splitPeople = (value: string): string[] => (value === '' ? [] : value.split(','));

/** What makes two rows the same row, or null while a part is missing. A record of care may lack its event. */
export const keyOf = (kind: ImportKind, values: Values, digest: Digest): string | null => {
  const parts = specOf(kind).key.map((field) => values[field] ?? (kind === 'careRecords' && field === 'event' ? '' : null));
  if (parts.includes(null)) return null;
  const text = parts.map((part) => toKey(part ?? '')).join('|');
  return kind === 'careRecords' ? digest(text) : text;
};

export type Index = ReadonlyMap<string, Existing>;

export const indexOf = (kind: ImportKind, rows: readonly Existing[], digest: Digest): Index => {
  const index = new Map<string, Existing>();
  for (const row of rows) {
    const own = keyOf(kind, row.values, digest);
    // A stored key goes before a computed one: the row was edited since it came, and it is still the same row.
    for (const key of [...(row.keys ?? []), ...(own === null ? [] : [own])]) if (!index.has(key) || row.keys?.includes(key)) index.set(key, row);
  }
  return index;
};
