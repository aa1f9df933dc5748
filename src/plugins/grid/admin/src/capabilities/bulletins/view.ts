import type { Filters } from '../../ui/use-url-filters';

/** All that the address of the page holds; with `id` it is one bulletin, else the list. */
export const VIEW_KEYS = ['id', 'page'] as const;

export type View = Filters<(typeof VIEW_KEYS)[number]>;

export const PAGE_SIZE = 25;

export const pageOf = (view: View): number => Math.max(1, Math.trunc(Number(view.page)) || 1);

/** The month before the one of a day. */
export const monthBefore = (day: string): string => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
};
