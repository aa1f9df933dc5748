import type { IsoDate } from '../kernel/date';
import { appendAudit, type AuditActor } from './audit';
import type { Db } from './db';

export interface AuditPurge {
  readonly rows: number;
  /** Where the chain that is kept begins now. */
  readonly base: number;
}

/**
 * Takes away the entries from before a date, oldest first: moves the base of the chain forward, then deletes up to it, which is all that
 * the triggers allow. Leaves an entry about itself. It holds the lock of the trail until the commit: give it a transaction of its own, or call it last.
 */
export const purgeAuditBefore = async (db: Db, date: IsoDate, actor: AuditActor): Promise<AuditPurge> => {
  const head = (await db.sql('grid_audit_head').where({ id: 1 }).first({ base: 'base_seq', seq: 'seq' }).modify((query) => void (db.dialect === 'postgres' && query.forUpdate()))) as { base: number; seq: number };
  const kept = (await db.sql('grid_audit').where('at', '>=', `${date}T00:00:00.000Z`).min({ seq: 'seq' }).first()) as { seq: number | null };
  const base = (kept.seq ?? head.seq + 1) - 1;
  if (base <= head.base) return { rows: 0, base: head.base };
  const end = (await db.sql('grid_audit').where({ seq: base }).first('hash')) as { hash: string } | undefined;
  if (!end) throw new Error(`entry ${base} of the audit trail is missing: run audit:verify; nothing was purged`);
  await db.sql('grid_audit_head').where({ id: 1 }).update({ base_seq: base, base_hash: end.hash });
  const rows = await db.sql('grid_audit').where('seq', '<=', base).delete();
  await appendAudit(db, actor, [{ action: 'retention.purge', type: 'audit', details: { rows, upTo: base } }]);
  return { rows, base };
};
