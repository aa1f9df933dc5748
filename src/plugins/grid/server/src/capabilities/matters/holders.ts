import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { leaderOf, loadFacts, officeOf, secretaryOf } from '../organisation';
import { ownerAfter, type State } from './domain/machine';

interface Held {
  readonly receiverId: number | null;
  readonly unitId: number | null;
  readonly handlerId: number | null;
}

/** Who answers for a matter in a state, as the organisation stands on a day. */
export const ownerOf = async (db: Db, state: State, { receiverId, unitId, handlerId }: Held, today: IsoDate): Promise<number | null> => {
  const unitLeaderId = unitId === null ? null : leaderOf(await loadFacts(db, today, []), unitId);
  return ownerAfter(state, { receiverId, unitLeaderId, handlerId });
};

/** Who receives a matter of a grid that nobody typed in: the branch secretary, else the committee's office. */
export const receiverFor = async (db: Db, gridId: number, today: IsoDate): Promise<number | null> => {
  const facts = await loadFacts(db, today, []);
  return secretaryOf(facts, gridId, 'branch') ?? officeOf(facts, gridId);
};
