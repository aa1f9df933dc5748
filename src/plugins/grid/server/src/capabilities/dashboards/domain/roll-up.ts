import type { GridFigures } from '../../../../../shared/contracts/organisation';

/** Figures of one grid by itself. `due` and `onTime` are of the month. */
export interface OwnFigures {
  readonly people: number;
  readonly withoutLiaison: number;
  readonly pairs: number;
  readonly open: number;
  readonly overdue: number;
  readonly due: number;
  readonly onTime: number;
}

/** Adds every grid's figures to itself and to all grids above it that are shown. `ancestors` begins with the grid itself. */
export const rollUp = (own: ReadonlyMap<number, OwnFigures>, ancestors: (gridId: number) => readonly number[]): Map<number, GridFigures> => {
  const total = new Map<number, GridFigures>();
  for (const [gridId, figures] of own) for (const id of ancestors(gridId)) total.set(id, plus(total.get(id) ?? NONE, figures));
  return total;
};

export const NONE: GridFigures = { people: 0, pairs: 0, open: 0, overdue: 0, onTime: { numerator: 0, denominator: 0 }, withoutLiaison: 0 };

const plus = (sum: GridFigures, own: OwnFigures): GridFigures => ({
  people: sum.people + own.people,
  pairs: sum.pairs + own.pairs,
  open: sum.open + own.open,
  overdue: sum.overdue + own.overdue,
  onTime: { numerator: sum.onTime.numerator + own.onTime, denominator: sum.onTime.denominator + own.due },
  withoutLiaison: sum.withoutLiaison + own.withoutLiaison,
});
