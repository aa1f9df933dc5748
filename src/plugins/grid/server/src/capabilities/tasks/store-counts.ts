import type { TaskBucket } from '../../../../shared/contracts/tasks';
import type { Scope } from '../../access/scope';
import { applyScope } from '../../access/scope-sql';
import { currentTree } from '../../access/tree-map';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { whileUnchanged } from '../../platform/unchanged';
import { endOfWeek } from './domain/status';
import { narrowed, type TaskFilter } from './store-filter';
import { scopedTasks } from './store-read';

/** How many tasks of each bucket the same filter finds. */
export const countBuckets = (db: Db, scope: Scope, filter: TaskFilter, today: IsoDate): Promise<Record<TaskBucket, number>> =>
  whileUnchanged(db, JSON.stringify(['buckets', scope, { ...filter, bucket: undefined, status: undefined }, today]), () => bucketsNow(db, scope, filter, today));

const CLOSED = ['done', 'verified', 'returned', 'waived', 'void'];

/** Open and closed ones apart: each is a range of the index over grid, state and due day, and the closed ones, nine tenths of all, are only counted. */
const bucketsNow = async (db: Db, scope: Scope, filter: TaskFilter, today: IsoDate): Promise<Record<TaskBucket, number>> => {
  const tree = await currentTree(db);
  const all = () => narrowed(scopedTasks(db, scope, tree), { ...filter, bucket: undefined, status: undefined }, today);
  const week = endOfWeek(today);
  const row = (await all()
    .where('t.state', 'open')
    .select(
      db.sql.raw(`coalesce(sum(case when t.due_on < ? then 1 else 0 end), 0) as overdue`, [today]),
      db.sql.raw(`coalesce(sum(case when t.due_on = ? then 1 else 0 end), 0) as today`, [today]),
      db.sql.raw(`coalesce(sum(case when t.due_on > ? and t.due_on <= ? then 1 else 0 end), 0) as week`, [today, week]),
      db.sql.raw(`coalesce(sum(case when t.due_on > ? then 1 else 0 end), 0) as later`, [week]),
    )
    .first()) as Record<Exclude<TaskBucket, 'done'>, number | string>;
  const closed = (await all().whereIn('t.state', CLOSED).count({ n: '*' }).first()) as { n: number | string };
  return { overdue: Number(row.overdue), today: Number(row.today), week: Number(row.week), later: Number(row.later), done: Number(closed.n) };
};

/** Does one of the people own a task that lies in none of the grids of a scope? */
export const ownTaskOutside = async (db: Db, ownerIds: readonly number[], scope: Scope): Promise<boolean> => {
  if (scope.kind === 'everything') return false;
  const inside = applyScope(db.sql('grid_tasks as i').whereIn('i.owner_id', [...ownerIds]), scope, { grid: 'i.grid_id' }, await currentTree(db)).select('i.id');
  return (await db.sql('grid_tasks as t').whereIn('t.owner_id', [...ownerIds]).whereNotIn('t.id', inside).first('t.id')) !== undefined;
};
