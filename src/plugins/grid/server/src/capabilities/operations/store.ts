import type { MailCounts, MailDetail, MailRow, MailState } from '../../../../shared/contracts/operations';
import type { Paged } from '../../../../shared/contracts/common';
import type { Db } from '../../platform/db';
import { likeText } from '../../platform/sql';
import { personRefs } from '../organisation';

export interface OutboxQuery {
  page: number;
  pageSize: number;
  state?: MailState | undefined;
  q?: string | undefined;
}

interface StoredMail {
  id: string;
  template: string;
  recipient_id: number | null;
  to_address: string;
  subject: string;
  state: MailState;
  tries: number;
  created_at: string;
  sent_at: string | null;
  error: string | null;
  html: string;
  text: string;
}

const STATES: readonly MailState[] = ['queued', 'sending', 'sent', 'failed', 'unknown'];

export const listMails = async (db: Db, query: OutboxQuery): Promise<Paged<MailRow> & MailCounts> => {
  const found = () => {
    const mails = db.sql('grid_outbox');
    if (query.q) {
      const like = `%${likeText(query.q.toLowerCase())}%`;
      mails.whereRaw(`(lower(subject) like ? escape '\\' or lower(to_address) like ? escape '\\' or lower(to_name) like ? escape '\\')`, [like, like, like]);
    }
    return mails;
  };
  const counted = (await found().groupBy('state').select({ state: 'state' }).count({ n: '*' })) as unknown as { state: MailState; n: number | string }[];
  const counts = Object.fromEntries(STATES.map((state) => [state, Number(counted.find((row) => row.state === state)?.n ?? 0)])) as MailCounts['counts'];
  const page = found();
  if (query.state) page.where({ state: query.state });
  const rows = (await page
    .orderBy([{ column: 'created_at', order: 'desc' }, { column: 'id' }])
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)) as StoredMail[];
  const people = await personRefs(db, rows.map((row) => row.recipient_id));
  const total = query.state ? counts[query.state] : Object.values(counts).reduce((sum, n) => sum + n, 0);
  return { rows: rows.map((row) => toRow(row, people)), total, counts, page: query.page, pageSize: query.pageSize };
};

const toRow = (row: StoredMail, people: Awaited<ReturnType<typeof personRefs>>): MailRow => ({
  id: row.id,
  template: row.template,
  recipient: row.recipient_id === null ? null : (people.get(row.recipient_id)?.ref ?? null),
  address: row.to_address,
  subject: row.subject,
  state: row.state,
  tries: row.tries,
  createdAt: row.created_at,
  sentAt: row.sent_at,
  error: row.error,
});

export const mailById = async (db: Db, id: string): Promise<MailDetail | undefined> => {
  const row = (await db.sql('grid_outbox').where({ id }).first()) as StoredMail | undefined;
  return row && { ...toRow(row, await personRefs(db, [row.recipient_id])), html: row.html, text: row.text };
};

/** Puts a mail back into the queue; one that waits or is under way is left alone, and so is one whose text was purged. Returns whether it was. */
export const requeue = async (db: Db, id: string, now: Date): Promise<boolean> => {
  const changed = await db.sql('grid_outbox').where({ id }).whereIn('state', ['sent', 'failed', 'unknown']).whereNot('text', '').update({ state: 'queued', next_try_at: now.toISOString(), tries: 0, error: null });
  return changed > 0;
};
