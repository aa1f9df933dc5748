import { copyFile, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { IsoDate } from '../../kernel/date';
import { sealBytes, unsealBytes } from '../../platform/file-seal';
import type { KeyRing, Place } from '../../platform/field-crypto';

/** Files outside of everything that a web server serves; sealed, each under its id. */
export interface Vault {
  /** With a day the file is dated with it, in the place of the hour. */
  put(id: string, content: Buffer, day?: IsoDate): Promise<void>;
  /** Writes a file anew, as of another hour than the one it came at; nothing for one that is gone. */
  layAnew(id: string): Promise<void>;
  /** @throws UnreadableText, and NodeJS.ErrnoException ENOENT for a file that is gone */
  get(id: string): Promise<Buffer>;
  remove(id: string): Promise<void>;
  /** Ids of the files that are older than the instant. */
  olderThan(instant: Date): Promise<string[]>;
}

const placeOf = (id: string): Place => ({ type: 'attachment', documentId: id, field: 'content' });
const NAME = /^[0-9a-f-]{36}(\.part)?$/;

export const vaultIn = (folder: string, ring: () => KeyRing): Vault => {
  const fileOf = (id: string): string => {
    if (!NAME.test(id)) throw new Error('the id of an attachment is a UUID');
    return path.join(folder, id.slice(0, 2), id);
  };
  return {
    put: async (id, content, day) => {
      const file = fileOf(id);
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      // A process that dies here leaves a part that is swept away, never a file that looks whole.
      await writeFile(`${file}.part`, sealBytes(ring(), placeOf(id), content), { mode: 0o600, flush: true });
      if (day !== undefined) await utimes(`${file}.part`, new Date(day), new Date(day));
      await rename(`${file}.part`, file);
    },
    layAnew: async (id) => {
      const [file, found] = [fileOf(id), await stat(fileOf(id)).catch(() => null)];
      if (found === null) return;
      await copyFile(file, `${file}.part`);
      await utimes(`${file}.part`, found.mtime, found.mtime);
      await rename(`${file}.part`, file);
    },
    get: async (id) => unsealBytes(ring(), placeOf(id), await readFile(fileOf(id))),
    remove: (id) => rm(fileOf(id), { force: true }),
    olderThan: async (instant) => {
      const names = await readdir(folder, { recursive: true }).catch(() => []);
      const old: string[] = [];
      for (const name of names) {
        const found = await stat(path.join(folder, name)).catch(() => null);
        if (found?.isFile() && found.mtime < instant && NAME.test(path.basename(name))) old.push(path.basename(name));
      }
      return old;
    },
  };
};
