import type { Scope } from '../../access/scope';
import { applyScope } from '../../access/scope-sql';
import { currentTree } from '../../access/tree-map';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { updateRows } from '../../platform/rows';
import { chunkedIn } from '../../platform/sql';

export const GONE = ['left', 'retired'] as const;

export interface Employment {
  readonly id: number;
  readonly gridId: number | null;
  readonly status: string;
  readonly leftOn: IsoDate | null;
}

const EMPLOYMENT = { id: 'id', gridId: 'grid_id', status: 'employment_status', leftOn: 'left_on' };

/**
 * The people as they are once nobody else changes them: locked in one order, so that two handovers that name each other's people wait
 * instead of blocking each other. Not FOR UPDATE: rows that only refer to them may go on.
 */
export const lockEmployments = async (db: Db, ids: readonly number[]): Promise<Map<number, Employment>> => {
  if (db.dialect === 'postgres') await db.sql.raw('select id from grid_employees where id = any(?) order by id for no key update', [[...ids]]);
  return employmentsOf(db, ids);
};

export const employmentsOf = async (db: Db, ids: readonly number[]): Promise<Map<number, Employment>> => {
  const rows = (await db.sql('grid_employees').where((group) => chunkedIn(group, 'id', ids)).select(EMPLOYMENT)) as Employment[];
  return new Map(rows.map((row) => [row.id, row]));
};

/** Everybody in scope who left or retired. */
export const leaversInScope = async (db: Db, scope: Scope): Promise<Employment[]> => {
  const query = db.sql('grid_employees').whereIn('employment_status', [...GONE]).orderBy('employee_no');
  applyScope(query, scope, { grid: 'grid_id' }, await currentTree(db));
  return (await query.select(EMPLOYMENT)) as Employment[];
};

export const setEmployment = (db: Db, employeeId: number, values: { employmentStatus: string; leftOn?: IsoDate }): Promise<void> => updateRows(db, 'employee', [{ id: employeeId, values: { ...values } }]);

/** The day on which the person came to where he is counted now; null = since before the records. */
export const memberSince = async (db: Db, employeeId: number): Promise<IsoDate | null> => {
  const row = (await db.sql('grid_memberships').where({ employee_id: employeeId }).whereNull('to').first({ from: 'from' })) as { from: IsoDate | null } | undefined;
  return row?.from ?? null;
};

/** The liaisons whose contacts are counted in the grids, on a day. */
export const liaisonsIn = async (db: Db, gridIds: readonly number[], on: IsoDate): Promise<number[]> => {
  const rows = (await db
    .sql('grid_contact_pairs')
    .where((group) => chunkedIn(group, 'grid_id', gridIds))
    .where('from', '<=', on)
    .where((open) => open.whereNull('to').orWhere('to', '>=', on))
    .distinct({ id: 'liaison_id' })) as { id: number }[];
  return rows.map((row) => row.id);
};

/** The same of many; who is not in it is in no grid. */
export const membersSince = async (db: Db, employeeIds: readonly number[]): Promise<Map<number, IsoDate | null>> => {
  const rows = (await db.sql('grid_memberships').where((group) => chunkedIn(group, 'employee_id', employeeIds)).whereNull('to').select({ id: 'employee_id', from: 'from' })) as { id: number; from: IsoDate | null }[];
  return new Map(rows.map(({ id, from }) => [id, from]));
};

/** Of people whose status was changed by others than a handover: the last day of who is gone by now, from which their retention counts; none for who is back. */
export const noteLeaving = async (db: Db, ids: readonly number[], lastDay: IsoDate): Promise<void> => {
  const changed = () => db.sql('grid_employees').where((group) => chunkedIn(group, 'id', ids));
  await changed().whereNull('left_on').whereIn('employment_status', [...GONE]).update({ left_on: lastDay });
  await changed().whereNotNull('left_on').whereNotIn('employment_status', [...GONE]).update({ left_on: null });
};
