import type { Knex } from 'knex';
import type { BulletinFigures, BulletinState } from '../../../../shared/contracts/bulletins';
import type { GridLevel } from '../../../../shared/contracts/common';
import type { Scope } from '../../access/scope';
import { applyScope } from '../../access/scope-sql';
import { currentTree } from '../../access/tree-map';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { insertRows, updateRows } from '../../platform/rows';

export interface StoredBulletin {
  readonly id: number;
  readonly documentId: string;
  readonly period: string;
  readonly gridId: number;
  readonly title: string;
  readonly body: string;
  readonly state: BulletinState;
  readonly draftedById: number | null;
  /** The account that wrote the text last: an account of the office may be no employee. */
  readonly draftedByUser: number | null;
  readonly releasedById: number | null;
  readonly releasedOn: IsoDate | null;
  readonly withdrawnReason: string | null;
  readonly figures: BulletinFigures;
}

const COLUMNS = {
  id: 'b.id',
  documentId: 'b.document_id',
  period: 'b.period',
  gridId: 'b.grid_id',
  title: 'b.title',
  body: 'b.body',
  state: 'b.state',
  draftedById: 'b.drafted_by_id',
  draftedByUser: 'b.drafted_by_user',
  releasedById: 'b.released_by_id',
  releasedOn: 'b.released_on',
  withdrawnReason: 'b.withdrawn_reason',
  figures: 'b.figures',
};

type Raw = Omit<StoredBulletin, 'figures'> & { readonly figures: BulletinFigures | string };

// SQLite keeps JSON as text.
const stored = ({ figures, ...row }: Raw): StoredBulletin => ({ ...row, figures: typeof figures === 'string' ? (JSON.parse(figures) as BulletinFigures) : figures });

export interface Window {
  readonly page: number;
  readonly pageSize: number;
}

const NEWEST_FIRST = [
  { column: 'b.period', order: 'desc' },
  { column: 'b.grid_id' },
];

const pageOf = async (found: Knex.QueryBuilder, { page, pageSize }: Window): Promise<{ rows: StoredBulletin[]; total: number }> => {
  const { n } = (await found.clone().count({ n: '*' }).first()) as { n: number | string };
  const rows = (await found.clone().orderBy(NEWEST_FIRST).limit(pageSize).offset((page - 1) * pageSize).select(COLUMNS)) as Raw[];
  return { rows: rows.map(stored), total: Number(n) };
};

export const listBulletins = async (db: Db, scope: Scope, state: BulletinState | undefined, window: Window): Promise<{ rows: StoredBulletin[]; total: number }> => {
  const found = applyScope(db.sql('grid_bulletins as b'), scope, { grid: 'b.grid_id' }, await currentTree(db));
  if (state !== undefined) found.where('b.state', state);
  return pageOf(found, window);
};

/** What everybody may see; no scope, since it was released to everybody. */
export const releasedBulletins = (db: Db, window: Window): Promise<{ rows: StoredBulletin[]; total: number }> => pageOf(db.sql('grid_bulletins as b').where('b.state', 'released'), window);

export const releasedBulletin = async (db: Db, documentId: string): Promise<StoredBulletin | undefined> => {
  const row = (await db.sql('grid_bulletins as b').where({ 'b.document_id': documentId, 'b.state': 'released' }).first(COLUMNS)) as Raw | undefined;
  return row && stored(row);
};

/** The bulletin with that documentId in scope; for a change it is held until the transaction ends. */
export const bulletinByDocument = async (db: Db, scope: Scope, documentId: string, hold = false): Promise<StoredBulletin | undefined> => {
  const query = applyScope(db.sql('grid_bulletins as b'), scope, { grid: 'b.grid_id' }, await currentTree(db)).where('b.document_id', documentId);
  if (hold && db.dialect === 'postgres') query.forNoKeyUpdate();
  const row = (await query.first(COLUMNS)) as Raw | undefined;
  return row && stored(row);
};

export const bulletinOf = async (db: Db, period: string, gridId: number): Promise<StoredBulletin | undefined> => {
  const query = db.sql('grid_bulletins as b').where({ 'b.period': period, 'b.grid_id': gridId });
  if (db.dialect === 'postgres') void query.forNoKeyUpdate();
  const row = (await query.first(COLUMNS)) as Raw | undefined;
  return row && stored(row);
};

export interface BulletinChange {
  readonly title?: string;
  readonly body?: string;
  readonly figures?: BulletinFigures;
  readonly state?: BulletinState;
  readonly draftedById?: number | null;
  readonly draftedByUser?: number;
  readonly releasedById?: number | null;
  readonly releasedByUser?: number | null;
  readonly releasedOn?: IsoDate | null;
  readonly withdrawnReason?: string | null;
}

/** A second one of the month and grid is refused by the unique index. */
export const insertBulletin = async (db: Db, period: string, gridId: number, values: Required<Pick<BulletinChange, 'title' | 'body' | 'figures' | 'draftedById' | 'draftedByUser'>>): Promise<void> => {
  await insertRows(db, 'bulletin', [{ period, grid: gridId, gridId, ...values, draftedBy: values.draftedById, state: 'draft' }]);
};

export const updateBulletin = async (db: Db, id: number, { figures, ...values }: BulletinChange): Promise<void> => {
  await updateRows(db, 'bulletin', [{ id, values: { ...values, ...(figures === undefined ? {} : { figures: JSON.stringify(figures) }) } }]);
};

export interface BulletinGrid {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly level: GridLevel;
}

const GRID = { id: 'id', code: 'code', name: 'name', level: 'level' };

/** Open grids of the levels that publish. */
export const publishingGrids = async (db: Db): Promise<BulletinGrid[]> => (await db.sql('grid_grids').whereIn('level', ['committee', 'branch']).whereNull('closed_on').orderBy('code').select(GRID)) as BulletinGrid[];

/** The grids directly below, closed ones too: an old month may have counted in them. */
export const gridsBelow = async (db: Db, gridId: number): Promise<BulletinGrid[]> => (await db.sql('grid_grids').where({ parent_id: gridId }).orderBy('code').select(GRID)) as BulletinGrid[];
