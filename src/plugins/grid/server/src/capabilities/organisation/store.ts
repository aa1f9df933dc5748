import { randomUUID } from 'node:crypto';
import { addDays, type IsoDate } from '../../kernel/date';
import { bumpTreeVersion } from '../../access/tree-map';
import { InvalidInput } from '../../platform/errors';
import { insertRows, updateRows } from '../../platform/rows';
import { chunked, rowsOf, type Db } from '../../platform/db';
import { tableOf } from '../../platform/tables';
import { pathsOf, treeProblem, type Level, type TreeRow } from './domain/tree';

const IDS_PER_STATEMENT = 5_000;

/**
 * Brings path, parentId, leaderId and gridId of every grid in line with the relations and gives the tree a new version.
 * @throws InvalidInput for a cycle or a parent that is not of a higher level: the transaction must then be given up.
 */
export const rebuildTree = async (db: Db): Promise<void> => {
  // First, because the row is a lock too: of two moves at once the second sees the first, and the cycle that both would make.
  await bumpTreeVersion(db, randomUUID());
  const rows = await readTree(db);
  const problem = treeProblem(rows);
  if (problem?.kind === 'cycle') throw new InvalidInput([{ field: 'parent', code: 'cycle', value: problem.code, allowed: 'a grid that is not below this one' }]);
  if (problem?.kind === 'level') throw new InvalidInput([{ field: 'parent', code: 'invalid_level', value: `${problem.code}: ${problem.level} below ${problem.parentLevel}`, allowed: 'a parent of a higher level' }]);
  const paths = pathsOf(rows);
  const stale = rows.filter((row) => row.path !== paths.get(row.id) || row.parentId !== row.storedParent || row.leaderId !== row.storedLeader || row.gridId !== row.id);
  await updateRows(db, 'grid', stale.map((row) => ({ id: row.id, values: { path: paths.get(row.id), parentId: row.parentId, leaderId: row.leaderId, gridId: row.id } })));
};

interface StoredTreeRow extends TreeRow {
  path: string | null;
  leaderId: number | null;
  storedParent: number | null;
  storedLeader: number | null;
  gridId: number | null;
}

const readTree = async (db: Db): Promise<StoredTreeRow[]> => {
  const { parent, leader } = tableOf('grid').links;
  if (!parent || !leader) throw new Error('grid has no link tables for parent and leader');
  return (await db
    .sql('grid_grids as g')
    .leftJoin(`${parent.table} as p`, `p.${parent.from}`, 'g.id')
    .leftJoin(`${leader.table} as l`, `l.${leader.from}`, 'g.id')
    .select({ id: 'g.id', code: 'g.code', level: 'g.level', path: 'g.path', parentId: `p.${parent.to}`, leaderId: `l.${leader.to}` })
    .select({ storedParent: 'g.parent_id', storedLeader: 'g.leader_id', gridId: 'g.grid_id' })) as (StoredTreeRow & { level: Level })[];
};

/** Opens the first membership of people who have none; its start is unknown, so it is empty: "since before the records". */
export const openFirstMemberships = async (db: Db, employeeIds: readonly number[]): Promise<void> => {
  for (const part of chunked(employeeIds, IDS_PER_STATEMENT)) {
    const rows = (await db
      .sql('grid_employees as e')
      .whereIn('e.id', part)
      .whereNotNull('e.grid_id')
      .whereNotExists((sub) => sub.select('m.id').from('grid_memberships as m').whereRaw('m.employee_id = e.id'))
      .select({ employee: 'e.id', grid: 'e.grid_id' })) as { employee: number; grid: number }[];
    await insertRows(db, 'membership', rows.map((row) => ({ employee: row.employee, employeeId: row.employee, grid: row.grid, gridId: row.grid, from: null, to: null })));
  }
};

export interface Move {
  readonly employeeId: number;
  readonly gridId: number;
}

/** Moves people to other grids from a day on: the old membership ends the day before; current pairs, open care plans and the care profile follow, history stays where it happened. */
export const moveEmployees = async (db: Db, moves: readonly Move[], on: IsoDate): Promise<void> => {
  if (moves.length === 0) return;
  const ids = moves.map((move) => move.employeeId);
  await updateRows(db, 'employee', moves.map((move) => ({ id: move.employeeId, values: { grid: move.gridId, gridId: move.gridId } })));
  for (const part of chunked(ids, IDS_PER_STATEMENT)) {
    // A membership that began today would end before it began: it is replaced.
    await db.sql('grid_memberships').whereIn('employee_id', part).whereNull('to').where('from', on).delete();
    await db.sql('grid_memberships').whereIn('employee_id', part).whereNull('to').update({ to: addDays(on, -1) });
  }
  await insertRows(db, 'membership', moves.map((move) => ({ employee: move.employeeId, employeeId: move.employeeId, grid: move.gridId, gridId: move.gridId, from: on, to: null })));
  await movePairs(db, moves, on);
  await moveProfiles(db, moves);
  for (const { employeeId, gridId } of moves) await db.sql('grid_care_plans').where({ employee_id: employeeId }).whereNull('closed_on').update({ grid_id: gridId });
};

