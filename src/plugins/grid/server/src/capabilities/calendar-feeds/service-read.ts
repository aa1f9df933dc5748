import { scopeOf, type UserPrincipal } from '../../access/principal';
import { covers } from '../../access/scope';
import { currentTree } from '../../access/tree-map';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { NotFound } from '../../platform/errors';
import { activitiesBelow, activitiesOfPerson, type FeedActivity } from '../activities';
import { gridRefs, personRefs } from '../organisation';
import { duesOf, type DueTask } from '../tasks';
import { instantOf, windowFrom, type FeedEvent } from './domain/events';
import { jcalOf } from './domain/jcal';
import { icsOf } from './ics';
import { hashOf } from './service';
import { feedByToken, mayLogIn, noteFetched, type StoredFeed } from './store';
import { kindName, typeName, wordsOf, type Language } from './words';

export interface Reading {
  readonly db: Db;
  readonly today: IsoDate;
  readonly timeZone: string;
  readonly language: Language;
  /** What an account of the panel may do today; null for one that is gone or blocked. */
  readonly accountOf: (userId: number) => Promise<UserPrincipal | null>;
}

const FILE = /^([\w-]{43})\.ics$/;

/** The feed of an address. @throws NotFound for one that never was, was taken back or replaced, or is none, all alike. */
export const feedAt = async (db: Db, file: string): Promise<StoredFeed> => {
  const [, token] = FILE.exec(file) ?? [];
  const feed = token === undefined ? undefined : await feedByToken(db, hashOf(token));
  if (!feed) throw gone();
  return feed;
};

/** The calendar as it is today. @throws NotFound where the reach has ended, as for an unknown address. */
export const calendarOf = async (reading: Reading, feed: StoredFeed): Promise<string> => {
  const { name, events } = feed.gridId === null ? await ownCalendar(reading, feed) : await gridCalendar(reading, feed, feed.gridId);
  await noteFetched(reading.db, feed.id, reading.today);
  return icsOf(jcalOf({ name, timeZone: reading.timeZone, events }));
};

interface Shown {
  readonly name: string;
  readonly events: FeedEvent[];
}

const gone = () => new NotFound('calendar');

const ownCalendar = async ({ db, today, language }: Reading, { employeeId }: StoredFeed): Promise<Shown> => {
  const person = employeeId === null ? undefined : (await personRefs(db, [employeeId])).get(employeeId);
  if (!person?.active || !(await mayLogIn(db, person.id))) throw gone();
  const from = windowFrom(today);
  const activities = await activitiesOfPerson(db, person.id, from);
  const duties = await duesOf(db, person.id, from);
  return { name: wordsOf(language).own, events: [...activities.map((each) => activityEvent(each, language)), ...duties.map((each) => dutyEvent(each, language))] };
};

/** Whoever made it must still be that person with that account, may read activities, and reach the grid. */
const gridCalendar = async ({ db, today, language, accountOf }: Reading, { userId, employeeId }: StoredFeed, gridId: number): Promise<Shown> => {
  const principal = userId === null ? null : await accountOf(userId);
  const grid = (await gridRefs(db, [gridId])).get(gridId);
  if (principal === null || !grid || principal.employeeId !== employeeId || !principal.actions.includes('activity.read')) throw gone();
  if (!covers(scopeOf(principal), { gridId, personId: null }, await currentTree(db))) throw gone();
  const activities = await activitiesBelow(db, gridId, windowFrom(today));
  return { name: wordsOf(language).ofGrid(grid.name), events: activities.map((each) => activityEvent(each, language)) };
};

const activityEvent = ({ documentId, type, title, startsAt, endsAt, venue, state, createdAt, updatedAt }: FeedActivity, language: Language): FeedEvent => ({
  uid: uidOf(documentId),
  summary: title,
  category: typeName(language, type),
  when: { startsAt, endsAt },
  place: venue,
  cancelled: state === 'cancelled',
  createdAt: instantOf(createdAt),
  changedAt: instantOf(updatedAt),
});

const dutyEvent = ({ documentId, kind, dueOn, createdAt, updatedAt }: DueTask, language: Language): FeedEvent => ({
  uid: uidOf(documentId),
  summary: wordsOf(language).due(kindName(language, kind)),
  category: wordsOf(language).duty,
  when: { day: dueOn },
  place: null,
  cancelled: false,
  createdAt: instantOf(createdAt),
  changedAt: instantOf(updatedAt),
});

/** The drawn name of the row: it stays, and says nothing of how many there are. */
const uidOf = (documentId: string): string => `${documentId}@lianxin`;
