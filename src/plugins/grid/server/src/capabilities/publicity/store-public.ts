import type { Knex } from 'knex';
import type { HonourLevel } from '../../../../shared/contracts/publicity';
import { currentTree } from '../../access/tree-map';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { chunkedIn } from '../../platform/sql';
import { whereConsents } from '../rights';
import { stories, STORY_COLUMNS, storedStory, windowOf, type RawStory, type StoredStory, type Window } from './store';

/** What everybody may read at this moment: published, and about nobody or about somebody whose consent is in force. No job and no state stands between a consent and this. */
const openStories = (db: Db, today: IsoDate): Knex.QueryBuilder =>
  stories(db)
    .where('s.state', 'published')
    .where((agreed) => agreed.whereNull('s.employee_id').orWhere((named) => whereConsents(named, 's.employee_id', 'publishStory', today)));

export interface PublicFilter extends Window {
  readonly since?: IsoDate | undefined;
  readonly grid?: string | undefined;
}

/** The newest first; `id` keeps the order of one day, so that pages do not overlap. */
export const openStoriesPage = async (db: Db, filter: PublicFilter, today: IsoDate): Promise<{ rows: StoredStory[]; total: number }> => {
  const found = openStories(db, today);
  if (filter.since !== undefined) found.where('s.published_on', '>=', filter.since);
  if (filter.grid !== undefined) await below(db, found, 's.grid_id', filter.grid);
  return windowOf(found, [{ column: 's.published_on', order: 'desc' }, { column: 's.id', order: 'desc' }], filter);
};

export const openStory = async (db: Db, documentId: string, today: IsoDate): Promise<StoredStory | undefined> => {
  const row = (await openStories(db, today).where('s.document_id', documentId).first(STORY_COLUMNS)) as RawStory | undefined;
  return row && storedStory(row);
};

/** A grid and everything below it; an unknown code is nothing. */
export const below = async (db: Db, query: Knex.QueryBuilder, column: string, code: string): Promise<void> => {
  const grid = (await db.sql('grid_grids').where({ code }).first({ id: 'id' })) as { id: number } | undefined;
  const ids = grid === undefined ? [] : (await currentTree(db)).descendants([grid.id]);
  query.where((group) => chunkedIn(group, column, ids));
};

export interface OpenHonour {
  readonly id: string;
  readonly name: string;
  readonly level: HonourLevel;
  readonly awardedOn: IsoDate;
  readonly documentNo: string | null;
  readonly gridId: number | null;
  readonly employeeId: number | null;
}

export interface HonourFilter extends PublicFilter {
  readonly level?: HonourLevel | undefined;
}

/** Marked as public, and of a grid or of somebody who agrees to it at this moment. */
export const openHonoursPage = async (db: Db, { since, grid, level, page, pageSize }: HonourFilter, today: IsoDate): Promise<{ rows: OpenHonour[]; total: number }> => {
  const found = db
    .sql('grid_honours as h')
    .where('h.is_public', true)
    .where((agreed) => agreed.whereNull('h.employee_id').orWhere((named) => whereConsents(named, 'h.employee_id', 'publishHonour', today)));
  if (since !== undefined) found.where('h.awarded_on', '>=', since);
  if (level !== undefined) found.where('h.honour_level', level);
  if (grid !== undefined) await below(db, found, 'h.grid_id', grid);
  const { n } = (await found.clone().count({ n: '*' }).first()) as { n: number | string };
  const rows = (await found
    .clone()
    .orderBy([{ column: 'h.awarded_on', order: 'desc' }, { column: 'h.id', order: 'desc' }])
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .select({ id: 'h.document_id', name: 'h.name', level: 'h.honour_level', awardedOn: 'h.awarded_on', documentNo: 'h.document_no', gridId: 'h.grid_id', employeeId: 'h.employee_id' })) as OpenHonour[];
  return { rows, total: Number(n) };
};
