import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import type { JobSummary } from '../../platform/job';
import { loadCalendar } from '../calendar';
import { loadFacts, officeOf, present, secretaryOf } from '../organisation';
import { completeTasks, enqueueAssignments, insertTasks, openDutyByOrigin } from '../tasks';
import { originKeyOf, planMonth } from './domain/month-duty';
import { publishingGrids, type StoredBulletin } from './store';
import { inUseSince, releasedGrids } from './store-month';

/** One duty to publish a committee and branch, for the month before; what is out already owes nothing. */
export const openMonthDuties = async (db: Db, today: IsoDate, dryRun: boolean): Promise<JobSummary> => {
  const [calendar, since] = [await loadCalendar(db), await inUseSince(db)];
  const plan = since === null ? null : planMonth(today, since, calendar);
  if (plan === null) return { grids: 0, opened: 0 };
  const released = await releasedGrids(db, plan.month);
  const grids = (await publishingGrids(db)).filter(({ id }) => !released.has(id));
  if (dryRun) return { grids: grids.length, opened: 0 };
  const facts = await loadFacts(db, today, []);
  const owner = (id: number, level: string) => present(facts, level === 'committee' ? officeOf(facts, id) : secretaryOf(facts, id, 'branch'));
  const opened = await insertTasks(
    db,
    { title: `月度公开 ${plan.month}`, kind: 'publish', ruleCode: null, assignedOn: plan.assignedOn, dueOn: plan.dueOn },
    grids.map(({ id, level }) => ({ originKey: originKeyOf(plan.month, id), ownerId: owner(id, level), subjectId: null, gridId: id, eventId: null })),
  );
  await enqueueAssignments(db, opened.map(({ id, ownerId }) => ({ taskId: id, ownerId })), today);
  return { grids: grids.length, opened: opened.length };
};

/** The release is what was owed. A later withdrawal does not open the duty again: it was published in time. */
export const closeMonthDuty = async (db: Db, { period, gridId }: StoredBulletin, byId: number | null, today: IsoDate): Promise<void> => {
  const duty = await openDutyByOrigin(db, originKeyOf(period, gridId));
  if (duty) await completeTasks(db, [duty.id], { doneOn: today, doneById: byId, recordedOn: today, recordId: null });
};
