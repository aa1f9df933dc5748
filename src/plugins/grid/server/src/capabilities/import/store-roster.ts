import type { Knex } from 'knex';
import type { Scope } from '../../access/scope';
import { applyScope } from '../../access/scope-sql';
import { currentTree } from '../../access/tree-map';
import type { Db } from '../../platform/db';
import { lockEmployments, membersSince } from '../organisation';
import { KINDS } from './domain/fields-care';
import type { Reach } from './domain/reach-check';
import { toKey } from './domain/text';
import type { Snapshot } from './domain/types';
import { readEmployees, readGrids } from './store-snapshot';

/** What of the database a batch of people is compared with, for who reaches only a part: grids in reach, and the people of these numbers. */
export interface Roster {
  readonly snapshot: Snapshot;
  readonly since: Reach['since'];
  readonly taken: Reach['taken'];
}

/** The people are locked first where they will be written: of two batches at once the second sees what the first left. `numbers` are at most a few thousand. */
export const loadRoster = async (db: Db, scope: Scope, numbers: readonly string[], isLocked: boolean): Promise<Roster> => {
  const keys = [...new Set(numbers.map(toKey))];
  const named = (query: Knex.QueryBuilder): void => void query.whereIn(db.sql.raw('upper(e.employee_no)') as never, keys);
  const known = (await db.sql('grid_employees as e').modify(named).select({ id: 'e.id', no: 'e.employee_no' })) as { id: number; no: string }[];
  if (isLocked) await lockEmployments(db, known.map(({ id }) => id));
  const tree = await currentTree(db);
  const grids = await readGrids(db, (query) => void applyScope(query, scope, { grid: 'g.id' }, tree));
  const employees = await readEmployees(db, (query) => {
    named(query);
    applyScope(query, scope, { grid: 'e.grid_id' }, tree);
  });
  const reached = new Set(employees.map(({ id }) => id));
  const nothing = Object.fromEntries(KINDS.map(({ kind }) => [kind, []])) as unknown as Snapshot;
  return {
    snapshot: { ...nothing, grids, employees },
    since: await membersSince(db, [...reached]),
    taken: new Set(known.filter(({ id }) => !reached.has(id)).map(({ no }) => toKey(no))),
  };
};

