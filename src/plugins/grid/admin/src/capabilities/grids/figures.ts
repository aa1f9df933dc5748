import type { GridFigures } from '../../../../shared/contracts/organisation';
import { openRows, type ViewChange } from './view';

export type FigureName = 'open' | 'overdue' | 'onTime' | 'withoutLiaison' | 'people' | 'pairs';

export const FIGURES: readonly FigureName[] = ['open', 'overdue', 'onTime', 'withoutLiaison', 'people', 'pairs'];

/** A count, or the share 0…1 of duties done by their day; null when no duty was due. */
export function valueOf(figures: GridFigures, name: FigureName): number | null {
  if (name !== 'onTime') return figures[name];
  const { numerator, denominator } = figures.onTime;
  return denominator === 0 ? null : numerator / denominator;
}

/** The rows behind a figure. */
export function rowsBehind(name: FigureName, month: string): ViewChange {
  switch (name) {
    case 'open':
      return openRows('duties', { state: 'open' });
    case 'overdue':
      return openRows('duties', { bucket: 'overdue' });
    case 'onTime':
      return openRows('duties', { dueMonth: month });
    case 'withoutLiaison':
      return openRows('people', { without: 'liaison' });
    case 'people':
      return openRows('people');
    case 'pairs':
      return openRows('pairs');
  }
}
