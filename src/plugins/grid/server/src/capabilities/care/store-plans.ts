import type { CareEventKind } from '../../../../shared/contracts/care';
import type { Scope } from '../../access/scope';
import { applyScope } from '../../access/scope-sql';
import { currentTree } from '../../access/tree-map';
import type { IsoDate } from '../../kernel/date';
import { stamp, type Db } from '../../platform/db';
import { insertRows } from '../../platform/rows';
import { chunkedIn } from '../../platform/sql';
import type { Cadence } from './domain/care-plan';

/** A plan without its goal. */
export interface StoredPlan {
  readonly id: number;
  readonly documentId: string;
  readonly employeeId: number;
  readonly responsibleId: number;
  readonly openedById: number | null;
  readonly cause: CareEventKind;
  readonly cadence: Cadence;
  readonly from: IsoDate;
  readonly reviewOn: IsoDate;
  readonly until: IsoDate;
  readonly gridId: number;
  readonly reviewedOn: IsoDate | null;
  readonly reviewedById: number | null;
  readonly reviewReason: string | null;
  readonly closedOn: IsoDate | null;
  readonly closedById: number | null;
  readonly closedReason: string | null;
}

const TABLE = 'grid_care_plans';
const COLUMNS = {
  id: 'p.id',
  documentId: 'p.document_id',
  employeeId: 'p.employee_id',
  responsibleId: 'p.responsible_id',
  openedById: 'p.opened_by_id',
  cause: 'p.cause',
  cadence: 'p.cadence',
  from: 'p.from',
  reviewOn: 'p.review_on',
  until: 'p.until',
  gridId: 'p.grid_id',
  reviewedOn: 'p.reviewed_on',
  reviewedById: 'p.reviewed_by_id',
  reviewReason: 'p.review_reason',
  closedOn: 'p.closed_on',
  closedById: 'p.closed_by_id',
  closedReason: 'p.closed_reason',
};

export interface NewPlan extends Pick<StoredPlan, 'employeeId' | 'responsibleId' | 'openedById' | 'cause' | 'cadence' | 'from' | 'reviewOn' | 'until' | 'gridId'> {
  readonly goal: string | null;
}

/** @throws a unique violation where an open plan of that person and cause stands: of two at once the second finds it so. */
export const insertPlan = async (db: Db, plan: NewPlan): Promise<number> => (await insertRows(db, 'care-plan', [{ ...plan, openKey: `${plan.employeeId}:${plan.cause}` }]))[0] as number;

export const planById = async (db: Db, id: number): Promise<StoredPlan> => (await db.sql(`${TABLE} as p`).where('p.id', id).first(COLUMNS)) as StoredPlan;

export const planByDocument = async (db: Db, scope: Scope, documentId: string): Promise<StoredPlan | undefined> => {
  const query = db.sql(`${TABLE} as p`).where('p.document_id', documentId);
  applyScope(query, scope, { grid: 'p.grid_id' }, await currentTree(db));
  return (await query.first(COLUMNS)) as StoredPlan | undefined;
};

export interface PlanFilter {
  readonly state?: 'open' | 'reviewDue' | 'closed' | undefined;
  readonly cause?: CareEventKind | undefined;
  readonly gridIds?: readonly number[] | undefined;
  readonly employeeId?: number | undefined;
  readonly page: number;
  readonly pageSize: number;
}

/** What is open and ends first above; closed ones below, the latest first. */
export const listPlans = async (db: Db, scope: Scope, filter: PlanFilter, today: IsoDate): Promise<{ rows: StoredPlan[]; total: number }> => {
  const { state, cause, gridIds, employeeId, page, pageSize } = filter;
  const query = db.sql(`${TABLE} as p`);
  applyScope(query, scope, { grid: 'p.grid_id' }, await currentTree(db));
  if (state === 'closed') query.where((closed) => closed.whereNotNull('p.closed_on').orWhere('p.until', '<', today));
  else if (state !== undefined) query.whereNull('p.closed_on').where('p.until', '>=', today);
  if (state === 'reviewDue') query.where('p.review_on', '<=', today);
  if (cause !== undefined) query.where('p.cause', cause);
  if (gridIds !== undefined) query.where((group) => chunkedIn(group, 'p.grid_id', gridIds));
  if (employeeId !== undefined) query.where('p.employee_id', employeeId);
  const { n } = (await query.clone().count({ n: '*' }).first()) as { n: number | string };
  const rows = await query
    .orderByRaw('case when p.closed_on is null then 0 else 1 end, case when p.closed_on is null then p.until end, p.closed_on desc, p.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .select(COLUMNS);
  return { rows: rows as StoredPlan[], total: Number(n) };
};

/** Plans that run on a day. */
export const plansOn = async (db: Db, on: IsoDate): Promise<StoredPlan[]> =>
  (await db.sql(`${TABLE} as p`).whereNull('p.closed_on').where('p.from', '<=', on).where('p.until', '>=', on).orderBy('p.id').select(COLUMNS)) as StoredPlan[];

/** Plans that nobody closed and that are over on a day: their end has passed, or the person has left. Of one person, or of all. */
export const plansOver = async (db: Db, on: IsoDate, employeeId?: number): Promise<StoredPlan[]> => {
  const query = db
    .sql(`${TABLE} as p`)
    .join('grid_employees as e', 'e.id', 'p.employee_id')
    .whereNull('p.closed_on')
    .where((over) => over.where('p.until', '<', on).orWhereIn('e.employment_status', ['left', 'retired']));
  if (employeeId !== undefined) query.where('p.employee_id', employeeId);
  return (await query.orderBy('p.id').select(COLUMNS)) as StoredPlan[];
};

export interface Closing {
  readonly closedOn: IsoDate;
  readonly closedById: number | null;
  readonly closedReason: string | null;
}

/** False when it was closed before: of two at once the second finds it so. */
export const closePlan = async (db: Db, id: number, { closedOn, closedById, closedReason }: Closing): Promise<boolean> => {
  const values = { closed_on: closedOn, closed_by_id: closedById, closed_reason: closedReason, open_key: null, updated_at: stamp(db) };
  return (await db.sql(TABLE).where({ id }).whereNull('closed_on').update(values)) > 0;
};

export interface Extension {
  readonly until: IsoDate;
  readonly reviewOn: IsoDate;
  readonly reviewedOn: IsoDate;
  readonly reviewedById: number | null;
  readonly reviewReason: string;
}

/** False when it was closed or extended meanwhile. */
export const extendPlan = async (db: Db, { id, until }: Pick<StoredPlan, 'id' | 'until'>, next: Extension): Promise<boolean> => {
  const values = { until: next.until, review_on: next.reviewOn, reviewed_on: next.reviewedOn, reviewed_by_id: next.reviewedById, review_reason: next.reviewReason, updated_at: stamp(db) };
  return (await db.sql(TABLE).where({ id, until }).whereNull('closed_on').update(values)) > 0;
};
