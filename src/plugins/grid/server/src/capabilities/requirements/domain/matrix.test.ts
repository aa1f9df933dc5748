import fc from 'fast-check';
import type { Per } from '../../../../../shared/contracts/requirements';
import type { Calendar } from '../../../kernel/working-days';
import { countStates, matrixOf } from './matrix';
import type { Requirement } from './requirement';
import type { GridLife } from './standing';

const calendar: Calendar = { overrides: new Map(), years: new Set() };
const requirement = (code: string, values: Partial<Requirement>): Requirement => ({ id: 1, code, name: code, activityType: 'themeDay', gridLevel: 'branch', times: 1, per: 'month', active: true, activeFrom: null, ...values });
const grid = (id: number, values: Partial<GridLife> = {}): GridLife => ({ id, level: 'branch', openedOn: null, closedOn: null, ...values });

test('a line for each grid and requirement of its level; a grid that owes nothing has none', () => {
  const lines = matrixOf({
    year: 2022,
    grids: [grid(1), grid(2, { level: 'group' }), grid(3, { closedOn: '2021-12-31' }), grid(4, { openedOn: '2022-10-01' })],
    requirements: [requirement('themeDay', {}), requirement('lecture', { activityType: 'partyLecture', per: 'quarter' })],
    days: [
      { gridId: 1, activityType: 'themeDay', on: '2022-03-05', state: 'held', times: 1 },
      { gridId: 2, activityType: 'themeDay', on: '2022-04-05', state: 'held', times: 1 },
    ],
    today: '2023-01-31',
    calendar,
  });
  expect(lines.map((line) => [line.grid.id, line.requirement.code, line.cells.length])).toEqual([[1, 'themeDay', 12], [1, 'lecture', 4], [4, 'themeDay', 3], [4, 'lecture', 1]]);
  expect(countStates(lines)).toEqual({ done: 1, planned: 0, open: 0, dueSoon: 0, missing: 19 });
});

// Of a year that is over nothing is open, and what was held on a day of the year is counted exactly once a requirement.
test('every held activity of a year is in exactly one cell', () => {
  const day = fc.integer({ min: 0, max: 364 }).map((index) => new Date(Date.UTC(2022, 0, 1 + index)).toISOString().slice(0, 10));
  fc.assert(
    fc.property(fc.constantFrom<Per>('month', 'quarter', 'year'), fc.array(fc.record({ on: day, times: fc.integer({ min: 1, max: 3 }) })), (per, list) => {
      const [line] = matrixOf({ year: 2022, grids: [grid(1)], requirements: [requirement('any', { per })], days: list.map((each) => ({ ...each, gridId: 1, activityType: 'themeDay', state: 'held' as const })), today: '2023-06-01', calendar });
      const cells = line?.cells ?? [];
      expect(cells.reduce((sum, { held }) => sum + held, 0)).toBe(list.reduce((sum, { times }) => sum + times, 0));
      for (const cell of cells) expect(cell.state).toBe(cell.held >= cell.needed ? 'done' : 'missing');
    }),
  );
});
