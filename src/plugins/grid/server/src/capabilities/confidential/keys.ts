import { appendAudit, type AuditActor } from '../../platform/audit';
import type { Db } from '../../platform/db';
import { isSealed, seal, unseal, UnreadableText, type KeyRing } from '../../platform/field-crypto';
import { countByKey, replaceTexts, textColumns, textsNotUnder, type KeyCount, type Replacement, type StoredText, type TextColumn } from './store-keys';

type Transact = <T>(work: (db: Db) => Promise<T>) => Promise<T>;

interface Work {
  readonly transact: Transact;
  readonly ring: KeyRing;
}

const TEXTS_PER_TRANSACTION = 500;
const ACTOR: AuditActor = { kind: 'system', id: null, employeeId: null, name: 'npm run keys', roles: [] };

/** Which keys have sealed how many texts, column by column. */
export const keyStatus = async (db: Db): Promise<KeyCount[]> => {
  const counts: KeyCount[] = [];
  for (const column of textColumns()) counts.push(...(await countByKey(db, column)));
  return counts;
};

export const textTables = (): string[] => [...new Set(textColumns().map(({ table }) => table))];

export interface Rotation {
  /** Texts that are sealed with the current key now and were not before. */
  readonly resealed: number;
  /** Texts of other keys that do not open: their key is lost, or they were changed. */
  readonly left: number;
}

/**
 * Seals every text again that another key has sealed. A batch is a transaction, so a kill loses one batch and the next run goes on where
 * it was; a text that somebody edits meanwhile is theirs and already sealed with the current key.
 */
export const rotateKeys = async ({ transact, ring }: Work, onProgress: (done: number, total: number) => void = () => undefined): Promise<Rotation> => {
  const total = (await transact(keyStatus)).filter(({ key }) => key !== ring.current).reduce((sum, { texts }) => sum + texts, 0);
  if (total === 0) return { resealed: 0, left: 0 };
  await transact((db) => appendAudit(db, ACTOR, [{ action: 'keys.rotate', details: { step: 'begin', key: ring.current, texts: total } }]));
  let [resealed, left] = [0, 0];
  for (const column of textColumns()) {
    await eachBatch({ transact, ring }, column, async (db, texts) => {
      const changes = texts.map((text) => resealedOf(ring, column, text)).filter((change): change is Replacement => change !== null);
      resealed += await replaceTexts(db, column, changes);
      left += texts.length - changes.length;
      onProgress(Math.min(resealed + left, total), total);
    });
  }
  await transact((db) => appendAudit(db, ACTOR, [{ action: 'keys.rotate', details: { step: 'end', key: ring.current, resealed, left } }]));
  return { resealed, left };
};

const resealedOf = (ring: KeyRing, { type, field }: TextColumn, { id, documentId, text }: StoredText): Replacement | null => {
  const place = { type, documentId, field };
  try {
    return { id, before: text, after: seal(ring, place, unseal(ring, place, text)) };
  } catch (error) {
    if (error instanceof UnreadableText) return null;
    throw error;
  }
};

/**
 * At every start: texts of a release before the seals are sealed, and a text that nobody could open stops the start. Returns how many
 * were sealed. @throws Error naming the key, the column and the number of texts.
 */
export const sealPlainTexts = async ({ transact, ring }: Work, lost: readonly string[]): Promise<number> => {
  let count = 0;
  const missing: string[] = [];
  for (const column of textColumns()) {
    const foreign = (await transact((db) => countByKey(db, column))).filter(({ key }) => key === null || !(ring.keys.has(key) || lost.includes(key)));
    if (foreign.length === 0) continue;
    const unknown = new Map<string, number>();
    await eachBatch({ transact, ring }, column, async (db, texts) => {
      for (const { text } of texts.filter(isForeign(ring, lost))) unknown.set(keyOf(text), (unknown.get(keyOf(text)) ?? 0) + 1);
      count += await replaceTexts(db, column, texts.filter(({ text }) => !isSealed(text)).map((text) => sealedOf(ring, column, text)));
    });
    for (const [key, texts] of unknown) missing.push(`${texts} × ${column.type}.${column.field} with key "${key}"`);
  }
  if (missing.length > 0) throw new Error(`FIELD_KEYS lacks the key of ${missing.join(', ')}. Refusing to start: add the key, or name it in FIELD_KEYS_LOST if it is lost for good (docs/operations.md, Keys).`);
  return count;
};

const isForeign = (ring: KeyRing, lost: readonly string[]) => ({ text }: StoredText): boolean => isSealed(text) && !ring.keys.has(keyOf(text)) && !lost.includes(keyOf(text));

const keyOf = (text: string): string => text.split(':')[1] ?? '';

const sealedOf = (ring: KeyRing, { type, field }: TextColumn, { id, documentId, text }: StoredText): Replacement => ({ id, before: text, after: seal(ring, { type, documentId, field }, text) });

const eachBatch = async ({ transact, ring }: Work, column: TextColumn, work: (db: Db, texts: readonly StoredText[]) => Promise<void>): Promise<void> => {
  for (let last = 0; ; ) {
    const texts = await transact(async (db) => {
      const batch = await textsNotUnder(db, column, ring.current, last, TEXTS_PER_TRANSACTION);
      await work(db, batch);
      return batch;
    });
    last = texts.at(-1)?.id ?? last;
    if (texts.length < TEXTS_PER_TRANSACTION) return;
  }
};
