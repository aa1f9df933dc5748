import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { chunkedIn } from '../../platform/sql';
import type { HeldRow } from '../organisation';
import { insertStep } from './store-write';
import type { State } from './domain/machine';

const COLUMNS = { id: 'id', documentId: 'document_id', holderId: 'owner_id', aboutId: 'submitter_id', gridId: 'grid_id', title: 'number', since: 'registered_on', due: 'due_on' };

export const heldMatters = async (db: Db, ownerIds: readonly number[]): Promise<HeldRow[]> =>
  (await db
    .sql('grid_matters')
    .where((group) => chunkedIn(group, 'owner_id', ownerIds))
    .orderBy([{ column: 'due_on' }, { column: 'number' }])
    .select(COLUMNS)) as HeldRow[];

/** Gives matters to somebody else: as their handler where one handles them, else as who received them. Those that ended meanwhile are left out of the answer. */
export const passMatters = async (db: Db, ids: readonly number[], successorId: number, on: IsoDate): Promise<HeldRow[]> => {
  const rows = (await db.sql('grid_matters').whereIn('id', [...ids]).whereNotNull('owner_id').select({ ...COLUMNS, handlerId: 'handler_id', receiverId: 'receiver_id', state: 'state' })) as (HeldRow & { handlerId: number | null; receiverId: number | null; state: State; gridId: number })[];
  for (const { id, gridId, state, holderId, handlerId, receiverId } of rows) {
    const handled = handlerId === holderId;
    await db.sql('grid_matters').where({ id }).update({ owner_id: successorId, ...(handled ? { handler_id: successorId } : {}), ...(receiverId === holderId ? { receiver_id: successorId } : {}) });
    await insertStep(db, { matterId: id, gridId, action: handled ? 'takeOver' : 'assign', state, on, handlerId: successorId, note: '交接' });
  }
  return rows;
};
