import type { IsoDate } from '../../../../shared/contracts/common';
import type { CellState, MatrixCell, MatrixRow } from '../../../../shared/contracts/requirements';
import type { Filters } from '../../ui/use-url-filters';

/** All that the address of the page holds; without a year the one of today is shown. */
export const VIEW_KEYS = ['year', 'grid', 'requirement', 'state', 'page'] as const;

export type View = Filters<(typeof VIEW_KEYS)[number]>;
export type ViewChange = Partial<Record<(typeof VIEW_KEYS)[number], string | undefined>>;

export const STATES: readonly CellState[] = ['missing', 'dueSoon', 'open', 'planned', 'done'];

export const PAGE_SIZE = 50;

export const pageOf = ({ page }: View): number => Math.max(1, Math.trunc(Number(page)) || 1);

export const yearOf = ({ year }: View, today: string): number => {
  const wanted = Number(year);
  return Number.isInteger(wanted) && wanted > 1900 && wanted < 2100 ? wanted : Number(today.slice(0, 4));
};

/** One box of a row: the months that it covers, and its cells; several where the periods are weeks, none where the grid owes nothing. */
export interface Box {
  month: number;
  months: number;
  cells: MatrixCell[];
}

/** The twelve months of a row as boxes without a gap and without an overlap. */
export function boxesOf(cells: readonly MatrixCell[]): Box[] {
  const boxes: Box[] = [];
  for (let month = 1; month <= 12; ) {
    const own = cells.filter((cell) => cell.month === month);
    const months = own[0]?.months ?? 1;
    boxes.push({ month, months, cells: own });
    month += months;
  }
  return boxes;
}

/** What a cell asks: the row, and its period. */
export interface Opened {
  row: MatrixRow;
  cell: MatrixCell;
}

const ACTIVITIES = '/plugins/grid/activities';

/** The page of activities with the form of a new one filled in: on the first day of the period that is not over. */
export const planPath = ({ row, cell }: Opened, today: IsoDate): string => {
  const day = cell.from < today ? today : cell.from;
  return `${ACTIVITIES}?${new URLSearchParams({ plan: row.requirement.activityType, grid: row.grid.code, day }).toString()}`;
};

export const activityPath = (id: string): string => `${ACTIVITIES}?id=${id}`;
