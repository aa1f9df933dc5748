import { TYPES } from '../access/policy';
import { seal, type KeyRing } from './field-crypto';

let ring: KeyRing | null = null;

/** Once at start, before anything is written. */
export const useKeyRing = (keys: KeyRing): void => {
  ring = keys;
};

/** @throws Error before the start: no confidential text is read or written without a key. */
export const keyRing = (): KeyRing => {
  if (ring === null) throw new Error('the key ring is not loaded: FIELD_KEYS is read when the plugin starts');
  return ring;
};

/** The confidential attributes of every type that has some; the policy table says which. */
export const CONFIDENTIAL: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(TYPES).flatMap(([type, { confidential }]) => (confidential.length === 0 ? [] : [[type, confidential]])));

/** A column of sealed texts, each bound to the `document_id` of its row. */
export interface SealedColumn {
  readonly type: string;
  readonly field: string;
  readonly table: string;
  readonly column: string;
}

let columns: readonly SealedColumn[] = [];

/** Of tables that are no content types; the policy table knows those. */
export const useSealedColumns = (all: readonly SealedColumn[]): void => {
  columns = all;
};

export const sealedColumns = (): readonly SealedColumn[] => columns;

export const confidentialOf = (type: string): readonly string[] => CONFIDENTIAL.get(type) ?? [];

export const holdsTexts = (type: string, values: Readonly<Record<string, unknown>>): boolean => confidentialOf(type).some((field) => values[field] !== undefined && values[field] !== null);

/** The same values with their confidential texts sealed for this document. A value that looks sealed is a text like any other, and is sealed again. */
export const sealed = (type: string, documentId: string, values: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const out = { ...values };
  for (const field of confidentialOf(type)) {
    const text = out[field];
    if (text === undefined || text === null) continue;
    if (typeof text !== 'string') throw new Error(`${type}.${field}: a confidential text is a string or null, got ${typeof text}`);
    // An empty text says nothing, and is not kept as one that somebody could open.
    out[field] = text === '' ? null : seal(keyRing(), { type, documentId, field }, text);
  }
  return out;
};
