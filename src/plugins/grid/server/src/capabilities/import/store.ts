import type { ImportSummary } from '../../../../shared/contracts/import';
import type { PlannedSheet } from './domain/types';
import type { Db } from '../../platform/db';

export { applySteps, type Written } from './store-apply';
export { loadSnapshot, type Need } from './store-snapshot';

const TABLE = 'grid_imports';
const NEWEST = 100;

interface Raw {
  id: string;
  file_name: string;
  at: string;
  by_name: string;
  counts: string;
  opened: number;
  closed: number;
  result: string;
}

/** What an import did, row by row, so that its result can be fetched again. Confidential texts are `***` in it. */
export interface StoredImport extends ImportSummary {
  readonly sha256: string;
  readonly byUser: number | null;
  readonly sheets: readonly PlannedSheet[];
}

export const saveImport = async (db: Db, { id, fileName, sha256, at, by, byUser, counts, opened, closed, sheets }: StoredImport): Promise<void> => {
  await db.sql(TABLE).insert({ id, file_name: fileName, sha256, at, by_name: by, by_user: byUser, counts: JSON.stringify(counts), opened, closed, result: JSON.stringify(sheets) });
};

/** The newest imports, without their rows. */
export const listImports = async (db: Db): Promise<ImportSummary[]> => {
  const rows = (await db.sql(TABLE).select('id', 'file_name', 'at', 'by_name', 'counts', 'opened', 'closed').orderBy([{ column: 'at', order: 'desc' }, { column: 'id' }]).limit(NEWEST)) as Raw[];
  return rows.map(toSummary);
};

export const getImport = async (db: Db, id: string): Promise<{ summary: ImportSummary; sheets: PlannedSheet[] } | null> => {
  const row = (await db.sql(TABLE).where({ id }).first()) as Raw | undefined;
  // What it did row by row is purged after its retention; that there was an import stays in the list.
  return row === undefined || row.result === '' ? null : { summary: toSummary(row), sheets: JSON.parse(row.result) as PlannedSheet[] };
};

const toSummary = (row: Raw): ImportSummary => ({
  id: row.id,
  fileName: row.file_name,
  at: row.at,
  by: row.by_name,
  counts: JSON.parse(row.counts) as ImportSummary['counts'],
  opened: Number(row.opened),
  closed: Number(row.closed),
});
