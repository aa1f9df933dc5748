import type { Db } from '../../platform/db';

/** A grid that is open, or undefined. */
export const gridByCode = async (db: Db, code: string): Promise<{ id: number } | undefined> => (await db.sql('grid_grids').where({ code }).whereNull('closed_on').first('id')) as { id: number } | undefined;

/** Codes and names of the open grids, from the top. */
export const openGrids = async (db: Db): Promise<{ code: string; name: string }[]> => (await db.sql('grid_grids').whereNull('closed_on').orderBy('path').select('code', 'name')) as { code: string; name: string }[];

/** The committee: where a voice about the whole plant is counted. */
export const topGrid = async (db: Db): Promise<{ id: number } | undefined> => (await db.sql('grid_grids').where({ level: 'committee' }).whereNull('closed_on').orderBy('path').first('id')) as { id: number } | undefined;
