import type { Filters } from '../../ui/use-url-filters';

/** All that the address of the page holds. `grid` is a code, so that a person can read and type it. */
export const VIEW_KEYS = ['grid', 'month', 'tab', 'q', 'without', 'liaison', 'bucket', 'state', 'status', 'dueMonth', 'subject', 'page'] as const;

export type ViewKey = (typeof VIEW_KEYS)[number];
export type View = Filters<ViewKey>;
export type ViewChange = Partial<Record<ViewKey, string | undefined>>;

export const TABS = ['people', 'pairs', 'duties', 'plans', 'appointments'] as const;
export type Tab = (typeof TABS)[number];

export const PAGE_SIZE = 25;

export const tabOf = (view: View): Tab => TABS.find((tab) => tab === view.tab) ?? 'people';

export const pageOf = (view: View): number => Math.max(1, Math.trunc(Number(view.page)) || 1);

const NO_FILTERS: ViewChange = { q: undefined, without: undefined, liaison: undefined, bucket: undefined, state: undefined, status: undefined, dueMonth: undefined, subject: undefined };

/** Another set of rows: what filtered the old set would silently hide rows of the new one. */
export const openRows = (tab: Tab, filters: ViewChange = {}): ViewChange => ({ ...NO_FILTERS, tab, ...filters });

/** Another grid with the same rows opened; one person of the old grid would leave the list empty. */
export const openGrid = (code: string): ViewChange => ({ grid: code, subject: undefined, liaison: undefined });
