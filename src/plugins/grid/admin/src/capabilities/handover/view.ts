import type { Filters } from '../../ui/use-url-filters';

/** All that the address of the page holds: whose handover is open, or the page of the list. */
export const VIEW_KEYS = ['person', 'page'] as const;

export type View = Filters<(typeof VIEW_KEYS)[number]>;

export const PAGE_SIZE = 25;

export const pageOf = (view: View): number => Math.max(1, Math.trunc(Number(view.page)) || 1);

export const handoverPath = (personId: string): string => `/plugins/grid/handover?person=${personId}`;
