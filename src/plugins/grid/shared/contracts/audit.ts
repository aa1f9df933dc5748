import type { DocumentId, IsoDate, PersonRef } from './common';

/** What the trail knows: reads of confidential texts, changes, exports, logins, and what was done to the rules of access. */
export type AuditAction =
  | 'confidential.read'
  | 'row.create'
  | 'row.update'
  | 'row.delete'
  | 'import'
  | 'export'
  | 'file.download'
  | 'job.run'
  | 'mail.resend'
  | 'login'
  | 'login.failed'
  | 'role.change'
  | 'account.create'
  | 'account.change'
  | 'token.create'
  | 'token.change'
  | 'setting.change'
  | 'keys.rotate'
  | 'own-file.read'
  | 'own-file.download'
  | 'consent.change'
  | 'retention.warn'
  | 'retention.extend'
  | 'retention.purge'
  | 'audit.export'
  | 'audit.verify';

export type AuditActorKind = 'user' | 'person' | 'token' | 'system';

/** One entry, for the privacy officer. Names and roles of who did it are those of that day. */
export interface AuditLine {
  seq: number;
  at: string;
  actor: { kind: AuditActorKind; name: string; roles: string[] };
  action: string;
  type: string | null;
  rowId: string | null;
  /** A name for the row that holds no content, e.g. code and name of a grid. */
  row: string | null;
  subject: PersonRef | null;
  /** Names of fields that were given or changed, never values. */
  fields: string[];
  reason: string | null;
  details: Record<string, string | number>;
}

/** GET /grid/audit?from=&to=&action=&type=&actor=&person=&before= ; GET /grid/audit/export takes the same and `format`, `language`. */
export interface AuditFilter {
  from?: IsoDate;
  to?: IsoDate;
  action?: string;
  type?: string;
  /** Who did it: an employee number, or a name as it stands in the trail. */
  actor?: string;
  /** Whom it is about: an employee number, or a whole name. */
  person?: string;
}

/** Newest first. `next` is the `before` of the page that follows; null at the end. */
export interface AuditPage<T = AuditLine> {
  rows: T[];
  next: number | null;
}

/** One entry about oneself, on the portal: GET /api/grid/me/audit?before=. */
export interface OwnAuditLine {
  seq: number;
  at: string;
  by: { name: string; roles: string[]; self: boolean };
  action: string;
  type: string | null;
  rowId: DocumentId | null;
  fields: string[];
  reason: string | null;
}

/**
 * `changed`: an entry is not what was written (or the one before it was replaced together with its hash). `missing`: entries are gone.
 * `inserted`: an entry that was never written. `reordered`: entries changed places. `cut`: the end differs from the head that was given.
 */
export type AuditFindingKind = 'changed' | 'missing' | 'inserted' | 'reordered' | 'cut';

export interface AuditFinding {
  kind: AuditFindingKind;
  from: number;
  to: number;
}

/** POST /grid/audit/verifications */
export interface AuditVerdict {
  /** Entries looked at, and the number of the last one; `complete` is false when the time was over before the end. */
  checked: number;
  upTo: number;
  complete: boolean;
  findings: AuditFinding[];
}

/** GET /grid/audit/chain */
export interface AuditChain {
  /** Entries that are kept: those after `base`, up to `head`. */
  entries: number;
  base: number;
  head: { seq: number; hash: string };
  lastVerified: { at: string; by: string; upTo: number; findings: number; complete: boolean } | null;
}
