import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { defineMail, enqueue, mailFor, type MailTemplate } from '../../platform/outbox';
import { leaderOf, loadFacts, personRefs, present } from '../organisation';

const GIVEN = defineMail('matter-given', 'at-least-once', {
  zhHans: { subject: '连心：有一件诉求交给您', lines: ['有一件诉求交给您办理，请在“诉求”页面查看内容和期限。'] },
  en: { subject: 'Lianxin: a matter was given to you', lines: ['A matter was given to you. The page “Matters” shows what it is and when it is due.'] },
});

const ASSIGNED = defineMail('matter-assigned', 'at-least-once', {
  zhHans: { subject: '连心：有一件诉求转到您的网格', lines: ['有一件诉求转到您负责的网格，请在“诉求”页面接办，或说明原因退回。'] },
  en: { subject: 'Lianxin: a matter was given to your unit', lines: ['A matter was given to the unit that you lead. Take it over on the page “Matters”, or send it back with a reason.'] },
});

const REPLIED = defineMail('matter-replied', 'at-least-once', {
  zhHans: { subject: '连心：您的诉求有新的回复', lines: ['您的诉求有新的回复，请登录门户查看。'] },
  en: { subject: 'Lianxin: there is a reply to your matter', lines: ['There is a reply to the matter that you raised. The portal shows it.'] },
});

const WRITTEN = defineMail('matter-written', 'at-least-once', {
  zhHans: { subject: '连心：提出人有新的留言', lines: ['您负责的一件诉求有提出人的新留言，请在“诉求”页面查看。'] },
  en: { subject: 'Lianxin: the reporter of a matter wrote', lines: ['The reporter of a matter of yours wrote a message. The page “Matters” shows it.'] },
});

interface Given {
  readonly matterId: number;
  readonly ownerId: number | null;
  /** Who did it needs no mail about it. */
  readonly byId: number | null;
}

/** Tells who answers for a matter from now on, or who stands in for him; neither number nor title is in the mail. */
export const tellOwner = async (db: Db, { matterId, ownerId, byId }: Given, today: IsoDate): Promise<void> => {
  if (ownerId === null || ownerId === byId) return;
  await tell(db, present(await loadFacts(db, today, [ownerId]), ownerId), GIVEN, `matter-given:${matterId}:${ownerId}:${today}`);
};

/** Tells who leads a unit, or who stands in for him, that a matter waits there: until it is taken over somebody else answers for it. */
export const tellUnit = async (db: Db, { matterId, unitId, byId }: { matterId: number; unitId: number; byId: number | null }, today: IsoDate): Promise<void> => {
  const facts = await loadFacts(db, today, []);
  const leaderId = leaderOf(facts, unitId);
  if (leaderId === null || leaderId === byId) return;
  await tell(db, present(facts, leaderId), ASSIGNED, `matter-assigned:${matterId}:${unitId}:${today}`);
};

/** A named reporter hears of a reply, once a day; who is not named reads it with his receipt. */
export const tellReporter = (db: Db, { id, submitterId }: { id: number; submitterId: number | null }, today: IsoDate): Promise<void> => tell(db, submitterId, REPLIED, `matter-replied:${id}:${today}`);

export const tellOfMessage = async (db: Db, matterId: number, ownerId: number | null, today: IsoDate): Promise<void> => {
  if (ownerId !== null) await tell(db, present(await loadFacts(db, today, [ownerId]), ownerId), WRITTEN, `matter-written:${matterId}:${today}`);
};

const tell = async (db: Db, personId: number | null, mail: MailTemplate, key: string): Promise<void> => {
  const person = personId === null ? undefined : (await personRefs(db, [personId])).get(personId);
  if (person?.email) await enqueue(db, [mailFor({ id: person.id, name: person.ref.name, address: person.email, language: person.language }, mail, key)]);
};
