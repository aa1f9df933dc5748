import type { Db } from '../../platform/db';
import { chunkedIn } from '../../platform/sql';
import type { HeldRow } from '../organisation';
import { changeState } from './store-write';

/** The open duties of the people, by due day. */
export const heldTasks = async (db: Db, ownerIds: readonly number[]): Promise<HeldRow[]> =>
  (await db
    .sql('grid_tasks')
    .where({ state: 'open' })
    .where((group) => chunkedIn(group, 'owner_id', ownerIds))
    .orderBy([{ column: 'due_on' }, { column: 'id' }])
    .select({ id: 'id', documentId: 'document_id', holderId: 'owner_id', aboutId: 'subject_id', gridId: 'grid_id', title: 'title', since: 'assigned_on', due: 'due_on' })) as HeldRow[];

/** Gives open duties to somebody else; those that were closed meanwhile are left alone. */
export const passTasks = (db: Db, ids: readonly number[], ownerId: number, reason: string): Promise<number[]> => changeState(db, ids, 'open', { owner_id: ownerId, state_reason: reason });

/** The keys of the open periodic duties about people. */
export const openPeriodicOrigins = async (db: Db, subjectIds: readonly number[]): Promise<{ id: number; originKey: string }[]> =>
  (await db
    .sql('grid_tasks')
    .where({ state: 'open' })
    .whereNull('event_id')
    .whereNotNull('rule_code')
    .where((group) => chunkedIn(group, 'subject_id', subjectIds))
    .select({ id: 'id', originKey: 'origin_key' })) as { id: number; originKey: string }[];

/** Another pair stands behind open duties: their keys follow. */
export const renameOrigins = async (db: Db, changes: readonly { id: number; originKey: string }[]): Promise<void> => {
  for (const { id, originKey } of changes) await changeState(db, [id], 'open', { origin_key: originKey });
};
