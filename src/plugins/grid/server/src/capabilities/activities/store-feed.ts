import type { ActivityState, ActivityType } from '../../../../shared/contracts/activities';
import { applyScope } from '../../access/scope-sql';
import { currentTree } from '../../access/tree-map';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { chunkedIn } from '../../platform/sql';
import { tableOf } from '../../platform/tables';
import { isInvited, type Belonging, type Span } from './domain/invited';
import { dayOf, type Moment } from './domain/moments';
import { circleOf } from './domain/turnout';
import { COMMITTEE, PARTY } from './store-people';

/** An activity as a calendar shows it: nobody stands in it. */
export interface FeedActivity {
  readonly documentId: string;
  readonly type: ActivityType;
  readonly title: string;
  readonly startsAt: Moment;
  readonly endsAt: Moment;
  readonly venue: string | null;
  readonly state: ActivityState;
  /** As the driver reads them. */
  readonly createdAt: number | string | Date;
  readonly updatedAt: number | string | Date;
}

interface Candidate extends FeedActivity {
  readonly id: number;
  readonly gridId: number;
  readonly hostId: number | null;
}

const COLUMNS = { id: 'v.id', documentId: 'v.document_id', gridId: 'v.grid_id', hostId: 'v.host_id', type: 'v.type', title: 'v.title', startsAt: 'v.starts_at', endsAt: 'v.ends_at', venue: 'v.venue', state: 'v.state', createdAt: 'v.created_at', updatedAt: 'v.updated_at' };

/** A calendar program reads a file of some megabytes at most; of more activities than these the earliest are left out. */
const MOST = 5_000;

/** Activities that end on a day or later, held by a grid or below it. No scope: whoever asks has checked that the grid is in reach. */
export const activitiesBelow = async (db: Db, gridId: number, from: IsoDate): Promise<FeedActivity[]> => {
  const query = applyScope(db.sql('grid_activities as v'), { kind: 'subtree', roots: [gridId] }, { grid: 'v.grid_id' }, await currentTree(db));
  return (await query.where('v.ends_at', '>=', from).orderBy([{ column: 'v.starts_at', order: 'desc' }, { column: 'v.id', order: 'desc' }]).limit(MOST).select(COLUMNS)) as Candidate[];
};

/** Activities that end on a day or later and that one person is expected at, hosts, or is recorded at. */
export const activitiesOfPerson = async (db: Db, employeeId: number, from: IsoDate): Promise<FeedActivity[]> => {
  const person = await belongingOf(db, employeeId);
  const recorded = new Set(((await db.sql('grid_attendances').where({ employee_id: employeeId }).where('held_on', '>=', from).select({ id: 'activity_id' })) as { id: number }[]).map(({ id }) => id));
  const candidates = await candidatesOf(db, [...person.memberships, ...person.offices].flatMap(({ gridIds }) => gridIds), employeeId, [...recorded], from);
  const grids = await heldFor(db, candidates.map(({ id }) => id));
  return candidates.filter(({ id, gridId, hostId, type, startsAt }) => hostId === employeeId || recorded.has(id) || isInvited(person, { circle: circleOf(type), gridIds: grids.get(id) ?? [gridId], day: dayOf(startsAt) }));
};

const belongingOf = async (db: Db, employeeId: number): Promise<Belonging> => {
  const tree = await currentTree(db);
  const spans = async (table: string, duties: readonly string[] | null): Promise<Span[]> => {
    const query = db.sql(table).where({ employee_id: employeeId });
    if (duties !== null) query.whereIn('duty', [...duties]);
    const rows = (await query.select({ gridId: 'grid_id', from: 'from', to: 'to' })) as { gridId: number; from: IsoDate | null; to: IsoDate | null }[];
    return rows.map(({ gridId, from, to }) => ({ from, to, gridIds: duties === null ? tree.ancestors(gridId).map(({ id }) => id) : [gridId] }));
  };
  const row = (await db.sql('grid_employees').where({ id: employeeId }).first({ status: 'political_status', joinedPartyOn: 'joined_party_on', leftOn: 'left_on' })) as { status: string; joinedPartyOn: IsoDate | null; leftOn: IsoDate | null } | undefined;
  return {
    memberships: await spans('grid_memberships', null),
    offices: await spans('grid_appointments', COMMITTEE),
    partyMember: row !== undefined && PARTY.includes(row.status),
    joinedPartyOn: row?.joinedPartyOn ?? null,
    leftOn: row?.leftOn ?? null,
  };
};

const candidatesOf = async (db: Db, gridIds: readonly number[], employeeId: number, recorded: readonly number[], from: IsoDate): Promise<Candidate[]> => {
  const { grids } = tableOf('activity').links;
  if (!grids) throw new Error('activity has no link table for grids');
  const query = db.sql('grid_activities as v').where('v.ends_at', '>=', from).where((any) => {
    any.where((group) => chunkedIn(group, 'v.grid_id', gridIds)).orWhere('v.host_id', employeeId).orWhere((group) => chunkedIn(group, 'v.id', recorded));
    any.orWhereIn('v.id', (linked) => void linked.from(grids.table).where((group) => chunkedIn(group, grids.to, gridIds)).select(grids.from));
  });
  return (await query.orderBy([{ column: 'v.starts_at', order: 'desc' }, { column: 'v.id', order: 'desc' }]).limit(MOST).select(COLUMNS)) as Candidate[];
};

const heldFor = async (db: Db, activityIds: readonly number[]): Promise<Map<number, number[]>> => {
  const { grids } = tableOf('activity').links;
  if (!grids) throw new Error('activity has no link table for grids');
  const rows = (await db.sql(grids.table).where((group) => chunkedIn(group, grids.from, activityIds)).select({ id: grids.from, gridId: grids.to })) as { id: number; gridId: number }[];
  const found = new Map<number, number[]>();
  for (const { id, gridId } of rows) found.set(id, [...(found.get(id) ?? []), gridId]);
  return found;
};
