import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { AuditAction, AuditActorKind } from '../../../shared/contracts/audit';
import { chunked, ROWS_PER_INSERT, type Db } from './db';

/** Who did it, as it was on that day: names and roles are kept, not looked up later. */
export interface AuditActor {
  readonly kind: AuditActorKind;
  /** Id of the account or the token; null for the system. */
  readonly id: number | null;
  readonly employeeId: number | null;
  readonly name: string;
  readonly roles: readonly string[];
}

/** What no person asked for: a job, a command line, the start. */
export const systemActor = (work: string): AuditActor => ({ kind: 'system', id: null, employeeId: null, name: work, roles: [] });

export interface AuditEntry {
  readonly action: AuditAction;
  /** Content type without the plugin's prefix, and the document, where the entry is about a row. */
  readonly type?: string;
  readonly rowId?: string;
  /** The employee whom the row is about: what he may see of the trail. */
  readonly subjectId?: number;
  /** Names of fields, never their values. */
  readonly fields?: readonly string[];
  /** A code of a closed list; after `other: ` the note that the reader was asked for, which the subject sees too. */
  readonly reason?: string;
  /** Counts and codes; no content and no confidential text. */
  readonly details?: Readonly<Record<string, string | number>>;
}

export interface AuditRow {
  readonly seq: number;
  readonly at: string;
  readonly actor_kind: AuditActorKind;
  readonly actor_id: number | null;
  readonly actor_employee_id: number | null;
  readonly actor_name: string;
  readonly actor_roles: string;
  readonly action: string;
  readonly type: string | null;
  readonly row_id: string | null;
  readonly subject_id: number | null;
  readonly fields: string;
  readonly reason: string | null;
  readonly details: string;
  readonly hash: string;
}

type Unchained = Omit<AuditRow, 'seq' | 'at' | 'hash'>;

const waiting = new WeakMap<Knex.Transaction, Unchained[]>();

/**
 * Adds entries to the trail in the transaction of what they tell of: no entry, no deed. They are chained as the last statements before
 * the commit, whoever commits: the head is a lock that everybody needs, so it is held for a moment and never while a row is waited for.
 */
export const appendAudit = async (db: Db, actor: AuditActor, entries: readonly AuditEntry[]): Promise<void> => {
  if (entries.length === 0) return;
  if (!db.sql.isTransaction || db.sql.isCompleted()) throw new Error('an audit entry needs an open transaction, or it would be lost');
  const known = waiting.get(db.sql) ?? chainAtCommit(db);
  known.push(...entries.map((entry) => columnsOf(actor, entry)));
};

const chainAtCommit = (db: Db): Unchained[] => {
  const rows: Unchained[] = [];
  const commit = db.sql.commit.bind(db.sql) as (value?: unknown) => Promise<unknown>;
  const withTrail = async (value?: unknown): Promise<unknown> => {
    await chain(db, rows.splice(0));
    return commit(value);
  };
  db.sql.commit = withTrail as never;
  waiting.set(db.sql, rows);
  return rows;
};

/** The update of the head comes first: it is the lock that keeps the chain in one line, on both databases and over several nodes. */
const chain = async (db: Db, entries: readonly Unchained[]): Promise<void> => {
  const [end] = (await db.sql('grid_audit_head').where({ id: 1 }).increment('seq', entries.length).returning(['seq', 'hash'])) as { seq: number; hash: string }[];
  if (!end) throw new Error('grid_audit_head has no row: the trail cannot be continued');
  const at = new Date().toISOString();
  let hash = end.hash;
  const rows = entries.map((entry, index): AuditRow => {
    const row = { seq: end.seq - entries.length + 1 + index, at, ...entry };
    hash = hashOf(hash, row);
    return { ...row, hash };
  });
  for (const part of chunked(rows, ROWS_PER_INSERT)) await db.sql('grid_audit').insert(part);
  await db.sql('grid_audit_head').where({ id: 1 }).update({ hash });
};

const CODE_MAX = 64;

const columnsOf = (actor: AuditActor, entry: AuditEntry): Unchained => ({
  actor_kind: actor.kind,
  actor_id: actor.id,
  actor_employee_id: actor.employeeId,
  actor_name: storable(actor.name),
  actor_roles: storable(actor.roles.join(',')),
  action: entry.action,
  type: entry.type === undefined ? null : storable(entry.type.slice(0, CODE_MAX)),
  row_id: entry.rowId === undefined ? null : storable(entry.rowId.slice(0, CODE_MAX)),
  subject_id: entry.subjectId ?? null,
  fields: storable((entry.fields ?? []).join(',')),
  reason: entry.reason === undefined ? null : storable(entry.reason),
  details: storable(JSON.stringify(entry.details ?? {})),
});

/** What a database would refuse (NUL) or give back changed (half a surrogate pair) would break the chain later. */
const storable = (text: string): string => Buffer.from(text.replaceAll('\0', ''), 'utf8').toString('utf8');

/** SHA-256 over the hash before and the row as a list of its columns: no separator that a text could imitate. */
export const hashOf = (before: string, row: Omit<AuditRow, 'hash'>): string =>
  createHash('sha256')
    .update(JSON.stringify([before, row.seq, row.at, row.actor_kind, row.actor_id, row.actor_employee_id, row.actor_name, row.actor_roles, row.action, row.type, row.row_id, row.subject_id, row.fields, row.reason, row.details]))
    .digest('hex');
