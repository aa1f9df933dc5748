import type { StoryConsent, StoryPage, StoryRow } from '../../../../shared/contracts/publicity';
import type { UserPrincipal } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { gridRefs, personRefs } from '../organisation';
import { consentingAmong } from '../rights';
import { decide, neededConsents, type StoryFacts, type StoryPurpose } from './domain/machine';
import { clean } from './rich-text';
import type { StoredStory } from './store';
import { honoursOf } from './store-choices';

/** What the machine asks of a story, with the consents of the day. */
export const factsOf = async (db: Db, stored: readonly StoredStory[], today: IsoDate): Promise<StoryFacts[]> => {
  const people = stored.flatMap(({ employeeId }) => (employeeId === null ? [] : [employeeId]));
  const given: Record<StoryPurpose, Set<number>> = {
    publishStory: await consentingAmong(db, people, 'publishStory', today),
    publishPhoto: await consentingAmong(db, people, 'publishPhoto', today),
  };
  return stored.map(({ state, draftedByUser, publishAt, employeeId, pictures }) => ({
    state,
    lastAuthor: draftedByUser,
    publishAt,
    missing: neededConsents({ person: employeeId, pictures: pictures.length }).filter((purpose) => employeeId !== null && !given[purpose].has(employeeId)),
  }));
};

export const storyRows = async (db: Db, stored: readonly StoredStory[], today: IsoDate): Promise<StoryRow[]> => {
  const facts = await factsOf(db, stored, today);
  const grids = await gridRefs(db, stored.map(({ gridId }) => gridId));
  const people = await personRefs(db, stored.flatMap(({ employeeId, draftedById, releasedById }) => [employeeId, draftedById, releasedById]));
  const person = (id: number | null) => (id === null ? null : (people.get(id)?.ref ?? null));
  return stored.map(({ documentId, title, state, employeeId, gridId, publishAt, publishedOn, draftedById, releasedById, withdrawnReason }, index) => ({
    id: documentId,
    title,
    state,
    person: person(employeeId),
    grid: grids.get(gridId) ?? null,
    consent: consentOf(employeeId, facts[index]?.missing ?? []),
    publishAt,
    publishedOn,
    draftedBy: person(draftedById),
    releasedBy: person(releasedById),
    withdrawnReason,
  }));
};

const consentOf = (employeeId: number | null, missing: readonly StoryPurpose[]): StoryConsent => {
  if (employeeId === null) return 'notNeeded';
  return missing.length === 0 ? 'given' : 'missing';
};

export const storyPage = async (db: Db, principal: UserPrincipal, stored: StoredStory, today: IsoDate, now: string): Promise<StoryPage> => {
  const [row] = await storyRows(db, [stored], today);
  const [facts] = await factsOf(db, [stored], today);
  if (!row || !facts) throw new Error('a story that is there has a row');
  const may = (action: UserPrincipal['actions'][number], deed: Parameters<typeof decide>[1]) => principal.actions.includes(action) && decide(facts, deed).kind === 'moved';
  return {
    ...row,
    summary: stored.summary ?? '',
    body: clean(stored.body ?? ''),
    honours: ((await honoursOf(db, [stored.id])).get(stored.id) ?? []).map(({ id, name, level, awardedOn }) => ({ id, name, level, awardedOn })),
    pictures: stored.pictures.map(({ id, alt, width, height }) => ({ id, alt, width, height })),
    mayWrite: may('story.draft', { kind: 'write' }),
    maySubmit: may('story.draft', { kind: 'submit' }),
    mayReturn: may('story.read', { kind: 'return' }),
    mayRelease: may('story.release', { kind: 'release', by: principal.userId, now, publishAt: null }),
    mayWithdraw: may('story.withdraw', { kind: 'withdraw' }),
  };
};
