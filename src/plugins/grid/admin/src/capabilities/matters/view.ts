import type { MatterChannel, MatterClock, MatterState, MatterView } from '../../../../shared/contracts/matters';
import type { BadgeStatus } from '../../ui/badge-status';
import type { Filters } from '../../ui/use-url-filters';

/** All that the address of the register holds. `grid` and `category` are codes, so that a person can read and type them. */
export const FILTERS = ['view', 'state', 'channel', 'category', 'grid', 'q', 'page'] as const;
export type MatterFilters = Filters<(typeof FILTERS)[number]>;

export const VIEWS: readonly MatterView[] = ['open', 'mine', 'unassigned', 'due', 'paused', 'awaiting', 'closed'];

export const STATES: readonly MatterState[] = ['registered', 'accepted', 'notAccepted', 'assigned', 'inProgress', 'suspended', 'answered', 'closed', 'reopened', 'merged'];

export const CHANNELS: readonly MatterChannel[] = ['onlineBox', 'offlineBox', 'wechat', 'survey', 'talk', 'visit', 'hotline', 'secretaryBox'];

const ENDED: readonly string[] = ['closed', 'notAccepted', 'merged'] satisfies MatterState[];

/** The chip that is pressed: what is open, unless the address says otherwise or asks for a state that is none of an open one. */
export const viewOf = ({ view, state }: MatterFilters): MatterView => VIEWS.find((one) => one === view) ?? (state !== undefined && ENDED.includes(state) ? 'closed' : 'open');

export const isFiltered = ({ state, channel, category, grid, q }: MatterFilters): boolean => [state, channel, category, grid, q].some((filter) => filter !== undefined);

/** As for duties: amber from two working days before the due day on. */
const SOON_DAYS = 2;

/** The shape and colour of a clock. */
export function statusOf({ state, workingDaysLeft }: Pick<MatterClock, 'state' | 'workingDaysLeft'>): BadgeStatus {
  switch (state) {
    case 'running':
      return workingDaysLeft !== null && workingDaysLeft <= SOON_DAYS ? 'dueSoon' : 'open';
    case 'paused':
      return 'paused';
    case 'overdue':
      return 'overdue';
    case 'met':
      return 'done';
    case 'missed':
      return 'late';
  }
}
