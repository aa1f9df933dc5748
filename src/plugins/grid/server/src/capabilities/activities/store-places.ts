import type { Db } from '../../platform/db';
import { chunkedIn } from '../../platform/sql';
import { tableOf } from '../../platform/tables';
import type { ChangedActivities } from './changes';
import { dayOf } from './domain/moments';

/** The grids that activities are held for, and their days. Asked before and after a change, it says all that the change concerns. */
export const placesOf = async (db: Db, ids: readonly number[]): Promise<ChangedActivities> => {
  const { grids } = tableOf('activity').links;
  if (!grids) throw new Error('activity has no link table for grids');
  const held = (await db.sql('grid_activities').where((group) => chunkedIn(group, 'id', ids)).select({ gridId: 'grid_id', startsAt: 'starts_at' })) as { gridId: number; startsAt: string }[];
  const named = (await db.sql(grids.table).where((group) => chunkedIn(group, grids.from, ids)).select({ gridId: grids.to })) as { gridId: number }[];
  return { gridIds: [...new Set([...held, ...named].map(({ gridId }) => gridId))], days: [...new Set(held.map(({ startsAt }) => dayOf(startsAt)))] };
};

export const together = (a: ChangedActivities, b: ChangedActivities): ChangedActivities => ({ gridIds: [...new Set([...a.gridIds, ...b.gridIds])], days: [...new Set([...a.days, ...b.days])] });
