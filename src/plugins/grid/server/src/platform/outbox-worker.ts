import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { rowsOf, withTx, type Db } from './db';
import type { MailPolicy } from './mail';

interface ClaimedMail {
  id: string;
  to_name: string;
  to_address: string;
  subject: string;
  html: string;
  text: string;
  tries: number;
  token: string;
}

export interface SendCounts {
  sent: number;
  retried: number;
  failed: number;
  unknown: number;
}

const BATCH = 20;
const LEASE_MS = 5 * 60_000;
const FIRST_RETRY_MS = 60_000;
const MAX_TRIES = 8;

/**
 * Sends what is queued. Claims in one transaction, talks to the server outside of any, settles in another. A worker that died
 * between the server's acceptance and the settling leaves a lease: after it a reminder is sent again (at least once), a sensitive
 * notice becomes `unknown` for a human (at most once). No design gives both.
 */
export const sendQueued = async (strapi: Core.Strapi, limit = 1_000): Promise<SendCounts> => {
  const counts: SendCounts = { sent: 0, retried: 0, failed: 0, unknown: 0 };
  counts.unknown = await withTx(strapi, (db) => releaseExpired(db, new Date()));
  for (let done = 0; done < limit; ) {
    const mails = await withTx(strapi, (db) => claim(db, new Date()));
    if (mails.length === 0) break;
    for (const mail of mails) counts[await sendOne(strapi, mail)] += 1;
    done += mails.length;
  }
  return counts;
};

/** Expired leases: back into the queue, or `unknown`. Returns how many became unknown. */
const releaseExpired = async (db: Db, now: Date): Promise<number> => {
  const expired = () => db.sql('grid_outbox').where('state', 'sending').where('lease_until', '<', now.toISOString());
  const policy: MailPolicy = 'at-least-once';
  await expired().where({ policy }).update({ state: 'queued', token: null, lease_until: null });
  return expired().whereNot({ policy }).update({ state: 'unknown', token: null, lease_until: null, error: 'a worker stopped while sending; the server may have taken the mail' });
};

const claim = async (db: Db, now: Date): Promise<ClaimedMail[]> => {
  const due = db.sql('grid_outbox').select('id').where('state', 'queued').where('next_try_at', '<=', now.toISOString()).orderBy('created_at').limit(BATCH);
  // On PostgreSQL several workers pass each other's rows; SQLite has one writer.
  if (db.dialect === 'postgres') due.forUpdate().skipLocked();
  const result = await db
    .sql('grid_outbox')
    .whereIn('id', due)
    .update({ state: 'sending', token: randomUUID(), lease_until: new Date(now.getTime() + LEASE_MS).toISOString(), tries: db.sql.raw('tries + 1') })
    .returning(['id', 'to_name', 'to_address', 'subject', 'html', 'text', 'tries', 'token']);
  return rowsOf<ClaimedMail>(result);
};

const sendOne = async (strapi: Core.Strapi, mail: ClaimedMail): Promise<'sent' | 'retried' | 'failed'> => {
  try {
    await provider(strapi).send({
      // An object, never a string: "b@x, c@x" as a string reaches two people.
      to: { name: mail.to_name, address: mail.to_address },
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      messageId: `<${mail.id}@lianxin>`,
    });
  } catch (error) {
    return settleFailure(strapi, mail, error as Error & { responseCode?: number });
  }
  await settle(strapi, mail, { state: 'sent', sent_at: new Date().toISOString(), error: null });
  return 'sent';
};

const provider = (strapi: Core.Strapi) => (strapi.plugin('email') as unknown as { provider: { send(options: object): Promise<unknown> } }).provider;

const settleFailure = async (strapi: Core.Strapi, mail: ClaimedMail, error: Error & { responseCode?: number }): Promise<'retried' | 'failed'> => {
  const permanent = (error.responseCode ?? 0) >= 500 || mail.tries >= MAX_TRIES;
  const message = error.message.slice(0, 500);
  if (permanent) {
    strapi.log.error(`mail ${mail.id} failed for good: ${message}`);
    await settle(strapi, mail, { state: 'failed', error: message });
    return 'failed';
  }
  const wait = FIRST_RETRY_MS * 2 ** (mail.tries - 1);
  await settle(strapi, mail, { state: 'queued', next_try_at: new Date(Date.now() + wait).toISOString(), error: message });
  return 'retried';
};

/** Only the holder of the token settles: a lease that ran out belongs to somebody else now. */
const settle = async (strapi: Core.Strapi, mail: ClaimedMail, values: Record<string, unknown>): Promise<void> => {
  await withTx(strapi, (db) => db.sql('grid_outbox').where({ id: mail.id, token: mail.token }).update({ ...values, lease_until: null, token: null }));
};
