import type { Knex } from 'knex';
import type { MatterChannel, MatterKind, MatterResult, Satisfaction } from '../../../../shared/contracts/matters';
import type { Scope } from '../../access/scope';
import { applyScope } from '../../access/scope-sql';
import { currentTree } from '../../access/tree-map';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { chunkedIn } from '../../platform/sql';
import { ENDED, type State } from './domain/machine';

export interface StoredMatter {
  readonly id: number;
  readonly documentId: string;
  readonly number: string;
  readonly title: string;
  readonly channel: MatterChannel;
  readonly kind: MatterKind;
  readonly state: State;
  readonly anonymous: boolean | number;
  readonly categoryId: number | null;
  readonly gridId: number;
  readonly unitId: number | null;
  readonly handlerId: number | null;
  readonly ownerId: number | null;
  readonly receiverId: number | null;
  readonly submitterId: number | null;
  readonly measure: string | null;
  readonly registeredOn: IsoDate;
  readonly dueOn: IsoDate | null;
  readonly closedOn: IsoDate | null;
  readonly solveDays: number;
  readonly result: MatterResult | null;
  readonly satisfaction: Satisfaction | null;
  readonly mergedIntoId: number | null;
  readonly body: string | null;
}

const COLUMNS = {
  id: 'm.id',
  documentId: 'm.document_id',
  number: 'm.number',
  title: 'm.title',
  channel: 'm.channel',
  kind: 'm.kind',
  state: 'm.state',
  anonymous: 'm.anonymous',
  categoryId: 'm.category_id',
  gridId: 'm.grid_id',
  unitId: 'm.unit_id',
  handlerId: 'm.handler_id',
  ownerId: 'm.owner_id',
  receiverId: 'm.receiver_id',
  submitterId: 'm.submitter_id',
  measure: 'm.measure',
  registeredOn: 'm.registered_on',
  dueOn: 'm.due_on',
  closedOn: 'm.closed_on',
  solveDays: 'm.solve_days',
  result: 'm.result',
  satisfaction: 'm.satisfaction',
  mergedIntoId: 'm.merged_into_id',
  body: 'm.body',
};

/** A matter is seen where it is counted, by the unit that handles it, and by who answers for it. */
export interface MatterReach {
  readonly scope: Scope;
  /** The person, and those whom he stands in for. */
  readonly people: readonly number[];
}

/** Not async: awaiting a builder would run it. */
export const reachedMatters = (db: Db, { scope, people }: MatterReach, tree: Awaited<ReturnType<typeof currentTree>>): Knex.QueryBuilder =>
  db.sql('grid_matters as m').where((seen) => {
    seen.where((group) => applyScope(group, scope, { grid: 'm.grid_id' }, tree)).orWhere((group) => applyScope(group, scope, { grid: 'm.unit_id' }, tree));
    if (people.length > 0) seen.orWhereIn('m.handler_id', [...people]).orWhereIn('m.owner_id', [...people]);
  });

/** The matter with that documentId, or undefined for unknown and out of reach alike. For a change it is held until the transaction ends. */
export const matterByDocument = async (db: Db, reach: MatterReach, documentId: string, hold = false): Promise<StoredMatter | undefined> => {
  const query = reachedMatters(db, reach, await currentTree(db)).where('m.document_id', documentId);
  if (hold && db.dialect === 'postgres') query.forNoKeyUpdate();
  return (await query.first(COLUMNS)) as StoredMatter | undefined;
};

const all = (db: Db): Knex.QueryBuilder => db.sql('grid_matters as m');

export const matterById = async (db: Db, id: number): Promise<StoredMatter> => (await all(db).where('m.id', id).first(COLUMNS)) as StoredMatter;

export const matterByNumber = async (db: Db, reach: MatterReach, number: string): Promise<StoredMatter | undefined> =>
  (await reachedMatters(db, reach, await currentTree(db)).where('m.number', number).first(COLUMNS)) as StoredMatter | undefined;

/** The matter of a receipt, by its keyed hash; with the slow hash that decides. */
export const matterByReceipt = async (db: Db, receiptKey: string, hold = false): Promise<(StoredMatter & { receiptHash: string }) | undefined> => {
  const query = all(db).where('m.receipt_key', receiptKey);
  if (hold && db.dialect === 'postgres') query.forNoKeyUpdate();
  return (await query.first({ ...COLUMNS, receiptHash: 'm.receipt_hash' })) as (StoredMatter & { receiptHash: string }) | undefined;
};

export const matterIdOf = async (db: Db, documentId: string): Promise<number | null> => ((await db.sql('grid_matters').where({ document_id: documentId }).first('id')) as { id: number } | undefined)?.id ?? null;

export const numbersOf = async (db: Db, ids: readonly number[]): Promise<Map<number, string>> => {
  if (ids.length === 0) return new Map();
  const rows = (await db.sql('grid_matters').where((group) => chunkedIn(group, 'id', ids)).select('id', 'number')) as { id: number; number: string }[];
  return new Map(rows.map(({ id, number }) => [id, number]));
};

/** Those that were merged into a matter. */
export const followersOf = async (db: Db, matterId: number): Promise<StoredMatter[]> => (await all(db).where('m.merged_into_id', matterId).orderBy('m.number').select(COLUMNS)) as StoredMatter[];

/** Those of one reporter, newest first. */
export const mattersOf = async (db: Db, submitterId: number): Promise<StoredMatter[]> =>
  (await all(db).where('m.submitter_id', submitterId).orderBy([{ column: 'm.registered_on', order: 'desc' }, { column: 'm.number', order: 'desc' }]).select(COLUMNS)) as StoredMatter[];

export const mattersWhere = async (query: Knex.QueryBuilder): Promise<StoredMatter[]> => (await query.select(COLUMNS)) as StoredMatter[];

/** All that have not ended. */
export const openMatters = async (db: Db): Promise<StoredMatter[]> => (await all(db).whereNotIn('m.state', [...ENDED]).orderBy('m.id').select(COLUMNS)) as StoredMatter[];

/** Those in a state, and those that had a step after a day. */
export const mattersMovedSince = async (db: Db, state: State, day: IsoDate): Promise<StoredMatter[]> =>
  (await all(db)
    .where((moved) => moved.where('m.state', state).orWhereExists((later) => later.from('grid_matter_steps as s').whereRaw('s.matter_id = m.id').where('s.on', '>', day)))
    .orderBy('m.id')
    .select(COLUMNS)) as StoredMatter[];
