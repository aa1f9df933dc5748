import type { Knex } from 'knex';

const IN_LIST_MAX = 2_000;

/**
 * `column IN (ids)`; a longer list travels as one JSON bind, because bound lists end at 32,766 (SQLite) and 65,535 (PostgreSQL)
 * and plan slowly long before. An empty list is nothing.
 */
export const chunkedIn = (group: Knex.QueryBuilder, column: string, ids: readonly number[]): void => {
  if (ids.length <= IN_LIST_MAX) {
    group.whereIn(column, [...ids]);
    return;
  }
  const list = JSON.stringify(ids);
  if (isPostgres(group)) group.whereRaw('?? in (select value::int from json_array_elements_text(?::json))', [column, list]);
  else group.whereRaw('?? in (select value from json_each(?))', [column, list]);
};

const isPostgres = (group: Knex.QueryBuilder): boolean => {
  const { client } = group as unknown as { client: { config: { client: unknown }; dialect?: string } };
  return client.dialect === 'postgresql';
};

/** A text for a `like … escape '\\'` that is to be found as it stands: its own wild cards mean nothing. */
export const likeText = (text: string): string => text.replace(/[\\%_]/g, (wild) => `\\${wild}`);
