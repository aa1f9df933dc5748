import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { defineMail, enqueue, mailFor } from '../../platform/outbox';
import { personRefs } from '../organisation';

export interface Assignment {
  readonly taskId: number;
  readonly ownerId: number | null;
}

const NOTICE = defineMail('task-assigned', 'at-least-once', {
  zhHans: { subject: '连心：有新的任务交给您', lines: ['有新的任务交给您，请在工作台查看办理对象和期限。'] },
  en: { subject: 'Lianxin: new duties were given to you', lines: ['New duties were given to you. The workbench shows whom they concern and when they are due.'] },
});

/**
 * Tells owners at once, without naming the person or the cause. One mail per person and batch of a day: an import that gives twenty
 * duties is one message.
 */
export const enqueueAssignments = async (db: Db, assignments: readonly Assignment[], today: IsoDate): Promise<void> => {
  const first = new Map<number, number>();
  for (const { ownerId, taskId } of assignments) if (ownerId !== null && !first.has(ownerId)) first.set(ownerId, taskId);
  const people = await personRefs(db, [...first.keys()]);
  const mails = [...first].flatMap(([ownerId, taskId]) => {
    const person = people.get(ownerId);
    if (!person?.email) return [];
    return [mailFor({ id: ownerId, name: person.ref.name, address: person.email, language: person.language }, NOTICE, `assigned:${ownerId}:${taskId}:${today}`)];
  });
  await enqueue(db, mails);
};
