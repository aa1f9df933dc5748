import type { Db } from '../../platform/db';
import { deleteRows } from '../../platform/rows';
import { attachmentsOf } from '../attachments';
import type { Trace } from './domain/withdrawal';
import { followersOf, matterById, type StoredMatter } from './store-read';
import { threadsOf } from './store-threads';

/** The matter, held until the transaction ends; undefined where it is gone. */
export const heldMatter = async (db: Db, id: number): Promise<StoredMatter | undefined> => {
  // SQLite has one writer anyway. Stronger than for a change: a step that is being written must wait too.
  if (db.dialect === 'postgres') await db.sql('grid_matters').where({ id }).forUpdate().first('id');
  return (await matterById(db, id)) as StoredMatter | undefined;
};

export const traceOf = async (db: Db, { id, documentId }: StoredMatter): Promise<Trace> => {
  const { steps, messages } = await threadsOf(db, [id]);
  return {
    actions: (steps.get(id) ?? []).map(({ action }) => action),
    messages: messages.get(id)?.length ?? 0,
    files: (await attachmentsOf(db, 'matter', documentId)).length,
    followers: (await followersOf(db, id)).length,
  };
};

/** With the step of its registration and the reminders of its clock, which would speak of nothing. */
export const deleteMatter = async (db: Db, id: number): Promise<void> => {
  await db.sql('grid_matter_steps').where({ matter_id: id }).delete();
  await db.sql('grid_matter_rung').where({ matter_id: id }).delete();
  await deleteRows(db, 'matter', [id]);
};
