import type { IsoDate } from '../kernel/date';
import type { Db } from '../platform/db';
import type { Holding } from './policy';

export type HeldDuty = Holding & { duty: string };

/** The employee behind an admin account and what he holds on the day: appointments in force, and grids he leads. */
export const holdingsOf = async (db: Db, userId: number, today: IsoDate): Promise<{ employeeId: number | null; holdings: HeldDuty[] }> => {
  const employee = (await db.sql('grid_employees').where({ admin_user_id: userId }).whereNotIn('employment_status', ['left', 'retired']).first('id')) as { id: number } | undefined;
  if (!employee) return { employeeId: null, holdings: [] };
  return { employeeId: employee.id, holdings: await holdingsOfEmployee(db, employee.id, today) };
};

export const holdingsOfEmployee = async (db: Db, employeeId: number, today: IsoDate): Promise<HeldDuty[]> => {
  const appointed = (await db
    .sql('grid_appointments as a')
    .join('grid_grids as g', 'g.id', 'a.grid_id')
    .where('a.employee_id', employeeId)
    .where('a.from', '<=', today)
    .where((open) => open.whereNull('a.to').orWhere('a.to', '>=', today))
    .whereNull('g.closed_on')
    .select({ gridId: 'g.id', level: 'g.level', duty: 'a.duty' })) as HeldDuty[];
  const led = (await db.sql('grid_grids').where({ leader_id: employeeId }).whereNull('closed_on').select({ gridId: 'id', level: 'level' })) as Holding[];
  return [...appointed, ...led.map((grid) => ({ ...grid, duty: 'gridLeader' }))];
};
