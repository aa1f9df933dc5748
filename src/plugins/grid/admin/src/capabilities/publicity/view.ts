import type { StoryState } from '../../../../shared/contracts/publicity';
import type { Filters } from '../../ui/use-url-filters';

/** All that the address of the page holds; with `id` it is one story (or `new`, with `from` begun from an activity), else the list. */
export const VIEW_KEYS = ['id', 'from', 'state', 'page'] as const;

export type View = Filters<(typeof VIEW_KEYS)[number]>;

export const NEW = 'new';
export const PAGE_SIZE = 25;
export const STATES: readonly StoryState[] = ['draft', 'review', 'published', 'withdrawn'];

export const pageOf = (view: View): number => Math.max(1, Math.trunc(Number(view.page)) || 1);
export const stateOf = (view: View): StoryState | undefined => STATES.find((state) => state === view.state);
