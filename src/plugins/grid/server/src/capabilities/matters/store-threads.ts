import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { chunkedIn } from '../../platform/sql';
import type { ClockName } from './domain/clocks';
import type { Action, State } from './domain/machine';

export interface StoredStep {
  readonly documentId: string;
  readonly matterId: number;
  readonly action: Action | 'register' | 'import' | 'overdue';
  readonly state: State;
  readonly on: IsoDate;
  readonly byId: number | null;
  readonly clock: ClockName | null;
  readonly round: number | null;
  readonly unitId: number | null;
  readonly handlerId: number | null;
  readonly note: string | null;
}

export interface StoredMessage {
  readonly documentId: string;
  readonly matterId: number;
  readonly from: 'reporter' | 'handler';
  readonly on: IsoDate;
  readonly byId: number | null;
  readonly body: string | null;
}

export interface StoredPause {
  readonly id: number;
  readonly documentId: string;
  readonly matterId: number;
  readonly kind: 'suspension' | 'extension';
  readonly state: 'asked' | 'inForce' | 'ended' | 'refused';
  readonly reason: string;
  readonly from: IsoDate;
  readonly expectedUntil: IsoDate;
  readonly endedOn: IsoDate | null;
  readonly askedById: number | null;
  readonly approvedById: number | null;
}

/** Everything that hangs on some matters, each in its order. */
export interface Threads {
  readonly steps: ReadonlyMap<number, readonly StoredStep[]>;
  readonly messages: ReadonlyMap<number, readonly StoredMessage[]>;
  readonly pauses: ReadonlyMap<number, readonly StoredPause[]>;
}

export const threadsOf = async (db: Db, matterIds: readonly number[]): Promise<Threads> => {
  const below = (table: string) => db.sql(`${table} as x`).where((group) => chunkedIn(group, 'x.matter_id', matterIds));
  const steps = (await below('grid_matter_steps').orderBy('x.seq').select({ documentId: 'x.document_id', matterId: 'x.matter_id', action: 'x.action', state: 'x.state_after', on: 'x.on', byId: 'x.by_id', clock: 'x.clock', round: 'x.round', unitId: 'x.unit_id', handlerId: 'x.handler_id', note: 'x.note' })) as StoredStep[];
  const messages = (await below('grid_matter_messages').orderBy('x.seq').select({ documentId: 'x.document_id', matterId: 'x.matter_id', from: 'x.from', on: 'x.on', byId: 'x.by_id', body: 'x.body' })) as StoredMessage[];
  const pauses = (await below('grid_matter_pauses').orderBy(['x.from', 'x.id']).select({ id: 'x.id', documentId: 'x.document_id', matterId: 'x.matter_id', kind: 'x.kind', state: 'x.state', reason: 'x.reason', from: 'x.from', expectedUntil: 'x.expected_until', endedOn: 'x.ended_on', askedById: 'x.asked_by_id', approvedById: 'x.approved_by_id' })) as StoredPause[];
  return { steps: byMatter(steps), messages: byMatter(messages), pauses: byMatter(pauses) };
};

const byMatter = <T extends { matterId: number }>(rows: readonly T[]): Map<number, T[]> => {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.matterId);
    if (group) group.push(row);
    else groups.set(row.matterId, [row]);
  }
  return groups;
};
