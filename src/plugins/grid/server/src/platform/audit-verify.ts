import type { AuditFinding, AuditFindingKind } from '../../../shared/contracts/audit';
import { hashOf, type AuditRow } from './audit';
import type { Db } from './db';

/** The end of the chain at a moment: `npm run audit:verify -- --head` takes it as `seq:hash`. */
export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
}

/** The two ends of what is kept, and the last entry that is there, read in one statement. */
export interface AuditEnds {
  readonly base: AuditHead;
  readonly head: AuditHead;
  readonly last: number;
}

export const auditEnds = async (db: Db): Promise<AuditEnds> => {
  const [row] = (await db
    .sql('grid_audit_head')
    .where({ id: 1 })
    .select({ seq: 'seq', hash: 'hash', baseSeq: 'base_seq', baseHash: 'base_hash', last: db.sql('grid_audit').max('seq') as never })) as { seq: number; hash: string; baseSeq: number; baseHash: string; last: number | null }[];
  if (!row) throw new Error('grid_audit_head has no row: nothing can be verified');
  return { base: { seq: row.baseSeq, hash: row.baseHash }, head: { seq: row.seq, hash: row.hash }, last: Math.max(row.last ?? 0, row.baseSeq) };
};

export const auditRows = async (db: Db, after: number, upTo: number, limit: number): Promise<AuditRow[]> =>
  (await db.sql('grid_audit').where('seq', '>', after).where('seq', '<=', upTo).orderBy('seq').limit(limit)) as AuditRow[];

const FINDINGS_MAX = 1_000;
/** More displaced entries than this are not compared with each other: they are all called changed. */
const COMPARED_MAX = 40;

export interface Verification {
  /** Takes entries in the order of their numbers. */
  push(rows: readonly AuditRow[]): void;
  /** After the last entry. `complete` is false when the walk stopped before the end of the chain. */
  end(complete?: boolean): AuditFinding[];
  readonly checked: number;
  readonly upTo: number;
}

/** An entry that does not fit to the one before it. */
interface Misfit {
  readonly row: AuditRow;
  readonly before: string;
}

interface Walk {
  /** Stored hash of the entry before, and its number. */
  before: string;
  seq: number;
  /** By how much the entries from here on were pushed back (+) or moved up (-). */
  shift: number;
  /** Stored hash of the entry before the one before. */
  earlier: string;
  /** The first of two neighbours that changed places, while the second is awaited. */
  swapped: AuditRow | null;
  readonly findings: AuditFinding[];
  readonly misfits: Misfit[];
}

/**
 * Walks along the chain and says where it does not hold; keeps a few entries, whatever the length. Each entry must fit to the stored
 * hash before it, and the walk goes on from its own stored hash: so one wrong entry spoils one place, not all that follow.
 */
export const verification = (ends: AuditEnds, known: readonly AuditHead[] = []): Verification => {
  const walk: Walk = { before: ends.base.hash, seq: ends.base.seq, shift: 0, earlier: '', swapped: null, findings: [], misfits: [] };
  const heads = new Map(known.map((head) => [head.seq, head.hash]));
  let waiting: AuditRow | null = null;
  let checked = 0;
  const judge = (row: AuditRow, next: AuditRow | null): void => {
    step(walk, row, next);
    const head = heads.get(row.seq - walk.shift);
    if (head !== undefined && head !== row.hash) note(walk, 'cut', row.seq);
    checked += 1;
  };
  return {
    push: (rows) => {
      for (const row of rows) {
        if (waiting !== null) judge(waiting, row);
        waiting = row;
      }
    },
    end: (complete = true) => {
      if (waiting !== null) judge(waiting, null);
      waiting = null;
      if (complete) checkEnd(walk, ends, known);
      return [...walk.findings, ...explained(walk.misfits)].sort((one, other) => one.from - other.from);
    },
    get checked() {
      return checked;
    },
    get upTo() {
      return walk.seq;
    },
  };
};

