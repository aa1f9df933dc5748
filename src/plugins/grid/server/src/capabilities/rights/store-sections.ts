import type { Knex } from 'knex';
import type { Db } from '../../platform/db';
import { tableOf, type Table } from '../../platform/tables';
import type { Section, Via } from './section';

export type StoredRow = Record<string, string | number | boolean | null> & { id: number; documentId: string };

/** Prefix of columns that hold the id of a person or grid, until its name replaces it. */
export const REF = 'ref:';

/** The rows of one section about one person, oldest first. Texts come as they are stored. */
export const sectionRows = async (db: Db, section: Section, employeeId: number): Promise<StoredRow[]> => {
  const table = tableOf(section.type);
  const query = db.sql(`${table.name} as x`).orderBy('x.id').select({ id: 'x.id', documentId: 'x.document_id' });
  query.where((group) => addVia(group, table, section.via, employeeId));
  for (const field of [...section.fields, ...Object.keys(section.texts ?? {})]) query.select({ [field]: `x.${columnOf(table, field)}` });
  for (const relation of [...(section.people ?? []), ...(section.grids ?? [])]) query.select({ [`${REF}${relation}`]: refOf(db, table, relation) });
  for (const relation of section.counts ?? []) query.select({ [relation]: countOf(db, table, relation) });
  return ((await query) as StoredRow[]).map((row) => ({ ...row, ...Object.fromEntries((section.counts ?? []).map((name) => [name, Number(row[name])])) }) as StoredRow);
};

const addVia = (group: Knex.QueryBuilder, table: Table, via: Via, employeeId: number): void => {
  if ('columns' in via) {
    for (const attribute of via.columns) group.orWhere(`x.${attribute === 'id' ? 'id' : columnOf(table, attribute)}`, employeeId);
  } else if ('link' in via) {
    const link = linkOf(table, via.link);
    group.whereExists((linked) => linked.from(`${link.table} as l`).whereRaw('?? = x.id', [`l.${link.from}`]).where(`l.${link.to}`, employeeId));
  } else {
    const tasks = tableOf('task');
    group.whereIn(`x.${columnOf(table, 'task')}`, (own) => own.from(tasks.name).where(columnOf(tasks, via.task), employeeId).select('id'));
  }
};

/** The id behind a relation: its scalar copy, its own column, or the one row of its link table. */
const refOf = (db: Db, table: Table, relation: string): Knex.Raw => {
  const column = table.columns[`${relation}Id`] ?? table.columns[relation];
  if (column !== undefined) return db.sql.raw('??', [`x.${column}`]);
  const link = linkOf(table, relation);
  return db.sql.raw('(select max(??) from ?? as l where ?? = x.id)', [`l.${link.to}`, link.table, `l.${link.from}`]);
};

const countOf = (db: Db, table: Table, relation: string): Knex.Raw => {
  const link = linkOf(table, relation);
  return db.sql.raw('(select count(*) from ?? as l where ?? = x.id)', [link.table, `l.${link.from}`]);
};

const columnOf = (table: Table, attribute: string): string => {
  const column = table.columns[attribute];
  if (column === undefined) throw new Error(`own file: ${table.type} has no column for ${attribute}`);
  return column;
};

const linkOf = (table: Table, attribute: string) => {
  const link = table.links[attribute];
  if (!link) throw new Error(`own file: ${table.type} has no link table for ${attribute}`);
  return link;
};
