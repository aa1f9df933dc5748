import type { IsoDate } from '../../kernel/date';
import type { Calendar } from '../../kernel/working-days';
import type { Db } from '../../platform/db';
import type { JobSummary } from '../../platform/job';
import { loadCalendar } from '../calendar';
import { loadFacts, presentFor } from '../organisation';
import { laddersOf, planEscalation } from '../tasks';
import { clocksFor } from './clock-facts';
import { nextClock, type Clock } from './domain/clocks';
import { keepDue } from './refresh';
import { openMatters, type StoredMatter } from './store-read';
import { threadsOf, type Threads } from './store-threads';
import { firedMatterRungs, fireMatterRungs, type MatterRung } from './store-rungs';
import { insertStep } from './store-write';

/** Clocks that ran out are written down once and stay written, whatever the calendar says later; then each open clock climbs its ladder. */
export const keepClocks = async (db: Db, today: IsoDate, dryRun: boolean): Promise<JobSummary> => {
  const [calendar, open] = [await loadCalendar(db), await openMatters(db)];
  const threads = await threadsOf(db, open.map(({ id }) => id));
  const clocksOf = new Map(open.map((matter) => [matter.id, clocksFor(matter, threads, today, calendar)]));
  const overdue = open.flatMap((matter) => newlyOverdue(matter, clocksOf.get(matter.id) ?? [], threads));
  const rungs = await planRungs(db, open, clocksOf, today, calendar);
  if (dryRun) return { looked: open.length, overdue: overdue.length, fired: rungs.length };
  for (const { matter, clock } of overdue) await insertStep(db, { matterId: matter.id, gridId: matter.gridId, action: 'overdue', state: matter.state, on: today, clock: clock.clock, round: clock.round });
  // That a clock ran out is no part of what the clocks are worked out from.
  for (const matter of open) await keepDue(db, matter, clocksOf.get(matter.id) ?? []);
  return { looked: open.length, overdue: overdue.length, fired: await fireMatterRungs(db, rungs, today) };
};

const newlyOverdue = (matter: StoredMatter, clocks: readonly Clock[], { steps }: Threads): { matter: StoredMatter; clock: Clock }[] => {
  const known = (steps.get(matter.id) ?? []).filter(({ action }) => action === 'overdue');
  return clocks
    .filter(({ clock, round, state }) => state === 'overdue' && !known.some((step) => step.clock === clock && step.round === round))
    .map((clock) => ({ matter, clock }));
};

const planRungs = async (db: Db, open: readonly StoredMatter[], clocksOf: ReadonlyMap<number, readonly Clock[]>, today: IsoDate, calendar: Calendar): Promise<MatterRung[]> => {
  const facts = await loadFacts(db, today, open.flatMap(({ ownerId }) => (ownerId === null ? [] : [ownerId])));
  const [fired, ladderOf] = [await firedMatterRungs(db), laddersOf(facts)];
  return open.flatMap((matter) => {
    const next = nextClock(clocksOf.get(matter.id) ?? []);
    if (next === null) return [];
    const { clock, round, dueOn } = next;
    const gridId = matter.unitId ?? matter.gridId;
    // Never who raised it, although he may stand in for who answers for it.
    const ownerId = presentFor(facts, matter.ownerId, matter.submitterId, gridId);
    const done = (fired.get(matter.id) ?? []).filter((each) => each.clock === clock && each.round === round).map(({ rung }) => rung);
    const steps = planEscalation({ id: matter.id, dueOn, ownerId, gridId, fired: done }, today, calendar, ladderOf(gridId));
    return steps.map(({ rung, recipientId }) => ({ matterId: matter.id, clock, round, rung, recipientId }));
  });
};

