import type { ActivityPage, ActivitySeries, PlanActivity, PlanSeries } from '../../../../shared/contracts/activities';
import { auditRow } from '../../access/audit-rows';
import { scopeOf, type UserPrincipal } from '../../access/principal';
import { covers, EVERYTHING } from '../../access/scope';
import { currentTree } from '../../access/tree-map';
import { addDays, daysBetween, type IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { InvalidInput } from '../../platform/errors';
import { gridIdsBelow, personByDocument } from '../organisation';
import { dayOf, hoursBetween, momentAt, timeOf } from './domain/moments';
import { daysOfSeries, MOST_IN_SERIES } from './domain/series';
import { changeRefused } from './domain/states';
import { rowsOf } from './present';
import { activityInReach, page, refuse } from './service';
import { activitiesByIds, alignAttendances, gridsOf, insertActivities, updateActivity, type ActivityValues, type StoredActivity } from './store';
import { openGrids } from './store-grids';

const LONGEST_HOURS = 24 * 14;

/** @throws InvalidInput for times that do not fit and for grids and people that are unknown or out of reach. */
export const plan = async (db: Db, principal: UserPrincipal, input: PlanActivity, today: IsoDate): Promise<ActivityPage> => {
  const { values, gridIds } = await checked(db, principal, input);
  const [id] = await insertActivities(db, [values], gridIds);
  const [activity] = await activitiesByIds(db, id === undefined ? [] : [id]);
  if (!activity) throw new Error('the activity was not written');
  await auditCreated(db, principal, [activity]);
  return page(db, principal, activity.documentId, today);
};

/** All of a series or none: each is an activity of its own from then on. */
export const planSeries = async (db: Db, principal: UserPrincipal, { rhythm, until, ...input }: PlanSeries): Promise<ActivitySeries> => {
  const { values, gridIds } = await checked(db, principal, input);
  const first = dayOf(values.startsAt);
  const days = daysOfSeries(first, rhythm, until);
  if (days.length === 0) throw new InvalidInput([{ field: 'until', code: 'before_start', value: until, allowed: `${first} or later` }]);
  if (days.length > MOST_IN_SERIES) throw new InvalidInput([{ field: 'until', code: 'too_many', value: until, allowed: `at most ${MOST_IN_SERIES} activities` }]);
  const lasting = daysBetween(first, dayOf(values.endsAt));
  const series = days.map((day): ActivityValues => ({ ...values, startsAt: momentAt(day, timeOf(values.startsAt)), endsAt: momentAt(addDays(day, lasting), timeOf(values.endsAt)) }));
  const activities = await activitiesByIds(db, await insertActivities(db, series, gridIds));
  await auditCreated(db, principal, activities);
  return { activities: await rowsOf(db, activities) };
};

const FIELDS = ['type', 'title', 'grid', 'grids', 'startsAt', 'endsAt', 'form', 'venue', 'host', 'lecturer', 'agenda', 'quorum'];

const auditCreated = async (db: Db, principal: UserPrincipal, activities: readonly StoredActivity[]): Promise<void> => {
  for (const { documentId } of activities) await auditRow(db, principal, { action: 'row.create', type: 'activity', documentId, fields: FIELDS });
};

/** The plan as a whole is replaced; what was recorded beforehand moves with the day and the grid. */
export const change = async (db: Db, principal: UserPrincipal, documentId: string, input: PlanActivity, today: IsoDate): Promise<ActivityPage> => {
  const activity = await activityInReach(db, principal, documentId, true);
  refuse(changeRefused(activity), activity, 'changed');
  const { values, gridIds } = await checked(db, principal, input, activity);
  const before = { ...activity, grids: (await gridsOf(db, activity.id)).sort() };
  const after = { ...values, grids: [...gridIds].sort() };
  const fields = Object.keys(after).filter((name) => JSON.stringify(before[name as keyof typeof after]) !== JSON.stringify(after[name as keyof typeof after])).map((name) => name.replace(/Id$/, ''));
  if (fields.length === 0) return page(db, principal, documentId, today);
  await updateActivity(db, activity.id, { ...values, grids: gridIds });
  await alignAttendances(db, [{ id: activity.id, ...values }]);
  await auditRow(db, principal, { action: 'row.update', type: 'activity', documentId, fields });
  return page(db, principal, documentId, today);
};

interface Checked {
  readonly values: ActivityValues;
  readonly gridIds: number[];
}

const checked = async (db: Db, principal: UserPrincipal, input: PlanActivity, before?: StoredActivity): Promise<Checked> => {
  const { type, title, startsAt, endsAt, form = null, venue = null, lecturer = null, agenda = null, quorum = 'none' } = input;
  checkTimes(startsAt, endsAt);
  const gridId = await gridInReach(db, principal, 'grid', input.grid);
  const gridIds = await gridsBelow(db, principal, input);
  return { values: { type, title, gridId, startsAt, endsAt, form, venue, hostId: await hostOf(db, principal, input.hostId, before), lecturer, agenda, quorum }, gridIds };
};

const checkTimes = (startsAt: string, endsAt: string): void => {
  if (endsAt <= startsAt) throw new InvalidInput([{ field: 'endsAt', code: 'before_start', value: endsAt, allowed: `later than ${startsAt}` }]);
  if (hoursBetween(startsAt, endsAt) > LONGEST_HOURS) throw new InvalidInput([{ field: 'endsAt', code: 'too_long', value: endsAt, allowed: `at most ${LONGEST_HOURS / 24} days` }]);
};

const gridInReach = async (db: Db, principal: UserPrincipal, field: string, code: string): Promise<number> => {
  const [grid] = await openGrids(db, [code]);
  if (!grid || !covers(scopeOf(principal), { gridId: grid.id, personId: null }, await currentTree(db))) {
    throw new InvalidInput([{ field, code: 'unknown_grid', value: code, allowed: 'the code of an open grid that you reach' }]);
  }
  return grid.id;
};

/** Held for the grid itself, or for some of what lies below it. */
const gridsBelow = async (db: Db, principal: UserPrincipal, { grid, grids = [] }: PlanActivity): Promise<number[]> => {
  const below = new Set(await gridIdsBelow(db, grid));
  const ids: number[] = [];
  for (const [index, code] of (grids.length === 0 ? [grid] : grids).entries()) {
    const id = await gridInReach(db, principal, `grids.${index}`, code);
    if (!below.has(id)) throw new InvalidInput([{ field: `grids.${index}`, code: 'not_below', value: code, allowed: `${grid} or a grid below it` }]);
    ids.push(id);
  }
  return [...new Set(ids)];
};

/** Somebody in reach; whoever hosted before may go on. */
const hostOf = async (db: Db, principal: UserPrincipal, documentId: string | undefined, before: StoredActivity | undefined): Promise<number | null> => {
  if (documentId === undefined) return null;
  const person = await personByDocument(db, EVERYTHING, documentId);
  const reached = person && (person.id === before?.hostId || covers(scopeOf(principal), { gridId: person.gridId, personId: person.id }, await currentTree(db)));
  if (!reached) throw new InvalidInput([{ field: 'hostId', code: 'unknown_employee', value: documentId, allowed: 'somebody whom you reach' }]);
  return person.id;
};
