import type { AuditChain, AuditFilter, AuditLine, AuditPage, AuditVerdict, OwnAuditLine } from '../../../../shared/contracts/audit';
import { actorOf } from '../../access/actor';
import type { PersonPrincipal, UserPrincipal } from '../../access/principal';
import { appendAudit, type AuditRow } from '../../platform/audit';
import { auditEnds, auditRows, verification } from '../../platform/audit-verify';
import type { Db } from '../../platform/db';
import { personRefs } from '../organisation';
import { auditEntries, employeesNamed, entriesAbout, gridLabels, lastOf, type Backwards, type StoredFilter } from './store';

export interface Surroundings {
  readonly startOf: StoredFilter['startOf'];
  /** An instant as people of the installation read it. */
  readonly shown: (at: string) => string;
}

/** One page of the trail, newest first. */
export const listAudit = async (db: Db, filter: AuditFilter, page: Backwards, around: Surroundings): Promise<AuditPage> => {
  const rows = await auditEntries(db, await storedFilter(db, filter, around), page);
  return { rows: await present(db, rows), next: nextOf(rows, page) };
};

const storedFilter = async (db: Db, { actor, person, ...rest }: AuditFilter, { startOf }: Surroundings): Promise<StoredFilter> => ({
  ...rest,
  startOf,
  actor: actor === undefined ? undefined : { name: actor, employeeIds: await employeesNamed(db, actor) },
  subjectIds: person === undefined ? undefined : await employeesNamed(db, person),
});

/** A page that is full may be followed by another. */
const nextOf = (rows: readonly AuditRow[], { limit }: Backwards): number | null => (rows.length < limit ? null : (rows[rows.length - 1]?.seq ?? null));

const listOf = (text: string): string[] => (text === '' ? [] : text.split(','));

const present = async (db: Db, rows: readonly AuditRow[]): Promise<AuditLine[]> => {
  const people = await personRefs(db, rows.map((row) => row.subject_id));
  const grids = await gridLabels(db, rows.flatMap((row) => (row.type === 'grid' && row.row_id !== null ? [row.row_id] : [])));
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    actor: { kind: row.actor_kind, name: row.actor_name, roles: listOf(row.actor_roles) },
    action: row.action,
    type: row.type,
    rowId: row.row_id,
    row: row.row_id === null ? null : (grids.get(row.row_id) ?? null),
    subject: row.subject_id === null ? null : (people.get(row.subject_id)?.ref ?? null),
    fields: listOf(row.fields),
    reason: row.reason,
    details: JSON.parse(row.details) as AuditLine['details'],
  }));
};

/** What the trail says about the person who asks; of who did it his name and roles of that day, and nothing about anybody else. */
export const ownAudit = async (db: Db, principal: PersonPrincipal, page: Backwards): Promise<AuditPage<OwnAuditLine>> => {
  const rows = await entriesAbout(db, principal.employeeId, page);
  return { rows: rows.map((row) => ownLine(row, principal)), next: nextOf(rows, page) };
};

const ownLine = (row: AuditRow, { employeeId }: PersonPrincipal): OwnAuditLine => ({
  seq: row.seq,
  at: row.at,
  by: { name: row.actor_name, roles: listOf(row.actor_roles), self: row.actor_employee_id === employeeId },
  action: row.action,
  type: row.type,
  rowId: row.row_id,
  fields: listOf(row.fields),
  reason: row.reason,
});

export const chainState = async (db: Db): Promise<AuditChain> => {
  const { base, head } = await auditEnds(db);
  const last = await lastOf(db, 'audit.verify');
  return { entries: head.seq - base.seq, base: base.seq, head, lastVerified: last === undefined ? null : verifiedBy(last) };
};

const verifiedBy = (row: AuditRow): AuditChain['lastVerified'] => {
  const { upTo = 0, findings = 0, complete = 0 } = JSON.parse(row.details) as Record<string, number>;
  return { at: row.at, by: row.actor_name, upTo, findings, complete: complete === 1 };
};

const BATCH = 5_000;
const FINDINGS_SHOWN = 100;

/** Runs work in a transaction of its own. */
export type Transact = <T>(work: (db: Db) => Promise<T>) => Promise<T>;

/**
 * Walks along the chain for a bounded time, a batch a transaction, so that others get their turn; the command line has no bound. What it
 * found is an entry itself.
 */
export const verifyNow = async (transact: Transact, principal: UserPrincipal, mayGoOn: () => boolean): Promise<AuditVerdict> => {
  const ends = await transact(auditEnds);
  const walk = verification(ends);
  let after = ends.base.seq;
  while (after < ends.last && mayGoOn()) {
    const rows = await transact((db) => auditRows(db, after, ends.last, BATCH));
    walk.push(rows);
    // Rows that are missing at the end would be asked for again and again.
    after = rows[rows.length - 1]?.seq ?? ends.last;
  }
  const complete = after >= ends.last;
  const findings = walk.end(complete);
  await transact((db) => appendAudit(db, actorOf(principal), [{ action: 'audit.verify', type: 'audit', details: { checked: walk.checked, upTo: walk.upTo, findings: findings.length, complete: complete ? 1 : 0 } }]));
  return { checked: walk.checked, upTo: walk.upTo, complete, findings: findings.slice(0, FINDINGS_SHOWN) };
};
