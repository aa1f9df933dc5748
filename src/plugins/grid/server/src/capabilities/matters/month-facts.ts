import type { MatterChannel, MatterResult } from '../../../../shared/contracts/matters';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { loadCalendar } from '../calendar';
import { factsOf } from './clock-facts';
import { clocksOf, type Clock, type ClockFacts } from './domain/clocks';
import { categoryRefs } from './store-categories';
import { mattersOpenIn } from './store-month';
import type { StoredMatter } from './store-read';
import { threadsOf } from './store-threads';

/** What may be counted of a matter: dates and codes, no text and no person. */
export interface MatterFacts {
  readonly gridId: number;
  readonly registeredOn: IsoDate;
  readonly closedOn: IsoDate | null;
  readonly channel: MatterChannel;
  readonly category: { readonly code: string; readonly name: string } | null;
  readonly result: MatterResult | null;
  readonly answeredOn: readonly IsoDate[];
  readonly clocks: readonly Clock[];
}

/** The matters of some grids that were open on a day of a span, with their clocks as of its end. */
export const matterFactsOf = async (db: Db, gridIds: readonly number[], from: IsoDate, to: IsoDate): Promise<MatterFacts[]> => {
  const matters = await mattersOpenIn(db, gridIds, from, to);
  const [calendar, threads, categories] = [await loadCalendar(db), await threadsOf(db, matters.map(({ id }) => id)), await categoryRefs(db)];
  return matters.map((matter) => {
    const steps = threads.steps.get(matter.id) ?? [];
    const facts = factsOf(matter, steps, threads.messages.get(matter.id) ?? [], threads.pauses.get(matter.id) ?? []);
    return {
      ...counted(matter),
      category: matter.categoryId === null ? null : (categories.get(matter.categoryId) ?? null),
      answeredOn: steps.filter(({ action }) => action === 'answer').map(({ on }) => on),
      clocks: clocksOf(facts, to, calendar).filter((clock) => !endedWithout(clock, facts)),
    };
  });
};

const counted = ({ gridId, registeredOn, closedOn, channel, result }: StoredMatter) => ({ gridId, registeredOn, closedOn, channel, result });

/** Not accepted, or merged into another: nobody owed the rest any more, so those clocks count neither as met nor as missed. */
const endedWithout = ({ clock, round }: Clock, facts: ClockFacts): boolean => {
  if (facts.endedOn === null) return false;
  switch (clock) {
    case 'accept':
      return facts.acceptedOn === null;
    case 'firstAnswer':
      return facts.firstAnsweredOn === null;
    case 'solve':
      return facts.rounds[round - 1]?.answeredOn === null;
  }
};
