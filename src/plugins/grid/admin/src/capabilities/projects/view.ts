import type { ProjectView } from '../../../../shared/contracts/projects';
import type { Filters } from '../../ui/use-url-filters';

/** All that the address of the page holds; without a view the board is shown. */
export const FILTERS = ['view', 'grid', 'mine', 'page'] as const;

export type ProjectFilters = Filters<(typeof FILTERS)[number]>;
export type FilterChange = Partial<Record<(typeof FILTERS)[number], string | undefined>>;

export const VIEWS: readonly ProjectView[] = ['open', 'returned', 'done', 'verified'];

export const PAGE_SIZE = 25;
export const CARDS_SHOWN = 10;

export const viewOf = ({ view }: ProjectFilters): ProjectView | null => VIEWS.find((each) => each === view) ?? null;

export const pageOf = ({ page }: ProjectFilters): number => Math.max(1, Math.trunc(Number(page)) || 1);
