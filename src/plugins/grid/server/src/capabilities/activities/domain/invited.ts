import type { ActivityCircle } from '../../../../../shared/contracts/activities';
import type { IsoDate } from '../../../kernel/date';

/** A time in which somebody belonged to grids: to one, and so to all above it; or to the committee of exactly one. */
export interface Span {
  readonly gridIds: readonly number[];
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
}

export interface Belonging {
  readonly memberships: readonly Span[];
  readonly offices: readonly Span[];
  readonly partyMember: boolean;
  readonly joinedPartyOn: IsoDate | null;
  readonly leftOn: IsoDate | null;
}

/** The grids that an activity is held for, its circle and its day. */
export interface Held {
  readonly circle: ActivityCircle;
  readonly gridIds: readonly number[];
  readonly day: IsoDate;
}

/** Asked of one person, the same answer as `expectedOf` gives of an activity; a test holds the two together. */
export const isInvited = ({ memberships, offices, partyMember, joinedPartyOn, leftOn }: Belonging, { circle, gridIds, day }: Held): boolean => {
  if (leftOn !== null && leftOn < day) return false;
  const belongs = (spans: readonly Span[]) => spans.some((span) => (span.from ?? day) <= day && (span.to ?? day) >= day && span.gridIds.some((id) => gridIds.includes(id)));
  switch (circle) {
    case 'committee':
      return belongs(offices);
    case 'partyMembers':
      return partyMember && (joinedPartyOn ?? day) <= day && belongs(memberships);
    case 'everybody':
      return belongs(memberships);
  }
};