const note = (walk: Walk, kind: AuditFindingKind, from: number, to = from): void => {
  if (walk.findings.length < FINDINGS_MAX) walk.findings.push({ kind, from, to });
};

const fits = (before: string, row: AuditRow | null, shift: number): boolean => row !== null && hashOf(before, { ...row, seq: row.seq - shift }) === row.hash;

const step = (walk: Walk, row: AuditRow, next: AuditRow | null): void => {
  const { before, shift, swapped } = walk;
  if (swapped !== null) {
    Object.assign(walk, { earlier: row.hash, before: swapped.hash, seq: row.seq, swapped: null });
    return;
  }
  // After a gap nothing says what the hash before was: the entry is taken as it is.
  if (row.seq !== walk.seq + 1) note(walk, 'missing', walk.seq + 1, row.seq - 1);
  else if (!fits(before, row, shift)) {
    if (next !== null && fits(before, next, shift + 1) && fits(next.hash, { ...row, seq: next.seq }, shift)) {
      note(walk, 'reordered', row.seq, next.seq);
      Object.assign(walk, { seq: row.seq, swapped: row });
      return;
    }
    if (fits(before, next, shift + 1)) {
      // Without this entry the chain holds, with every number one higher: it was put in.
      note(walk, 'inserted', row.seq);
      Object.assign(walk, { seq: row.seq, shift: shift + 1 });
      return;
    }
    if (fits(walk.earlier, row, shift + 1)) {
      // The same, but the entry before came with a hash that fits.
      note(walk, 'inserted', row.seq - 1);
      walk.shift += 1;
    } else if (fits(row.hash, next, shift - 1)) {
      // What follows fits one number lower than it was written: an entry is gone and the rest moved up.
      note(walk, 'missing', row.seq);
      walk.shift -= 1;
    } else if (walk.misfits.length < FINDINGS_MAX) walk.misfits.push({ row, before });
  }
  Object.assign(walk, { earlier: before, before: row.hash, seq: row.seq });
};

const checkEnd = (walk: Walk, { head }: AuditEnds, known: readonly AuditHead[]): void => {
  const seq = walk.seq - walk.shift;
  if (seq < head.seq) note(walk, 'missing', walk.seq + 1, walk.seq + head.seq - seq);
  else if (seq > head.seq) note(walk, 'inserted', walk.seq - (seq - head.seq) + 1, walk.seq);
  else if (walk.before !== head.hash) note(walk, 'changed', walk.seq);
  for (const { seq: end } of known) if (end > seq) note(walk, 'cut', walk.seq + 1, walk.seq + end - seq);
};

/** Tells entries that changed places from entries that were changed, and leaves out those that only follow one of them. */
const explained = (misfits: readonly Misfit[]): AuditFinding[] => {
  if (misfits.length > COMPARED_MAX) return merged(misfits.map(({ row }) => ({ kind: 'changed', from: row.seq, to: row.seq })));
  const hashes = [...new Set(misfits.flatMap(({ row, before }) => [row.hash, before]))];
  const fitsAt = (row: AuditRow, seq: number): boolean => hashes.some((hash) => hashOf(hash, { ...row, seq }) === row.hash);
  const found = misfits.flatMap(({ row }): AuditFinding[] => {
    if (fitsAt(row, row.seq)) return [];
    const moved = misfits.some((other) => other.row.seq !== row.seq && fitsAt(row, other.row.seq));
    return [{ kind: moved ? 'reordered' : 'changed', from: row.seq, to: row.seq }];
  });
  return merged(found);
};

/** Neighbours of one kind are one place. */
const merged = (findings: readonly AuditFinding[]): AuditFinding[] => {
  const places: AuditFinding[] = [];
  for (const each of findings) {
    const last = places[places.length - 1];
    if (last?.kind === each.kind && last.to + 1 === each.from) last.to = each.to;
    else places.push({ ...each });
  }
  return places;
};
