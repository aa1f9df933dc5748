import type { ActivityList, ActivityPage, ActivityState, ActivityType, CancelActivity, HoldActivity } from '../../../../shared/contracts/activities';
import { auditRow } from '../../access/audit-rows';
import { scopeOf, type UserPrincipal } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { Conflict, NotFound } from '../../platform/errors';
import { gridIdsBelow } from '../organisation';
import { tellOfChange } from './changes';
import { changeRefused, holdRefused, type Refusal } from './domain/states';
import { dayOf } from './domain/moments';
import { pageOf, rowsOf } from './present';
import { activityByDocument, listActivities, updateActivity, type StoredActivity, type Window } from './store';
import { placesOf } from './store-places';

export interface ListQuery extends Window {
  readonly type?: ActivityType | undefined;
  readonly state?: ActivityState | undefined;
  readonly grid?: string | undefined;
  readonly month?: string | undefined;
}

export const list = async (db: Db, principal: UserPrincipal, { grid, ...query }: ListQuery): Promise<ActivityList> => {
  const gridIds = grid === undefined ? undefined : await gridIdsBelow(db, grid);
  const { rows, total, counts } = await listActivities(db, scopeOf(principal), { ...query, gridIds }, query);
  return { rows: await rowsOf(db, rows), total, page: query.page, pageSize: query.pageSize, counts };
};

/** @throws NotFound for unknown and out of reach alike. */
export const activityInReach = async (db: Db, principal: UserPrincipal, documentId: string, hold = false): Promise<StoredActivity> => {
  const activity = await activityByDocument(db, scopeOf(principal), documentId, hold);
  if (!activity) throw new NotFound('activity');
  return activity;
};

export const page = async (db: Db, principal: UserPrincipal, documentId: string, today: IsoDate): Promise<ActivityPage> =>
  pageOf(db, principal, await activityInReach(db, principal, documentId), today);

/** @throws Conflict saying why the activity does not allow it. */
export const refuse = (refusal: Refusal | null, { code, state, startsAt }: StoredActivity, what: string): void => {
  if (refusal === 'state') throw new Conflict('state', `activity ${code} is "${state}" and cannot be ${what}`);
  if (refusal === 'not_yet') throw new Conflict('not_yet', `activity ${code} is on ${dayOf(startsAt)}; it cannot be ${what} before`);
};

/** What did not happen stays on the list, with the reason. */
export const cancel = async (db: Db, principal: UserPrincipal, documentId: string, { reason }: CancelActivity, today: IsoDate): Promise<ActivityPage> => {
  const activity = await activityInReach(db, principal, documentId, true);
  refuse(changeRefused(activity), activity, 'cancelled');
  await updateActivity(db, activity.id, { state: 'cancelled', cancelledReason: reason });
  await auditRow(db, principal, { action: 'row.update', type: 'activity', documentId, fields: ['state', 'cancelledReason'] });
  await tellOfChange(db, await placesOf(db, [activity.id]), today);
  return page(db, principal, documentId, today);
};

/** It took place. Again for minutes that are finished later; without minutes those that are there stay. */
export const hold = async (db: Db, principal: UserPrincipal, documentId: string, { minutes }: HoldActivity, today: IsoDate): Promise<ActivityPage> => {
  const activity = await activityInReach(db, principal, documentId, true);
  refuse(holdRefused(activity, today), activity, 'held');
  await updateActivity(db, activity.id, { state: 'held', ...(minutes === undefined ? {} : { minutes }) });
  await auditRow(db, principal, { action: 'row.update', type: 'activity', documentId, fields: ['state', ...(minutes === undefined ? [] : ['minutes'])] });
  await tellOfChange(db, await placesOf(db, [activity.id]), today);
  return page(db, principal, documentId, today);
};
