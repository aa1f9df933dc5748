import type { ActivityState, ActivityType, AttendanceStatus } from '../../../../../shared/contracts/activities';
import type { IsoDate } from '../../../kernel/date';
import { dayOf, hoursBetween, type Moment } from './moments';

/**
 * planned → held on its day or later, or → cancelled with a reason. Held and cancelled are the end: what happened is not planned anew, and
 * what did not happen is planned as another activity. Attendances may still be recorded and corrected of what was held.
 */
export interface Standing {
  readonly state: ActivityState;
  readonly startsAt: Moment;
}

export type Refusal = 'state' | 'not_yet';

/** For a change and for a cancellation alike. */
export const changeRefused = ({ state }: Standing): Refusal | null => (state === 'planned' ? null : 'state');

/** Once more is allowed: minutes are finished after the day. */
export const holdRefused = ({ state, startsAt }: Standing, today: IsoDate): Refusal | null => {
  if (state === 'cancelled') return 'state';
  return dayOf(startsAt) > today ? 'not_yet' : null;
};

/** Leave is asked for beforehand; everything else is known on the day. */
export const recordRefused = ({ state, startsAt }: Standing, status: AttendanceStatus, today: IsoDate): Refusal | null => {
  if (state === 'cancelled') return 'state';
  return status !== 'leave' && dayOf(startsAt) > today ? 'not_yet' : null;
};

export interface Lasting extends Standing {
  readonly type: ActivityType;
  readonly endsAt: Moment;
}

/** The hours of one person: as given; who volunteered and was present gets the length of the activity. Who was not there has none. */
export const hoursOf = ({ type, startsAt, endsAt }: Lasting, status: AttendanceStatus, given: number | undefined): number | null => {
  if (status === 'leave' || status === 'absent') return null;
  return given ?? (type === 'volunteer' ? hoursBetween(startsAt, endsAt) : null);
};
