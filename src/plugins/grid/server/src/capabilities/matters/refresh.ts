import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { loadCalendar } from '../calendar';
import { clocksFor } from './clock-facts';
import { nextClock, type Clock } from './domain/clocks';
import { matterById, type StoredMatter } from './store-read';
import { threadsOf } from './store-threads';
import { updateMatter } from './store-write';

/** Works the clocks out anew from the rows and keeps the next due day for lists. It is a copy: nothing is ever worked out from it. */
export const refreshDue = async (db: Db, matterIds: readonly number[], today: IsoDate): Promise<void> => {
  const calendar = await loadCalendar(db);
  const threads = await threadsOf(db, matterIds);
  for (const id of matterIds) {
    const matter = await matterById(db, id);
    await keepDue(db, matter, clocksFor(matter, threads, today, calendar));
  }
};

/** The copy, from clocks that were worked out already. */
export const keepDue = async (db: Db, { id, dueOn: kept }: StoredMatter, clocks: readonly Clock[]): Promise<void> => {
  const dueOn = nextClock(clocks)?.dueOn ?? null;
  if (dueOn !== kept) await updateMatter(db, id, { dueOn });
};
