import { rowsOf, type Db } from './db';

export interface Window {
  readonly key: string;
  readonly name: string;
  readonly now: string;
  readonly endsAt: string;
}

const CLEANED_AT_ONCE = 100;

/** Opens a window at the first try or counts one more in the one that is open: one statement, so that two nodes cannot both be the last. */
export const hit = async (db: Db, { key, name, now, endsAt }: Window): Promise<{ hits: number; endsAt: string }> => {
  const [row] = rowsOf<{ hits: number; ends_at: string }>(
    await db.sql.raw(
      `insert into grid_rate_limit (key, name, hits, ends_at) values (?, ?, 1, ?)
       on conflict (key) do update set
         hits = case when grid_rate_limit.ends_at <= ? then 1 else grid_rate_limit.hits + 1 end,
         ends_at = case when grid_rate_limit.ends_at <= ? then excluded.ends_at else grid_rate_limit.ends_at end
       returning hits, ends_at`,
      [key, name, endsAt, now, now],
    ),
  );
  if (row === undefined) throw new Error('the window was neither opened nor counted');
  return { hits: row.hits, endsAt: row.ends_at };
};

/** Only in the window in which it was counted: a later one knows nothing of it. */
export const giveBack = async (db: Db, { key, endsAt }: Pick<Window, 'key' | 'endsAt'>): Promise<void> => {
  await db.sql('grid_rate_limit').where({ key, ends_at: endsAt }).where('hits', '>', 0).decrement('hits', 1);
};

/** Each new window takes some dead ones away, so the table stays as small as what is going on. Rows that another node holds are left alone. */
export const cleanWindows = async (db: Db, now: string): Promise<void> => {
  const dead = db.sql('grid_rate_limit').select('key').where('ends_at', '<=', now).orderBy('ends_at').limit(CLEANED_AT_ONCE);
  if (db.dialect === 'postgres') dead.forUpdate().skipLocked();
  await db.sql('grid_rate_limit').whereIn('key', dead).delete();
};
