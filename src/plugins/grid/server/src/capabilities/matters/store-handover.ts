import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { chunkedIn } from '../../platform/sql';
import { insertStep } from './store-write';
import type { State } from './domain/machine';

/** A matter that somebody answers for. */
export interface HeldMatter {
  readonly id: number;
  readonly documentId: string;
  readonly holderId: number;
  /** Its reporter: he does not handle his own. */
  readonly aboutId: number | null;
  readonly gridId: number | null;
  readonly title: string | null;
  readonly since: IsoDate | null;
  readonly due: IsoDate | null;
}

const COLUMNS = { id: 'id', documentId: 'document_id', holderId: 'owner_id', aboutId: 'submitter_id', gridId: 'grid_id', title: 'number', since: 'registered_on', due: 'due_on' };

export const heldMatters = async (db: Db, ownerIds: readonly number[]): Promise<HeldMatter[]> =>
  (await db
    .sql('grid_matters')
    .where((group) => chunkedIn(group, 'owner_id', ownerIds))
    .orderBy([{ column: 'due_on' }, { column: 'number' }])
    .select(COLUMNS)) as HeldMatter[];

/** Gives matters to somebody else: as their handler where one handles them, else as who received them. Those that ended meanwhile are left out of the answer. */
export const passMatters = async (db: Db, ids: readonly number[], successorId: number, on: IsoDate): Promise<HeldMatter[]> => {
  const rows = (await db.sql('grid_matters').whereIn('id', [...ids]).whereNotNull('owner_id').select({ ...COLUMNS, handlerId: 'handler_id', receiverId: 'receiver_id', state: 'state' })) as (HeldMatter & { handlerId: number | null; receiverId: number | null; state: State; gridId: number })[];
  for (const { id, gridId, state, holderId, handlerId, receiverId } of rows) {
    const handled = handlerId === holderId;
    await db.sql('grid_matters').where({ id }).update({ owner_id: successorId, ...(handled ? { handler_id: successorId } : {}), ...(receiverId === holderId ? { receiver_id: successorId } : {}) });
    await insertStep(db, { matterId: id, gridId, action: handled ? 'takeOver' : 'assign', state, on, handlerId: successorId, note: '交接' });
  }
  return rows;
};
