import type { IsoDate } from '../../kernel/date';
import { chunked, ROWS_PER_INSERT, type Db } from '../../platform/db';
import type { Rung } from '../tasks';
import type { ClockName } from './domain/clocks';
import { ENDED } from './domain/machine';

export interface MatterRung {
  readonly matterId: number;
  readonly clock: ClockName;
  readonly round: number;
  readonly rung: Rung;
  readonly recipientId: number;
}

const TABLE = 'grid_matter_rung';
const LEADERS = ['gridLeader', 'branchSecretary', 'committeeOffice'];

/** The rungs that have fired for matters that go on. */
export const firedMatterRungs = async (db: Db): Promise<Map<number, MatterRung[]>> => {
  const rows = (await db
    .sql(`${TABLE} as x`)
    .join('grid_matters as m', 'm.id', 'x.matter_id')
    .whereNotIn('m.state', [...ENDED])
    .select({ matterId: 'x.matter_id', clock: 'x.clock', round: 'x.round', rung: 'x.rung', recipientId: 'x.recipient_id' })) as MatterRung[];
  const fired = new Map<number, MatterRung[]>();
  for (const row of rows) fired.set(row.matterId, [...(fired.get(row.matterId) ?? []), row]);
  return fired;
};

/** Fires rungs; one that another node fired meanwhile is left as it is. Returns how many were new. */
export const fireMatterRungs = async (db: Db, rungs: readonly MatterRung[], on: IsoDate): Promise<number> => {
  let fired = 0;
  for (const part of chunked(rungs, ROWS_PER_INSERT)) {
    const rows = await db
      .sql(TABLE)
      .insert(part.map(({ matterId, clock, round, rung, recipientId }) => ({ matter_id: matterId, clock, round, rung, recipient_id: recipientId, fired_on: on })))
      .onConflict(['matter_id', 'clock', 'round', 'rung'])
      .ignore()
      .returning('matter_id');
    fired += rows.length;
  }
  return fired;
};

export interface MatterNotice {
  readonly recipientId: number;
  /** Came in, falls due, or was raised to him as a leader. */
  readonly what: 'fresh' | 'soon' | 'raised';
  readonly n: number;
}

/** What fired, and what came in, after one day up to another: each says itself once, and a matter counts once for a person. */
export const matterNotices = async (db: Db, after: IsoDate, until: IsoDate): Promise<MatterNotice[]> => {
  const fresh = (await db.sql('grid_matters as m').where('m.state', 'registered').whereNotNull('m.owner_id').where('m.registered_on', '>=', after).where('m.registered_on', '<', until).select({ matterId: 'm.id', recipientId: 'm.owner_id' })) as Told[];
  const rungs = await rungsBetween(db, after, until);
  const isNew = new Set(fresh.map(({ matterId }) => matterId));
  return [
    ...countedAs('raised', rungs.filter(({ rung }) => LEADERS.includes(rung))),
    // To accept it is due on the day after it came in: the mail that calls it new says so already.
    ...countedAs('soon', rungs.filter(({ rung, matterId }) => !LEADERS.includes(rung) && !isNew.has(matterId))),
    ...countedAs('fresh', fresh),
  ];
};

interface Told {
  readonly matterId: number;
  readonly recipientId: number;
}

const rungsBetween = async (db: Db, after: IsoDate, until: IsoDate): Promise<(Told & { readonly rung: string })[]> =>
  (await db
    .sql(`${TABLE} as x`)
    .join('grid_matters as m', 'm.id', 'x.matter_id')
    .whereNotIn('m.state', [...ENDED])
    .where('x.fired_on', '>', after)
    .where('x.fired_on', '<=', until)
    .select({ matterId: 'x.matter_id', recipientId: 'x.recipient_id', rung: 'x.rung' })) as (Told & { rung: string })[];

/** Two rungs of one matter may have gone to the same person. */
const countedAs = (what: MatterNotice['what'], told: readonly Told[]): MatterNotice[] => {
  const matters = new Map<number, Set<number>>();
  for (const { matterId, recipientId } of told) matters.set(recipientId, (matters.get(recipientId) ?? new Set()).add(matterId));
  return [...matters].map(([recipientId, { size }]) => ({ recipientId, what, n: size }));
};