const moveProfiles = async (db: Db, moves: readonly Move[]): Promise<void> => {
  const target = new Map(moves.map((move) => [move.employeeId, move.gridId]));
  for (const part of chunked([...target.keys()], IDS_PER_STATEMENT)) {
    const profiles = (await db.sql('grid_care_profiles').whereIn('employee_id', part).select({ id: 'id', employeeId: 'employee_id' })) as { id: number; employeeId: number }[];
    await updateRows(db, 'care-profile', profiles.map((profile) => ({ id: profile.id, values: { gridId: target.get(profile.employeeId) } })));
  }
};

const movePairs = async (db: Db, moves: readonly Move[], on: IsoDate): Promise<void> => {
  const target = new Map(moves.map((move) => [move.employeeId, move.gridId]));
  for (const part of chunked([...target.keys()], IDS_PER_STATEMENT)) {
    const pairs = (await db.sql('grid_contact_pairs').whereIn('employee_id', part).where((open) => open.whereNull('to').orWhere('to', '>=', on)).select({ id: 'id', employeeId: 'employee_id' })) as { id: number; employeeId: number }[];
    await updateRows(db, 'contact-pair', pairs.map((pair) => ({ id: pair.id, values: { grid: target.get(pair.employeeId), gridId: target.get(pair.employeeId) } })));
  }
};

/** The grid of each person on a day, by membership. */
export const gridsOn = async (db: Db, employeeIds: readonly number[], on: IsoDate): Promise<Map<number, number>> => {
  const found = new Map<number, number>();
  for (const part of chunked([...new Set(employeeIds)], IDS_PER_STATEMENT)) {
    const rows = (await db
      .sql('grid_memberships')
      .whereIn('employee_id', part)
      .where((from) => from.whereNull('from').orWhere('from', '<=', on))
      .where((to) => to.whereNull('to').orWhere('to', '>=', on))
      .select({ employeeId: 'employee_id', gridId: 'grid_id' })) as { employeeId: number; gridId: number }[];
    for (const row of rows) found.set(row.employeeId, row.gridId);
  }
  return found;
};

/** Pairs of the person whose dates overlap another pair of the same person. Of two writers at once the second waits and sees the first. */
export const overlappingPairs = async (db: Db, pairId: number): Promise<string[]> => {
  // Not FOR UPDATE: both hold the key of the person by their foreign keys already, and would wait for each other.
  if (db.dialect === 'postgres') await db.sql.raw(`select e.id from grid_employees e join grid_contact_pairs p on p.employee_id = e.id where p.id = ? for no key update of e`, [pairId]);
  const result: unknown = await db.sql.raw(
    `select l.employee_no as "liaisonNo" from grid_contact_pairs p
       join grid_contact_pairs q on q.employee_id = p.employee_id and q.id <> p.id
       join grid_employees l on l.id = q.liaison_id
      where p.id = ? and q."from" <= coalesce(p."to", '9999-12-31') and p."from" <= coalesce(q."to", '9999-12-31')`,
    [pairId],
  );
  return rowsOf<{ liaisonNo: string }>(result).map((row) => row.liaisonNo);
};

export interface DatedRow {
  id: number;
  from: IsoDate | null;
  to: IsoDate | null;
  firstId: number | null;
  secondId: number | null;
}

/** A pair or an absence with its two people. */
export const datedRow = async (db: Db, type: 'contact-pair' | 'absence' | 'appointment', id: number): Promise<DatedRow | undefined> => {
  const columns = { 'contact-pair': ['liaison_id', 'employee_id'], absence: ['employee_id', 'substitute_id'], appointment: ['employee_id', 'grid_id'] }[type];
  return (await db.sql(tableOf(type).name).where({ id }).first({ id: 'id', from: 'from', to: 'to', firstId: columns[0], secondId: columns[1] })) as DatedRow | undefined;
};

export const employeeGrid = async (db: Db, id: number): Promise<number | null> => {
  const row = (await db.sql('grid_employees').where({ id }).first({ gridId: 'grid_id' })) as { gridId: number | null } | undefined;
  return row?.gridId ?? null;
};

/** Binds a person to an admin account; an account belongs to one person. */
export const linkAccount = (db: Db, employeeId: number, adminUserId: number): Promise<void> => updateRows(db, 'employee', [{ id: employeeId, values: { adminUserId } }]);

/** Binds a person to an account of the portal; an account belongs to one person. */
export const linkPortalAccount = (db: Db, employeeId: number, accountId: number): Promise<void> => updateRows(db, 'employee', [{ id: employeeId, values: { accountId } }]);

export const portalAccountOf = async (db: Db, employeeId: number): Promise<number | null> => {
  const row = (await db.sql('grid_employees').where({ id: employeeId }).first({ accountId: 'account_id' })) as { accountId: number | null } | undefined;
  return row?.accountId ?? null;
};
