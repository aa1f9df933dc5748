import type { PublicHonourList, PublicRegulationList, PublicStory, PublicStoryList, PublicStoryRow, PublicVanguardPostList } from '../../../../shared/contracts/publicity';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { NotFound } from '../../platform/errors';
import { gridRefs, personRefs } from '../organisation';
import { hasConsent } from '../rights';
import { clean } from './rich-text';
import type { StoredPicture, StoredStory, Window } from './store';
import { honoursOf } from './store-choices';
import { openHonoursPage, openStoriesPage, openStory, type HonourFilter, type PublicFilter } from './store-public';
import { openPostsPage, openRegulationsPage, type PostFilter } from './store-public-posts';

/** What everybody may read, without the people who made it. Who is meant stands in the text, and he agreed to that. */
export const publicStories = async (db: Db, filter: PublicFilter, today: IsoDate): Promise<PublicStoryList> => {
  const { rows, total } = await openStoriesPage(db, filter, today);
  return { rows: await shown(db, rows), total, page: filter.page, pageSize: filter.pageSize };
};

/** @throws NotFound for what does not exist, is not published, or whose person no longer agrees, all alike. */
export const publicStory = async (db: Db, documentId: string, today: IsoDate): Promise<PublicStory> => {
  const story = await openStory(db, documentId, today);
  const [row] = story === undefined ? [] : await shown(db, [story]);
  if (!story || !row) throw new NotFound('story');
  const honours = ((await honoursOf(db, [story.id])).get(story.id) ?? []).map(({ name, level, awardedOn }) => ({ name, level, awardedOn }));
  const pictures = (await openPictures(db, story, today)).map(({ id, alt, width, height }) => ({ id, alt, width, height }));
  return { ...row, body: clean(story.body ?? ''), honours, pictures };
};

/** One picture of an open story. @throws NotFound */
export const publicPicture = async (db: Db, documentId: string, pictureId: string, today: IsoDate): Promise<StoredPicture> => {
  const story = await openStory(db, documentId, today);
  const picture = story === undefined ? undefined : (await openPictures(db, story, today)).find(({ id }) => id === pictureId);
  if (!picture) throw new NotFound('picture');
  return picture;
};

/** Pictures of a story that names somebody need his consent to photos, too. */
const openPictures = async (db: Db, { employeeId, pictures }: StoredStory, today: IsoDate): Promise<readonly StoredPicture[]> =>
  employeeId === null || (await hasConsent(db, employeeId, 'publishPhoto', today)) ? pictures : [];

const shown = async (db: Db, stories: readonly StoredStory[]): Promise<PublicStoryRow[]> => {
  const grids = await gridRefs(db, stories.map(({ gridId }) => gridId));
  return stories.map(({ documentId, title, summary, gridId, publishedOn }) => ({ id: documentId, title, summary: summary ?? '', grid: grids.get(gridId)?.name ?? '', publishedOn: publishedOn ?? '' }));
};

export const publicHonours = async (db: Db, filter: HonourFilter, today: IsoDate): Promise<PublicHonourList> => {
  const { rows, total } = await openHonoursPage(db, filter, today);
  return { rows: await named(db, rows), total, page: filter.page, pageSize: filter.pageSize };
};

export const publicPosts = async (db: Db, filter: PostFilter, today: IsoDate): Promise<PublicVanguardPostList> => {
  const { rows, total } = await openPostsPage(db, filter, today);
  return { rows: await named(db, rows), total, page: filter.page, pageSize: filter.pageSize };
};

export const publicRegulations = async (db: Db, { page, pageSize }: Window, today: IsoDate): Promise<PublicRegulationList> => ({ ...(await openRegulationsPage(db, { page, pageSize }, today)), page, pageSize });

/** Names instead of ids: of grids, and of the people who agreed. */
const named = async <T extends { readonly gridId: number | null; readonly employeeId: number | null }>(db: Db, rows: readonly T[]) => {
  const grids = await gridRefs(db, rows.map(({ gridId }) => gridId));
  const people = await personRefs(db, rows.map(({ employeeId }) => employeeId));
  return rows.map(({ gridId, employeeId, ...row }) => ({ ...row, grid: grids.get(gridId ?? 0)?.name ?? '', person: people.get(employeeId ?? 0)?.ref.name ?? null }));
};
