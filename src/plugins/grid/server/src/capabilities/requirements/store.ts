import { EVERYTHING, type Scope } from '../../access/scope';
import { applyScope } from '../../access/scope-sql';
import { currentTree } from '../../access/tree-map';
import type { Db } from '../../platform/db';
import { insertRows } from '../../platform/rows';
import type { Requirement } from './domain/requirement';
import type { GridLife } from './domain/standing';

const REQUIREMENT = { id: 'id', documentId: 'document_id', code: 'code', name: 'name', activityType: 'activity_type', gridLevel: 'grid_level', times: 'times', per: 'per', active: 'active', activeFrom: 'active_from' };

export type StoredRequirement = Requirement & { readonly documentId: string };

/** All, the ones out of use too: their duties are settled. */
export const loadRequirements = async (db: Db): Promise<StoredRequirement[]> => {
  const rows = (await db.sql('grid_activity_requirements').orderBy('code').select(REQUIREMENT)) as (Omit<StoredRequirement, 'active'> & { active: boolean | number })[];
  return rows.map((row) => ({ ...row, active: Boolean(row.active) }));
};

/** Only into an installation that has none; what an office changed or switched off stays. */
export const addRequirements = async (db: Db, seeds: readonly object[]): Promise<number> => {
  if ((await db.sql('grid_activity_requirements').first('id')) !== undefined) return 0;
  return (await insertRows(db, 'activity-requirement', seeds as Record<string, unknown>[])).length;
};

export interface StoredGrid extends GridLife {
  readonly documentId: string;
  readonly code: string;
  readonly name: string;
}

/** The grids of a scope, the closed ones too: they count until they were closed. */
export const gridsOf = async (db: Db, scope: Scope = EVERYTHING): Promise<StoredGrid[]> => {
  const query = db.sql('grid_grids as g').orderBy('g.code');
  applyScope(query, scope, { grid: 'g.id' }, await currentTree(db));
  return (await query.select({ id: 'g.id', documentId: 'g.document_id', code: 'g.code', name: 'g.name', level: 'g.level', openedOn: 'g.opened_on', closedOn: 'g.closed_on' })) as StoredGrid[];
};
