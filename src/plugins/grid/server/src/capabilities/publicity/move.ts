import type { StoryState } from '../../../../shared/contracts/publicity';
import type { Db } from '../../platform/db';
import { Conflict } from '../../platform/errors';
import type { Moment } from './moment';
import { decide, type RefusalCode, type StoryDeed } from './domain/machine';
import { factsOf } from './present';
import type { StoredStory } from './store';

const WHY: Readonly<Record<RefusalCode, string>> = {
  state: 'its state does not allow it',
  consent: 'the person whom it names does not agree to be published',
  photo_consent: 'the person whom it names does not agree to published photos; take the pictures out, or ask',
  second_person: 'who wrote the text does not release it; a second person does',
  in_past: 'the minute that it is to be published at is over',
  too_early: 'the minute that it is to be published at has not come',
};

export interface Move {
  readonly to: StoryState;
  readonly publishAt: string | null;
}

/** What becomes of a story by a deed, with the consents of this minute. @throws Conflict with the reason */
export const moveOf = async ({ db, today }: Moment & { readonly db: Db }, story: StoredStory, deed: StoryDeed): Promise<Move> => {
  const [facts] = await factsOf(db, [story], today);
  if (!facts) throw new Error('a story that is there has facts');
  const decision = decide(facts, deed);
  if (decision.kind === 'refused') throw new Conflict(decision.code, `the story is "${story.state}": ${WHY[decision.code]}`);
  return decision;
};
