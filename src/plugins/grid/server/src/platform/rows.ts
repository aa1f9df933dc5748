import { createId } from '@paralleldrive/cuid2';
import type { Db } from './db';
import { chunked, rowsOf, stamp } from './db';
import { holdsTexts, sealed } from './sealing';
import { tableOf, type LinkTable, type RelationColumn, type Table } from './tables';

/** Attribute names of the schema to values; a relation is a numeric id or an array of them. */
export type Row = Record<string, unknown>;

const ROWS_PER_STATEMENT = 5_000;

/**
 * Inserts rows of one content type set-wise, link tables included, and returns their ids in the order of the rows.
 * It bypasses the Document Service and so its guard: the caller has checked the scope, and gives the scalar copies (gridId, …) too.
 * Confidential texts are sealed here and in `updateRows`: there is no other way into their columns.
 * @throws Error naming an attribute that the type does not have.
 */
export const insertRows = async (db: Db, type: string, rows: readonly Row[], now = stamp(db)): Promise<number[]> => {
  if (rows.length === 0) return [];
  const table = tableOf(type);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((key) => !table.links[key]);
  const ids: number[] = [];
  for (const part of chunked(rows, ROWS_PER_STATEMENT)) {
    const values = part.map((row) => {
      const documentId = createId();
      return { ...columnsOf(table, columns, sealed(type, documentId, row)), document_id: documentId, created_at: now, updated_at: now, published_at: now };
    });
    ids.push(...(await insertReturningIds(db, table.name, values)));
  }
  for (const link of linksUsed(table, rows)) await insertLinks(db, link, rows.flatMap((row, index) => pairs(ids[index], row[link.attribute])));
  return ids;
};

interface Change {
  readonly id: number;
  readonly values: Row;
}

/** Writes the given attributes of the given rows; a relation is replaced as a whole. */
export const updateRows = async (db: Db, type: string, changes: readonly Change[]): Promise<void> => {
  const table = tableOf(type);
  const now = stamp(db);
  for (const { id, values } of await withSeals(db, table, changes)) {
    const columns = Object.keys(values).filter((key) => !table.links[key]);
    await db.sql(table.name).where({ id }).update({ ...columnsOf(table, columns, values), updated_at: now });
  }
  for (const link of linksUsed(table, changes.map((change) => change.values))) {
    const touched = changes.filter((change) => link.attribute in change.values);
    for (const part of chunked(touched, ROWS_PER_STATEMENT)) await db.sql(link.table).whereIn(link.from, part.map(({ id }) => id)).delete();
    await insertLinks(db, link, touched.flatMap(({ id, values }) => pairs(id, values[link.attribute])));
  }
};

/** A seal names the document, so texts need to know it; other changes do not ask. */
const withSeals = async (db: Db, table: Table, changes: readonly Change[]): Promise<readonly Change[]> => {
  const ids = changes.filter(({ values }) => holdsTexts(table.type, values)).map(({ id }) => id);
  if (ids.length === 0) return changes;
  const documents = new Map<number, string>();
  for (const part of chunked(ids, ROWS_PER_STATEMENT)) {
    const rows = (await db.sql(table.name).whereIn('id', part).select({ id: 'id', documentId: 'document_id' })) as { id: number; documentId: string }[];
    for (const { id, documentId } of rows) documents.set(id, documentId);
  }
  return changes.map(({ id, values }) => ({ id, values: sealed(table.type, documents.get(id) ?? '', values) }));
};

/** Deletes rows; their link rows go with them by the foreign keys. */
export const deleteRows = async (db: Db, type: string, ids: readonly number[]): Promise<void> => {
  for (const part of chunked(ids, ROWS_PER_STATEMENT)) await db.sql(tableOf(type).name).whereIn('id', part).delete();
};

/**
 * The rows travel as one JSON bind: knex writes a SQLite insert of many rows as a compound select, which ends at 500 rows, and bound
 * values end at 32,766 (SQLite) or 65,535 (PostgreSQL).
 */
const insertJson = (db: Db, table: string, values: readonly Row[], returning: string) => {
  const columns = Object.keys(values[0] ?? {});
  const names = columns.map(() => '??').join(', ');
  if (db.dialect === 'postgres') {
    return db.sql.raw(`insert into ?? (${names}) select ${names} from json_populate_recordset(null::??, ?::json) ${returning}`, [table, ...columns, ...columns, table, JSON.stringify(values)]);
  }
  const picked = columns.map((_, index) => `value->>${index}`).join(', ');
  return db.sql.raw(`insert into ?? (${names}) select ${picked} from json_each(?) ${returning}`, [table, ...columns, JSON.stringify(values.map((row) => columns.map((column) => row[column])))]);
};

const insertReturningIds = async (db: Db, table: string, values: Row[]): Promise<number[]> => {
  const inserted = rowsOf<{ id: number; document_id: string }>(await insertJson(db, table, values, 'returning id, document_id'));
  // Neither database promises the order of RETURNING.
  const byDocument = new Map(inserted.map((row) => [row.document_id, row.id]));
  return values.map((value) => byDocument.get(String(value['document_id'])) as number);
};

const columnsOf = (table: Table, attributes: readonly string[], row: Row): Row =>
  Object.fromEntries(attributes.map((attribute) => [columnOf(table, attribute), row[attribute] ?? null]));

const columnOf = (table: Table, attribute: string): string => {
  const column = table.columns[attribute];
  if (column === undefined) throw new Error(`content type ${table.type} has no attribute ${attribute}; it has ${Object.keys(table.columns).join(', ')}`);
  return column;
};

const linksUsed = (table: Table, rows: readonly Row[]): RelationColumn[] =>
  Object.values(table.links).filter((link) => rows.some((row) => row[link.attribute] !== undefined));

const pairs = (from: number | undefined, targets: unknown): [number, number][] => {
  if (from === undefined || targets === undefined || targets === null) return [];
  return (Array.isArray(targets) ? targets : [targets]).map((target): [number, number] => [from, Number(target)]);
};

const insertLinks = async (db: Db, link: LinkTable, links: readonly [number, number][]): Promise<void> => {
  for (const part of chunked(links, ROWS_PER_STATEMENT)) {
    const rows = part.map(([from, to], index) => ({ [link.from]: from, [link.to]: to, ...(link.order === null ? {} : { [link.order]: index + 1 }) }));
    if (rows.length > 0) await insertJson(db, link.table, rows, '');
  }
};
