import type { CategoryRef } from '../../../../shared/contracts/matters';
import type { Db } from '../../platform/db';
import { insertRows } from '../../platform/rows';

export interface StoredCategory extends CategoryRef {
  readonly dbId: number;
  readonly solveDays: number;
  readonly unitId: number | null;
  readonly active: boolean | number;
}

/** All, the ones out of use too: old matters name them. */
export const categories = async (db: Db): Promise<StoredCategory[]> =>
  (await db.sql('grid_matter_categories').orderBy('code').select({ dbId: 'id', id: 'document_id', code: 'code', name: 'name', solveDays: 'solve_days', unitId: 'unit_id', active: 'active' })) as StoredCategory[];

export const categoryRefs = async (db: Db): Promise<Map<number, CategoryRef>> => new Map((await categories(db)).map(({ dbId, id, code, name }) => [dbId, { id, code, name }]));

/** The unit that a category names, unless it was closed meanwhile. */
export const openUnitOf = async (db: Db, categoryId: number): Promise<number | null> =>
  ((await db.sql('grid_matter_categories as c').join('grid_grids as g', 'g.id', 'c.unit_id').where('c.id', categoryId).whereNull('g.closed_on').first({ id: 'g.id' })) as { id: number } | undefined)?.id ?? null;

/** Only into an installation that has none. Returns how many were added. */
export const addCategories = async (db: Db, seeds: readonly { code: string; name: string; solveDays: number }[]): Promise<number> => {
  if ((await db.sql('grid_matter_categories').first('id')) !== undefined) return 0;
  await insertRows(db, 'matter-category', seeds.map((seed) => ({ ...seed, active: true })));
  return seeds.length;
};
