import type { StoryState } from '../../../../../shared/contracts/publicity';
import { isSecondPerson } from '../../../kernel/second-person';

/**
 * The states of a story.
 * - `draft`: written, by anybody who drafts; submitted for review.
 * - `review`: somebody else than who wrote last reads it and releases it, at once or for a minute to come (then it waits here, released);
 *   or it goes back. Writing in it makes it a draft again: what is released is what was read.
 * - `published`: open to everybody while the consents are in force. Not written any more: withdrawn first.
 * - `withdrawn`: by somebody, or because the person took a consent back; written again it is a draft.
 */
export interface StoryFacts {
  readonly state: StoryState;
  /** The account that wrote last. */
  readonly lastAuthor: number | null;
  /** Released for this minute. */
  readonly publishAt: string | null;
  /** Consents that it needs and that are not in force. */
  readonly missing: readonly StoryPurpose[];
}

export type StoryPurpose = 'publishStory' | 'publishPhoto';

export type StoryDeed =
  | { readonly kind: 'write' }
  | { readonly kind: 'submit' }
  | { readonly kind: 'return' }
  | { readonly kind: 'release'; readonly by: number; readonly now: string; readonly publishAt: string | null }
  /** The job at the minute that it was released for. */
  | { readonly kind: 'publish'; readonly now: string }
  | { readonly kind: 'withdraw' };

export type RefusalCode = 'state' | 'consent' | 'photo_consent' | 'second_person' | 'in_past' | 'too_early';

export type Decision =
  | { readonly kind: 'moved'; readonly to: StoryState; readonly publishAt: string | null }
  | { readonly kind: 'refused'; readonly code: RefusalCode };

export const decide = (story: StoryFacts, deed: StoryDeed): Decision => {
  switch (deed.kind) {
    case 'write':
      return story.state === 'published' ? refused('state') : moved('draft');
    case 'submit':
      return story.state === 'draft' ? moved('review') : refused('state');
    case 'return':
      return story.state === 'review' ? moved('draft') : refused('state');
    case 'release':
      return released(story, deed);
    case 'publish':
      return published(story, deed.now);
    case 'withdraw':
      return isOut(story) ? moved('withdrawn') : refused('state');
  }
};

/** Published, or released and on its way: what a consent that is taken back ends. */
export const isOut = ({ state, publishAt }: Pick<StoryFacts, 'state' | 'publishAt'>): boolean => state === 'published' || (state === 'review' && publishAt !== null);

/** Consent comes first: without it nobody releases, whoever he is. */
const released = (story: StoryFacts, { by, now, publishAt }: Extract<StoryDeed, { kind: 'release' }>): Decision => {
  if (story.state !== 'review') return refused('state');
  const lacks = lacking(story);
  if (lacks !== null) return lacks;
  if (!isSecondPerson(story.lastAuthor, by)) return refused('second_person');
  if (publishAt === null) return moved('published');
  return publishAt > now ? moved('review', publishAt) : refused('in_past');
};

/** Who released it did so for a minute to come; the consents of that minute decide. */
const published = (story: StoryFacts, now: string): Decision => {
  if (story.state !== 'review' || story.publishAt === null) return refused('state');
  if (story.publishAt > now) return refused('too_early');
  return lacking(story) ?? moved('published');
};

const lacking = ({ missing }: StoryFacts): Decision | null => {
  if (missing.includes('publishStory')) return refused('consent');
  return missing.includes('publishPhoto') ? refused('photo_consent') : null;
};

const moved = (to: StoryState, publishAt: string | null = null): Decision => ({ kind: 'moved', to, publishAt });
const refused = (code: RefusalCode): Decision => ({ kind: 'refused', code });

/** What a story needs of the person whom it names. */
export const neededConsents = ({ person, pictures }: { readonly person: number | null; readonly pictures: number }): StoryPurpose[] => {
  if (person === null) return [];
  return pictures > 0 ? ['publishStory', 'publishPhoto'] : ['publishStory'];
};
