import type { TaskKind } from '../../../../shared/contracts/tasks';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';

/** A duty as a calendar shows it: its kind and its day. Neither title nor subject: the calendar lies on a phone. */
export interface DueTask {
  readonly documentId: string;
  readonly kind: TaskKind;
  readonly dueOn: IsoDate;
  /** As the driver reads them. */
  readonly createdAt: number | string | Date;
  readonly updatedAt: number | string | Date;
}

/** Open duties of one person that are due on a day or later. */
export const duesOf = async (db: Db, ownerId: number, from: IsoDate): Promise<DueTask[]> =>
  (await db.sql('grid_tasks').where({ owner_id: ownerId, state: 'open' }).where('due_on', '>=', from).orderBy(['due_on', 'id']).select({ documentId: 'document_id', kind: 'kind', dueOn: 'due_on', createdAt: 'created_at', updatedAt: 'updated_at' })) as DueTask[];
