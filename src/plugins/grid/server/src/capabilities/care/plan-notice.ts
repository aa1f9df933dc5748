import type { Db } from '../../platform/db';
import { defineMail, enqueue, mailFor, type MailTemplate } from '../../platform/outbox';
import { personRefs } from '../organisation';

/** Without cause, content and names: what it is about stands in the own file. */
export const PLAN_OPENED = defineMail('care-plan-opened', 'at-least-once', {
  zhHans: { subject: '连心：为您安排了定期联系', lines: ['为您安排了一段时间的定期联系。由谁负责、到何时为止，请登录门户，在本人档案中查看。'] },
  en: { subject: 'Lianxin: regular contact was arranged for you', lines: ['Regular contact was arranged for you for some time. Your file on the portal shows who is responsible and until when.'] },
});

export const PLAN_CHANGED = defineMail('care-plan-changed', 'at-least-once', {
  zhHans: { subject: '连心：为您安排的定期联系有变化', lines: ['为您安排的定期联系有变化，请登录门户，在本人档案中查看。'] },
  en: { subject: 'Lianxin: the regular contact arranged for you has changed', lines: ['The regular contact that was arranged for you has changed. Your file on the portal shows it.'] },
});

/** Tells the person whom a plan is for; `key` names plan and occasion. */
export const tellPerson = async (db: Db, employeeId: number, mail: MailTemplate, key: string): Promise<void> => {
  const person = (await personRefs(db, [employeeId])).get(employeeId);
  if (person?.email) await enqueue(db, [mailFor({ id: employeeId, name: person.ref.name, address: person.email, language: person.language }, mail, `care-plan:${key}`)]);
};
