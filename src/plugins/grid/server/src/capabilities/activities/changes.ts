import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';

/** Activities that were planned, held, cancelled, moved or imported. */
export interface ChangedActivities {
  /** Of all grids that they are or were held for. */
  readonly gridIds: readonly number[];
  /** Of all days on which they are or were. */
  readonly days: readonly IsoDate[];
}

type Listener = (db: Db, changed: ChangedActivities, today: IsoDate) => Promise<void>;

const listeners: Listener[] = [];

/** For what follows from activities: called in the transaction of the change. */
export const whenActivitiesChange = (listener: Listener): void => {
  listeners.push(listener);
};

export const tellOfChange: Listener = async (db, changed, today) => {
  for (const listener of listeners) await listener(db, changed, today);
};
