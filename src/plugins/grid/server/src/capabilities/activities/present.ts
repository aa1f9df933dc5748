import type { ActivityAct, ActivityPage, ActivityRow, AttendanceStatus, Turnout } from '../../../../shared/contracts/activities';
import type { UserPrincipal } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { gridRefs, personRefs } from '../organisation';
import { dayOf } from './domain/moments';
import { changeRefused, holdRefused } from './domain/states';
import { circleOf, neededOf } from './domain/turnout';
import { gridsOf, type StoredActivity } from './store';
import { presentIn, tally } from './store-attendances';
import { countExpected, type Audience } from './store-people';

export const rowsOf = async (db: Db, activities: readonly StoredActivity[]): Promise<ActivityRow[]> => {
  const grids = await gridRefs(db, activities.map(({ gridId }) => gridId));
  const present = await presentIn(db, activities.map(({ id }) => id));
  return activities.map(({ id, documentId, code, type, form, title, gridId, startsAt, endsAt, venue, state }) => ({
    id: documentId,
    code,
    type,
    form,
    title,
    grid: grids.get(gridId) ?? null,
    startsAt,
    endsAt,
    venue,
    state,
    present: present.get(id) ?? 0,
  }));
};

export const audienceOf = async (db: Db, { id, type, gridId, startsAt }: StoredActivity): Promise<Audience> => {
  const gridIds = await gridsOf(db, id);
  return { circle: circleOf(type), gridIds: gridIds.length === 0 ? [gridId] : gridIds, day: dayOf(startsAt) };
};

export const turnoutOf = async (db: Db, activity: StoredActivity, audience: Audience): Promise<Turnout> => {
  const counts = await tally(db, activity.id, audience);
  const of = (status: AttendanceStatus) => counts.find((each) => each.status === status) ?? { all: 0, expected: 0 };
  const expected = await countExpected(db, audience);
  const present = of('present');
  return {
    circle: audience.circle,
    expected,
    present: present.expected,
    guests: present.all - present.expected,
    leave: of('leave').all,
    absent: of('absent').all,
    madeUp: of('madeUp').all,
    needed: neededOf(activity.quorum, expected),
    hours: counts.reduce((sum, { hours }) => sum + hours, 0),
  };
};

/** @param activity in reach of the reader. */
export const pageOf = async (db: Db, principal: UserPrincipal, activity: StoredActivity, today: IsoDate): Promise<ActivityPage> => {
  const [row] = await rowsOf(db, [activity]);
  if (!row) throw new Error('an activity has a row');
  const audience = await audienceOf(db, activity);
  const grids = await gridRefs(db, audience.gridIds);
  const { hostId, lecturer, agenda, minutes, quorum, cancelledReason } = activity;
  const host = hostId === null ? null : ((await personRefs(db, [hostId])).get(hostId)?.ref ?? null);
  const turnout = await turnoutOf(db, activity, audience);
  return { ...row, grids: [...grids.values()].sort((left, right) => (left.code < right.code ? -1 : 1)), host, lecturer, agenda, minutes, quorum, cancelledReason, turnout, acts: actsOf(principal, activity, today) };
};

const actsOf = ({ actions }: UserPrincipal, activity: StoredActivity, today: IsoDate): ActivityAct[] => {
  const plans = actions.includes('activity.plan');
  const acts: readonly [ActivityAct, boolean][] = [
    ['change', plans && changeRefused(activity) === null],
    ['cancel', plans && changeRefused(activity) === null],
    ['hold', plans && holdRefused(activity, today) === null],
    ['record', actions.includes('activity.record') && activity.state !== 'cancelled'],
  ];
  return acts.filter(([, may]) => may).map(([act]) => act);
};
