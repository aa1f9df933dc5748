import { scopeOf, type UserPrincipal } from '../../access/principal';
import { anyOf, type Scope } from '../../access/scope';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { standsInFor } from '../organisation';
import { ownTaskOutside } from './store-counts';
import type { TaskFilter } from './store-filter';

/** Rows of the grids one reaches, and what one did or owns oneself. */
export const taskScope = (principal: UserPrincipal): Scope => scopeWith(principal, principal.employeeId === null ? [] : [principal.employeeId]);

/** The same with the duties of those for whom one stands in that day: they are done by the substitute, wherever they lie. */
export const dutyScope = async (db: Db, principal: UserPrincipal, today: IsoDate): Promise<Scope> => scopeWith(principal, await ownersOf(db, principal, today));

const scopeWith = (principal: UserPrincipal, ids: readonly number[]): Scope => anyOf([scopeOf(principal), { kind: 'people', ids }]);

/** Himself, and whom he stands in for. */
const ownersOf = async (db: Db, { employeeId }: UserPrincipal, today: IsoDate): Promise<number[]> => (employeeId === null ? [] : standsInFor(db, employeeId, today));

/** The same rows as `dutyScope`, said without an `or` where nobody of them owns anything outside of the grids: over two columns it keeps the indexes out. */
export const listScope = async (db: Db, principal: UserPrincipal, today: IsoDate): Promise<Scope> => {
  const [scope, owners] = [scopeOf(principal), await ownersOf(db, principal, today)];
  return owners.length === 0 || !(await ownTaskOutside(db, owners, scope)) ? scope : scopeWith(principal, owners);
};

/** Who stands in for the owner does not do what is about himself. */
export const mine = async (db: Db, principal: UserPrincipal, today: IsoDate): Promise<Pick<TaskFilter, 'ownerIds' | 'notAbout'>> => {
  const ownerIds = await ownersOf(db, principal, today);
  return ownerIds.length > 1 ? { ownerIds, notAbout: principal.employeeId ?? undefined } : { ownerIds };
};
