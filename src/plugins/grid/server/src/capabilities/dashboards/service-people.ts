import type { Paged } from '../../../../shared/contracts/common';
import type { PairRow, PersonRow } from '../../../../shared/contracts/organisation';
import { scopeOf, type UserPrincipal } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { NotFound } from '../../platform/errors';
import { gridIdsBelow, gridRefs, personByDocument, personRefs } from '../organisation';
import { pairs, people, type PeopleQuery } from './store-people';

export interface PeopleInput {
  page: number;
  pageSize: number;
  grid?: string | undefined;
  q?: string | undefined;
  without?: 'liaison' | undefined;
  liaison?: string | undefined;
}

export const listPeople = async (db: Db, principal: UserPrincipal, input: PeopleInput, today: IsoDate): Promise<Paged<PersonRow>> => {
  const found = await people(db, scopeOf(principal), await queryOf(db, principal, input), today);
  const grids = await gridRefs(db, found.rows.map((row) => row.gridId));
  const liaisons = await personRefs(db, found.rows.map((row) => row.liaisonId));
  const rows = found.rows.map(({ dbId: _dbId, gridId, liaisonId, open, overdue, ...row }) => ({
    ...row,
    grid: gridId === null ? null : (grids.get(gridId) ?? null),
    liaison: liaisonId === null ? null : (liaisons.get(liaisonId)?.ref ?? null),
    open: Number(open),
    overdue: Number(overdue),
  }));
  return { rows, total: found.total, page: input.page, pageSize: input.pageSize };
};

export const listPairs = async (db: Db, principal: UserPrincipal, input: PeopleInput, today: IsoDate): Promise<Paged<PairRow>> => {
  const found = await pairs(db, scopeOf(principal), await queryOf(db, principal, input), today);
  const grids = await gridRefs(db, found.rows.map((row) => row.gridId));
  const names = await personRefs(db, found.rows.flatMap((row) => [row.liaisonId, row.employeeId]));
  const rows = found.rows.flatMap((row) => {
    const [liaison, employee] = [names.get(row.liaisonId)?.ref, names.get(row.employeeId)?.ref];
    return liaison && employee ? [{ id: row.id, liaison, employee, grid: row.gridId === null ? null : (grids.get(row.gridId) ?? null), from: row.from, lastHeldOn: row.lastHeldOn }] : [];
  });
  return { rows, total: found.total, page: input.page, pageSize: input.pageSize };
};

const queryOf = async (db: Db, principal: UserPrincipal, input: PeopleInput): Promise<PeopleQuery> => {
  const liaison = input.liaison === undefined ? undefined : await personByDocument(db, scopeOf(principal), input.liaison);
  if (input.liaison !== undefined && !liaison) throw new NotFound('employee');
  return {
    page: input.page,
    pageSize: input.pageSize,
    q: input.q,
    withoutLiaison: input.without === 'liaison',
    liaisonId: liaison?.id,
    gridIds: input.grid === undefined ? undefined : await gridIdsBelow(db, input.grid),
  };
};
