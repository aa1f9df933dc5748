import { randomInt } from 'node:crypto';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { filesOfMattersSince, layAnew } from './store';
import type { Vault } from './vault';

/**
 * The file system notes when a file was made, and nobody can date that. So files of matters, all of them, are made anew at night in an order
 * that is drawn: from then on they carry the hour of the night.
 */
export const shuffleFiles = async (db: Db, vault: Vault, since: IsoDate): Promise<void> => {
  const left = await filesOfMattersSince(db, since);
  while (left.length > 0) {
    const [id] = left.splice(randomInt(0, left.length), 1) as [string];
    await vault.layAnew(id);
    await layAnew(db, id);
  }
};
