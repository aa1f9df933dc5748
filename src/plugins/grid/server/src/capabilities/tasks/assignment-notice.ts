import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { defineMail, enqueue, mailFor } from '../../platform/outbox';
import { actingFor, personRefs } from '../organisation';

export interface Assignment {
  readonly taskId: number;
  readonly ownerId: number | null;
}

const NOTICE = defineMail('task-assigned', 'at-least-once', {
  zhHans: { subject: '连心：有新的任务交给您', lines: ['有新的任务交给您，请在工作台查看办理对象和期限。'] },
  en: { subject: 'Lianxin: new duties were given to you', lines: ['New duties were given to you. The workbench shows whom they concern and when they are due.'] },
});

/**
 * Tells owners at once, or who stands in for them that day, without naming the person or the cause. One mail per person and batch of a
 * day: an import that gives twenty duties is one message.
 */
export const enqueueAssignments = async (db: Db, assignments: readonly Assignment[], today: IsoDate): Promise<void> => {
  const acting = await actingFor(db, [...new Set(assignments.flatMap(({ ownerId }) => ownerId ?? []))], today);
  const first = new Map<number, number>();
  for (const { ownerId, taskId } of assignments) {
    const readerId = ownerId === null ? undefined : acting.get(ownerId);
    if (readerId !== undefined && !first.has(readerId)) first.set(readerId, taskId);
  }
  const people = await personRefs(db, [...first.keys()]);
  const mails = [...first].flatMap(([readerId, taskId]) => {
    const person = people.get(readerId);
    if (!person?.email) return [];
    return [mailFor({ id: readerId, name: person.ref.name, address: person.email, language: person.language }, NOTICE, `assigned:${readerId}:${taskId}:${today}`)];
  });
  await enqueue(db, mails);
};
