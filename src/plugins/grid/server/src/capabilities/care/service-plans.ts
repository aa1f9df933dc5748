import type { CarePlanList, CarePlanQuery, CarePlanRow, ExtendCarePlan, OpenCarePlan } from '../../../../shared/contracts/care';
import { auditRow } from '../../access/audit-rows';
import { scopeOf, type UserPrincipal } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { Conflict, InvalidInput, isUniqueViolation, NotFound, Refused } from '../../platform/errors';
import { readableRows } from '../confidential';
import { gridIdsBelow, gridRefs, gridsOn, personByDocument, personRefs, type PersonRow } from '../organisation';
import { enqueueAssignments } from '../tasks';
import { stateOf } from './domain/care-plan';
import { extensionProblems, newPlanProblems } from './domain/plan-check';
import { completeReview, endPlans, nextTalks, openTalks, stopDuties } from './plan-duties';
import { PLAN_CHANGED, PLAN_OPENED, tellPerson } from './plan-notice';
import { personInReach } from './service';
import { closePlan, extendPlan, insertPlan, listPlans, planByDocument, planById, type NewPlan, type StoredPlan } from './store-plans';

const TYPE = 'care-plan';

/** Plans of the grids in reach, without their goals. */
export const carePlans = async (db: Db, principal: UserPrincipal, query: CarePlanQuery & { page: number; pageSize: number }, today: IsoDate): Promise<CarePlanList> => {
  const { state, cause, page, pageSize } = query;
  const person = query.employee === undefined ? undefined : await personByDocument(db, scopeOf(principal), query.employee);
  if (query.employee !== undefined && !person) throw new NotFound('employee');
  const gridIds = query.grid === undefined ? undefined : await gridIdsBelow(db, query.grid);
  const { rows, total } = await listPlans(db, scopeOf(principal), { state, cause, gridIds, employeeId: person?.id, page, pageSize }, today);
  return { rows: await shown(db, principal, rows, today), total, page, pageSize };
};

const shown = async (db: Db, principal: UserPrincipal, plans: readonly StoredPlan[], today: IsoDate): Promise<CarePlanRow[]> => {
  const people = await personRefs(db, plans.flatMap((plan) => [plan.employeeId, plan.responsibleId, plan.openedById, plan.reviewedById, plan.closedById]));
  const [grids, next] = [await gridRefs(db, plans.map((plan) => plan.gridId)), await nextTalks(db, plans)];
  const readable = await readableRows(db, principal, TYPE, plans.map((plan) => plan.documentId), today);
  const person = (id: number | null) => (id === null ? null : (people.get(id)?.ref ?? null));
  return plans.flatMap((plan) => {
    const employee = person(plan.employeeId);
    if (employee === null) return [];
    const { cause, cadence, from, reviewOn, until, reviewedOn, closedOn } = plan;
    return [
      {
        ...{ id: plan.documentId, employee, cause, responsible: person(plan.responsibleId), cadence, from, reviewOn, until },
        state: stateOf(plan, today),
        openedBy: person(plan.openedById),
        grid: grids.get(plan.gridId) ?? null,
        nextDueOn: next.get(plan.id) ?? null,
        readable: readable.has(plan.documentId),
        reviewed: reviewedOn === null ? null : { on: reviewedOn, by: person(plan.reviewedById), reason: plan.reviewReason ?? '' },
        closed: closedOn === null ? null : { on: closedOn, by: person(plan.closedById), reason: plan.closedReason },
      },
    ];
  });
};

const again = async (db: Db, principal: UserPrincipal, id: number, today: IsoDate): Promise<CarePlanRow> => {
  const [row] = await shown(db, principal, [await planById(db, id)], today);
  if (!row) throw new NotFound('care plan');
  return row;
};

