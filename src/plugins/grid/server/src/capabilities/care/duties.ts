import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { loadCalendar } from '../calendar';
import { loadFacts, resolveOwner, type OrganisationFacts } from '../organisation';
import { completeTasks, enqueueAssignments, insertTasks, insertTasksCounted, openDutiesAbout, openPeriodicOrigins, renameOrigins, type NewTask, type OpenedTask, type TaskBatch } from '../tasks';
import { planEventDuties } from './domain/event-duties';
import { answeredBy } from './domain/matching';
import { passedKey, planPeriod, periodicKey, type PeriodPlan } from './domain/periodic-duties';
import { eventsById, loadRules, pairsInForce, recordsById } from './store';

/** Opens the duties of events, each resolved as the organisation stood on the day of its report. Owners of today's are told. */
export const openDutiesForEvents = async (db: Db, eventIds: readonly number[], today: IsoDate): Promise<OpenedTask[]> => {
  const [rules, calendar, events] = [await loadRules(db), await loadCalendar(db), await eventsById(db, eventIds)];
  const opened: OpenedTask[] = [];
  for (const [on, ofDay] of groupBy(events.filter((event) => event.withdrawnOn === null), (event) => event.reportedOn)) {
    const facts = await loadFacts(db, on, ofDay.map((event) => event.employeeId));
    const duties = ofDay.flatMap((event) => planEventDuties(event, rules, calendar, (employee, first) => resolveOwner(facts, employee, first)));
    const fresh = await openDuties(db, duties);
    opened.push(...fresh);
    if (on >= today) await enqueueAssignments(db, fresh.map((task) => ({ taskId: task.id, ownerId: task.ownerId })), today);
  }
  return opened;
};

/** Opens duties that do not exist yet, one statement for all that share rule, title and days. */
export const openDuties = async (db: Db, duties: readonly (TaskBatch & NewTask)[]): Promise<OpenedTask[]> => {
  const opened: OpenedTask[] = [];
  for (const batch of groupBy(duties, ({ ruleCode, title, assignedOn, dueOn }) => JSON.stringify([ruleCode, title, assignedOn, dueOn])).values()) {
    const [first] = batch;
    if (first) opened.push(...(await insertTasks(db, first, batch)));
  }
  return opened;
};

/** Opens this period's duties of every periodic rule; a second run opens nothing. */
export const openPeriodicDuties = async (db: Db, date: IsoDate, dryRun: boolean): Promise<{ rules: number; pairs: number; opened: number }> => {
  const [rules, calendar] = [await loadRules(db), await loadCalendar(db)];
  const plans = rules.map((rule) => planPeriod(rule, date, calendar)).filter((plan): plan is PeriodPlan => plan !== null);
  const count = { rules: plans.length, pairs: 0, opened: 0 };
  if (plans.length === 0) return count;
  const facts = await loadFacts(db, date, 'all');
  for (const plan of plans) {
    const pairs = await pairsInForce(db, date, plan.pairsUntil);
    count.pairs += pairs.length;
    if (!dryRun) count.opened += await openPeriod(db, plan, pairs, facts);
  }
  return count;
};

const openPeriod = async (db: Db, plan: PeriodPlan, pairs: Awaited<ReturnType<typeof pairsInForce>>, facts: OrganisationFacts): Promise<number> => {
  const batch = { title: plan.title, kind: plan.rule.duty, ruleCode: plan.rule.code, assignedOn: plan.period.from, dueOn: plan.dueOn };
  const tasks = pairs.map((pair) => ({
    originKey: periodicKey(plan, pair.pairId),
    ownerId: resolveOwner(facts, pair.employeeId, plan.rule.firstResponsible),
    subjectId: pair.employeeId,
    gridId: pair.gridId,
    eventId: null,
  }));
  return insertTasksCounted(db, batch, tasks);
};

/** The open duties of pairs that go on with another liaison become the new pairs': the next run would open them a second time. */
export const passPeriodicDuties = async (db: Db, pairs: readonly { pairId: number; newPairId: number; employeeId: number }[]): Promise<void> => {
  const duties = await openPeriodicOrigins(db, pairs.map((pair) => pair.employeeId));
  const renamed = duties.flatMap(({ id, originKey }) => {
    const found = pairs.map((pair) => passedKey(originKey, pair.pairId, pair.newPairId)).find((key) => key !== null);
    return found ? [{ id, originKey: found }] : [];
  });
  await renameOrigins(db, renamed);
};

/** Closes what the records answer, oldest record first. Returns the ids of the duties that were closed. */
export const closeDutiesByRecords = async (db: Db, recordIds: readonly number[]): Promise<number[]> => {
  const records = await recordsById(db, recordIds);
  const duties = await openDutiesAbout(db, [...new Set(records.flatMap((record) => record.employeeIds))]);
  const aboutPerson = groupBy(duties, (duty) => duty.subjectId);
  const closed = new Set<number>();
  for (const record of records) {
    const candidates = record.employeeIds.flatMap((id) => aboutPerson.get(id) ?? []);
    const ids = answeredBy(record, candidates).filter((id) => !closed.has(id));
    if (ids.length === 0) continue;
    const done = await completeTasks(db, ids, { doneOn: record.heldOn, doneById: record.conductedById, recordedOn: record.recordedOn, recordId: record.id });
    for (const id of done) closed.add(id);
  }
  return [...closed];
};

const groupBy = <T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
};
