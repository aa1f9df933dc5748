import type { ActivityState } from '../../../../../shared/contracts/activities';
import type { GridLevel } from '../../../../../shared/contracts/common';
import type { CellState, MatrixCell } from '../../../../../shared/contracts/requirements';
import { daysBetween, type IsoDate } from '../../../kernel/date';
import type { Period } from '../../../kernel/period';
import type { Calendar } from '../../../kernel/working-days';
import type { Requirement } from './requirement';
import { dueDayOf, monthsOf, warnDayOf } from './span';

/** From when to when a grid is there; null = always, and never closed. */
export interface GridLife {
  readonly id: number;
  readonly level: GridLevel;
  readonly openedOn: IsoDate | null;
  readonly closedOn: IsoDate | null;
}

/** What was held or is planned on a day. */
export interface CountedDay {
  readonly on: IsoDate;
  readonly state: ActivityState;
  readonly times: number;
}

/**
 * Does the grid owe a period? It is of the level, saw at least a third of the period, and saw its end: what is closed before can hold
 * nothing any more. A period without a working day is owed by nobody.
 */
export const owes = (grid: GridLife, { gridLevel }: Pick<Requirement, 'gridLevel'>, span: Period, calendar: Calendar): boolean => {
  if (grid.level !== gridLevel || dueDayOf(span, calendar) === null) return false;
  if (grid.closedOn !== null && grid.closedOn < span.to) return false;
  if (grid.openedOn === null || grid.openedOn <= span.from) return true;
  return grid.openedOn <= span.to && daysOf(grid.openedOn, span.to) * 3 >= daysOf(span.from, span.to);
};

/** Days of a span, both ends counted. */
const daysOf = (from: IsoDate, to: IsoDate): number => daysBetween(from, to) + 1;

/** The cell of a grid that owes the period. What was planned for a day that is over and never recorded as held is neither. */
export const cellOf = ({ times: needed, per }: Pick<Requirement, 'times' | 'per'>, span: Period, days: readonly CountedDay[], today: IsoDate, calendar: Calendar): MatrixCell => {
  const inside = days.filter(({ on }) => on >= span.from && on <= span.to);
  const held = sum(inside.filter(({ state }) => state === 'held'));
  const planned = sum(inside.filter(({ on, state }) => state === 'planned' && on >= today));
  return { period: span.key, from: span.from, to: span.to, ...monthsOf(span, per), needed, held, planned, missing: Math.max(0, needed - held - planned), state: stateOf({ needed, held, planned }, span, today, calendar) };
};

const sum = (days: readonly CountedDay[]): number => days.reduce((total, { times }) => total + times, 0);

/** open → planned → done; dueSoon where two thirds are gone without a plan; missing once the period is over. */
const stateOf = ({ needed, held, planned }: { needed: number; held: number; planned: number }, span: Period, today: IsoDate, calendar: Calendar): CellState => {
  if (held >= needed) return 'done';
  if (span.to < today) return 'missing';
  if (held + planned >= needed) return 'planned';
  return today >= warnDayOf(span, dueDayOf(span, calendar) ?? span.to) ? 'dueSoon' : 'open';
};
