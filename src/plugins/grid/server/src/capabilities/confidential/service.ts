import type { ConfidentialText, ConfidentialType, ReadConfidential, ReadOwnText, TextState } from '../../../../shared/contracts/confidential';
import { actorOf } from '../../access/actor';
import { mayOpen, mayOpenOwn, opensOf, type Reader, type TextRow } from '../../access/confidential';
import { holdingsOf } from '../../access/holdings';
import { policyOf } from '../../access/schemas';
import { covers } from '../../access/scope';
import { scopeOf, type PersonPrincipal, type UserPrincipal } from '../../access/principal';
import { currentTree } from '../../access/tree-map';
import type { IsoDate } from '../../kernel/date';
import { appendAudit, type AuditActor } from '../../platform/audit';
import type { Db } from '../../platform/db';
import { NotFound } from '../../platform/errors';
import { unseal, UnreadableText, type KeyRing } from '../../platform/field-crypto';
import { confidentialOf, keyRing } from '../../platform/sealing';
import { documentsAbout, storedText, textRows, type StoredTextRow } from './store';

/** A text that does not open is written down too, so it is a result and no error: an error would take the entry back. */
export type Reading = { readonly kind: 'text'; readonly answer: ConfidentialText } | { readonly kind: 'unreadable'; readonly why: UnreadableText };

interface Ask extends ReadOwnText {
  readonly reason: string;
}

/** Opens one text for somebody of the panel and writes it down, in one transaction: no entry, no text. @throws NotFound for unknown and closed alike. */
export const readText = async (db: Db, principal: UserPrincipal, ask: ReadConfidential, today: IsoDate): Promise<Reading> => {
  const row = (await textRows(db, ask.type, [ask.documentId])).get(ask.documentId);
  if (!row || !mayOpen(await readerOf(db, principal, today), row, await currentTree(db))) throw new NotFound(ask.type);
  return open(db, actorOf(principal), row, { ...ask, reason: ask.note === undefined ? ask.reason : `${ask.reason}: ${ask.note}` });
};

/** Opens one text for the person whom alone it is about. */
export const readOwnText = async (db: Db, person: PersonPrincipal, ask: ReadOwnText): Promise<Reading> => {
  const row = (await textRows(db, ask.type, [ask.documentId])).get(ask.documentId);
  if (!row || !mayOpenOwn(person.employeeId, row)) throw new NotFound(ask.type);
  return open(db, actorOf(person), row, { ...ask, reason: 'own' });
};

const open = async (db: Db, actor: AuditActor, row: StoredTextRow, ask: Ask): Promise<Reading> => {
  const reading = unsealed(keyRing(), ask, await storedText(db, ask.type, row.id, ask.field));
  await writeDown(db, actor, row, ask, reading.kind === 'unreadable');
  return reading;
};

const unsealed = (ring: KeyRing, { type, documentId, field }: ReadOwnText, stored: string | null): Reading => {
  if (stored === null) return { kind: 'text', answer: { text: null } };
  try {
    return { kind: 'text', answer: { text: unseal(ring, { type, documentId, field }, stored) } };
  } catch (error) {
    if (error instanceof UnreadableText) return { kind: 'unreadable', why: error };
    throw error;
  }
};

/** One entry for everybody whom the text is about: each sees it in his own file. */
const writeDown = async (db: Db, actor: AuditActor, row: StoredTextRow, { type, documentId, field, reason }: Ask, unreadable: boolean): Promise<void> => {
  const entry = { action: 'confidential.read' as const, type, rowId: documentId, fields: [field], reason, ...(unreadable ? { details: { outcome: 'unreadable' } } : {}) };
  const entries = row.aboutIds.length === 0 ? [entry] : row.aboutIds.map((subjectId) => ({ ...entry, subjectId }));
  await appendAudit(db, actor, entries);
};

const readerOf = async (db: Db, { userId, employeeId, superAdmin, roles }: UserPrincipal, today: IsoDate): Promise<Reader> => ({
  employeeId,
  superAdmin,
  opens: opensOf(roles, (await holdingsOf(db, userId, today)).holdings),
});

/** What there is in a row without opening it, for who sees the row. @throws NotFound for unknown and foreign alike. */
export const textStates = async (db: Db, principal: UserPrincipal, type: ConfidentialType, documentId: string, today: IsoDate): Promise<TextState[]> => {
  const row = (await textRows(db, type, [documentId])).get(documentId);
  const tree = await currentTree(db);
  const seesType = principal.superAdmin || policyOf(type).verbs.read.some((role) => principal.roles.includes(role));
  const readable = row !== undefined && mayOpen(await readerOf(db, principal, today), row, tree);
  if (!row || !(readable || (seesType && covers(scopeOf(principal), { gridId: row.gridId, personId: null }, tree)))) throw new NotFound(type);
  return confidentialOf(type).map((field) => ({ field, written: row.written.includes(field), readable }));
};

export type OpenableRow = TextRow;

/** The row, if the account may open its texts; null for unknown and closed alike. What hangs on the row, attachments, is as closed as they are. */
export const openableRow = async (db: Db, principal: UserPrincipal, type: ConfidentialType, documentId: string, today: IsoDate): Promise<OpenableRow | null> => {
  const row = (await textRows(db, type, [documentId])).get(documentId);
  return row && mayOpen(await readerOf(db, principal, today), row, await currentTree(db)) ? row : null;
};

/** Of these rows, those that hold a text which the account may open. */
export const readableRows = async (db: Db, principal: UserPrincipal, type: ConfidentialType, documentIds: readonly string[], today: IsoDate): Promise<Set<string>> => {
  const [reader, tree] = [await readerOf(db, principal, today), await currentTree(db)];
  const rows = [...(await textRows(db, type, documentIds)).values()];
  return new Set(rows.filter((row) => row.written.length > 0 && mayOpen(reader, row, tree)).map(({ documentId }) => documentId));
};

export interface OwnText extends ReadOwnText {
  /** null = it cannot be opened any more. */
  readonly text: string | null;
}

/** Every text that is about the person alone, opened. Writes nothing down: that is the caller's, in the same transaction. */
export const readOwnTexts = async (db: Db, ring: KeyRing, employeeId: number): Promise<OwnText[]> => {
  const texts: OwnText[] = [];
  for (const type of ['care-profile', 'care-event', 'care-record', 'care-plan'] as const) {
    for (const row of (await textRows(db, type, await documentsAbout(db, type, employeeId))).values()) {
      if (!mayOpenOwn(employeeId, row)) continue;
      for (const field of row.written) {
        const place = { type, documentId: row.documentId, field };
        const reading = unsealed(ring, place, await storedText(db, type, row.id, field));
        texts.push({ ...place, text: reading.kind === 'text' ? reading.answer.text : null });
      }
    }
  }
  return texts;
};
