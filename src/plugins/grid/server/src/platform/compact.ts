import type { Core } from '@strapi/strapi';

/**
 * After texts were replaced that must not stay: what a database replaces it leaves in its files until they are written anew. Not within a
 * transaction. Copies outside (backups, archived logs) are the operator's.
 */
export const rewriteFiles = async (strapi: Core.Strapi, tables: readonly string[]): Promise<void> => {
  const { connection, dialect } = strapi.db;
  if (dialect.client === 'postgres') {
    for (const table of tables) await connection.raw('vacuum full ??', [table]);
    return;
  }
  await connection.raw('vacuum');
  await connection.raw('pragma wal_checkpoint(truncate)');
};
