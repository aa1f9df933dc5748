import type { Db } from '../../platform/db';

/** Open grids by code; a closed one holds nothing any more. */
export const openGrids = async (db: Db, codes: readonly string[]): Promise<{ id: number; code: string }[]> =>
  (await db.sql('grid_grids').whereIn('code', [...codes]).whereNull('closed_on').select('id', 'code')) as { id: number; code: string }[];
