import fc from 'fast-check';
import type { StoryState } from '../../../../../shared/contracts/publicity';
import { decide, isOut, neededConsents, type StoryDeed, type StoryFacts, type StoryPurpose } from './machine';

const NOW = '2023-01-31T10:00';
const LATER = '2023-02-01T08:00';
const [AUTHOR, OTHER] = [1, 2];

const story = (state: StoryState, more: Partial<StoryFacts> = {}): StoryFacts => ({ state, lastAuthor: AUTHOR, publishAt: null, missing: [], ...more });
const release = (by: number, publishAt: string | null = null): StoryDeed => ({ kind: 'release', by, now: NOW, publishAt });
const said = (facts: StoryFacts, deed: StoryDeed): string => {
  const decision = decide(facts, deed);
  return decision.kind === 'refused' ? `refused: ${decision.code}` : `${decision.to}${decision.publishAt === null ? '' : ` for ${decision.publishAt}`}`;
};

// Each deed from each state. What is published is never written: it is withdrawn, written, read and released again.
test.each<[StoryState, Record<'write' | 'submit' | 'return' | 'release' | 'withdraw', string>]>([
  ['draft', { write: 'draft', submit: 'review', return: 'refused: state', release: 'refused: state', withdraw: 'refused: state' }],
  ['review', { write: 'draft', submit: 'refused: state', return: 'draft', release: 'published', withdraw: 'refused: state' }],
  ['published', { write: 'refused: state', submit: 'refused: state', return: 'refused: state', release: 'refused: state', withdraw: 'withdrawn' }],
  ['withdrawn', { write: 'draft', submit: 'refused: state', return: 'refused: state', release: 'refused: state', withdraw: 'refused: state' }],
])('%s: %j', (state, expected) => {
  const deeds = { write: { kind: 'write' }, submit: { kind: 'submit' }, return: { kind: 'return' }, release: release(OTHER), withdraw: { kind: 'withdraw' } } as const;
  expect(Object.fromEntries(Object.entries(deeds).map(([name, deed]) => [name, said(story(state), deed)]))).toEqual(expected);
});

// Who releases: somebody else than who wrote last, with every consent, for now or for a minute to come.
test.each<[string, Partial<StoryFacts>, StoryDeed, string]>([
  ['a second person, at once', {}, release(OTHER), 'published'],
  ['a second person, for later', {}, release(OTHER, LATER), `review for ${LATER}`],
  ['who wrote last', {}, release(AUTHOR), 'refused: second_person'],
  ['written by an account that is gone', { lastAuthor: null }, release(OTHER), 'published'],
  ['for this very minute', {}, release(OTHER, NOW), 'refused: in_past'],
  ['for a minute that is over', {}, release(OTHER, '2023-01-31T09:59'), 'refused: in_past'],
  ['without the consent to the story', { missing: ['publishStory'] }, release(OTHER), 'refused: consent'],
  ['without it, and by who wrote it', { missing: ['publishStory'] }, release(AUTHOR), 'refused: consent'],
  ['without the consent to photos', { missing: ['publishPhoto'] }, release(OTHER), 'refused: photo_consent'],
  ['without both', { missing: ['publishPhoto', 'publishStory'] }, release(OTHER, LATER), 'refused: consent'],
])('%s', (_who, facts, deed, expected) => expect(said(story('review', facts), deed)).toBe(expected));

// The job publishes what was released for a minute that has come, with the consents of that minute.
test.each<[StoryState, Partial<StoryFacts>, string]>([
  ['review', { publishAt: NOW }, 'published'],
  ['review', { publishAt: '2023-01-30T23:59' }, 'published'],
  ['review', { publishAt: LATER }, 'refused: too_early'],
  ['review', { publishAt: NOW, missing: ['publishStory'] }, 'refused: consent'],
  ['review', { publishAt: NOW, missing: ['publishPhoto'] }, 'refused: photo_consent'],
  ['review', {}, 'refused: state'],
  ['draft', {}, 'refused: state'],
  ['published', {}, 'refused: state'],
])('the job at the minute: %s, %j', (state, facts, expected) => expect(said(story(state, facts), { kind: 'publish', now: NOW })).toBe(expected));

test.each<[{ person: number | null; pictures: number }, StoryPurpose[]]>([
  [{ person: null, pictures: 0 }, []],
  [{ person: null, pictures: 3 }, []],
  [{ person: 7, pictures: 0 }, ['publishStory']],
  [{ person: 7, pictures: 1 }, ['publishStory', 'publishPhoto']],
])('%j needs %j', (what, expected) => expect(neededConsents(what)).toEqual(expected));

const deeds = fc.oneof(
  fc.constantFrom<StoryDeed>({ kind: 'write' }, { kind: 'submit' }, { kind: 'return' }, { kind: 'withdraw' }),
  fc.record({ kind: fc.constant('release' as const), by: fc.constantFrom(AUTHOR, OTHER), now: fc.constant(NOW), publishAt: fc.constantFrom(null, LATER, NOW) }),
  fc.record({ kind: fc.constant('publish' as const), now: fc.constantFrom(NOW, LATER) }),
);
const facts = fc.record({ state: fc.constantFrom<StoryState>('draft', 'review', 'published', 'withdrawn'), lastAuthor: fc.constantFrom(null, AUTHOR), publishAt: fc.constantFrom(null, NOW, LATER), missing: fc.subarray<StoryPurpose>(['publishStory', 'publishPhoto']) });

// However it is tried: nothing without a consent gets out, and only from `review`.
test('nothing gets out without every consent', () => {
  fc.assert(
    fc.property(facts, deeds, (before, deed) => {
      const decision = decide(before, deed);
      if (decision.kind === 'refused' || !isOut({ state: decision.to, publishAt: decision.publishAt })) return;
      expect([before.state, before.missing]).toEqual(['review', []]);
      if (deed.kind === 'release') expect(deed.by).not.toBe(before.lastAuthor);
    }),
  );
});
