import { randomUUID } from 'node:crypto';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { Conflict, NotFound, Unavailable } from '../../platform/errors';
import { keyRing } from '../../platform/sealing';
import { MAX_FILES_OF_REPORTER } from './domain/limits';
import type { Inspected } from './inspect';
import { attachmentsOf, insertAttachment, REPORTER, type StoredAttachment } from './store';
import type { Vault } from './vault';

/**
 * Files of who raised a matter, without an account. Kept are the picture and the day: the name is ours, no digest is kept, because the same
 * picture sent twice would link two voices, and the file is dated like all of its day.
 */
export const keepOfReporter = async (db: Db, vault: Vault, matterId: string, { mime, extension, content }: Inspected, on: IsoDate): Promise<void> => {
  if ((await filesOfReporter(db, matterId)).length >= MAX_FILES_OF_REPORTER) throw new Conflict('too_many_attachments', `there are ${MAX_FILES_OF_REPORTER} files of the reporter already; at most ${MAX_FILES_OF_REPORTER}`);
  const stored: StoredAttachment = { id: randomUUID(), type: 'matter', rowId: matterId, name: `image.${extension}`, mime, bytes: content.length, byUser: REPORTER, byName: '', at: on };
  await vault.put(stored.id, content, on);
  await insertAttachment(db, stored, '', keyRing().current);
};

/** What the reporter himself sent; what was added by who handles the matter is not his to see. */
export const filesOfReporter = async (db: Db, matterId: string): Promise<StoredAttachment[]> => (await attachmentsOf(db, 'matter', matterId)).filter(({ byUser }) => byUser === REPORTER);

/** One of them, opened for himself. @throws NotFound for what is not of this matter, or not his */
export const openOfReporter = async (db: Db, vault: Vault, matterId: string, id: string): Promise<{ file: StoredAttachment; content: Buffer }> => {
  const file = (await filesOfReporter(db, matterId)).find((each) => each.id === id);
  if (!file) throw new NotFound('attachment');
  const content = await vault.get(id).catch((error: unknown) => {
    throw new Unavailable('unreadable_file', `the file of attachment ${id} cannot be opened`, error);
  });
  return { file, content };
};
