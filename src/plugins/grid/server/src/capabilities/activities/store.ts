import { randomInt } from 'node:crypto';
import type { Knex } from 'knex';
import type { ActivityQuorum, ActivityState, ActivityType } from '../../../../shared/contracts/activities';
import type { Scope } from '../../access/scope';
import { applyScope } from '../../access/scope-sql';
import { currentTree } from '../../access/tree-map';
import type { Db } from '../../platform/db';
import { insertRows, updateRows } from '../../platform/rows';
import { chunkedIn } from '../../platform/sql';
import { tableOf } from '../../platform/tables';
import { dayOf, type Moment } from './domain/moments';

export interface ActivityValues {
  readonly type: ActivityType;
  readonly form: string | null;
  readonly title: string;
  readonly gridId: number;
  readonly startsAt: Moment;
  readonly endsAt: Moment;
  readonly venue: string | null;
  readonly hostId: number | null;
  readonly lecturer: string | null;
  readonly agenda: string | null;
  readonly quorum: ActivityQuorum;
}

export interface StoredActivity extends ActivityValues {
  readonly id: number;
  readonly documentId: string;
  readonly code: string;
  readonly state: ActivityState;
  readonly minutes: string | null;
  readonly cancelledReason: string | null;
}

const COLUMNS = {
  id: 'v.id',
  documentId: 'v.document_id',
  code: 'v.code',
  type: 'v.type',
  form: 'v.form',
  title: 'v.title',
  gridId: 'v.grid_id',
  startsAt: 'v.starts_at',
  endsAt: 'v.ends_at',
  venue: 'v.venue',
  hostId: 'v.host_id',
  lecturer: 'v.lecturer',
  agenda: 'v.agenda',
  minutes: 'v.minutes',
  quorum: 'v.quorum',
  state: 'v.state',
  cancelledReason: 'v.cancelled_reason',
};

export interface ActivityFilter {
  readonly type?: ActivityType | undefined;
  readonly state?: ActivityState | undefined;
  /** Grids that hold it. */
  readonly gridIds?: readonly number[] | undefined;
  readonly month?: string | undefined;
}

export interface Window {
  readonly page: number;
  readonly pageSize: number;
}

export interface FoundActivities {
  readonly rows: StoredActivity[];
  readonly total: number;
  readonly counts: Record<ActivityState, number>;
}

/** Newest first; the counts are those of every state under the same other filters. */
export const listActivities = async (db: Db, scope: Scope, filter: ActivityFilter, { page, pageSize }: Window): Promise<FoundActivities> => {
  const found = filtered(applyScope(db.sql('grid_activities as v'), scope, { grid: 'v.grid_id' }, await currentTree(db)), filter);
  const counted = (await found.clone().groupBy('v.state').select({ state: 'v.state' }).count({ n: '*' })) as { state: ActivityState; n: number | string }[];
  const counts = { planned: 0, held: 0, cancelled: 0 };
  for (const { state, n } of counted) counts[state] = Number(n);
  if (filter.state !== undefined) found.where('v.state', filter.state);
  const rows = (await found.orderBy([{ column: 'v.starts_at', order: 'desc' }, { column: 'v.id', order: 'desc' }]).limit(pageSize).offset((page - 1) * pageSize).select(COLUMNS)) as StoredActivity[];
  return { rows, total: filter.state === undefined ? counts.planned + counts.held + counts.cancelled : counts[filter.state], counts };
};

const filtered = (query: Knex.QueryBuilder, { type, gridIds, month }: ActivityFilter): Knex.QueryBuilder => {
  if (type !== undefined) query.where('v.type', type);
  if (gridIds !== undefined) query.where((group) => chunkedIn(group, 'v.grid_id', gridIds));
  if (month !== undefined) query.where('v.starts_at', '>=', month).where('v.starts_at', '<', `${month}-99`);
  return query;
};

/** The activity with that documentId in scope; for a change it is held until the transaction ends. */
export const activityByDocument = async (db: Db, scope: Scope, documentId: string, hold = false): Promise<StoredActivity | undefined> => {
  const query = applyScope(db.sql('grid_activities as v'), scope, { grid: 'v.grid_id' }, await currentTree(db)).where('v.document_id', documentId);
  if (hold && db.dialect === 'postgres') query.forNoKeyUpdate();
  return (await query.first(COLUMNS)) as StoredActivity | undefined;
};

export const activitiesByIds = async (db: Db, ids: readonly number[]): Promise<StoredActivity[]> =>
  (await db.sql('grid_activities as v').where((group) => chunkedIn(group, 'v.id', ids)).orderBy('v.starts_at').select(COLUMNS)) as StoredActivity[];

export const insertActivities = async (db: Db, activities: readonly ActivityValues[], gridIds: readonly number[]): Promise<number[]> => {
  const codes = await newCodes(db, activities.map(({ startsAt }) => startsAt.slice(0, 4)));
  return insertRows(db, 'activity', activities.map((values, index) => ({ ...values, code: codes[index], grid: values.gridId, host: values.hostId, grids: [...gridIds], state: 'planned' })));
};

const TRIES = 20;

/** Drawn, not counted: a sequence would be a lock, and would say how many there are elsewhere. */
const newCodes = async (db: Db, years: readonly string[]): Promise<string[]> => {
  const codes = new Set<string>();
  for (const year of years) codes.add(await newCode(db, year, codes));
  return [...codes];
};

const newCode = async (db: Db, year: string, taken: ReadonlySet<string>): Promise<string> => {
  for (let left = TRIES; left > 0; left -= 1) {
    const code = `HD${year}-${String(randomInt(0, 1_000_000)).padStart(6, '0')}`;
    if (!taken.has(code) && (await db.sql('grid_activities').where({ code }).first('id')) === undefined) return code;
  }
  throw new Error(`no free number of ${year} was drawn in ${TRIES} tries`);
};

export const updateActivity = async (db: Db, id: number, values: Partial<ActivityValues> & { readonly state?: ActivityState; readonly minutes?: string; readonly cancelledReason?: string; readonly grids?: readonly number[] }): Promise<void> => {
  await updateRows(db, 'activity', [{ id, values }]);
};

/** The grids that an activity is held for. */
export const gridsOf = async (db: Db, activityId: number): Promise<number[]> => {
  const { grids } = tableOf('activity').links;
  if (!grids) throw new Error('activity has no link table for grids');
  const rows = (await db.sql(grids.table).where(grids.from, activityId).select({ id: grids.to })) as { id: number }[];
  return rows.map(({ id }) => id);
};

/** An attendance says where and when, as its activity does; after a change both say the same again. */
export const alignAttendances = async (db: Db, activities: readonly { readonly id: number; readonly gridId: number; readonly startsAt: Moment }[]): Promise<void> => {
  for (const { id, gridId, startsAt } of activities) await db.sql('grid_attendances').where({ activity_id: id }).update({ grid_id: gridId, held_on: dayOf(startsAt) });
};
