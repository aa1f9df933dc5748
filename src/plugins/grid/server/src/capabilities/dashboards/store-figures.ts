import type { Scope } from '../../access/scope';
import { applyScope } from '../../access/scope-sql';
import { currentTree } from '../../access/tree-map';
import { firstOfMonth, lastOfMonth, type IsoDate } from '../../kernel/date';
import { rowsOf, type Db } from '../../platform/db';
import { whileUnchanged } from '../../platform/unchanged';
import type { OwnFigures } from './domain/roll-up';

const PRESENT = ['active', 'onLeave', 'seconded'];

/** Figures of each grid by itself, without what lies below, as they stood at the end of the month (or today): three grouped statements for the whole scope. */
export const figuresByGrid = (db: Db, scope: Scope, month: string, today: IsoDate): Promise<ReadonlyMap<number, OwnFigures>> =>
  whileUnchanged(db, JSON.stringify(['figures', scope, month, today]), () => figuresNow(db, scope, month, today));

const figuresNow = async (db: Db, scope: Scope, month: string, today: IsoDate): Promise<Map<number, OwnFigures>> => {
  const figures = new Map<number, OwnFigures>();
  const merge = (rows: readonly ({ gridId: number } & Record<string, number | string>)[]): void => {
    for (const { gridId, ...counts } of rows) figures.set(gridId, { ...EMPTY, ...figures.get(gridId), ...Object.fromEntries(Object.entries(counts).map(([key, value]) => [key, Number(value)])) });
  };
  const asOf = lastOfMonth(month) < today ? lastOfMonth(month) : today;
  merge(await peopleCounts(db, scope, asOf));
  merge(await pairCounts(db, scope, asOf));
  merge(await taskCounts(db, scope, month, asOf));
  return figures;
};

const EMPTY: OwnFigures = { people: 0, withoutLiaison: 0, pairs: 0, open: 0, overdue: 0, due: 0, onTime: 0 };

type Counted = { gridId: number } & Record<string, number | string>;

const peopleCounts = async (db: Db, scope: Scope, asOf: IsoDate): Promise<Counted[]> => {
  const query = db
    .sql('grid_memberships as m')
    .join('grid_employees as e', 'e.id', 'm.employee_id')
    .whereIn('e.employment_status', PRESENT)
    .where((from) => from.whereNull('m.from').orWhere('m.from', '<=', asOf))
    .where((to) => to.whereNull('m.to').orWhere('m.to', '>=', asOf))
    .groupBy('m.grid_id');
  applyScope(query, scope, { grid: 'm.grid_id' }, await currentTree(db));
  return rowsOf<Counted>(
    await query.select({ gridId: 'm.grid_id', people: db.sql.raw('count(*)'), withoutLiaison: db.sql.raw(`sum(case when exists (${CURRENT_PAIR}) then 0 else 1 end)`, [asOf, asOf]) }),
  );
};

const CURRENT_PAIR = `select 1 from grid_contact_pairs p where p.employee_id = e.id and p."from" <= ? and (p."to" is null or p."to" >= ?)`;

const pairCounts = async (db: Db, scope: Scope, asOf: IsoDate): Promise<Counted[]> => {
  const query = db
    .sql('grid_contact_pairs as p')
    .where('p.from', '<=', asOf)
    .where((open) => open.whereNull('p.to').orWhere('p.to', '>=', asOf))
    .whereNotNull('p.grid_id')
    .groupBy('p.grid_id');
  applyScope(query, scope, { grid: 'p.grid_id' }, await currentTree(db));
  return rowsOf<Counted>(await query.select({ gridId: 'p.grid_id', pairs: db.sql.raw('count(*)') }));
};

/** `open` and `overdue` as they stood on the day, `due` and `onTime` of the month; a waived or void duty counts in none. */
const taskCounts = async (db: Db, scope: Scope, month: string, asOf: IsoDate): Promise<Counted[]> => {
  const [from, to] = [firstOfMonth(month), lastOfMonth(month)];
  const query = db.sql('grid_tasks as t').whereNotNull('t.grid_id').groupBy('t.grid_id');
  applyScope(query, scope, { grid: 't.grid_id' }, await currentTree(db));
  const openThen = `t.assigned_on <= ? and (t.state = 'open' or (t.state in ('done', 'verified') and t.done_on > ?))`;
  const inMonth = `t.state in ('open', 'done', 'verified') and t.due_on between ? and ?`;
  return rowsOf<Counted>(
    await query.select({
      gridId: 't.grid_id',
      open: db.sql.raw(`sum(case when ${openThen} then 1 else 0 end)`, [asOf, asOf]),
      overdue: db.sql.raw(`sum(case when ${openThen} and t.due_on < ? then 1 else 0 end)`, [asOf, asOf, asOf]),
      due: db.sql.raw(`sum(case when ${inMonth} and (t.due_on < ? or t.state <> 'open') then 1 else 0 end)`, [from, to, asOf]),
      onTime: db.sql.raw(`sum(case when ${inMonth} and t.done_on <= t.due_on then 1 else 0 end)`, [from, to]),
    }),
  );
};

export interface GridRow {
  id: number;
  documentId: string;
  code: string;
  name: string;
  level: 'committee' | 'branch' | 'group' | 'member';
  parentId: number | null;
  leaderId: number | null;
  dutyArea: string | null;
  closedOn: IsoDate | null;
}

export const gridsInScope = async (db: Db, scope: Scope): Promise<GridRow[]> => {
  const query = db.sql('grid_grids as g').orderBy('g.code');
  applyScope(query, scope, { grid: 'g.id' }, await currentTree(db));
  return (await query.select({ id: 'g.id', documentId: 'g.document_id', code: 'g.code', name: 'g.name', level: 'g.level', parentId: 'g.parent_id', leaderId: 'g.leader_id', dutyArea: 'g.duty_area', closedOn: 'g.closed_on' })) as GridRow[];
};

export interface AppointmentRow {
  id: string;
  employeeId: number;
  gridId: number;
  duty: string;
  from: IsoDate;
  to: IsoDate | null;
}

export const appointmentsBelow = async (db: Db, gridIds: readonly number[], today: IsoDate): Promise<AppointmentRow[]> =>
  (await db
    .sql('grid_appointments')
    .whereIn('grid_id', [...gridIds])
    .where((open) => open.whereNull('to').orWhere('to', '>=', today))
    .orderBy(['grid_id', 'from', 'id'])
    .limit(500)
    .select({ id: 'document_id', employeeId: 'employee_id', gridId: 'grid_id', duty: 'duty', from: 'from', to: 'to' })) as AppointmentRow[];
