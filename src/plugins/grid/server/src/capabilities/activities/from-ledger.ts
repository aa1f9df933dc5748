import type { ActivityState } from '../../../../shared/contracts/activities';
import type { IsoDate } from '../../kernel/date';
import { dayOf, type Moment } from './domain/moments';

/** What a ledger does not say: what is over was held, what is to come is planned; it is for the grid that holds it, and asks for no quorum. */
export const ledgerDefaults = (gridId: number, endsAt: Moment, state: ActivityState | null, today: IsoDate) => ({
  grids: [gridId],
  quorum: 'none' as const,
  state: state ?? (dayOf(endsAt) <= today ? ('held' as const) : ('planned' as const)),
});
