import { createId } from '@paralleldrive/cuid2';
import type { IsoDate } from '../../kernel/date';
import { chunked, ROWS_PER_INSERT, stamp, type Db } from '../../platform/db';
import { chunkedIn } from '../../platform/sql';

/** A project task, or a matter: never both. */
export type Followed = { readonly taskId: number } | { readonly matterId: number };

const columnOf = (item: Followed) => ('taskId' in item ? { column: 'task_id', id: item.taskId } : { column: 'matter_id', id: item.matterId });

export interface FollowUp {
  readonly of: Followed;
  readonly gridId: number | null;
  readonly week: string;
  readonly note: string;
  readonly byId: number | null;
  readonly on: IsoDate;
}

/** One an item and week: a second note in the week replaces the first. A week that was recorded as missing keeps its mark. */
export const putFollowUp = async (db: Db, { of, gridId, week, note, byId, on }: FollowUp): Promise<void> => {
  const now = stamp(db);
  const { column, id } = columnOf(of);
  await db
    .sql('grid_follow_ups')
    .insert({ document_id: createId(), [column]: id, grid_id: gridId, week, note, missing: false, by_id: byId, on, created_at: now, updated_at: now, published_at: now })
    .onConflict([column, 'week'])
    .merge(['note', 'by_id', 'on', 'updated_at']);
};

export interface MissingWeek {
  readonly of: Followed;
  readonly gridId: number | null;
}

/** Records a week as missing where there is no row for it; a note that came first, or another node, is left alone. Returns how many are new. */
export const recordMissing = async (db: Db, week: string, items: readonly MissingWeek[], on: IsoDate): Promise<number> => {
  const now = stamp(db);
  let added = 0;
  for (const part of chunked(items, ROWS_PER_INSERT)) {
    for (const column of ['task_id', 'matter_id'] as const) {
      const rows = part.flatMap(({ of, gridId }) => {
        const item = columnOf(of);
        return item.column === column ? [{ document_id: createId(), [column]: item.id, grid_id: gridId, week, note: null, missing: true, on, created_at: now, updated_at: now, published_at: now }] : [];
      });
      if (rows.length > 0) added += (await db.sql('grid_follow_ups').insert(rows).onConflict([column, 'week']).ignore().returning('id')).length;
    }
  }
  return added;
};

export interface StoredWeek {
  readonly itemId: number;
  readonly week: string;
  readonly note: string | null;
  readonly missing: boolean;
  readonly on: IsoDate;
  readonly byId: number | null;
}

/** The weeks of some projects or matters, newest first. */
export const weeksOf = async (db: Db, column: 'task_id' | 'matter_id', ids: readonly number[]): Promise<Map<number, StoredWeek[]>> => {
  const rows = (await db
    .sql('grid_follow_ups as f')
    .where((group) => chunkedIn(group, `f.${column}`, ids))
    .orderBy('f.week', 'desc')
    .select({ itemId: `f.${column}`, week: 'f.week', note: 'f.note', missing: 'f.missing', on: 'f.on', byId: 'f.by_id' })) as (Omit<StoredWeek, 'missing'> & { missing: boolean | number | null })[];
  const weeks = new Map<number, StoredWeek[]>();
  for (const row of rows) weeks.set(row.itemId, [...(weeks.get(row.itemId) ?? []), { ...row, missing: Boolean(row.missing) }]);
  return weeks;
};

/** Those of the items that have a note for the week. */
export const notedIn = async (db: Db, week: string): Promise<{ tasks: Set<number>; matters: Set<number> }> => {
  const rows = (await db.sql('grid_follow_ups').where({ week }).whereNotNull('note').select({ taskId: 'task_id', matterId: 'matter_id' })) as { taskId: number | null; matterId: number | null }[];
  return { tasks: new Set(rows.flatMap(({ taskId }) => taskId ?? [])), matters: new Set(rows.flatMap(({ matterId }) => matterId ?? [])) };
};
