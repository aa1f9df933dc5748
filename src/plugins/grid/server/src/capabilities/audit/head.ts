import type { IsoDate } from '../../kernel/date';
import { auditEnds } from '../../platform/audit-verify';
import type { Db } from '../../platform/db';
import type { JobSummary } from '../../platform/job';
import { defineMail, enqueueForRole, type MailTemplate } from '../../platform/outbox';

/**
 * Sends the end of the chain out of the database, where who can change the database cannot reach it: into the log and to the privacy
 * officer. Only against a head that was kept elsewhere does a cut end show.
 */
export const sendHead = async (db: Db, date: IsoDate, dryRun: boolean, log: (text: string) => void): Promise<JobSummary> => {
  const { base, head } = await auditEnds(db);
  const entries = head.seq - base.seq;
  if (dryRun) return { entries, mails: 0 };
  log(`audit head of ${date}: ${head.seq}:${head.hash}, ${entries} entries kept`);
  return { entries, mails: await enqueueForRole(db, 'privacyOfficer', headMail(date, `${head.seq}:${head.hash}`, entries), `audit-head:${date}`) };
};

const headMail = (date: IsoDate, head: string, entries: number): MailTemplate =>
  defineMail('audit-head', 'at-least-once', {
    zhHans: {
      subject: `连心：审计链头 ${date}`,
      lines: ['以下是今天审计日志的链头。请保存此邮件：日志末尾若被截去，只有与链头核对才能发现。', `链头：${head}`, `现存记录：${entries} 条`, '核对命令：npm run audit:verify -- --head 链头'],
    },
    en: {
      subject: `Lianxin: head of the audit trail, ${date}`,
      lines: ['This is the head of the audit trail today. Keep this mail: a trail whose end was cut off shows it only against a head.', `Head: ${head}`, `Entries kept: ${entries}`, 'To check: npm run audit:verify -- --head HEAD'],
    },
  });
