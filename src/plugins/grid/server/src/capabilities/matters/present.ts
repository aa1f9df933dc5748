import type { CategoryRef, MatterPage, MatterRow } from '../../../../shared/contracts/matters';
import type { FollowUpWeek } from '../../../../shared/contracts/tasks';
import type { IsoDate } from '../../kernel/date';
import type { Calendar } from '../../kernel/working-days';
import type { Db } from '../../platform/db';
import { gridRefs, personRefs } from '../organisation';
import { presentWeeks, weeksOf } from '../tasks';
import { clocksFor } from './clock-facts';
import { nextClock } from './domain/clocks';
import type { Action } from './domain/machine';
import { categoryRefs } from './store-categories';
import { numbersOf, type StoredMatter } from './store-read';
import { threadsOf, type StoredPause, type StoredStep, type Threads } from './store-threads';

/** What the rows of a list, or of a page, name. */
interface Names {
  readonly person: (id: number | null) => MatterRow['handler'];
  readonly grid: (id: number | null) => MatterRow['grid'];
  readonly category: (id: number | null) => CategoryRef | null;
  readonly number: (id: number | null) => string | null;
  readonly weeks: (id: number) => FollowUpWeek[];
}

export const presentRows = async (db: Db, matters: readonly StoredMatter[], today: IsoDate, calendar: Calendar): Promise<MatterRow[]> => {
  const threads = await threadsOf(db, matters.map(({ id }) => id));
  const names = await namesFor(db, matters, threads);
  return matters.map((matter) => rowOf(matter, threads, names, today, calendar));
};

export interface PageFacts {
  readonly readable: boolean;
  readonly project: string | null;
  readonly actions: readonly Action[];
}

export const presentPage = async (db: Db, matter: StoredMatter, { readable, project, actions }: PageFacts, today: IsoDate, calendar: Calendar): Promise<MatterPage> => {
  const threads = await threadsOf(db, [matter.id]);
  const names = await namesFor(db, [matter], threads);
  return {
    ...rowOf(matter, threads, names, today, calendar),
    measure: matter.measure,
    submitter: names.person(matter.submitterId),
    hasBody: matter.body !== null,
    readable,
    clocks: clocksFor(matter, threads, today, calendar),
    steps: (threads.steps.get(matter.id) ?? []).map((step) => stepOf(step, names)),
    messages: (threads.messages.get(matter.id) ?? []).map(({ documentId, from, on, byId }) => ({ id: documentId, from, on, by: names.person(byId) })),
    pauses: (threads.pauses.get(matter.id) ?? []).map((pause) => pauseOf(pause, names)),
    project,
    actions: [...actions],
  };
};

const namesFor = async (db: Db, matters: readonly StoredMatter[], { steps, messages, pauses }: Threads): Promise<Names> => {
  const [allSteps, allMessages, allPauses] = [[...steps.values()].flat(), [...messages.values()].flat(), [...pauses.values()].flat()];
  const people = await personRefs(db, [
    ...matters.flatMap(({ handlerId, ownerId, submitterId }) => [handlerId, ownerId, submitterId]),
    ...allSteps.flatMap(({ byId, handlerId }) => [byId, handlerId]),
    ...allMessages.map(({ byId }) => byId),
    ...allPauses.flatMap(({ askedById, approvedById }) => [askedById, approvedById]),
  ]);
  const grids = await gridRefs(db, [...matters.flatMap(({ gridId, unitId }) => [gridId, unitId]), ...allSteps.map(({ unitId }) => unitId)]);
  const categories = await categoryRefs(db);
  const weeks = await weeksOf(db, 'matter_id', matters.map(({ id }) => id));
  const writers = await personRefs(db, [...weeks.values()].flat().map(({ byId }) => byId));
  const numbers = await numbersOf(db, matters.flatMap(({ mergedIntoId }) => (mergedIntoId === null ? [] : [mergedIntoId])));
  return {
    person: (id) => (id === null ? null : (people.get(id)?.ref ?? null)),
    grid: (id) => (id === null ? null : (grids.get(id) ?? null)),
    category: (id) => (id === null ? null : (categories.get(id) ?? null)),
    number: (id) => (id === null ? null : (numbers.get(id) ?? null)),
    weeks: (id) => presentWeeks(weeks.get(id), writers),
  };
};

const rowOf = (matter: StoredMatter, threads: Threads, names: Names, today: IsoDate, calendar: Calendar): MatterRow => ({
  id: matter.documentId,
  number: matter.number,
  title: matter.title,
  channel: matter.channel,
  kind: matter.kind,
  category: names.category(matter.categoryId),
  state: matter.state,
  anonymous: Boolean(matter.anonymous),
  registeredOn: matter.registeredOn,
  grid: names.grid(matter.gridId),
  unit: names.grid(matter.unitId),
  handler: names.person(matter.handlerId),
  owner: names.person(matter.ownerId),
  next: nextClock(clocksFor(matter, threads, today, calendar)),
  result: matter.result,
  satisfaction: matter.satisfaction,
  mergedInto: names.number(matter.mergedIntoId),
  weeks: names.weeks(matter.id),
});

const stepOf = ({ documentId, action, state, on, byId, clock, unitId, handlerId, note }: StoredStep, names: Names): MatterPage['steps'][number] => ({
  id: documentId,
  action,
  state,
  on,
  by: names.person(byId),
  clock,
  unit: names.grid(unitId),
  handler: names.person(handlerId),
  note,
});

const pauseOf = ({ documentId, kind, state, from, expectedUntil, endedOn, reason, askedById, approvedById }: StoredPause, names: Names): MatterPage['pauses'][number] => ({
  id: documentId,
  kind,
  from,
  expectedUntil,
  endedOn,
  reason,
  askedBy: names.person(askedById),
  approvedBy: names.person(approvedById),
  state,
});
