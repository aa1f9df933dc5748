import { actorOf } from '../../access/actor';
import type { IsoDate } from '../../kernel/date';
import type { Calendar } from '../../kernel/working-days';
import { appendAudit } from '../../platform/audit';
import type { Db } from '../../platform/db';
import type { JobSummary } from '../../platform/job';
import { loadCalendar } from '../calendar';
import { loadFacts, present, resolveOwner, secretaryOf, type OrganisationFacts } from '../organisation';
import { completeTasks, openDutiesAbout, voidTasks, type NewTask, type OpenDuty, type OpenedTask, type TaskBatch } from '../tasks';
import { reviewDueOn, talkOn } from './domain/care-plan';
import { openDuties } from './duties';
import { closePlan, plansOn, plansOver, type StoredPlan } from './store-plans';

const OVER = '重点关怀已结束';

/** The daily run: ends what is over, then opens what the plans owe on the day. A second run does nothing. */
export const runPlans = async (db: Db, date: IsoDate, dryRun: boolean): Promise<JobSummary> => {
  if (dryRun) return { plans: (await plansOn(db, date)).length, ended: (await plansOver(db, date)).length, talks: 0, reviews: 0 };
  const ended = await endPlans(db, date);
  const plans = await plansOn(db, date);
  const talks = await openTalks(db, plans, date);
  const reviews = await openReviews(db, plans.filter((plan) => plan.reviewOn <= date), date);
  return { plans: plans.length, ended, talks: talks.length, reviews: reviews.length };
};

/** The talks that these plans owe in the period of the day, as far as they do not exist yet. */
export const openTalks = async (db: Db, plans: readonly StoredPlan[], date: IsoDate): Promise<OpenedTask[]> => {
  if (plans.length === 0) return [];
  const [calendar, facts] = [await loadCalendar(db), await factsOf(db, plans, date)];
  const duties = plans.flatMap((plan) => {
    const talk = talkOn(plan, date, calendar);
    if (talk === null) return [];
    const batch = { title: `重点关怀谈话 ${talk.key}`, kind: 'talk' as const, ruleCode: null, assignedOn: talk.assignedOn, dueOn: talk.dueOn };
    return [dutyOf(plan, batch, talk.key, talkOwner(facts, plan))];
  });
  return openDuties(db, duties);
};

const openReviews = async (db: Db, plans: readonly StoredPlan[], date: IsoDate): Promise<OpenedTask[]> => {
  if (plans.length === 0) return [];
  const [calendar, facts] = [await loadCalendar(db), await factsOf(db, plans, date)];
  return openDuties(db, plans.map((plan) => dutyOf(plan, reviewBatch(plan, calendar), `${REVIEW}:${plan.reviewOn}`, reviewOwner(facts, plan))));
};

const reviewBatch = (plan: StoredPlan, calendar: Calendar): TaskBatch => ({ title: '重点关怀复核', kind: 'manual', ruleCode: null, assignedOn: plan.reviewOn, dueOn: reviewDueOn(plan, calendar) });

const dutyOf = ({ id, employeeId, gridId }: StoredPlan, batch: TaskBatch, key: string, ownerId: number | null): TaskBatch & NewTask => ({ ...batch, originKey: `${originOf(id)}${key}`, ownerId, subjectId: employeeId, gridId, eventId: null });

const factsOf = (db: Db, plans: readonly StoredPlan[], date: IsoDate): Promise<OrganisationFacts> =>
  loadFacts(db, date, [...new Set(plans.flatMap((plan) => [plan.employeeId, plan.responsibleId, ...(plan.openedById === null ? [] : [plan.openedById])]))]);

/** The responsible, or who stands in for him; who would be asked otherwise where he has left. */
const talkOwner = (facts: OrganisationFacts, { employeeId, responsibleId }: StoredPlan): number | null => {
  const holder = present(facts, responsibleId);
  return holder === null || holder === employeeId ? resolveOwner(facts, employeeId, 'liaison') : holder;
};

/** The branch secretary of the responsible, else who opened the plan, else the secretaries above the person; the responsible himself only where there is nobody else. */
const reviewOwner = (facts: OrganisationFacts, { employeeId, responsibleId, openedById, gridId }: StoredPlan): number | null => {
  const candidates = [secretaryOf(facts, facts.gridOf.get(responsibleId) ?? gridId, 'branch'), openedById, secretaryOf(facts, gridId, 'branch'), secretaryOf(facts, gridId, 'committee')]
    .map((person) => present(facts, person))
    .filter((person): person is number => person !== null && person !== employeeId);
  return candidates.find((person) => person !== responsibleId) ?? candidates[0] ?? null;
};

const REVIEW = 'review';
const originOf = (planId: number): string => `plan:${planId}:`;

/** Ends plans that are over, of one person or of all. An open talk of a plan that came to its end stays owed; with somebody who left nobody talks any more. */
export const endPlans = async (db: Db, date: IsoDate, employeeId?: number): Promise<number> => {
  const over = await plansOver(db, date, employeeId);
  for (const plan of over) {
    const atEnd = plan.until < date;
    await closePlan(db, plan.id, { closedOn: atEnd ? plan.until : date, closedById: null, closedReason: null });
    const { talks, reviews } = await openDutiesOf(db, plan);
    await voidTasks(db, ids(atEnd ? reviews : [...talks, ...reviews]), OVER);
  }
  await appendAudit(db, actorOf({ kind: 'system' }, 'job care-plans'), over.map((plan) => ({ action: 'row.update', type: 'care-plan', rowId: plan.documentId, subjectId: plan.employeeId, fields: ['closedOn'] })));
  return over.length;
};

/** A person closed the plan: that was the review, and no talk is owed any more. Returns how many talks became void. */
export const stopDuties = async (db: Db, plan: StoredPlan, byId: number | null, today: IsoDate): Promise<number> => {
  await completeReview(db, plan, byId, today);
  return (await voidTasks(db, ids((await openDutiesOf(db, plan)).talks), OVER)).length;
};

export const completeReview = async (db: Db, plan: StoredPlan, byId: number | null, today: IsoDate): Promise<void> => {
  const { reviews } = await openDutiesOf(db, plan);
  await completeTasks(db, ids(reviews), { doneOn: today, doneById: byId, recordedOn: today, recordId: null });
};

const openDutiesOf = async (db: Db, plan: StoredPlan): Promise<{ talks: OpenDuty[]; reviews: OpenDuty[] }> => {
  const duties = (await openDutiesAbout(db, [plan.employeeId])).filter(({ originKey }) => originKey.startsWith(originOf(plan.id)));
  const isReview = ({ originKey }: OpenDuty): boolean => originKey.startsWith(`${originOf(plan.id)}${REVIEW}:`);
  return { talks: duties.filter((duty) => !isReview(duty)), reviews: duties.filter(isReview) };
};

const ids = (duties: readonly OpenDuty[]): number[] => duties.map(({ id }) => id);

/** When the next open talk of each plan is due; plans without one are missing. */
export const nextTalks = async (db: Db, plans: readonly StoredPlan[]): Promise<Map<number, IsoDate>> => {
  const duties = (await openDutiesAbout(db, [...new Set(plans.map((plan) => plan.employeeId))])).filter(({ kind }) => kind === 'talk');
  const next = new Map<number, IsoDate>();
  for (const { id } of plans) {
    const [first] = duties.filter(({ originKey }) => originKey.startsWith(originOf(id))).map(({ dueOn }) => dueOn).sort();
    if (first !== undefined) next.set(id, first);
  }
  return next;
};
