import type { ActivityState, ActivityType, LocalTime } from './activities';
import type { GridLevel, GridRef, IsoDate, Paged } from './common';

export type Per = 'week' | 'month' | 'quarter' | 'year';

/** `open`: the period runs or is to come, less than two thirds of it are gone, and nothing is planned yet. */
export type CellState = 'done' | 'planned' | 'open' | 'dueSoon' | 'missing';

export interface RequirementRef {
  id: string;
  code: string;
  name: string;
  activityType: ActivityType;
  gridLevel: GridLevel;
  times: number;
  per: Per;
}

export interface MatrixCell {
  /** `2022-03`, `2022-Q1`, `2022-W09` or `2022`. */
  period: string;
  from: IsoDate;
  to: IsoDate;
  /** The columns of the year that it covers, 1 to 12; a week stands in the month of its Thursday. */
  month: number;
  months: number;
  needed: number;
  held: number;
  planned: number;
  missing: number;
  state: CellState;
}

/** One grid and one requirement; a period in which the grid does not count has no cell. */
export interface MatrixRow {
  grid: GridRef;
  requirement: RequirementRef;
  cells: MatrixCell[];
}

/** GET /grid/requirements/matrix */
export interface RequirementMatrix extends Paged<MatrixRow> {
  year: number;
  /** Cells of all rows that the filter finds, whatever the page. */
  counts: Record<CellState, number>;
  /** For the filter: the requirements in force. */
  requirements: RequirementRef[];
}

export interface CountedActivity {
  id: string;
  title: string;
  startsAt: LocalTime;
  state: ActivityState;
}

/** GET /grid/requirements/:id/activities: what stands behind a cell. */
export interface CellActivities {
  activities: CountedActivity[];
}
