import type { Knex } from 'knex';
import type { IsoDate } from '../../kernel/date';
import { currentTree } from '../../access/tree-map';
import { rowsOf, type Db } from '../../platform/db';
import { chunkedIn } from '../../platform/sql';
import { present, standsFor, type OrganisationFacts } from './domain/responsible';

interface Held {
  employeeId: number;
  gridId: number;
  duty: string;
}

const LEFT = ['left', 'retired'];

/** Reads once, for many decisions, who holds what on a day. `employeeIds` are the people the decisions are about. */
export const loadFacts = async (db: Db, on: IsoDate, employeeIds: readonly number[] | 'all'): Promise<OrganisationFacts> => {
  const tree = await currentTree(db);
  const people = await readPeople(db, on, employeeIds);
  const held = await readHeld(db, on);
  const substituteOf = await readSubstitutes(db, on);
  const liaisonOf = new Map(people.filter((row) => row.liaisonId !== null).map((row) => [row.employeeId, row.liaisonId as number]));
  const others = [...liaisonOf.values(), ...held.map((row) => row.employeeId), ...substituteOf.values(), ...(await readLeaders(db))];
  const known = new Set(people.map((row) => row.employeeId));
  const active = await readActive(db, [...new Set(others)].filter((id) => !known.has(id)));
  for (const row of people) if (!LEFT.includes(row.employmentStatus)) active.add(row.employeeId);
  const holding = held.filter((row) => active.has(row.employeeId));
  return {
    on,
    active,
    substituteOf,
    liaisonOf,
    gridOf: new Map(people.filter((row) => row.gridId !== null).map((row) => [row.employeeId, row.gridId as number])),
    secretaryOf: firstHolder(holding, ['secretary', 'deputySecretary']),
    appointedLeaderOf: firstHolder(holding, ['groupLeader', 'gridLeader']),
    officeOf: firstHolder(holding, ['office']),
    line: (gridId) => tree.ancestors(gridId),
  };
};

/** For each grid the holder of the first of the duties that is held; rows come ordered by start and id, so it is the same on every run. */
const firstHolder = (held: readonly Held[], duties: readonly string[]): Map<number, number> => {
  const holders = new Map<number, number>();
  for (const duty of duties) for (const row of held) if (row.duty === duty && !holders.has(row.gridId)) holders.set(row.gridId, row.employeeId);
  return holders;
};

interface PersonFacts {
  employeeId: number;
  gridId: number | null;
  liaisonId: number | null;
  employmentStatus: string;
}

const currentOn = (alias: string, on: IsoDate) => (query: Knex.QueryBuilder) => {
  query.where((from) => from.whereNull(`${alias}.from`).orWhere(`${alias}.from`, '<=', on)).where((to) => to.whereNull(`${alias}.to`).orWhere(`${alias}.to`, '>=', on));
};

const readPeople = async (db: Db, on: IsoDate, employeeIds: readonly number[] | 'all'): Promise<PersonFacts[]> => {
  const query = db
    .sql('grid_employees as e')
    .leftJoin('grid_memberships as m', (join) => join.on('m.employee_id', 'e.id').andOn(db.sql.raw(`(m."from" is null or m."from" <= ?)`, [on])).andOn(db.sql.raw(`(m."to" is null or m."to" >= ?)`, [on])))
    .leftJoin('grid_contact_pairs as p', (join) => join.on('p.employee_id', 'e.id').andOn(db.sql.raw(`p."from" <= ?`, [on])).andOn(db.sql.raw(`(p."to" is null or p."to" >= ?)`, [on])))
    .select({ employeeId: 'e.id', gridId: db.sql.raw('coalesce(m.grid_id, e.grid_id)'), liaisonId: 'p.liaison_id', employmentStatus: 'e.employment_status' });
  if (employeeIds !== 'all') query.where((group) => chunkedIn(group, 'e.id', employeeIds));
  return (await query) as PersonFacts[];
};

const readHeld = async (db: Db, on: IsoDate): Promise<Held[]> =>
  (await db
    .sql('grid_appointments as a')
    .modify(currentOn('a', on))
    .orderBy([{ column: 'a.from' }, { column: 'a.id' }])
    .select({ employeeId: 'a.employee_id', gridId: 'a.grid_id', duty: 'a.duty' })) as Held[];

const readSubstitutes = async (db: Db, on: IsoDate): Promise<Map<number, number>> => {
  const rows = (await db.sql('grid_absences as s').modify(currentOn('s', on)).orderBy('s.id').select({ employeeId: 's.employee_id', substituteId: 's.substitute_id' })) as { employeeId: number; substituteId: number }[];
  return new Map(rows.map((row) => [row.employeeId, row.substituteId]));
};

const readLeaders = async (db: Db): Promise<number[]> => {
  const rows = rowsOf<{ id: number }>(await db.sql.raw('select distinct leader_id as id from grid_grids where leader_id is not null'));
  return rows.map((row) => row.id);
};

const readActive = async (db: Db, ids: readonly number[]): Promise<Set<number>> => {
  const rows = (await db
    .sql('grid_employees')
    .where((group) => chunkedIn(group, 'id', ids))
    .whereNotIn('employment_status', LEFT)
    .select('id')) as { id: number }[];
  return new Set(rows.map((row) => row.id));
};

/** For each of the people who acts on a day: himself, or who stands in for him. Who left and has nobody is missing. */
export const actingFor = async (db: Db, ids: readonly number[], on: IsoDate): Promise<Map<number, number>> => {
  const facts = await loadFacts(db, on, ids);
  return new Map(ids.flatMap((id) => {
    const acting = present(facts, id);
    return acting === null ? [] : [[id, acting] as const];
  }));
};

/** Everybody whom the person stands in for on a day, himself first; also for whom the absent ones stood in themselves. */
export const standsInFor = async (db: Db, employeeId: number, on: IsoDate): Promise<number[]> => standsFor(await readSubstitutes(db, on), employeeId);
