import type { IsoDate } from '../../kernel/date';
import { twoThirds } from '../../kernel/period';
import { shiftWorkingDays } from '../../kernel/working-days';
import type { Db } from '../../platform/db';
import type { JobSummary } from '../../platform/job';
import { loadCalendar } from '../calendar';
import { leaderOf, loadFacts, officeOf, present, secretaryOf, type OrganisationFacts } from '../organisation';
import { planEscalation, type Ladder } from './domain/escalation';
import { firedRungs, fireRungs } from './store-escalation';
import { openDutiesUntil, PERIODIC, type OpenDuty } from './store-read';

// The first rung stands two working days before the due day; a day of slack costs nothing, the plan decides.
const LOOK_AHEAD_WORKING_DAYS = 3;

export const escalate = async (db: Db, today: IsoDate, dryRun: boolean): Promise<JobSummary> => {
  const calendar = await loadCalendar(db);
  const tasks = await openDutiesUntil(db, shiftWorkingDays(today, LOOK_AHEAD_WORKING_DAYS, calendar), today);
  const facts = await loadFacts(db, today, [...new Set(tasks.flatMap(({ ownerId }) => ownerId ?? []))]);
  const fired = await firedRungs(db);
  const ladderOf = laddersOf(facts);
  const steps = tasks.flatMap((task) => planEscalation({ ...task, actingId: present(facts, task.ownerId), fired: fired.get(task.id) ?? [], ...(isPeriodic(task) ? { warnOn: twoThirds(task.assignedOn, task.dueOn) } : {}) }, today, calendar, ladderOf(task.gridId)));
  return { looked: tasks.length, fired: dryRun ? steps.length : await fireRungs(db, steps, today) };
};

/** Who stands above a grid, or in for who does, worked out once a grid. */
export const laddersOf = (facts: OrganisationFacts): ((gridId: number) => Ladder) => {
  const ladders = new Map<number, Ladder>();
  return (gridId) => {
    const known = ladders.get(gridId) ?? {
      gridLeader: present(facts, leaderOf(facts, gridId)),
      branchSecretary: present(facts, secretaryOf(facts, gridId, 'branch')),
      committeeOffice: present(facts, officeOf(facts, gridId)),
    };
    ladders.set(gridId, known);
    return known;
  };
};

/** A duty from the calendar: a talk, a visit or a meeting that no event asked for. */
const isPeriodic = (task: OpenDuty): boolean => task.eventId === null && PERIODIC.includes(task.kind);
