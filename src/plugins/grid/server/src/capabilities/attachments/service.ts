import { createHash, randomUUID } from 'node:crypto';
import type { Attachment } from '../../../../shared/contracts/attachments';
import type { ReadingReason } from '../../../../shared/contracts/confidential';
import { actorOf } from '../../access/actor';
import type { UserPrincipal } from '../../access/principal';
import { appendAudit, type AuditEntry } from '../../platform/audit';
import type { Clock } from '../../platform/clock';
import type { Db } from '../../platform/db';
import { Conflict, NotFound, Unavailable } from '../../platform/errors';
import { keyRing } from '../../platform/sealing';
import { MAX_FILES_PER_ROW, safeName, type OwnerType } from './domain/limits';
import { inspect } from './inspect';
import { findOwner, type OwnerRow, type Purpose } from './owners';
import { attachmentById, attachmentsOf, deleteAttachment, insertAttachment, REPORTER, type StoredAttachment } from './store';
import type { NewFile } from './upload';
import type { Vault } from './vault';

export interface Deps {
  readonly db: Db;
  readonly vault: Vault;
  readonly principal: UserPrincipal;
  readonly clock: Clock;
}

export interface Target {
  readonly type: OwnerType;
  readonly rowId: string;
}

/** What is attached to a row; who may not open its text does not learn the names either. */
export const listAttachments = async (deps: Deps, { type, rowId }: Target): Promise<Attachment[]> => {
  await ownerRow(deps, type, rowId);
  return (await attachmentsOf(deps.db, type, rowId)).map((each) => shown(deps.principal, each));
};

/** The file goes to the disk first: what the transaction then gives up is swept away, and no row ever names a file that is not there. */
export const attach = async (deps: Deps, target: Target, file: NewFile): Promise<Attachment> => {
  const { db, vault, principal, clock } = deps;
  const row = await ownerRow(deps, target.type, target.rowId, 'add');
  const { mime, extension, content } = await inspect(file.content);
  if ((await attachmentsOf(db, target.type, target.rowId)).length >= MAX_FILES_PER_ROW) throw new Conflict('too_many_attachments', `there are ${MAX_FILES_PER_ROW} attachments already; at most ${MAX_FILES_PER_ROW}`);
  const stored: StoredAttachment = { id: randomUUID(), ...target, name: safeName(file.name, extension), mime, bytes: content.length, byUser: principal.userId, byName: principal.name, at: row.dayOnly ? clock.today() : clock.now().toISOString() };
  await vault.put(stored.id, content, row.dayOnly && clock.today());
  await insertAttachment(db, stored, createHash('sha256').update(content).digest('hex'), keyRing().current);
  await appendAudit(db, actorOf(principal), entriesOf('row.create', target.type, target.rowId, row));
  return shown(principal, stored);
};

export interface Why {
  readonly reason: ReadingReason;
  readonly note?: string | undefined;
}

/** Opens one file, for a reason, and writes it down in the same transaction: no entry, no file. */
export const openAttachment = async (deps: Deps, id: string, why: Why): Promise<{ attachment: StoredAttachment; content: Buffer }> => {
  const { db, vault, principal } = deps;
  const attachment = await known(db, id);
  const row = await ownerRow(deps, attachment.type, attachment.rowId);
  const content = await vault.get(id).catch((error: unknown) => {
    throw new Unavailable('unreadable_file', `the file of attachment ${id} cannot be opened`, error);
  });
  const reason = why.note === undefined ? why.reason : `${why.reason}: ${why.note}`;
  await appendAudit(db, actorOf(principal), entriesOf('file.download', attachment.type, attachment.rowId, row, reason));
  return { attachment, content };
};

/** Only who attached it takes it away. The file follows when the transaction is through. */
export const detach = async (deps: Deps, id: string): Promise<void> => {
  const { db, principal } = deps;
  const attachment = await known(db, id);
  const row = await ownerRow(deps, attachment.type, attachment.rowId);
  if (!mayDelete(principal, attachment)) throw new NotFound('attachment');
  await deleteAttachment(db, id);
  await appendAudit(db, actorOf(principal), entriesOf('row.delete', attachment.type, attachment.rowId, row));
};

const known = async (db: Db, id: string): Promise<StoredAttachment> => {
  const attachment = await attachmentById(db, id);
  if (!attachment) throw new NotFound('attachment');
  return attachment;
};

const ownerRow = async ({ db, principal, clock }: Deps, type: OwnerType, rowId: string, purpose: Purpose = 'read'): Promise<OwnerRow> => {
  const row = await findOwner(type, db, principal, rowId, clock.today(), purpose);
  if (row === null) throw new NotFound(type);
  return row;
};

/** One entry for each person whom the row is about: everybody finds it in his own trail. One entry, too, where nobody is named. */
const entriesOf = (action: AuditEntry['action'], type: OwnerType, rowId: string, { aboutIds }: OwnerRow, reason?: string): AuditEntry[] => {
  const entry = { action, type, rowId, fields: ['attachments'], ...(reason === undefined ? {} : { reason }) };
  return aboutIds.length === 0 ? [entry] : aboutIds.map((subjectId) => ({ ...entry, subjectId }));
};

const mayDelete = (principal: UserPrincipal, { byUser }: StoredAttachment): boolean => principal.userId === byUser;

const shown = (principal: UserPrincipal, attachment: StoredAttachment): Attachment => {
  const { id, name, mime, bytes, at, byUser, byName } = attachment;
  return { id, name, mime, bytes, at, by: byUser === REPORTER ? null : byName, mayDelete: mayDelete(principal, attachment) };
};
