import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';

const KEY = 'bulletins_since';

/** The day on which the capability was taken into use; the first start says so, and no other. */
export const takeIntoUse = async (db: Db, today: IsoDate): Promise<void> => {
  await db.sql('grid_state').insert({ key: KEY, value: today }).onConflict('key').ignore();
};

export const inUseSince = async (db: Db): Promise<IsoDate | null> => ((await db.sql('grid_state').where({ key: KEY }).first('value')) as { value: IsoDate } | undefined)?.value ?? null;

/** The grids whose bulletin of a month is out. */
export const releasedGrids = async (db: Db, period: string): Promise<Set<number>> => {
  const rows = (await db.sql('grid_bulletins').where({ period, state: 'released' }).select({ id: 'grid_id' })) as { id: number }[];
  return new Set(rows.map(({ id }) => id));
};
