import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import type { JobSummary } from '../../platform/job';
import type { ChangedActivities } from '../activities';
import { loadCalendar } from '../calendar';
import { leaderOf, loadFacts, present, secretaryOf, type OrganisationFacts } from '../organisation';
import { completeTasks, dutiesByOrigin, insertTasksCounted, reopenTasks, unvoidTasks, voidTasks } from '../tasks';
import { ORIGIN, originOf, planDuties, settle, type MeetingDuty, type PeriodDuties, type Settled } from './domain/duty';
import type { Requirement } from './domain/requirement';
import { spanOf } from './domain/span';
import { gridsOf, loadRequirements } from './store';
import { heldActivities } from './store-activities';

/** Opens the duties of the periods that run on the day, and settles what is open: a second run does nothing. */
export const openMeetingDuties = async (db: Db, date: IsoDate, dryRun: boolean): Promise<JobSummary> => {
  const [calendar, requirements, grids] = [await loadCalendar(db), await loadRequirements(db), await gridsOf(db)];
  const plans = requirements.map((requirement) => planDuties(requirement, grids, date, calendar)).filter((plan): plan is PeriodDuties => plan !== null);
  const owed = plans.reduce((sum, { gridIds }) => sum + gridIds.length, 0);
  if (dryRun) return { rules: plans.length, grids: owed, opened: 0, closed: 0, voided: 0 };
  const opened = await openPlans(db, plans, await loadFacts(db, date, []));
  const settled = await settleDuties(db, await dutiesByOrigin(db, ORIGIN, ['open', 'void']), date);
  return { rules: plans.length, grids: owed, opened, closed: settled.done, voided: settled.void };
};

const openPlans = async (db: Db, plans: readonly PeriodDuties[], facts: OrganisationFacts): Promise<number> => {
  let opened = 0;
  for (const { requirement, span, title, dueOn, gridIds } of plans) {
    const tasks = gridIds.map((gridId) => ({ originKey: originOf(requirement.code, span.key, gridId), ownerId: ownerOf(facts, requirement, gridId), subjectId: null, gridId, eventId: null }));
    opened += await insertTasksCounted(db, { title, kind: 'meeting', ruleCode: null, assignedOn: span.from, dueOn }, tasks);
  }
  return opened;
};

/** The secretary of a branch or committee, the leader of a group; who stands in for him; null where nobody holds it. */
const ownerOf = (facts: OrganisationFacts, { gridLevel }: Requirement, gridId: number): number | null =>
  present(facts, gridLevel === 'branch' || gridLevel === 'committee' ? secretaryOf(facts, gridId, gridLevel) : leaderOf(facts, gridId));

/** After activities were held, cancelled, moved or imported: closes what they satisfy and opens again what they no longer do. */
export const settleAfter = async (db: Db, { gridIds, days }: ChangedActivities, today: IsoDate): Promise<void> => {
  if (gridIds.length === 0 || days.length === 0) return;
  const [first, last] = [days.reduce((a, b) => (a < b ? a : b)), days.reduce((a, b) => (a > b ? a : b))];
  const duties = await dutiesByOrigin(db, ORIGIN, ['open', 'done'], gridIds);
  // No period is longer than a year: a duty given after the last day, or a year before the first, is not concerned.
  const concerned = duties.filter(({ assignedOn }) => assignedOn <= last && spanOf(assignedOn, 'year').to >= spanOf(first, 'year').from);
  await settleDuties(db, concerned, today);
};

/** After a requirement was changed: what is open follows it, what is done stays. */
export const settleRequirement = async (db: Db, code: string, today: IsoDate): Promise<void> => {
  await settleDuties(db, await dutiesByOrigin(db, `${ORIGIN}${code}:`, ['open', 'void']), today);
};

type Counts = Record<Settled['to'], number>;

const settleDuties = async (db: Db, duties: readonly MeetingDuty[], today: IsoDate): Promise<Counts> => {
  const counts: Counts = { done: 0, open: 0, void: 0 };
  if (duties.length === 0) return counts;
  const [calendar, requirements, grids] = [await loadCalendar(db), await loadRequirements(db), await gridsOf(db)];
  const from = duties.map(({ assignedOn }) => assignedOn).reduce((a, b) => (a < b ? a : b));
  const gridIds = [...new Set(duties.map(({ gridId }) => gridId))];
  const held = await heldActivities(db, { types: [...new Set(requirements.map(({ activityType }) => activityType))], from, to: `${Number(today.slice(0, 4)) + 1}-12-31` }, gridIds);
  const standing = { requirements: new Map(requirements.map((each) => [each.code, each])), grids: new Map(grids.map((grid) => [grid.id, grid])), held, today, calendar };
  const steps = duties.map((duty) => settle(duty, standing)).filter((step): step is Settled => step !== null);
  for (const step of steps) counts[step.to] += 1;
  await apply(db, steps, new Map(duties.map(({ id, state }) => [id, state])), today);
  return counts;
};

const NO_LONGER_OWED = '制度要求已停用或调整，或网格已撤销';

const apply = async (db: Db, steps: readonly Settled[], stateOf: ReadonlyMap<number, string>, today: IsoDate): Promise<void> => {
  const to = (state: Settled['to']) => steps.filter((step) => step.to === state);
  const from = (state: string) => (step: Settled) => stateOf.get(step.id) === state;
  await voidTasks(db, ids(to('void')), NO_LONGER_OWED);
  await unvoidTasks(db, ids(steps.filter(from('void'))));
  await reopenTasks(db, ids(to('open').filter(from('done'))));
  for (const group of byAnswer(steps)) await completeTasks(db, group.ids, { doneOn: group.on, doneById: group.byId, recordedOn: today, recordId: null });
};

const ids = (steps: readonly Settled[]): number[] => steps.map(({ id }) => id);

/** One statement for all that the same activity, or one of the same day and host, answers. */
const byAnswer = (steps: readonly Settled[]): { on: IsoDate; byId: number | null; ids: number[] }[] => {
  const groups = new Map<string, { on: IsoDate; byId: number | null; ids: number[] }>();
  for (const step of steps) {
    if (step.to !== 'done') continue;
    const key = `${step.on}:${step.byId ?? ''}`;
    const group = groups.get(key) ?? { on: step.on, byId: step.byId, ids: [] };
    group.ids.push(step.id);
    groups.set(key, group);
  }
  return [...groups.values()];
};
