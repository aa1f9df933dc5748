import type { ConfidentialType } from '../../../../shared/contracts/confidential';
import type { TextRow } from '../../access/confidential';
import type { Db } from '../../platform/db';
import { insertRows, updateRows } from '../../platform/rows';
import { confidentialOf } from '../../platform/sealing';
import { chunkedIn } from '../../platform/sql';
import { tableOf, type LinkTable } from '../../platform/tables';

/** A row with confidential texts, without them. */
export interface StoredTextRow extends TextRow {
  readonly id: number;
  readonly documentId: string;
  /** Fields that hold a text. */
  readonly written: readonly string[];
}

interface Raw {
  id: number;
  documentId: string;
  gridId: number | null;
  [column: string]: unknown;
}

/** Where the parties and the people of a text stand: columns of the row, or link tables. */
const PEOPLE: Readonly<Record<ConfidentialType, { readonly parties: readonly string[]; readonly about: string }>> = {
  'care-event': { parties: ['reportedBy'], about: 'employeeId' },
  'care-record': { parties: ['conductedById'], about: 'employees' },
  'care-profile': { parties: [], about: 'employeeId' },
  'care-plan': { parties: ['openedById', 'responsibleId'], about: 'employeeId' },
};

/** @public For the test that holds it against the policy table. */
export const TEXT_TYPES = Object.keys(PEOPLE) as ConfidentialType[];

/** The rows with these documentIds, by documentId. No text is selected, only whether there is one. */
export const textRows = async (db: Db, type: ConfidentialType, documentIds: readonly string[]): Promise<Map<string, StoredTextRow>> => {
  const table = tableOf(type);
  const query = db.sql(table.name).whereIn('document_id', [...documentIds]).select({ id: 'id', documentId: 'document_id', gridId: 'grid_id' });
  for (const field of confidentialOf(type)) query.select(db.sql.raw('case when ?? is null then 0 else 1 end as ??', [columnOf(type, field), `has_${field}`]));
  const rows = (await query) as Raw[];
  const ids = rows.map(({ id }) => id);
  const [parties, about] = [await peopleOf(db, type, PEOPLE[type].parties, ids), await peopleOf(db, type, [PEOPLE[type].about], ids)];
  return new Map(
    rows.map((row) => [
      row.documentId,
      {
        id: row.id,
        documentId: row.documentId,
        gridId: row.gridId,
        partyIds: parties.get(row.id) ?? [],
        aboutIds: about.get(row.id) ?? [],
        written: confidentialOf(type).filter((field) => Number(row[`has_${field}`]) === 1),
      },
    ]),
  );
};

const peopleOf = async (db: Db, type: ConfidentialType, attributes: readonly string[], ids: readonly number[]): Promise<Map<number, number[]>> => {
  const people = new Map<number, number[]>();
  if (ids.length === 0) return people;
  const { name, links } = tableOf(type);
  for (const attribute of attributes) {
    const link: Pick<LinkTable, 'table' | 'from' | 'to'> = links[attribute] ?? { table: name, from: 'id', to: columnOf(type, attribute) };
    const rows = (await db.sql(link.table).where((group) => chunkedIn(group, link.from, ids)).whereNotNull(link.to).select({ row: link.from, person: link.to })) as { row: number; person: number }[];
    for (const { row, person } of rows) people.set(row, [...(people.get(row) ?? []), person]);
  }
  return people;
};

/** One text as it is stored; null where there is none. */
export const storedText = async (db: Db, type: ConfidentialType, id: number, field: string): Promise<string | null> => {
  const row = (await db.sql(tableOf(type).name).where({ id }).first({ text: columnOf(type, field) })) as { text: string | null } | undefined;
  return row?.text ?? null;
};

/** documentIds of the rows that are about a person, whoever else they are about. */
export const documentsAbout = async (db: Db, type: ConfidentialType, employeeId: number): Promise<string[]> => {
  const { name, links } = tableOf(type);
  const { about } = PEOPLE[type];
  const link = links[about];
  const query = link ? db.sql(`${name} as t`).join(`${link.table} as l`, `l.${link.from}`, 't.id').where(`l.${link.to}`, employeeId) : db.sql(`${name} as t`).where(`t.${columnOf(type, about)}`, employeeId);
  const rows = (await query.orderBy('t.id').select({ documentId: 't.document_id' })) as { documentId: string }[];
  return rows.map(({ documentId }) => documentId);
};

const columnOf = (type: string, attribute: string): string => {
  const column = tableOf(type).columns[attribute];
  if (column === undefined) throw new Error(`content type ${type} has no column ${attribute}`);
  return column;
};

/** A second profile of one person is refused by the database. */
export const insertProfile = async (db: Db, employee: { id: number; gridId: number | null }, texts: Record<string, unknown>): Promise<void> => {
  await insertRows(db, 'care-profile', [{ employee: employee.id, employeeId: employee.id, gridId: employee.gridId, ...texts }]);
};

export const updateProfile = (db: Db, id: number, texts: Record<string, unknown>): Promise<void> => updateRows(db, 'care-profile', [{ id, values: texts }]);
