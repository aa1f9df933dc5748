import type { GridLevel, GridRef, PersonRef } from '../../../../shared/contracts/common';
import type { Db } from '../../platform/db';
import { chunkedIn } from '../../platform/sql';
import { applyScope } from '../../access/scope-sql';
import { gridIdsOf, type Scope } from '../../access/scope';
import { currentTree } from '../../access/tree-map';

/** A person as other capabilities need him: the database id, what may be shown, where mail goes. */
export interface PersonRow {
  readonly id: number;
  readonly ref: PersonRef;
  readonly gridId: number | null;
  readonly email: string | null;
  /** False for somebody who left or retired. */
  readonly active: boolean;
  readonly language: 'zhHans' | 'en';
}

interface RawPerson {
  id: number;
  documentId: string;
  employeeNo: string;
  name: string;
  gridId: number | null;
  email: string | null;
  employmentStatus: string;
  language: 'zhHans' | 'en';
}

const PERSON = { id: 'id', documentId: 'document_id', employeeNo: 'employee_no', name: 'name', gridId: 'grid_id', email: 'email', employmentStatus: 'employment_status', language: 'language' };

const toPerson = (row: RawPerson): PersonRow => ({
  id: row.id,
  ref: { id: row.documentId, employeeNo: row.employeeNo, name: row.name },
  gridId: row.gridId,
  email: row.email,
  active: row.employmentStatus !== 'left' && row.employmentStatus !== 'retired',
  language: row.language,
});

/** Names for ids that the caller may show because the row that holds them was in scope. */
export const personRefs = async (db: Db, ids: readonly (number | null)[]): Promise<Map<number, PersonRow>> => {
  const wanted = [...new Set(ids.filter((id): id is number => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = (await db.sql('grid_employees').where((group) => chunkedIn(group, 'id', wanted)).select(PERSON)) as RawPerson[];
  return new Map(rows.map((row) => [row.id, toPerson(row)]));
};

export const gridRefs = async (db: Db, ids: readonly (number | null)[]): Promise<Map<number, GridRef>> => {
  const wanted = [...new Set(ids.filter((id): id is number => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = (await db.sql('grid_grids').where((group) => chunkedIn(group, 'id', wanted)).select({ dbId: 'id', id: 'document_id', code: 'code', name: 'name', level: 'level' })) as (GridRef & { dbId: number; level: GridLevel })[];
  return new Map(rows.map(({ dbId, ...ref }) => [dbId, ref]));
};

/** The person with that documentId in scope, or undefined for an unknown and for a foreign one. */
export const personByDocument = async (db: Db, scope: Scope, documentId: string): Promise<PersonRow | undefined> => {
  const query = db.sql('grid_employees').where({ document_id: documentId });
  applyScope(query, scope, { grid: 'grid_id', person: 'id' }, await currentTree(db));
  const row = (await query.first(PERSON)) as RawPerson | undefined;
  return row && toPerson(row);
};

/** Those of the people whom the scope holds. */
export const peopleInScope = async (db: Db, scope: Scope, by: { readonly documentIds: readonly string[] } | { readonly ids: readonly number[] }): Promise<PersonRow[]> => {
  const query = db.sql('grid_employees').orderBy('employee_no');
  if ('ids' in by) query.where((group) => chunkedIn(group, 'id', by.ids));
  else query.whereIn('document_id', [...by.documentIds]);
  applyScope(query, scope, { grid: 'grid_id', person: 'id' }, await currentTree(db));
  return ((await query.select(PERSON)) as RawPerson[]).map(toPerson);
};

/** The grid with that documentId in scope that is not closed. */
export const openGridByDocument = async (db: Db, scope: Scope, documentId: string): Promise<{ id: number; ref: GridRef } | undefined> => {
  const query = db.sql('grid_grids').where({ document_id: documentId }).whereNull('closed_on');
  applyScope(query, scope, { grid: 'grid_id' }, await currentTree(db));
  const row = (await query.first({ id: 'id' })) as { id: number } | undefined;
  const ref = row && (await gridRefs(db, [row.id])).get(row.id);
  return row && ref ? { id: row.id, ref } : undefined;
};

/** Ids of the grid with that code and of everything below it; none for an unknown code, which then answers like one out of reach. */
export const gridIdsBelow = async (db: Db, code: string): Promise<number[]> => {
  const grid = (await db.sql('grid_grids').where({ code }).first('id')) as { id: number } | undefined;
  if (!grid) return [];
  return (await currentTree(db)).descendants([grid.id]);
};

/** The topmost grids of a scope: what its holder calls "mine". */
export const rootGridIds = async (db: Db, scope: Scope): Promise<number[]> => {
  const tree = await currentTree(db);
  const ids = gridIdsOf(scope, tree);
  const inside = ids === 'all' ? tree.ids() : [...ids];
  const set = new Set(inside);
  return inside.filter((id) => !set.has(tree.node(id)?.parentId ?? -1));
};

/** The same by its code. */
export const openGridByCode = async (db: Db, scope: Scope, code: string): Promise<{ id: number; ref: GridRef } | undefined> => {
  const row = (await db.sql('grid_grids').where({ code }).first({ documentId: 'document_id' })) as { documentId: string } | undefined;
  return row && openGridByDocument(db, scope, row.documentId);
};
