import type { Knex } from 'knex';
import type { ActivityCircle } from '../../../../shared/contracts/activities';
import type { Scope } from '../../access/scope';
import { applyScope } from '../../access/scope-sql';
import { currentTree } from '../../access/tree-map';
import type { IsoDate } from '../../kernel/date';
import { chunked, type Db } from '../../platform/db';
import { chunkedIn } from '../../platform/sql';

/** Political status of a party member. */
export const PARTY: readonly string[] = ['member', 'probationary'];

/** Who is expected: a circle of the grids on a day. */
export interface Audience {
  readonly circle: ActivityCircle;
  /** The grids it is held for; everybody below them belongs to it. */
  readonly gridIds: readonly number[];
  readonly day: IsoDate;
}

/** Duties that make somebody a member of the committee of a grid. */
export const COMMITTEE: readonly string[] = ['secretary', 'deputySecretary', 'organisation', 'publicity', 'discipline', 'youth'];

const heldOn = (alias: string, day: IsoDate) => (query: Knex.QueryBuilder): void => {
  query.where((from) => from.whereNull(`${alias}.from`).orWhere(`${alias}.from`, '<=', day)).where((to) => to.whereNull(`${alias}.to`).orWhere(`${alias}.to`, '>=', day));
};

/** Fills a query with the ids of those expected: as they belonged on the day, without those who had left. */
export const expectedOf = async (db: Db, { circle, gridIds, day }: Audience): Promise<(query: Knex.QueryBuilder) => void> => {
  const below = (await currentTree(db)).descendants([...gridIds]);
  return (query) => {
    query.distinct({ id: 'm.employee_id' }).join('grid_employees as p', 'p.id', 'm.employee_id').modify(heldOn('m', day));
    query.where((stayed) => stayed.whereNull('p.left_on').orWhere('p.left_on', '>=', day));
    // A committee is of the grid itself; who belongs to a grid belongs to what stands above it.
    if (circle === 'committee') query.from('grid_appointments as m').whereIn('m.duty', [...COMMITTEE]).where((group) => chunkedIn(group, 'm.grid_id', gridIds));
    else query.from('grid_memberships as m').where((group) => chunkedIn(group, 'm.grid_id', below));
    if (circle === 'partyMembers') query.whereIn('p.political_status', [...PARTY]).where((joined) => joined.whereNull('p.joined_party_on').orWhere('p.joined_party_on', '<=', day));
  };
};

export const countExpected = async (db: Db, audience: Audience): Promise<number> => {
  const fill = await expectedOf(db, audience);
  const [{ n } = { n: 0 }] = (await db.sql('expected').with('expected', fill).count({ n: '*' })) as { n: number | string }[];
  return Number(n);
};

/** Those of the people who are expected. */
export const expectedAmong = async (db: Db, audience: Audience, employeeIds: readonly number[]): Promise<Set<number>> => {
  const fill = await expectedOf(db, audience);
  const rows = (await db.sql('expected').with('expected', fill).where((group) => chunkedIn(group, 'id', employeeIds)).select('id')) as { id: number }[];
  return new Set(rows.map(({ id }) => id));
};

export interface FoundPerson {
  readonly id: number;
  readonly documentId: string;
  readonly employeeNo: string;
  readonly name: string;
}

const PERSON = { id: 'id', documentId: 'document_id', employeeNo: 'employee_no', name: 'name' };
const WORDS_PER_STATEMENT = 2_000;

/** By number, in the whole house: whoever has the number in hand may have been there. No scope, so a name must not follow from it. */
export const peopleByNumbers = async (db: Db, numbers: readonly string[]): Promise<FoundPerson[]> => {
  const people: FoundPerson[] = [];
  for (const part of chunked(numbers, WORDS_PER_STATEMENT)) people.push(...((await db.sql('grid_employees').whereIn(db.sql.raw('lower(employee_no)') as never, part).select(PERSON)) as FoundPerson[]));
  return people;
};

/** By number or name, of those in reach. */
export const peopleInReach = async (db: Db, scope: Scope, words: readonly string[]): Promise<FoundPerson[]> => {
  const people: FoundPerson[] = [];
  const tree = await currentTree(db);
  for (const part of chunked(words, WORDS_PER_STATEMENT)) {
    const query = applyScope(db.sql('grid_employees'), scope, { grid: 'grid_id', person: 'id' }, tree);
    query.where((either) => either.whereIn(db.sql.raw('lower(employee_no)') as never, part).orWhereIn(db.sql.raw('lower(name)') as never, part));
    people.push(...((await query.select(PERSON)) as FoundPerson[]));
  }
  return people;
};
