import type { HandoverKind } from '../../../../shared/contracts/handover';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { Conflict } from '../../platform/errors';
import { heldPlans, passPeriodicDuties, passPlans } from '../care';
import { heldAppointments, heldGrids, heldPairs, heldSubstitutions, passAppointments, passGrids, passPairs, passSubstitutions, type Deed, type HeldRow } from '../organisation';
import { heldMatters, passMatters } from '../matters';
import { heldTasks, passTasks } from '../tasks';

/** A kind of thing that can be handed over. */
export interface Part {
  readonly kind: HandoverKind;
  /** What the people hold after the day, for many at once. */
  readonly list: (db: Db, holderIds: readonly number[], on: IsoDate) => Promise<readonly HeldRow[]>;
  /** Gives lines to the successor, from the day after. Returns what to write into the trail. */
  readonly give: (db: Db, ids: readonly number[], successorId: number, on: IsoDate) => Promise<readonly Deed[]>;
  /** Ends lines that nobody takes over; missing = every line wants a successor. */
  readonly vacate?: (db: Db, ids: readonly number[], on: IsoDate) => Promise<readonly Deed[]>;
}

const REASON = '交接';

/** Everything that a person can hand over, in the order of the screen. Who adds a kind adds it here, in the contract and in the words. */
export const PARTS: readonly Part[] = [
  {
    kind: 'pair',
    list: heldPairs,
    give: async (db, ids, successorId, on) => {
      const { deeds, passed } = await passPairs(db, ids, successorId, on);
      await passPeriodicDuties(db, passed);
      return deeds;
    },
  },
  { kind: 'appointment', list: heldAppointments, give: passAppointments, vacate: (db, ids, on) => passAppointments(db, ids, null, on) },
  { kind: 'grid', list: heldGrids, give: passGrids },
  {
    kind: 'task',
    list: heldTasks,
    give: async (db, ids, successorId) => {
      const passed = await passTasks(db, ids, successorId, REASON);
      if (passed.length < ids.length) throw new Conflict('handover_changed', 'one of the duties was closed meanwhile; nothing was handed over');
      const duties = await heldTasks(db, [successorId]);
      return duties.filter(({ id }) => passed.includes(id)).map(({ documentId, aboutId }): Deed => ({ action: 'row.update', type: 'task', documentId, fields: ['owner', 'reason'], subjects: aboutId === null ? [] : [aboutId] }));
    },
  },
  {
    kind: 'matter',
    list: heldMatters,
    give: async (db, ids, successorId, on) => {
      const passed = await passMatters(db, ids, successorId, on);
      if (passed.length < ids.length) throw new Conflict('handover_changed', 'one of the matters ended meanwhile; nothing was handed over');
      return passed.map(({ documentId, aboutId }): Deed => ({ action: 'row.update', type: 'matter', documentId, fields: ['owner'], subjects: aboutId === null ? [] : [aboutId] }));
    },
  },
  {
    kind: 'carePlan',
    list: heldPlans,
    give: async (db, ids, successorId) => {
      const passed = await passPlans(db, ids, successorId);
      if (passed.length < ids.length) throw new Conflict('handover_changed', 'one of the care plans was closed meanwhile; nothing was handed over');
      return passed.map(({ documentId, aboutId }): Deed => ({ action: 'row.update', type: 'care-plan', documentId, fields: ['responsible'], subjects: [aboutId] }));
    },
  },
  { kind: 'substitution', list: heldSubstitutions, give: passSubstitutions },
];

/** A line with its part. */
export interface Line extends HeldRow {
  readonly part: Part;
}

export const linesOf = async (db: Db, holderIds: readonly number[], on: IsoDate): Promise<Line[]> => {
  const lines: Line[] = [];
  if (holderIds.length === 0) return lines;
  for (const part of PARTS) for (const held of await part.list(db, holderIds, on)) lines.push({ ...held, part });
  return lines;
};
