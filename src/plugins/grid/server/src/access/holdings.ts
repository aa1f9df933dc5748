import type { IsoDate } from '../kernel/date';
import type { Db } from '../platform/db';
import type { PortalRole } from '../../../shared/contracts/access';
import type { Holding } from './policy';

const LEADING = ['secretary', 'deputySecretary', 'groupLeader', 'gridLeader'];

/** The employee behind an admin account, whether he left, and what he holds on the day: appointments in force, and grids he leads. */
export const holdingsOf = async (db: Db, userId: number, today: IsoDate): Promise<{ employeeId: number | null; left: boolean; holdings: Holding[] }> => {
  const employee = (await db.sql('grid_employees').where({ admin_user_id: userId }).first({ id: 'id', status: 'employment_status' })) as { id: number; status: string } | undefined;
  if (!employee) return { employeeId: null, left: false, holdings: [] };
  if (['left', 'retired'].includes(employee.status)) return { employeeId: null, left: true, holdings: [] };
  return { employeeId: employee.id, left: false, holdings: await holdingsOfEmployee(db, employee.id, today) };
};

export const holdingsOfEmployee = async (db: Db, employeeId: number, today: IsoDate): Promise<Holding[]> => {
  const appointed = db
    .sql('grid_appointments as a')
    .join('grid_grids as g', 'g.id', 'a.grid_id')
    .where('a.employee_id', employeeId)
    .where('a.from', '<=', today)
    .where((open) => open.whereNull('a.to').orWhere('a.to', '>=', today))
    .whereNull('g.closed_on')
    .select({ gridId: 'g.id', level: 'g.level', duty: 'a.duty' });
  const led = db
    .sql('grid_grids as g')
    .where('g.leader_id', employeeId)
    .whereNull('g.closed_on')
    // The name stays in the grid until somebody changes it; the reach ends with the appointment that gave the lead.
    .whereNotExists((ended) => ended.from('grid_appointments as a').whereRaw('a.grid_id = g.id').where('a.employee_id', employeeId).whereIn('a.duty', LEADING).where('a.to', '<', today))
    .select({ gridId: 'g.id', level: 'g.level', duty: db.sql.raw(`'gridLeader'`) });
  return (await appointed.unionAll(led)) as Holding[];
};

/**
 * The employee behind a portal account, and what he is on the day. Who left keeps the sight of his own file until his account is
 * blocked or his data is purged; he is no liaison any more.
 */
export const personBehind = async (db: Db, accountId: number, today: IsoDate): Promise<{ employeeId: number; name: string; roles: PortalRole[] } | null> => {
  const employee = (await db.sql('grid_employees').where({ account_id: accountId }).first({ id: 'id', name: 'name', status: 'employment_status' })) as { id: number; name: string; status: string } | undefined;
  if (!employee) return null;
  if (['left', 'retired'].includes(employee.status)) return { employeeId: employee.id, name: employee.name, roles: ['staff'] };
  const inForce = (table: string) => db.sql(table).where('from', '<=', today).where((open) => open.whereNull('to').orWhere('to', '>=', today));
  const pair: unknown = await inForce('grid_contact_pairs').where({ liaison_id: employee.id }).first('id');
  const counsels: unknown = await inForce('grid_appointments').where({ employee_id: employee.id, duty: 'counsellor' }).first('id');
  return { employeeId: employee.id, name: employee.name, roles: ['staff', ...(pair ? (['liaison'] as const) : []), ...(counsels ? (['counsellor'] as const) : [])] };
};
