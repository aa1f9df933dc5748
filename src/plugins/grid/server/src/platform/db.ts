import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/** A transaction and the dialect that it speaks. Every store function takes one first. */
export interface Db {
  readonly sql: Knex.Transaction;
  readonly dialect: 'sqlite' | 'postgres';
}

/**
 * Runs the work in one transaction; joins the one that is already open.
 * Strapi has no savepoints: an error that is swallowed inside leaves its rows, so let it pass.
 */
export const withTx = <T>(strapi: Core.Strapi, work: (db: Db) => Promise<T>): Promise<T> =>
  strapi.db.transaction(async ({ trx }) => work({ sql: trx as Knex.Transaction, dialect: dialectOf(strapi) })) as Promise<T>;

/**
 * Runs reads that need no common snapshot: in the open transaction where there is one, else without: BEGIN, COMMIT and what Strapi and
 * knex build around them cost several times a select by key.
 */
export const withReads = <T>(strapi: Core.Strapi, work: (db: Db) => Promise<T>): Promise<T> =>
  strapi.db.inTransaction() ? withTx(strapi, work) : work({ sql: strapi.db.connection as unknown as Knex.Transaction, dialect: dialectOf(strapi) });

const dialectOf = (strapi: Core.Strapi): Db['dialect'] => (strapi.db.dialect.client === 'postgres' ? 'postgres' : 'sqlite');

/** Rows of a raw statement, whatever the driver wraps them in. */
export const rowsOf = <T>(result: unknown): T[] => {
  if (Array.isArray(result)) return result as T[];
  return (result as { rows?: T[] }).rows ?? [];
};

/** SQLite takes at most 500 rows in one INSERT of knex, which writes them as a compound SELECT. */
export const ROWS_PER_INSERT = 500;

/** Splits a list so that one statement stays under the bind limits (SQLite 32,766, PostgreSQL 65,535). */
export const chunked = <T>(items: readonly T[], size: number): T[][] => {
  const parts: T[][] = [];
  for (let start = 0; start < items.length; start += size) parts.push(items.slice(start, start + size));
  return parts;
};

/** Now, as Strapi stores it in a datetime column: epoch milliseconds on SQLite, a timestamp on PostgreSQL. */
export const stamp = (db: Db): number | Date => (db.dialect === 'sqlite' ? Date.now() : new Date());

/** Midnight of a day: for rows whose hour nobody may know. */
export const dayStamp = (db: Db, day: string): number | Date => (db.dialect === 'sqlite' ? Date.parse(`${day}T00:00:00Z`) : new Date(`${day}T00:00:00Z`));
