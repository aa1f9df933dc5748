import type { HandoverKind } from '../../../../shared/contracts/handover';
import { addDays, type IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { defineMail, enqueue, isAddress, mailFor, type OutgoingMail } from '../../platform/outbox';
import { actingFor, personRefs, type PersonRow } from '../organisation';
import { newContact, received } from './domain/wording';
import type { HandoverPlan } from './service-plan';

interface NewContact {
  readonly employee: PersonRow;
  readonly liaison: PersonRow;
  readonly reachable: boolean;
}

/** The people whose liaison changes. */
export const newContacts = async (db: Db, { assigned, successors }: HandoverPlan): Promise<NewContact[]> => {
  const pairs = assigned.filter(({ line }) => line.part.kind === 'pair');
  const people = await personRefs(db, pairs.map(({ line }) => line.aboutId));
  return pairs.flatMap(({ line, successorId }) => {
    const [employee, liaison] = [people.get(line.aboutId ?? 0), successors.get(successorId ?? 0)];
    return employee && liaison ? [{ employee, liaison, reachable: isAddress(employee.email ?? '') }] : [];
  });
};

/** One mail to each person with a new contact, and one to each successor whatever he takes over. docs/adr/0019 says what they may hold. */
export const enqueueNotices = async (db: Db, plan: HandoverPlan, on: IsoDate, today: IsoDate): Promise<void> => {
  const from = addDays(on, 1);
  const toContacts = (await newContacts(db, plan)).flatMap(({ employee, liaison }) => mailTo(employee, newContact(liaison.ref.name, from), 'liaison-changed', `liaison-changed:${employee.id}:${liaison.id}:${from}`));
  await enqueue(db, [...toContacts, ...(await toSuccessors(db, plan, from, today))]);
};

const toSuccessors = async (db: Db, { person, assigned }: HandoverPlan, from: IsoDate, today: IsoDate): Promise<OutgoingMail[]> => {
  const ids = [...new Set(assigned.flatMap(({ successorId }) => successorId ?? []))];
  const acting = await actingFor(db, ids, today);
  const people = await personRefs(db, [...acting.values()]);
  return ids.flatMap((id) => {
    const reader = people.get(acting.get(id) ?? 0);
    const counts = new Map<HandoverKind, number>();
    for (const { line, successorId } of assigned) if (successorId === id) counts.set(line.part.kind, (counts.get(line.part.kind) ?? 0) + 1);
    return reader ? mailTo(reader, received(counts, from, reader.id === id), 'handover-received', `handover:${person.id}:${id}:${from}`) : [];
  });
};

const mailTo = ({ id, ref, email, language }: PersonRow, texts: Parameters<typeof defineMail>[2], template: string, key: string): OutgoingMail[] =>
  email === null ? [] : [mailFor({ id, name: ref.name, address: email, language }, defineMail(template, 'at-least-once', texts), key)];

