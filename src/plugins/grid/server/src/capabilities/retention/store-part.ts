import type { Knex } from 'knex';
import type { Db } from '../../platform/db';
import { tableOf } from '../../platform/tables';

export type Key = number | string;

/** One table of a class. Rows select `id`, `grid_id` and `since` (the day they were closed), and only those that still hold something: what was purged is not found again. */
export interface Part {
  readonly type: string;
  readonly rows: (db: Db) => Knex.QueryBuilder;
  /** Narrows `rows` to those about one person; null where rows are about nobody. */
  readonly about: ((query: Knex.QueryBuilder, db: Db, employeeId: number) => void) | null;
  readonly purge: (db: Db, keys: readonly Key[], period: string) => Promise<void>;
}

/** The day of a date or an instant, as text on both databases. */
export const day = (db: Db, expression: string) => db.sql.raw(`substr(cast(${expression} as text), 1, 10)`);

export const linkOf = (type: string, attribute: string) => {
  const link = tableOf(type).links[attribute];
  if (!link) throw new Error(`${type} has no link table for ${attribute}`);
  return link;
};

/** Narrows records `r` to those about one person. */
export const ofEmployee = (query: Knex.QueryBuilder, employeeId: number): void => {
  const { table, from, to } = linkOf('care-record', 'employees');
  query.whereExists((link) => link.from(`${table} as p`).whereRaw('?? = r.id', [`p.${from}`]).where(`p.${to}`, employeeId));
};
