import { randomUUID } from 'node:crypto';
import { rowsOf, type Db } from '../../platform/db';

const TABLE = 'grid_wechat_message';

export interface Registered {
  readonly matterId: string;
  readonly number: string;
}

const REGISTERED = { matterId: 'matter_id', number: 'number' };

export interface NewMessage {
  readonly documentId: string;
  readonly messageKey: string;
  readonly senderKey: string;
  /** Sealed. */
  readonly sender: string;
  readonly receivedAt: string;
  readonly mediaId: string | null;
}

/** The id of the row; null where the message came before, in any process. One that is just being registered is waited for. */
export const insertMessage = async (db: Db, { documentId, messageKey, senderKey, sender, receivedAt, mediaId }: NewMessage): Promise<number | null> => {
  const image = mediaId === null ? {} : { media_id: mediaId, image_state: 'waiting', next_try_at: receivedAt };
  const rows = rowsOf<{ id: number }>(
    await db
      .sql(TABLE)
      .insert({ document_id: documentId, message_key: messageKey, sender_key: senderKey, sender, received_at: receivedAt, ...image })
      .onConflict('message_key')
      .ignore()
      .returning(['id']),
  );
  return rows[0]?.id ?? null;
};

export const setMatter = async (db: Db, id: number, { matterId, number }: Registered): Promise<void> => {
  await db.sql(TABLE).where({ id }).update({ matter_id: matterId, number });
};

export const registeredAs = async (db: Db, messageKey: string): Promise<Registered | undefined> => (await db.sql(TABLE).where({ message_key: messageKey }).first(REGISTERED)) as Registered | undefined;

export const registeredBy = async (db: Db, senderKey: string, number: string): Promise<Registered | undefined> =>
  (await db.sql(TABLE).where({ sender_key: senderKey, number }).first(REGISTERED)) as Registered | undefined;

export interface ClaimedImage {
  readonly id: number;
  readonly matterId: string;
  readonly mediaId: string;
  readonly tries: number;
  readonly token: string;
}

/** Takes images that are due under a lease; one whose holder died is taken anew: to fetch it twice does no harm. */
export const claimImages = async (db: Db, now: string, leaseUntil: string, limit: number): Promise<ClaimedImage[]> => {
  const due = db
    .sql(TABLE)
    .select('id')
    .where((waiting) => waiting.where({ image_state: 'waiting' }).where('next_try_at', '<=', now))
    .orWhere((expired) => expired.where({ image_state: 'fetching' }).where('lease_until', '<', now))
    .orderBy('id')
    .limit(limit);
  if (db.dialect === 'postgres') due.forUpdate().skipLocked();
  const rows = rowsOf<{ id: number; matter_id: string; media_id: string; tries: number; token: string }>(
    await db
      .sql(TABLE)
      .whereIn('id', due)
      .update({ image_state: 'fetching', token: randomUUID(), lease_until: leaseUntil, tries: db.sql.raw('tries + 1') })
      .returning(['id', 'matter_id', 'media_id', 'tries', 'token']),
  );
  return rows.map(({ id, matter_id: matterId, media_id: mediaId, tries, token }) => ({ id, matterId, mediaId, tries, token }));
};

/** False when the lease ran out and somebody else took it. The id of the media goes with the last try: nothing is fetched by it any more. */
export const settleImage = async (db: Db, { id, token }: ClaimedImage, end: { readonly state: 'fetched' | 'lost' } | { readonly retryAt: string }): Promise<boolean> => {
  const values = 'state' in end ? { image_state: end.state, media_id: null, next_try_at: null } : { image_state: 'waiting', next_try_at: end.retryAt };
  return (await db.sql(TABLE).where({ id, token }).update({ ...values, token: null, lease_until: null })) > 0;
};
