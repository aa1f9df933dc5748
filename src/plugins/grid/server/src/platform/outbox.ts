import { randomUUID } from 'node:crypto';
import type { RoleCode } from '../../../shared/contracts/access';
import { roleCodeOf } from '../access/role-codes';
import { chunked, ROWS_PER_INSERT, rowsOf, type Db } from './db';
import { renderMail, type MailContent, type MailLanguage, type MailPolicy, type RenderedMail } from './mail';

export interface Recipient {
  /** Id of the employee, or null for an account that is no employee. */
  readonly id: number | null;
  readonly name: string;
  readonly address: string;
  readonly language: MailLanguage;
}

export interface OutgoingMail {
  /** (recipient, kind, period or item): what makes a second one impossible. */
  readonly dedupKey: string;
  readonly recipient: Recipient;
  readonly template: string;
  readonly policy: MailPolicy;
  readonly mail: RenderedMail;
}

// eslint-disable-next-line no-control-regex -- control characters are what it keeps out
const ADDRESS = /^[^\s\x00-\x1f\x7f@<>,;:"()[\]\\]+@[^\s\x00-\x1f\x7f@<>,;:"()[\]\\]+\.[^\s\x00-\x1f\x7f@<>,;:"()[\]\\]+$/;

/** One address and nothing else: a comma or a line break in it would reach a second person. */
export const isAddress = (text: string): boolean => text.length <= 254 && ADDRESS.test(text);

/**
 * Puts mails into the outbox in the transaction of their cause; one that is there already is left alone.
 * Returns, for each new one, its key and id.
 */
export const enqueue = async (db: Db, mails: readonly OutgoingMail[]): Promise<Map<string, string>> => {
  const added = new Map<string, string>();
  const now = new Date().toISOString();
  for (const part of chunked(mails.filter((each) => isAddress(each.recipient.address)), ROWS_PER_INSERT)) {
    const rows = rowsOf<{ id: string; dedup_key: string }>(
      await db
        .sql('grid_outbox')
        .insert(part.map((each) => rowOf(each, now)))
        .onConflict('dedup_key')
        .ignore()
        .returning(['id', 'dedup_key']),
    );
    for (const row of rows) added.set(row.dedup_key, row.id);
  }
  return added;
};

const rowOf = ({ dedupKey, recipient, template, policy, mail }: OutgoingMail, now: string) => ({
  id: randomUUID(),
  dedup_key: dedupKey,
  recipient_id: recipient.id,
  to_name: recipient.name.replace(/[\r\n]+/g, ' ').slice(0, 120),
  to_address: recipient.address,
  template,
  policy,
  subject: mail.subject,
  html: mail.html,
  text: mail.text,
  state: 'queued',
  next_try_at: now,
  created_at: now,
});

export interface MailTemplate {
  readonly template: string;
  readonly policy: MailPolicy;
  readonly content: Readonly<Record<MailLanguage, MailContent>>;
}

const FOOTER: Record<MailLanguage, string> = { zhHans: '此邮件由连心自动发出。', en: 'Sent by Lianxin.' };

/** A short mail of a few plain lines in both languages. */
export const defineMail = (template: string, policy: MailPolicy, texts: Record<MailLanguage, { subject: string; lines: readonly string[] }>): MailTemplate => {
  const contentOf = (language: MailLanguage): MailContent => {
    const [intro = '', ...rest] = texts[language].lines;
    return { subject: texts[language].subject, intro, sections: rest.length === 0 ? [] : [{ heading: language === 'en' ? 'Details' : '说明', lines: rest.map((text) => ({ text })) }], footer: FOOTER[language] };
  };
  return { template, policy, content: { zhHans: contentOf('zhHans'), en: contentOf('en') } };
};

export const mailFor = (recipient: Recipient, { template, policy, content }: MailTemplate, dedupKey: string): OutgoingMail => ({
  dedupKey,
  recipient,
  template,
  policy,
  mail: renderMail(content[recipient.language], recipient.language),
});

/** Tells every account of the office; the key is made unique per account. Returns how many mails are new. */
export const enqueueForOffice = (db: Db, mail: MailTemplate, key: string): Promise<number> => enqueueForRole(db, 'office', mail, key);

/** Tells every active account that holds a role. */
export const enqueueForRole = async (db: Db, role: RoleCode, mail: MailTemplate, key: string): Promise<number> => {
  const accounts = rowsOf<{ id: number; email: string; name: string | null; language: string | null }>(
    await db
      .sql('admin_users as u')
      .join('admin_users_roles_lnk as l', 'l.user_id', 'u.id')
      .join('admin_roles as r', 'r.id', 'l.role_id')
      .where('r.code', roleCodeOf(role))
      .where('u.is_active', true)
      .select({ id: 'u.id', email: 'u.email', name: 'u.firstname', language: 'u.prefered_language' }),
  );
  const mails = accounts.map((account) => mailFor({ id: null, name: account.name ?? account.email, address: account.email, language: account.language === 'en' ? 'en' : 'zhHans' }, mail, `${key}:account-${account.id}`));
  return (await enqueue(db, mails)).size;
};
