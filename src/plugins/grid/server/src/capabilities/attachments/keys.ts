import type { Db } from '../../platform/db';
import { UnreadableText, type KeyRing } from '../../platform/field-crypto';
import { filesByKey, sealedByOthers, setKey } from './store';
import type { Vault } from './vault';

interface Work {
  readonly transact: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  readonly vault: Vault;
  readonly ring: KeyRing;
}

const BATCH = 100;

/**
 * Seals every file with the current key that another one sealed. File by file: the file first, then its row, so a run that dies leaves a
 * file under the new key and a row that says the old one, and the next run mends it. `left` cannot be opened and stay as they are.
 */
export const rotateFiles = async ({ transact, vault, ring }: Work): Promise<{ resealed: number; left: number }> => {
  const count = { resealed: 0, left: 0 };
  for (let last = ''; ; ) {
    const ids = await transact((db) => sealedByOthers(db, ring.current, last, BATCH));
    for (const id of ids) {
      const content = await vault.get(id).catch(unreadable);
      if (content === null) count.left += 1;
      else {
        await vault.put(id, content);
        await transact((db) => setKey(db, id, ring.current));
        count.resealed += 1;
      }
    }
    last = ids.at(-1) ?? last;
    if (ids.length < BATCH) return count;
  }
};

/** A file that does not open or is gone; anything else is an error of the machine. */
const unreadable = (error: unknown): null => {
  if (error instanceof UnreadableText || (error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  throw error;
};

/** At every start. @throws Error naming the key and the number of files that nobody could open. */
export const checkFileKeys = async (db: Db, ring: KeyRing, lost: readonly string[]): Promise<void> => {
  const missing = (await filesByKey(db)).filter(({ key }) => !ring.keys.has(key) && !lost.includes(key));
  if (missing.length === 0) return;
  throw new Error(`FIELD_KEYS lacks the key of ${missing.map(({ key, files }) => `${files} attachments with key "${key}"`).join(', ')}. Refusing to start: add the key, or name it in FIELD_KEYS_LOST if it is lost for good (docs/operations.md, Keys).`);
};
