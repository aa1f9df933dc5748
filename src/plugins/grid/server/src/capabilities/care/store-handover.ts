import type { IsoDate } from '../../kernel/date';
import { stamp, type Db } from '../../platform/db';
import { chunkedIn } from '../../platform/sql';
import type { HeldRow } from '../organisation';

const running = (db: Db) => db.sql('grid_care_plans as p').join('grid_employees as e', 'e.id', 'p.employee_id').whereNull('p.closed_on').whereNotIn('e.employment_status', ['left', 'retired']);

/** Those that run on after a day. */
export const heldPlans = async (db: Db, holderIds: readonly number[], on: IsoDate): Promise<HeldRow[]> => {
  const rows = (await running(db)
    .where('p.until', '>', on)
    .where((group) => chunkedIn(group, 'p.responsible_id', holderIds))
    .orderBy([{ column: 'p.until' }, { column: 'p.id' }])
    .select({ id: 'p.id', documentId: 'p.document_id', holderId: 'p.responsible_id', aboutId: 'p.employee_id', gridId: 'p.grid_id', since: 'p.from', due: 'p.until' })) as Omit<HeldRow, 'title'>[];
  return rows.map((row) => ({ ...row, title: null }));
};

/** Gives plans to somebody else. Returns whom they are for; those that were closed meanwhile are left out. */
export const passPlans = async (db: Db, ids: readonly number[], successorId: number): Promise<{ documentId: string; aboutId: number }[]> =>
  (await db
    .sql('grid_care_plans')
    .whereIn('id', [...ids])
    .whereNull('closed_on')
    .update({ responsible_id: successorId, updated_at: stamp(db) })
    .returning(['document_id as documentId', 'employee_id as aboutId'])) as { documentId: string; aboutId: number }[];
