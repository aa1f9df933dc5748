import type { PublicationState, PublicMatter } from '../../../../shared/contracts/bulletins';
import { monthOf, type IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { insertRows, updateRows } from '../../platform/rows';

export interface StoredPublication {
  readonly id: number;
  readonly documentId: string;
  readonly title: string;
  readonly text: string;
  readonly state: PublicationState;
  readonly draftedById: number | null;
  readonly draftedByUser: number | null;
  readonly releasedById: number | null;
  readonly releasedOn: IsoDate | null;
}

const TABLE = 'grid_matter_publications';
const COLUMNS = { id: 'id', documentId: 'document_id', title: 'title', text: 'text', state: 'state', draftedById: 'drafted_by_id', draftedByUser: 'drafted_by_user', releasedById: 'released_by_id', releasedOn: 'released_on' };

/** The publication of a matter; the matter is held by who changes it. */
export const publicationOf = async (db: Db, matterId: number): Promise<StoredPublication | undefined> => (await db.sql(TABLE).where({ matter_id: matterId }).first(COLUMNS)) as StoredPublication | undefined;

export interface Written {
  readonly title: string;
  readonly text: string;
  readonly draftedById: number | null;
  readonly draftedByUser: number;
}

export const insertPublication = async (db: Db, matterId: number, gridId: number, written: Written): Promise<void> => {
  await insertRows(db, 'matter-publication', [{ matter: matterId, matterId, grid: gridId, gridId, ...written, draftedBy: written.draftedById, state: 'draft' }]);
};

export type PublicationChange = Partial<Written> & { readonly state: PublicationState; readonly releasedById?: number | null; readonly releasedByUser?: number | null; readonly releasedOn?: IsoDate | null };

export const updatePublication = async (db: Db, id: number, values: PublicationChange): Promise<void> => updateRows(db, 'matter-publication', [{ id, values: { ...values } }]);

interface Window {
  readonly page: number;
  readonly pageSize: number;
}

type Raw = Omit<PublicMatter, 'month'> & { readonly registeredOn: IsoDate };

/** The public ledger, newest first. No scope: it was released to everybody. The month is all that is said of the day. */
export const releasedMatters = async (db: Db, { page, pageSize }: Window): Promise<{ rows: PublicMatter[]; total: number }> => {
  const { n } = (await db.sql(TABLE).where({ state: 'published' }).count({ n: '*' }).first()) as { n: number | string };
  const rows = (await db
    .sql(`${TABLE} as p`)
    .join('grid_matters as m', 'm.id', 'p.matter_id')
    .leftJoin('grid_matter_categories as c', 'c.id', 'm.category_id')
    .where('p.state', 'published')
    .orderBy([{ column: 'p.released_on', order: 'desc' }, { column: 'm.number' }])
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .select({ number: 'm.number', registeredOn: 'm.registered_on', category: 'c.name', result: 'm.result', title: 'p.title', text: 'p.text' })) as Raw[];
  return { rows: rows.map(({ registeredOn, ...row }) => ({ ...row, month: monthOf(registeredOn) })), total: Number(n) };
};
