import type { CorrectionState } from '../../../../shared/contracts/rights';
import type { Filters } from '../../ui/use-url-filters';

/** All that the address of the page holds. */
export const VIEW_KEYS = ['tab', 'state', 'page'] as const;

export type ViewKey = (typeof VIEW_KEYS)[number];
export type View = Filters<ViewKey>;
export type ViewChange = Partial<Record<ViewKey, string | undefined>>;

const TABS = ['retention', 'corrections', 'consents'] as const;
export type Tab = (typeof TABS)[number];

export const CORRECTION_STATES: readonly CorrectionState[] = ['open', 'accepted', 'declined'];

export const PAGE_SIZE = 25;

export const tabOf = (view: View): Tab => TABS.find((tab) => tab === view.tab) ?? 'retention';

export const pageOf = (view: View): number => Math.max(1, Math.trunc(Number(view.page)) || 1);
