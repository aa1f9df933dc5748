import type { Knex } from 'knex';
import type { MatterQuery, MatterView } from '../../../../shared/contracts/matters';
import { currentTree } from '../../access/tree-map';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { chunkedIn, likeText } from '../../platform/sql';
import { ENDED } from './domain/machine';
import { mattersWhere, reachedMatters, type MatterReach, type StoredMatter } from './store-read';

export interface MatterFilter extends Omit<MatterQuery, 'grid'> {
  readonly gridIds?: readonly number[] | undefined;
  /** The last day that counts as due. */
  readonly dueUntil: IsoDate;
}

interface Window {
  readonly page: number;
  readonly pageSize: number;
}

interface Condition {
  readonly sql: string;
  readonly bindings: readonly Knex.RawBinding[];
}

const within = (column: string, values: readonly (string | number)[]): Condition => (values.length === 0 ? { sql: '1 = 0', bindings: [] } : { sql: `${column} in (${values.map(() => '?').join(', ')})`, bindings: values });
const and = (...parts: readonly Condition[]): Condition => ({ sql: parts.map(({ sql }) => sql).join(' and '), bindings: parts.flatMap(({ bindings }) => bindings) });
const ended = within('m.state', ENDED);
const goesOn: Condition = { ...ended, sql: `not ${ended.sql}` };

/** The saved views: what each adds. Raw, for a list has one of them as its condition and the counts have all in one statement. */
const VIEWS: Readonly<Record<MatterView, (reach: MatterReach, filter: MatterFilter) => Condition>> = {
  open: () => goesOn,
  mine: ({ people }) => and(goesOn, within('m.owner_id', people)),
  unassigned: () => within('m.state', ['registered', 'accepted', 'reopened']),
  due: (_reach, { dueUntil }) => and(goesOn, { sql: 'm.due_on <= ?', bindings: [dueUntil] }),
  paused: () => within('m.state', ['suspended']),
  awaiting: () => within('m.state', ['answered']),
  closed: () => ended,
};

export const listMatters = async (db: Db, reach: MatterReach, filter: MatterFilter, { page, pageSize }: Window): Promise<{ rows: StoredMatter[]; total: number }> => {
  const tree = await currentTree(db);
  const found = () => {
    const query = narrowed(reachedMatters(db, reach, tree), filter);
    const { sql, bindings } = VIEWS[filter.view ?? (filter.state !== undefined && ENDED.includes(filter.state) ? 'closed' : 'open')](reach, filter);
    return { query: query.whereRaw(`(${sql})`, [...bindings]) };
  };
  const { n } = (await found().query.count({ n: '*' }).first()) as { n: number | string };
  const newestFirst = filter.view === 'closed';
  const ordered = found().query.orderBy([{ column: newestFirst ? 'm.registered_on' : 'm.due_on', order: newestFirst ? 'desc' : 'asc' }, { column: 'm.number' }]);
  return { rows: await mattersWhere(ordered.limit(pageSize).offset((page - 1) * pageSize)), total: Number(n) };
};

/** How many each view would show with the same filter, in one statement. */
export const countViews = async (db: Db, reach: MatterReach, filter: MatterFilter): Promise<Record<MatterView, number>> => {
  const query = narrowed(reachedMatters(db, reach, await currentTree(db)), filter);
  const views = Object.keys(VIEWS) as MatterView[];
  for (const view of views) {
    const { sql, bindings } = VIEWS[view](reach, filter);
    query.select(db.sql.raw(`sum(case when ${sql} then 1 else 0 end) as ??`, [...bindings, view]));
  }
  const row = (await query.first()) as Record<MatterView, number | string | null>;
  // A sum over no rows is null.
  return Object.fromEntries(views.map((view) => [view, Number(row[view] ?? 0)])) as Record<MatterView, number>;
};

const narrowed = (query: Knex.QueryBuilder, { state, channel, category, gridIds, q }: MatterFilter): Knex.QueryBuilder => {
  if (state) query.where('m.state', state);
  if (channel) query.where('m.channel', channel);
  if (category) query.whereExists((sub) => void sub.from('grid_matter_categories as c').whereRaw('c.id = m.category_id').where('c.code', category));
  if (gridIds) query.where((group) => chunkedIn(group, 'm.grid_id', gridIds));
  if (q) {
    const like = `%${likeText(q.toLowerCase())}%`;
    query.whereRaw(`(lower(m.title) like ? escape '\\' or lower(m.number) like ? escape '\\')`, [like, like]);
  }
  return query;
};
