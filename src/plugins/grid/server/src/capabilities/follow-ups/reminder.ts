import { defineMail, type MailTemplate } from '../../platform/outbox';

export interface Counts {
  readonly projects: number;
  readonly matters: number;
}

/** Numbers only: a mail can be read over a shoulder. */
export const reminder = ({ projects, matters }: Counts): MailTemplate => {
  const zh = [projects > 0 ? `项目 ${projects} 项` : '', matters > 0 ? `诉求 ${matters} 件` : ''].filter((part) => part !== '').join('，');
  const en = [projects > 0 ? `projects: ${projects}` : '', matters > 0 ? `matters: ${matters}` : ''].filter((part) => part !== '').join(', ');
  return defineMail('weekly-follow-up', 'at-least-once', {
    zhHans: { subject: `连心：本周尚未跟进：${zh}`, lines: [`本周尚未填写跟进：${zh}。请在本周内填写；逾期将记为未跟进。`] },
    en: { subject: `Lianxin: not followed up this week: ${en}`, lines: [`Without a follow-up this week: ${en}. Please write it before the week is over; then it is recorded as missing.`] },
  });
};
