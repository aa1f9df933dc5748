import { randomUUID } from 'node:crypto';
import { rowsOf, type Db } from '../../platform/db';

const TABLE = 'grid_wechat_notice';

/** False where the matter did not come through this channel, or a notice of it is under way. */
export const insertNotice = async (db: Db, matterId: string, now: string): Promise<boolean> => {
  const sender: unknown = await db.sql('grid_wechat_message').where({ matter_id: matterId }).first('id');
  if (sender === undefined) return false;
  const added: unknown = await db.sql.raw(
    `insert into grid_wechat_notice (id, matter_id, state, next_try_at, created_at) values (?, ?, 'queued', ?, ?)
     on conflict (matter_id) where state in ('queued', 'sending') do nothing returning id`,
    [randomUUID(), matterId, now, now],
  );
  return rowsOf(added).length > 0;
};

/** Expired leases: whoever held them may have sent. Returns how many. */
export const giveUpExpired = (db: Db, now: string): Promise<number> =>
  db.sql(TABLE).where({ state: 'sending' }).where('lease_until', '<', now).update({ state: 'unknown', token: null, lease_until: null, error: 'a process stopped while sending' });

export interface ClaimedNotice {
  readonly id: string;
  readonly token: string;
  readonly tries: number;
  readonly matterId: string;
}

export const claimNotices = async (db: Db, now: string, leaseUntil: string, limit: number): Promise<ClaimedNotice[]> => {
  const due = db.sql(TABLE).select('id').where({ state: 'queued' }).where('next_try_at', '<=', now).orderBy('created_at').limit(limit);
  if (db.dialect === 'postgres') due.forUpdate().skipLocked();
  const rows = rowsOf<{ id: string; token: string; tries: number; matter_id: string }>(
    await db
      .sql(TABLE)
      .whereIn('id', due)
      .update({ state: 'sending', token: randomUUID(), lease_until: leaseUntil, tries: db.sql.raw('tries + 1') })
      .returning(['id', 'token', 'tries', 'matter_id']),
  );
  return rows.map(({ matter_id: matterId, ...row }) => ({ ...row, matterId }));
};

export interface Addressee {
  readonly documentId: string;
  /** Sealed. */
  readonly sender: string;
  readonly number: string;
}

/** Who is to be told; undefined where retention has taken it away. */
export const addresseeOf = async (db: Db, matterId: string): Promise<Addressee | undefined> =>
  (await db.sql('grid_wechat_message').where({ matter_id: matterId }).first({ documentId: 'document_id', sender: 'sender', number: 'number' })) as Addressee | undefined;

export type NoticeEnd = { readonly state: 'sent'; readonly at: string } | { readonly state: 'failed' | 'unknown'; readonly error: string } | { readonly retryAt: string; readonly error: string };

/** Only the holder of the token settles: a lease that ran out was given up. */
export const settleNotice = async (db: Db, { id, token }: ClaimedNotice, end: NoticeEnd): Promise<void> => {
  const values = 'retryAt' in end ? { state: 'queued', next_try_at: end.retryAt, error: end.error } : end.state === 'sent' ? { state: 'sent', sent_at: end.at, error: null } : end;
  await db.sql(TABLE).where({ id, token }).update({ ...values, token: null, lease_until: null });
};
