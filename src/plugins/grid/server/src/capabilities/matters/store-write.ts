import { randomInt } from 'node:crypto';
import type { IsoDate } from '../../kernel/date';
import { dayStamp, type Db } from '../../platform/db';
import { insertRows, type Row } from '../../platform/rows';
import type { Action, State } from './domain/machine';
import type { ClockName } from './domain/clocks';

/**
 * Rows of matters tell no hour and no order: keys are drawn, not counted, and stamps are of the day. Else the hour of an anonymous matter
 * would lie between the hours of the named ones before and after it.
 */
const drawn = (): number => randomInt(1, 2_147_483_647);

const insert = async (db: Db, type: string, on: IsoDate, values: Row): Promise<number> => {
  const [id] = await insertRows(db, type, [{ id: drawn(), ...values }], dayStamp(db, on));
  return id as number;
};

const NUMBER_TRIES = 20;

/** `2022-483920`: drawn, for the same reason as the keys. */
export const newNumber = async (db: Db, on: IsoDate): Promise<string> => {
  for (let left = NUMBER_TRIES; left > 0; left -= 1) {
    const number = `${on.slice(0, 4)}-${String(randomInt(0, 1_000_000)).padStart(6, '0')}`;
    if ((await db.sql('grid_matters').where({ number }).first('id')) === undefined) return number;
  }
  throw new Error(`no free number of ${on.slice(0, 4)} was drawn in ${NUMBER_TRIES} tries`);
};

export interface NewMatter {
  readonly number: string;
  readonly title: string;
  readonly body: string | null;
  readonly channel: string;
  readonly kind: string;
  readonly state: State;
  readonly anonymous: boolean;
  readonly categoryId: number | null;
  readonly gridId: number;
  readonly unitId: number | null;
  readonly ownerId: number | null;
  readonly receiverId: number | null;
  readonly submitterId: number | null;
  readonly registeredOn: IsoDate;
  readonly solveDays: number;
  readonly receiptKey?: string | null;
  readonly receiptHash?: string | null;
}

export const insertMatter = (db: Db, matter: NewMatter, on: IsoDate): Promise<number> =>
  insert(db, 'matter', on, {
    ...matter,
    category: matter.categoryId,
    grid: matter.gridId,
    unit: matter.unitId,
    owner: matter.ownerId,
    receiver: matter.receiverId,
    submitter: matter.submitterId,
  });

export interface MatterChange {
  readonly state?: State;
  readonly categoryId?: number | null;
  readonly unitId?: number | null;
  readonly handlerId?: number | null;
  readonly ownerId?: number | null;
  readonly receiverId?: number | null;
  readonly measure?: string | null;
  readonly solveDays?: number;
  readonly dueOn?: IsoDate | null;
  readonly result?: string | null;
  readonly satisfaction?: string | null;
  readonly closedOn?: IsoDate | null;
  readonly mergedIntoId?: number | null;
}

const COLUMN: Readonly<Record<keyof MatterChange, string>> = {
  state: 'state',
  categoryId: 'category_id',
  unitId: 'unit_id',
  handlerId: 'handler_id',
  ownerId: 'owner_id',
  receiverId: 'receiver_id',
  measure: 'measure',
  solveDays: 'solve_days',
  dueOn: 'due_on',
  result: 'result',
  satisfaction: 'satisfaction',
  closedOn: 'closed_on',
  mergedIntoId: 'merged_into_id',
};

/** No stamp: when a reporter wrote, his row would say it. */
export const updateMatter = async (db: Db, id: number, change: MatterChange): Promise<void> => {
  const values = Object.fromEntries(Object.entries(change).map(([key, value]) => [COLUMN[key as keyof MatterChange], value]));
  if (Object.keys(values).length > 0) await db.sql('grid_matters').where({ id }).update(values);
};

/** What was merged into a matter follows it into the one that it is merged into. */
export const moveFollowers = async (db: Db, from: number, into: number): Promise<void> => {
  await db.sql('grid_matters').where({ merged_into_id: from }).update({ merged_into_id: into });
};

export interface NewStep {
  readonly matterId: number;
  readonly gridId: number;
  readonly action: Action | 'register' | 'import' | 'overdue';
  readonly state: State;
  readonly on: IsoDate;
  readonly byId?: number | null;
  readonly clock?: ClockName;
  readonly round?: number;
  readonly unitId?: number | null;
  readonly handlerId?: number | null;
  readonly note?: string | null;
}

export const insertStep = async (db: Db, step: NewStep): Promise<void> => {
  const { state, ...rest } = step;
  const { matterId, byId = null, unitId = null, handlerId = null } = rest;
  await insert(db, 'matter-step', step.on, { clock: null, round: null, note: null, ...rest, stateAfter: state, seq: await nextSeq(db, 'grid_matter_steps', matterId), matter: matterId, by: byId, byId, unit: unitId, unitId, handler: handlerId, handlerId });
};

export interface NewMessage {
  readonly matterId: number;
  readonly gridId: number;
  readonly from: 'reporter' | 'handler';
  readonly on: IsoDate;
  readonly byId: number | null;
  readonly body: string;
}

export const insertMessage = async (db: Db, message: NewMessage): Promise<void> => {
  const { matterId, byId } = message;
  await insert(db, 'matter-message', message.on, { ...message, seq: await nextSeq(db, 'grid_matter_messages', matterId), matter: matterId, by: byId });
};

const nextSeq = async (db: Db, table: string, matterId: number): Promise<number> => {
  const row = (await db.sql(table).where({ matter_id: matterId }).max({ last: 'seq' }).first()) as { last: number | null } | undefined;
  return Number(row?.last ?? 0) + 1;
};

export interface NewPause {
  readonly matterId: number;
  readonly gridId: number;
  readonly kind: 'suspension' | 'extension';
  readonly state: 'asked' | 'inForce';
  readonly reason: string;
  readonly from: IsoDate;
  readonly expectedUntil: IsoDate;
  readonly askedById: number | null;
}

export const insertPause = async (db: Db, pause: NewPause): Promise<void> => {
  await insert(db, 'matter-pause', pause.from, { ...pause, matter: pause.matterId, askedBy: pause.askedById });
};

/** Ends the suspensions that last. */
export const endSuspension = async (db: Db, matterId: number, on: IsoDate): Promise<void> => {
  await db.sql('grid_matter_pauses').where({ matter_id: matterId, kind: 'suspension', state: 'inForce' }).update({ state: 'ended', ended_on: on });
};

/** An approved extension stands still from the day of its approval until the day it was asked for. */
export const decideExtension = async (db: Db, pauseId: number, decision: { approved: boolean; byId: number | null; on: IsoDate; until: IsoDate }): Promise<void> => {
  const { approved, byId, on, until } = decision;
  await db
    .sql('grid_matter_pauses')
    .where({ id: pauseId, state: 'asked' })
    .update({ state: approved ? 'inForce' : 'refused', from: on, ended_on: approved ? until : on, approved_by_id: byId });
};
