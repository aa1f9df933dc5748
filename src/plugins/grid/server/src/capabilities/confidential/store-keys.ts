import { rowsOf, type Db } from '../../platform/db';
import { CONFIDENTIAL, sealedColumns, type SealedColumn } from '../../platform/sealing';
import { tableOf } from '../../platform/tables';

/** A column that holds confidential texts. */
export type TextColumn = SealedColumn;

export const textColumns = (): TextColumn[] => [
  ...[...CONFIDENTIAL].flatMap(([type, fields]) => fields.map((field) => ({ type, field, table: tableOf(type).name, column: tableOf(type).columns[field] as string }))),
  ...sealedColumns(),
];

export interface KeyCount {
  readonly type: string;
  readonly field: string;
  /** null = not sealed. */
  readonly key: string | null;
  readonly texts: number;
}

/** How many texts each key has sealed, by the beginning of the text alone. One pass over the column. */
export const countByKey = async (db: Db, { type, field, table, column }: TextColumn): Promise<KeyCount[]> => {
  const id = db.dialect === 'postgres' ? `split_part(substr(??, 1, 20), ':', 2)` : `substr(??, 4, max(instr(substr(??, 4, 17), ':') - 1, 0))`;
  const binds = db.dialect === 'postgres' ? [column] : [column, column];
  const rows = rowsOf<{ key: string | null; texts: number | string }>(
    await db.sql.raw(`select case when substr(??, 1, 3) = 'v1:' then ${id} end as key, count(*) as texts from ?? where ?? is not null group by 1 order by 1`, [column, ...binds, table, column]),
  );
  return rows.map(({ key, texts }) => ({ type, field, key: key === '' ? null : key, texts: Number(texts) }));
};

export interface StoredText {
  readonly id: number;
  readonly documentId: string;
  readonly text: string;
}

/** The next texts of a column, after `afterId`, that do not begin with the seal of the key. */
export const textsNotUnder = async (db: Db, { table, column }: TextColumn, key: string, afterId: number, limit: number): Promise<StoredText[]> => {
  const prefix = `v1:${key}:`;
  return (await db
    .sql(table)
    .where('id', '>', afterId)
    .whereNotNull(column)
    .whereRaw('substr(??, 1, ?) <> ?', [column, prefix.length, prefix])
    .orderBy('id')
    .limit(limit)
    .select({ id: 'id', documentId: 'document_id', text: column })) as StoredText[];
};

export interface Replacement {
  readonly id: number;
  readonly before: string;
  readonly after: string;
}

/** Puts the new text where the old one still stands; who edited meanwhile has won. Returns how many were replaced. */
export const replaceTexts = async (db: Db, { table, column }: TextColumn, replacements: readonly Replacement[]): Promise<number> => {
  if (replacements.length === 0) return 0;
  const list = JSON.stringify(replacements);
  const source = db.dialect === 'postgres' ? 'json_to_recordset(?::json) as n(id int, before text, after text)' : `(select value->>'id' as id, value->>'before' as before, value->>'after' as after from json_each(?)) as n`;
  const result: unknown = await db.sql.raw(`update ?? set ?? = n.after from ${source} where ??.id = n.id and ??.?? = n.before returning ??.id`, [table, column, list, table, table, column, table]);
  return rowsOf(result).length;
};
