import type { PublicBulletin, PublicBulletinList, PublicBulletinRow } from '../../../../shared/contracts/bulletins';
import type { Db } from '../../platform/db';
import { NotFound } from '../../platform/errors';
import { gridRefs } from '../organisation';
import { releasedBulletin, releasedBulletins, type StoredBulletin, type Window } from './store';

/** What everybody may read: released ones, without the people who made them. */
export const publicList = async (db: Db, window: Window): Promise<PublicBulletinList> => {
  const { rows, total } = await releasedBulletins(db, window);
  return { rows: await shown(db, rows), total, ...window };
};

/** @throws NotFound for what does not exist, is a draft or was withdrawn, all alike. */
export const publicPage = async (db: Db, documentId: string): Promise<PublicBulletin> => {
  const bulletin = await releasedBulletin(db, documentId);
  const [row] = bulletin === undefined ? [] : await shown(db, [bulletin]);
  if (!bulletin || !row) throw new NotFound('bulletin');
  return { ...row, body: bulletin.body, figures: bulletin.figures };
};

const shown = async (db: Db, bulletins: readonly StoredBulletin[]): Promise<PublicBulletinRow[]> => {
  const grids = await gridRefs(db, bulletins.map(({ gridId }) => gridId));
  return bulletins.map(({ documentId, period, gridId, title, releasedOn }) => ({ id: documentId, period, grid: grids.get(gridId)?.name ?? '', title, releasedOn: releasedOn ?? '' }));
};
