import type { CellState, MatrixCell } from '../../../../../shared/contracts/requirements';
import type { IsoDate } from '../../../kernel/date';
import type { Calendar } from '../../../kernel/working-days';
import type { Requirement } from './requirement';
import { spansOf } from './span';
import { cellOf, owes, type CountedDay, type GridLife } from './standing';

export interface MatrixFacts<G extends GridLife, R extends Requirement> {
  readonly year: number;
  readonly grids: readonly G[];
  readonly requirements: readonly R[];
  readonly days: readonly (CountedDay & { readonly gridId: number; readonly activityType: string })[];
  readonly today: IsoDate;
  readonly calendar: Calendar;
}

export interface MatrixLine<G, R> {
  readonly grid: G;
  readonly requirement: R;
  readonly cells: readonly MatrixCell[];
}

/** A line for each grid and requirement of its level, in the order of both; a grid that owes nothing in the year has none. */
export const matrixOf = <G extends GridLife, R extends Requirement>({ year, grids, requirements, days, today, calendar }: MatrixFacts<G, R>): MatrixLine<G, R>[] => {
  const daysOf = indexed(days);
  const columns = requirements.map((requirement) => ({ requirement, spans: spansOf(year, requirement.per) }));
  return grids.flatMap((grid) =>
    columns.flatMap(({ requirement, spans }) => {
      const own = daysOf.get(keyOf(grid.id, requirement.activityType)) ?? [];
      const cells = spans.filter((span) => owes(grid, requirement, span, calendar)).map((span) => cellOf(requirement, span, own, today, calendar));
      return cells.length === 0 ? [] : [{ grid, requirement, cells }];
    }),
  );
};

const indexed = (days: MatrixFacts<GridLife, Requirement>['days']): Map<string, CountedDay[]> => {
  const index = new Map<string, CountedDay[]>();
  for (const day of days) {
    const key = keyOf(day.gridId, day.activityType);
    const known = index.get(key);
    if (known) known.push(day);
    else index.set(key, [day]);
  }
  return index;
};

const keyOf = (gridId: number, activityType: string): string => `${gridId}:${activityType}`;

export const countStates = (lines: readonly { readonly cells: readonly MatrixCell[] }[]): Record<CellState, number> => {
  const counts = { done: 0, planned: 0, open: 0, dueSoon: 0, missing: 0 };
  for (const { cells } of lines) for (const { state } of cells) counts[state] += 1;
  return counts;
};
