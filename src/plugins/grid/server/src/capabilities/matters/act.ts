import type { UserPrincipal } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { Conflict, NotFound, Refused } from '../../platform/errors';
import { auditMatter } from './audit';
import { after, allowed, allowedFrom, ENDED, type Action, type Standing, type State } from './domain/machine';
import { ownerOf } from './holders';
import { tellOwner, tellUnit } from './notices';
import { seenBy } from './reach';
import { refreshDue } from './refresh';
import type { StoredMatter } from './store-read';
import type { StoredPause } from './store-threads';
import { insertStep, updateMatter, type MatterChange } from './store-write';

/** A matter that somebody is changing, held until the transaction ends. */
export interface Held {
  readonly db: Db;
  readonly principal: UserPrincipal;
  readonly matter: StoredMatter;
  readonly pauses: readonly StoredPause[];
  readonly today: IsoDate;
}

/** What an action does to the row, and what the time line says of it. */
export interface Effect {
  readonly change?: MatterChange;
  readonly note?: string | null;
  readonly unitId?: number | null;
  readonly handlerId?: number | null;
  /** Names of what changed besides the state, for the trail. */
  readonly fields?: readonly string[];
}

/**
 * One action on one matter: seen, allowed by state and role, done, written into time line and trail, clocks worked out anew.
 * @throws NotFound for unknown and out of reach alike, Conflict where the state does not allow it, Refused where the role does not.
 */
export const act = async (db: Db, principal: UserPrincipal, documentId: string, action: Action, today: IsoDate, work: (held: Held) => Promise<Effect>): Promise<void> => {
  const seen = await seenBy(db, principal, documentId, today, true);
  if (!seen) throw new NotFound('matter');
  const { matter, pauses, standing } = seen;
  const next = permitted(matter, standing, action);
  const effect = await work({ db, principal, matter, pauses, today });
  await settle(db, matter, { action, state: next, on: today, byId: principal.employeeId }, effect);
  await auditMatter(db, principal, matter, { action: 'row.update', fields: ['state', ...(effect.fields ?? [])], details: { action } });
};

/** The state after an action of who stands so to the matter. @throws Conflict, Refused */
export const permitted = (matter: StoredMatter, standing: Standing, action: Action): State => {
  const next = nextState(matter, action);
  if (!allowed(matter.state, standing).includes(action)) throw new Refused(`${action} is not for this account, or waits for something else`);
  return next;
};

/** @throws Conflict saying from which states it goes. */
export const nextState = ({ state, number }: StoredMatter, action: Action): State => {
  const next = after(state, action);
  if (next === null) throw new Conflict('state', `matter ${number} is "${state}"; "${action}" goes from ${allowedFrom(action).join(', ')}`);
  return next;
};

interface Move {
  readonly action: Action;
  readonly state: State;
  readonly on: IsoDate;
  readonly byId: number | null;
}

/** The row, its new owner, its step and its clocks. */
export const settle = async (db: Db, matter: StoredMatter, { action, state, on, byId }: Move, { change = {}, note = null, unitId = null, handlerId = null }: Effect): Promise<void> => {
  const held = { ...matter, ...change };
  const ownerId = await ownerOf(db, state, held, on);
  await updateMatter(db, matter.id, { ...change, state, ownerId, closedOn: ENDED.includes(state) ? on : null });
  await insertStep(db, { matterId: matter.id, gridId: matter.gridId, action, state, on, byId, unitId, handlerId, note });
  await refreshDue(db, [matter.id], on);
  if (ownerId !== matter.ownerId) await tellOwner(db, { matterId: matter.id, ownerId, byId }, on);
  if (action === 'assign' && unitId !== null) await tellUnit(db, { matterId: matter.id, unitId, byId }, on);
};
