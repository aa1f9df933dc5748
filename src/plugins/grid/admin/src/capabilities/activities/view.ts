import type { ActivityState, ActivityType, AttendanceStatus } from '../../../../shared/contracts/activities';
import { LABELS } from '../../labels/labels';
import type { Filters } from '../../ui/use-url-filters';

/** All that the address of the page holds; with `id` it is one activity, else the list; with `plan` the form of a new one, filled in. */
export const VIEW_KEYS = ['id', 'state', 'type', 'month', 'status', 'page', 'plan', 'grid', 'day'] as const;

export type View = Filters<(typeof VIEW_KEYS)[number]>;

export type ViewChange = Partial<Record<(typeof VIEW_KEYS)[number], string | undefined>>;

export const PAGE_SIZE = 25;

export const TYPES = Object.keys(LABELS.en['activity']?.enums['type'] ?? {}) as ActivityType[];
export const STATES: readonly ActivityState[] = ['planned', 'held', 'cancelled'];
export const STATUSES: readonly AttendanceStatus[] = ['present', 'leave', 'absent', 'madeUp'];

/** What the list of people may be narrowed to; `open`: expected and not recorded. */
export const SHOWN: readonly (AttendanceStatus | 'open')[] = ['open', ...STATUSES];

export const pageOf = ({ page }: View): number => Math.max(1, Math.trunc(Number(page)) || 1);

const MONTHS_AHEAD = 12;
const MONTHS_BACK = 36;

/** Months to choose from, the latest first; one that an address names is among them. */
export const monthsAround = (today: string, chosen: string | undefined): string[] => {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const months = Array.from({ length: MONTHS_AHEAD + MONTHS_BACK + 1 }, (_, index) => {
    const at = year * 12 + month - 1 + MONTHS_AHEAD - index;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
  return chosen === undefined || months.includes(chosen) ? months : [...months, chosen].sort().reverse();
};
