import type { BulletinDuties } from '../../../../shared/contracts/bulletins';
import { firstOfMonth, lastOfMonth } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { chunkedIn } from '../../platform/sql';

// A talk that was held before its cause was reported counts on the day of the report, or it would count in a month that did not know the duty.
const DONE = 'case when t.done_on < t.assigned_on then t.assigned_on else t.done_on end';

/** Duties of a month by grid, in one grouped statement. A waived or void duty counts in none. */
export const dutiesByGrid = async (db: Db, gridIds: readonly number[], month: string): Promise<Map<number, BulletinDuties>> => {
  const [from, to] = [firstOfMonth(month), lastOfMonth(month)];
  const sumOf = (condition: string, ...binds: string[]) => db.sql.raw(`sum(case when ${condition} then 1 else 0 end)`, binds);
  const rows = (await db
    .sql('grid_tasks as t')
    .where((group) => chunkedIn(group, 't.grid_id', gridIds))
    .whereIn('t.state', ['open', 'done', 'verified'])
    .where('t.assigned_on', '<=', to)
    .where((touched) => touched.whereNull('t.done_on').orWhereRaw(`${DONE} >= ?`, [from]))
    .groupBy('t.grid_id')
    .select({
      gridId: 't.grid_id',
      given: sumOf('t.assigned_on >= ?', from),
      onTime: sumOf(`${DONE} between ? and ? and t.done_on <= t.due_on`, from, to),
      late: sumOf(`${DONE} between ? and ? and t.done_on > t.due_on`, from, to),
      open: sumOf(`t.done_on is null or ${DONE} > ?`, to),
      overdue: sumOf(`(t.done_on is null or ${DONE} > ?) and t.due_on <= ?`, to, to),
    })) as ({ gridId: number } & Record<keyof BulletinDuties, number | string>)[];
  return new Map(rows.map(({ gridId, given, onTime, late, open, overdue }) => [gridId, { given: Number(given), onTime: Number(onTime), late: Number(late), open: Number(open), overdue: Number(overdue) }]));
};
