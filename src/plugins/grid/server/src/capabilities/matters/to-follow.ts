import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import type { FollowedItem } from '../tasks';
import { mattersMovedSince } from './store-read';
import { threadsOf } from './store-threads';

/** Matters in progress, or that were until a step after the day, with when they were. A suspended one waits for somebody else and wants no note. */
export const mattersToFollow = async (db: Db, lastDay: IsoDate): Promise<FollowedItem[]> => {
  const matters = await mattersMovedSince(db, 'inProgress', lastDay);
  const { steps } = await threadsOf(db, matters.map(({ id }) => id));
  return matters.map(({ id, gridId, ownerId }) => ({
    of: { matterId: id },
    gridId,
    ownerId,
    moves: (steps.get(id) ?? []).map(({ on, state }) => ({ on, open: state === 'inProgress' })),
  }));
};
