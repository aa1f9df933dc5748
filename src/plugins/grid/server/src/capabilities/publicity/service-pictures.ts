import { randomUUID } from 'node:crypto';
import type { StoryPage } from '../../../../shared/contracts/publicity';
import { auditRow } from '../../access/audit-rows';
import type { Clock } from '../../platform/clock';
import { Conflict, NotFound } from '../../platform/errors';
import { dropPicture, keepPicture, type Vault } from '../attachments';
import { moveOf } from './move';
import { inReach, page, type Desk } from './service';
import { updateStory, type StoredPicture, type StoredStory } from './store';

const MOST_PICTURES = 12;

export interface PictureDesk extends Desk {
  readonly vault: Vault;
  readonly clock: Clock;
}

type NewFile = Parameters<typeof keepPicture>[2];

/** A picture is part of what is read and released: with it the story is a draft again, of who put it there. */
export const addPicture = async (desk: PictureDesk, documentId: string, alt: string, file: NewFile): Promise<StoryPage> => {
  const story = await inReach(desk, documentId, true);
  if (story.pictures.length >= MOST_PICTURES) throw new Conflict('too_many_pictures', `there are ${MOST_PICTURES} pictures already; at most ${MOST_PICTURES}`);
  return withPictures(desk, story, async () => [...story.pictures, { id: randomUUID(), alt, ...(await keepPicture(desk, documentId, file)) }]);
};

/** The files follow when the transaction is through. */
export const removePicture = async (desk: Desk, documentId: string, pictureId: string): Promise<{ page: StoryPage; files: string[] }> => {
  const story = await inReach(desk, documentId, true);
  const { sizes } = pictureOf(story, pictureId);
  const left = await withPictures(desk, story, async () => {
    await dropPicture(desk, { sizes });
    return story.pictures.filter(({ id }) => id !== pictureId);
  });
  return { page: left, files: sizes.map(({ file }) => file) };
};

/** Asks first whether it may be written at all, so that no file is kept for nothing. */
const withPictures = async (desk: Desk, story: StoredStory, change: () => Promise<readonly StoredPicture[]>): Promise<StoryPage> => {
  const { db, principal } = desk;
  const { to, publishAt } = await moveOf(desk, story, { kind: 'write' });
  await updateStory(db, story.id, { pictures: await change(), state: to, publishAt, draftedById: principal.employeeId, draftedByUser: principal.userId, releasedById: null, releasedByUser: null });
  await auditRow(db, principal, { action: 'row.update', type: 'story', documentId: story.documentId, fields: ['pictures'] });
  return page(desk, story.documentId);
};

/** For the editor, whatever the state. */
export const picture = async (desk: Desk, documentId: string, pictureId: string): Promise<StoredPicture> => pictureOf(await inReach(desk, documentId), pictureId);

const pictureOf = ({ pictures }: StoredStory, pictureId: string): StoredPicture => {
  const found = pictures.find(({ id }) => id === pictureId);
  if (!found) throw new NotFound('picture');
  return found;
};
