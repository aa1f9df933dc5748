import type { ReleaseStory, StoryPage, WithdrawStory } from '../../../../shared/contracts/publicity';
import { auditRow } from '../../access/audit-rows';
import type { ConsentHook } from '../../access/consent-hooks';
import type { Db } from '../../platform/db';
import type { JobSummary } from '../../platform/job';
import { decide, isOut } from './domain/machine';
import type { Moment } from './moment';
import { moveOf } from './move';
import { factsOf } from './present';
import { inReach, page, type Desk } from './service';
import { dueStories, storiesAbout, updateStory } from './store';

/** A second person releases what he read, at once or for a minute to come. Without every consent nobody does. */
export const release = async (desk: Desk, documentId: string, { publishAt = null }: { readonly publishAt?: ReleaseStory['publishAt'] | null }): Promise<StoryPage> => {
  const { db, principal, today, now } = desk;
  const story = await inReach(desk, documentId, true);
  const move = await moveOf(desk, story, { kind: 'release', by: principal.userId, now, publishAt });
  const released = { releasedById: principal.employeeId, releasedByUser: principal.userId };
  await updateStory(db, story.id, { state: move.to, publishAt: move.publishAt, publishedOn: move.to === 'published' ? today : null, ...released });
  await auditRow(db, principal, { action: 'row.update', type: 'story', documentId, fields: ['state', 'publishAt'], details: { state: move.to, ...(move.publishAt === null ? {} : { publishAt: move.publishAt }) } });
  return page(desk, documentId);
};

export const withdraw = async (desk: Desk, documentId: string, { reason }: WithdrawStory): Promise<StoryPage> => {
  const { db, principal, today } = desk;
  const story = await inReach(desk, documentId, true);
  const { to, publishAt } = await moveOf(desk, story, { kind: 'withdraw' });
  await updateStory(db, story.id, { state: to, publishAt, withdrawnOn: today, withdrawnReason: reason });
  await auditRow(db, principal, { action: 'row.update', type: 'story', documentId, fields: ['state', 'withdrawnReason'], details: { state: to } });
  return page(desk, documentId);
};

/** In the words of the state's column, for every language: a code. */
const CONSENT_ENDED = 'consentEnded';

/**
 * With the consent to stories ends every story that is out or on its way, in the same transaction. Pictures need no step: without the
 * consent to photos they are not delivered, and a story that waits is held back at its minute.
 */
export const endConsent: ConsentHook = async (db, { employeeId, purpose, today, principal }) => {
  if (purpose !== 'publishStory') return;
  for (const story of (await storiesAbout(db, employeeId, true)).filter(isOut)) {
    await updateStory(db, story.id, { state: 'withdrawn', publishAt: null, withdrawnOn: today, withdrawnReason: CONSENT_ENDED });
    await auditRow(db, principal, { action: 'row.update', type: 'story', documentId: story.documentId, fields: ['state'], details: { state: 'withdrawn' } });
  }
};

/** Publishes what was released for a minute that has come. Without its consents it goes back to review, for somebody to see. */
export const publishDue = async (db: Db, { today, now }: Moment): Promise<JobSummary> => {
  const due = await dueStories(db, now);
  const facts = await factsOf(db, due, today);
  let published = 0;
  for (const [index, story] of due.entries()) {
    const decision = decide(facts[index] as (typeof facts)[number], { kind: 'publish', now });
    const out = decision.kind === 'moved';
    published += out ? 1 : 0;
    await updateStory(db, story.id, out ? { state: decision.to, publishAt: null, publishedOn: today } : { publishAt: null, releasedById: null, releasedByUser: null });
    await auditRow(db, { kind: 'system' }, { action: 'row.update', type: 'story', documentId: story.documentId, fields: ['state', 'publishAt'], details: { state: out ? decision.to : 'review' } });
  }
  return { published, heldBack: due.length - published };
};
