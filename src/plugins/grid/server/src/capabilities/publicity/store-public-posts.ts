import type { Knex } from 'knex';
import type { PublicRegulation, PublicVanguardPost } from '../../../../shared/contracts/publicity';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { tableOf } from '../../platform/tables';
import { whereConsents } from '../rights';
import type { Window } from './store';
import { below } from './store-public';

export interface PostFilter extends Window {
  readonly grid?: string | undefined;
}

export type OpenPost = Omit<PublicVanguardPost, 'grid' | 'person'> & { readonly gridId: number | null; readonly employeeId: number | null };

/** In force today, marked as public, and of a grid or of somebody who agrees to it at this moment. */
export const openPostsPage = async (db: Db, { grid, ...window }: PostFilter, today: IsoDate): Promise<{ rows: OpenPost[]; total: number }> => {
  const found = db
    .sql('grid_vanguard_posts as v')
    .where('v.is_public', true)
    .where('v.from', '<=', today)
    .where((open) => open.whereNull('v.to').orWhere('v.to', '>=', today))
    .where((agreed) => agreed.whereNull('v.employee_id').orWhere((named) => whereConsents(named, 'v.employee_id', 'publishHonour', today)));
  if (grid !== undefined) await below(db, found, 'v.grid_id', grid);
  return pageOf<OpenPost>(found, window, [{ column: 'v.from', order: 'desc' }, { column: 'v.id', order: 'desc' }], { id: 'v.document_id', name: 'v.name', area: 'v.area', from: 'v.from', to: 'v.to', gridId: 'v.grid_id', employeeId: 'v.employee_id' });
};

/** Marked as public, in force today, and nothing that is in force supersedes them: the newer one counts for that whether it is public or not. */
export const openRegulationsPage = async (db: Db, window: Window, today: IsoDate): Promise<{ rows: PublicRegulation[]; total: number }> => {
  const link = tableOf('regulation').links['supersedes'];
  if (!link) throw new Error('regulation has no link table for supersedes');
  const found = db
    .sql('grid_regulations as r')
    .where('r.is_public', true)
    .where('r.effective_from', '<=', today)
    .whereNotExists((newer) => newer.select('n.id').from(`${link.table} as l`).join('grid_regulations as n', 'n.id', `l.${link.from}`).whereRaw('?? = r.id', [`l.${link.to}`]).where('n.effective_from', '<=', today));
  return pageOf<PublicRegulation>(found, window, [{ column: 'r.effective_from', order: 'desc' }, { column: 'r.id', order: 'desc' }], { id: 'r.document_id', number: 'r.number', title: 'r.title', version: 'r.version', effectiveFrom: 'r.effective_from' });
};

const pageOf = async <T>(found: Knex.QueryBuilder, { page, pageSize }: Window, order: { column: string; order: 'desc' }[], columns: Record<keyof T & string, string>): Promise<{ rows: T[]; total: number }> => {
  const { n } = (await found.clone().count({ n: '*' }).first()) as { n: number | string };
  const rows = (await found.clone().orderBy(order).limit(pageSize).offset((page - 1) * pageSize).select(columns)) as T[];
  return { rows, total: Number(n) };
};
