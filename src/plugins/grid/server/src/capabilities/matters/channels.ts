import type { MatterKind, MatterState } from '../../../../shared/contracts/matters';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { keepOfReporter, type Inspected, type Vault } from '../attachments';
import { registerMatter } from './register';
import { topGrid } from './store-grids';
import { matterIdOf, matterById, type StoredMatter } from './store-read';
import { insertMessage } from './store-write';

export interface Written {
  readonly channel: 'wechat';
  readonly kind: MatterKind;
  readonly title: string;
  readonly body: string;
  readonly submitterId: number | null;
  readonly gridId: number | null;
}

/** What came through the channel of another system: not anonymous, and about the whole plant where it names no grid. */
export const registerFromChannel = async (db: Db, { gridId, ...written }: Written, today: IsoDate): Promise<Pick<StoredMatter, 'documentId' | 'number'>> => {
  const place = gridId ?? (await topGrid(db))?.id;
  if (place === undefined) throw new Error('there is no committee that a matter could be counted in');
  return registerMatter(db, { ...written, gridId: place, category: null, anonymous: false, receiverId: null, registeredOn: today }, today);
};

/** What belongs to what the reporter sent, on the day he sent it. */
export const noteFromChannel = async (db: Db, matterDocumentId: string, body: string): Promise<void> => {
  const id = await matterIdOf(db, matterDocumentId);
  if (id === null) return;
  const { gridId, registeredOn } = await matterById(db, id);
  await insertMessage(db, { matterId: id, gridId, from: 'reporter', on: registeredOn, byId: null, body });
};

/** An image that the reporter sent, once it could be fetched; on the day he sent it. It is written anew already. */
export const imageFromChannel = async (db: Db, vault: Vault, matterDocumentId: string, image: Inspected): Promise<void> => {
  const id = await matterIdOf(db, matterDocumentId);
  if (id !== null) await keepOfReporter(db, vault, matterDocumentId, image, (await matterById(db, id)).registeredOn);
};

/** Null for a matter that is gone. */
export const stateOfMatter = async (db: Db, matterDocumentId: string): Promise<MatterState | null> => {
  const id = await matterIdOf(db, matterDocumentId);
  return id === null ? null : (await matterById(db, id)).state;
};
