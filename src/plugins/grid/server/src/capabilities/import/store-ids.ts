import { fieldOf } from './domain/fields-care';
import { splitPeople } from './domain/keys';
import type { Step } from './domain/types';
import { chunked, type Db } from '../../platform/db';

/** Database ids for the codes that steps mention. Asking for a code that was not loaded is a fault of the plan. */
export interface Ids {
  grid(code: string): number;
  employee(code: string): { id: number; gridId: number | null };
  event(code: string): number;
  activity(code: string): { id: number; gridId: number | null };
}

interface Raw {
  id: number;
  code: string;
  gridId: number | null;
}

const CODES_PER_STATEMENT = 5_000;

export const loadIds = async (db: Db, steps: readonly Step[]): Promise<Ids> => {
  const wanted = { grid: new Set<string>(), employee: new Set<string>(), event: new Set<string>(), activity: new Set<string>() };
  for (const step of steps) {
    const { kind } = step;
    for (const [field, value] of Object.entries(step.op === 'insert' ? step.values : step.after)) {
      if (value === null) continue;
      const { type } = fieldOf(kind, field);
      if (type === 'employees') for (const code of splitPeople(value)) wanted.employee.add(code);
      else if (type === 'grid' || type === 'employee' || type === 'event' || type === 'activity') wanted[type].add(value);
      else if (kind === 'grids' && field === 'code') wanted.grid.add(value);
    }
  }
  const grids = await read(db, 'grid_grids', 'code', wanted.grid);
  const employees = await read(db, 'grid_employees', 'employee_no', wanted.employee);
  const activities = await read(db, 'grid_activities', 'code', wanted.activity);
  const events = await read(db, 'grid_care_events', 'code', wanted.event);
  return {
    grid: (code) => take(grids, 'grid', code).id,
    employee: (code) => take(employees, 'employee', code),
    event: (code) => take(events, 'care event', code).id,
    activity: (code) => take(activities, 'activity', code),
  };
};

const read = async (db: Db, table: string, column: string, codes: ReadonlySet<string>): Promise<Map<string, Raw>> => {
  const found = new Map<string, Raw>();
  for (const part of chunked([...codes], CODES_PER_STATEMENT)) {
    const rows = (await db.sql(table).whereIn(column, part).select({ id: 'id', code: column, gridId: 'grid_id' })) as Raw[];
    for (const row of rows) found.set(row.code, row);
  }
  return found;
};

const take = (rows: ReadonlyMap<string, Raw>, what: string, code: string): Raw => {
  const row = rows.get(code);
  if (row === undefined) throw new Error(`the plan refers to ${what} ${code}, which is not in the database`);
  return row;
};
