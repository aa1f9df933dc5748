import type { Knex } from 'knex';
import type { StoryPicture, StoryState } from '../../../../shared/contracts/publicity';
import type { Scope } from '../../access/scope';
import { applyScope } from '../../access/scope-sql';
import { currentTree } from '../../access/tree-map';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { insertRows, updateRows } from '../../platform/rows';

/** A picture as the story keeps it: sizes from small to large, each a file. */
export interface StoredPicture extends StoryPicture {
  readonly sizes: readonly { readonly file: string; readonly width: number }[];
}

export interface StoredStory {
  readonly id: number;
  readonly documentId: string;
  readonly title: string;
  readonly summary: string | null;
  readonly body: string | null;
  readonly state: StoryState;
  readonly employeeId: number | null;
  readonly gridId: number;
  readonly publishAt: string | null;
  readonly publishedOn: IsoDate | null;
  readonly draftedById: number | null;
  readonly draftedByUser: number | null;
  readonly releasedById: number | null;
  readonly withdrawnReason: string | null;
  readonly pictures: readonly StoredPicture[];
}

export const STORY_COLUMNS = {
  id: 's.id',
  documentId: 's.document_id',
  title: 's.title',
  summary: 's.summary',
  body: 's.body',
  state: 's.state',
  employeeId: 's.employee_id',
  gridId: 's.grid_id',
  publishAt: 's.publish_at',
  publishedOn: 's.published_on',
  draftedById: 's.drafted_by_id',
  draftedByUser: 's.drafted_by_user',
  releasedById: 's.released_by_id',
  withdrawnReason: 's.withdrawn_reason',
  pictures: 's.pictures',
};

export type RawStory = Omit<StoredStory, 'pictures'> & { readonly pictures: readonly StoredPicture[] | string | null };

// SQLite keeps JSON as text.
export const storedStory = ({ pictures, ...row }: RawStory): StoredStory => ({ ...row, pictures: typeof pictures === 'string' ? (JSON.parse(pictures) as StoredPicture[]) : (pictures ?? []) });

export interface Window {
  readonly page: number;
  readonly pageSize: number;
}

export const stories = (db: Db): Knex.QueryBuilder => db.sql('grid_stories as s');

export const windowOf = async (found: Knex.QueryBuilder, order: { column: string; order: 'asc' | 'desc' }[], { page, pageSize }: Window): Promise<{ rows: StoredStory[]; total: number }> => {
  const { n } = (await found.clone().count({ n: '*' }).first()) as { n: number | string };
  const rows = (await found.clone().orderBy(order).limit(pageSize).offset((page - 1) * pageSize).select(STORY_COLUMNS)) as RawStory[];
  return { rows: rows.map(storedStory), total: Number(n) };
};

/** Newest first: of drafts the one that was begun last. */
export const listStories = async (db: Db, scope: Scope, state: StoryState | undefined, window: Window): Promise<{ rows: StoredStory[]; total: number }> => {
  const found = applyScope(stories(db), scope, { grid: 's.grid_id' }, await currentTree(db));
  if (state !== undefined) found.where('s.state', state);
  return windowOf(found, [{ column: 's.id', order: 'desc' }], window);
};

/** The story with that documentId in scope; for a change it is held until the transaction ends. */
export const storyByDocument = async (db: Db, scope: Scope, documentId: string, hold = false): Promise<StoredStory | undefined> => {
  const query = applyScope(stories(db), scope, { grid: 's.grid_id' }, await currentTree(db)).where('s.document_id', documentId);
  if (hold && db.dialect === 'postgres') query.forNoKeyUpdate();
  const row = (await query.first(STORY_COLUMNS)) as RawStory | undefined;
  return row && storedStory(row);
};

/** What names a person, newest first. */
export const storiesAbout = async (db: Db, employeeId: number, hold = false): Promise<StoredStory[]> => {
  const query = stories(db).where('s.employee_id', employeeId).orderBy('s.id', 'desc');
  if (hold && db.dialect === 'postgres') query.forNoKeyUpdate();
  return ((await query.select(STORY_COLUMNS)) as RawStory[]).map(storedStory);
};

/** What was released for a minute that has come; another node that works on the same rows leaves them to us. */
export const dueStories = async (db: Db, now: string): Promise<StoredStory[]> => {
  const query = stories(db).where('s.state', 'review').where('s.publish_at', '<=', now).orderBy('s.id');
  if (db.dialect === 'postgres') query.forNoKeyUpdate().skipLocked();
  return ((await query.select(STORY_COLUMNS)) as RawStory[]).map(storedStory);
};

export interface StoryChange {
  readonly title?: string;
  readonly summary?: string;
  readonly body?: string;
  readonly employeeId?: number | null;
  readonly gridId?: number;
  readonly honours?: readonly number[];
  readonly pictures?: readonly StoredPicture[];
  readonly state?: StoryState;
  readonly publishAt?: string | null;
  readonly publishedOn?: IsoDate | null;
  readonly draftedById?: number | null;
  readonly draftedByUser?: number;
  readonly releasedById?: number | null;
  readonly releasedByUser?: number | null;
  readonly withdrawnOn?: IsoDate | null;
  readonly withdrawnReason?: string | null;
}

export type NewStory = Required<Pick<StoryChange, 'title' | 'summary' | 'body' | 'employeeId' | 'gridId' | 'honours' | 'draftedById' | 'draftedByUser'>>;

export const insertStory = async (db: Db, { employeeId, gridId, ...values }: NewStory): Promise<string> => {
  const [id] = await insertRows(db, 'story', [{ ...values, employee: employeeId, employeeId, grid: gridId, gridId, draftedBy: values.draftedById, state: 'draft' }]);
  const row = (await stories(db).where({ id }).first('document_id')) as { document_id: string };
  return row.document_id;
};

export const updateStory = async (db: Db, id: number, { pictures, ...values }: StoryChange): Promise<void> => {
  await updateRows(db, 'story', [{ id, values: { ...values, ...(pictures === undefined ? {} : { pictures: JSON.stringify(pictures) }) } }]);
};
