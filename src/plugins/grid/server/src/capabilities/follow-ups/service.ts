import { isoWeek, type IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import type { JobSummary } from '../../platform/job';
import { enqueue, mailFor } from '../../platform/outbox';
import { loadCalendar } from '../calendar';
import { mattersToFollow } from '../matters';
import { loadFacts, personRefs, present } from '../organisation';
import { notedIn, projectsToFollow, recordMissing, type FollowedItem } from '../tasks';
import { isWanted, weekEndingOn, weekOverOn, type ClosedWeek } from './domain/week';
import { reminder, type Counts } from './reminder';

/** On the last working day of a week: one mail for each person who still owes a note, or for who stands in for him. A week that is over needs none. */
export const remind = async (db: Db, date: IsoDate, today: IsoDate, dryRun: boolean): Promise<JobSummary> => {
  const week = weekEndingOn(date, await loadCalendar(db));
  if (week === null || isoWeek(today) !== week.week) return { wanted: 0, without: 0, mails: 0 };
  const { wanted, without } = await itemsOf(db, week);
  const owed = await owedBy(db, without, today);
  const people = await personRefs(db, [...owed.keys()]);
  const mails = [...owed].flatMap(([id, counts]) => {
    const person = people.get(id);
    return person?.email ? [mailFor({ id, name: person.ref.name, address: person.email, language: person.language }, reminder(counts), `weekly-follow-up:${id}:${week.week}`)] : [];
  });
  return { wanted: wanted.length, without: without.length, mails: dryRun ? mails.length : (await enqueue(db, mails)).size };
};

/** On the first working day after: what has no note is recorded, once an item and week. */
export const recordWeek = async (db: Db, date: IsoDate, dryRun: boolean): Promise<JobSummary> => {
  const week = weekOverOn(date, await loadCalendar(db));
  if (week === null) return { wanted: 0, without: 0 };
  const { wanted, without } = await itemsOf(db, week);
  return { wanted: wanted.length, without: dryRun ? without.length : await recordMissing(db, week.week, without, date) };
};

/** What wanted a note in a week, and what of it has none. */
const itemsOf = async (db: Db, { week, lastDay }: ClosedWeek): Promise<{ wanted: FollowedItem[]; without: FollowedItem[] }> => {
  const all = [...(await projectsToFollow(db, lastDay)), ...(await mattersToFollow(db, lastDay))];
  const wanted = all.filter(({ moves }) => isWanted(moves, lastDay));
  const noted = await notedIn(db, week);
  return { wanted, without: wanted.filter(({ of }) => !('taskId' in of ? noted.tasks.has(of.taskId) : noted.matters.has(of.matterId))) };
};

const owedBy = async (db: Db, items: readonly FollowedItem[], today: IsoDate): Promise<Map<number, Counts>> => {
  const facts = await loadFacts(db, today, items.flatMap(({ ownerId }) => ownerId ?? []));
  const owed = new Map<number, Counts>();
  for (const { of, ownerId } of items) {
    const id = present(facts, ownerId);
    if (id === null) continue;
    const { projects, matters } = owed.get(id) ?? { projects: 0, matters: 0 };
    owed.set(id, 'taskId' in of ? { projects: projects + 1, matters } : { projects, matters: matters + 1 });
  }
  return owed;
};