/** Opens a plan and the talk of the period that runs; the person is told. */
export const openPlan = async (db: Db, principal: UserPrincipal, input: OpenCarePlan, today: IsoDate): Promise<CarePlanRow> => {
  const problems = newPlanProblems(input, today);
  if (problems.length > 0) throw new InvalidInput(problems);
  const employee = await personInReach(db, principal, 'employeeId', input.employeeId);
  const responsible = await personInReach(db, principal, 'responsibleId', input.responsibleId);
  checkPeople(principal, employee, responsible);
  const gridId = (await gridsOn(db, [employee.id], today)).get(employee.id) ?? employee.gridId;
  if (gridId === null) throw new InvalidInput([{ field: 'employeeId', code: 'no_grid', value: employee.ref.name, allowed: 'a person who belongs to a grid' }]);
  // A plan that is over and that the nightly run has not ended yet must not stand in the way.
  await endPlans(db, today, employee.id);
  const { cause, cadence, from, reviewOn, until, goal = null } = input;
  const id = await insertOnce(db, { employeeId: employee.id, responsibleId: responsible.id, openedById: principal.employeeId, cause, cadence, from, reviewOn, until, goal, gridId });
  const plan = await planById(db, id);
  const opened = await openTalks(db, [plan], today);
  await enqueueAssignments(db, opened.map((task) => ({ taskId: task.id, ownerId: task.ownerId })), today);
  await tellPerson(db, employee.id, PLAN_OPENED, `${id}:opened`);
  await auditRow(db, principal, { action: 'row.create', type: TYPE, documentId: plan.documentId, fields: Object.keys(input), details: { opened: opened.length } });
  return again(db, principal, id, today);
};

const checkPeople = (principal: UserPrincipal, employee: PersonRow, responsible: PersonRow): void => {
  notForHimself(principal, employee.id);
  if (responsible.id === employee.id) throw new InvalidInput([{ field: 'responsibleId', code: 'is_subject', value: responsible.ref.name, allowed: 'somebody else than the person the plan is for' }]);
  for (const [field, person] of [['employeeId', employee], ['responsibleId', responsible]] as const) {
    if (!person.active) throw new InvalidInput([{ field, code: 'left', value: person.ref.name, allowed: 'somebody who has not left' }]);
  }
};

/** Whoever is cared for does not decide about it himself. */
const notForHimself = ({ employeeId }: UserPrincipal, about: number): void => {
  if (employeeId === about) throw new Refused('a care plan for oneself is decided by somebody else');
};

const insertOnce = async (db: Db, plan: NewPlan): Promise<number> => {
  try {
    return await insertPlan(db, plan);
  } catch (error) {
    if (isUniqueViolation(error)) throw new Conflict('plan_open', 'there is an open plan of this person and cause; extend it, or close it first');
    throw error;
  }
};

/** A review with the outcome that the care goes on: a new end, a new day of review, and why. */
export const extend = async (db: Db, principal: UserPrincipal, documentId: string, { until, reviewOn, reason }: ExtendCarePlan, today: IsoDate): Promise<CarePlanRow> => {
  const plan = await openOne(db, principal, documentId, today);
  const problems = extensionProblems(plan, { until, reviewOn }, today);
  if (problems.length > 0) throw new InvalidInput(problems);
  if (!(await extendPlan(db, plan, { until, reviewOn, reviewedOn: today, reviewedById: principal.employeeId, reviewReason: reason }))) throw new Conflict('plan_changed', 'the plan was extended or closed meanwhile');
  await completeReview(db, plan, principal.employeeId, today);
  await tellPerson(db, plan.employeeId, PLAN_CHANGED, `${plan.id}:until:${until}`);
  await auditRow(db, principal, { action: 'row.update', type: TYPE, documentId, fields: ['until', 'reviewOn', 'reviewedOn', 'reviewReason'] });
  return again(db, principal, plan.id, today);
};

export const close = async (db: Db, principal: UserPrincipal, documentId: string, reason: string, today: IsoDate): Promise<CarePlanRow> => {
  const plan = await openOne(db, principal, documentId, today);
  if (!(await closePlan(db, plan.id, { closedOn: today, closedById: principal.employeeId, closedReason: reason }))) throw new Conflict('plan_closed', 'the plan was closed meanwhile');
  const voided = await stopDuties(db, plan, principal.employeeId, today);
  await tellPerson(db, plan.employeeId, PLAN_CHANGED, `${plan.id}:closed`);
  await auditRow(db, principal, { action: 'row.update', type: TYPE, documentId, fields: ['closedOn', 'closedReason'], details: { voided } });
  return again(db, principal, plan.id, today);
};

const openOne = async (db: Db, principal: UserPrincipal, documentId: string, today: IsoDate): Promise<StoredPlan> => {
  const plan = await planByDocument(db, scopeOf(principal), documentId);
  if (!plan) throw new NotFound('care plan');
  notForHimself(principal, plan.employeeId);
  if (stateOf(plan, today) === 'closed') throw new Conflict('plan_closed', `the plan ended on ${plan.closedOn ?? plan.until}`);
  return plan;
};
