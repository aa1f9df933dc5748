import type { CellState, Per } from '../../../../../shared/contracts/requirements';
import type { Calendar } from '../../../kernel/working-days';
import { spanOf } from './span';
import { cellOf, owes, type CountedDay, type GridLife } from './standing';

const plain: Calendar = { overrides: new Map(), years: new Set() };
const branch = (values: Partial<GridLife> = {}): GridLife => ({ id: 1, level: 'branch', openedOn: null, closedOn: null, ...values });

// A grid counts from the day it was opened to the day it was closed. A part of a period counts from a third of it on; what was closed
// before the end owes nothing, for it can hold nothing any more.
test.each<[string, Partial<GridLife>, Per, string, boolean]>([
  ['always there', {}, 'month', '2022-03-01', true],
  ['of another level', { level: 'group' }, 'month', '2022-03-01', false],
  ['opened on the first', { openedOn: '2022-03-01' }, 'month', '2022-03-01', true],
  ['opened with a third of the month left', { openedOn: '2022-03-21' }, 'month', '2022-03-01', true],
  ['opened with less than a third left', { openedOn: '2022-03-22' }, 'month', '2022-03-01', false],
  ['opened after the month', { openedOn: '2022-04-01' }, 'month', '2022-03-01', false],
  ['opened on the last day of a quarter that has a third left', { openedOn: '2022-03-02' }, 'quarter', '2022-03-01', true],
  ['opened too late in a quarter', { openedOn: '2022-03-03' }, 'quarter', '2022-03-01', false],
  ['opened on the Friday of a week', { openedOn: '2022-03-04' }, 'week', '2022-03-01', true],
  ['opened on the Saturday of a week', { openedOn: '2022-03-05' }, 'week', '2022-03-01', false],
  ['opened in August, for the year', { openedOn: '2022-09-01' }, 'year', '2022-03-01', true],
  ['opened in September, for the year', { openedOn: '2022-09-02' }, 'year', '2022-03-01', false],
  ['closed on the last day', { closedOn: '2022-03-31' }, 'month', '2022-03-01', true],
  ['closed the day before', { closedOn: '2022-03-30' }, 'month', '2022-03-01', false],
  ['closed before', { closedOn: '2022-02-28' }, 'month', '2022-03-01', false],
  ['closed later', { closedOn: '2022-04-05' }, 'month', '2022-03-01', true],
  ['opened and closed within', { openedOn: '2022-03-02', closedOn: '2022-03-20' }, 'month', '2022-03-01', false],
])('%s', (_case, grid, per, day, expected) => expect(owes(branch(grid), { gridLevel: 'branch' }, spanOf(day, per), plain)).toBe(expected));

test('a week of holidays is owed by nobody', () => {
  const free: Calendar = { overrides: new Map(['28', '01', '02', '03', '04'].map((day) => [day === '28' ? '2022-02-28' : `2022-03-${day}`, true] as const)), years: new Set() };
  expect(owes(branch(), { gridLevel: 'branch' }, spanOf('2022-03-01', 'week'), free)).toBe(false);
});

type Day = [on: string, state: CountedDay['state'], times?: number];
const days = (list: readonly Day[]): CountedDay[] => list.map(([on, state, times = 1]) => ({ on, state, times }));

// done: held as often as asked. planned: with what is planned from today on. dueSoon: two thirds of the time until the last working day
// are gone. missing: the period is over. A cancelled activity and a plan that nobody recorded count nothing.
test.each<[string, Per, number, string, Day[], string, [held: number, planned: number, missing: number, state: CellState]]>([
  ['nothing yet, early', 'month', 1, '2022-03-01', [], '2022-03-20', [0, 0, 1, 'open']],
  ['nothing yet, on the day of the warning', 'month', 1, '2022-03-01', [], '2022-03-21', [0, 0, 1, 'dueSoon']],
  ['nothing on the last day', 'month', 1, '2022-03-01', [], '2022-03-31', [0, 0, 1, 'dueSoon']],
  ['nothing, over', 'month', 1, '2022-03-01', [], '2022-04-01', [0, 0, 1, 'missing']],
  ['nothing on a Saturday after the due day', 'month', 1, '2022-04-01', [], '2022-04-30', [0, 0, 1, 'dueSoon']],
  ['to come', 'month', 1, '2022-06-01', [], '2022-03-01', [0, 0, 1, 'open']],
  ['held on the first day', 'month', 1, '2022-03-01', [['2022-03-01', 'held']], '2022-03-01', [1, 0, 0, 'done']],
  ['held on the last day', 'month', 1, '2022-03-01', [['2022-03-31', 'held']], '2023-01-31', [1, 0, 0, 'done']],
  ['held the day before', 'month', 1, '2022-03-01', [['2022-02-28', 'held']], '2022-03-15', [0, 0, 1, 'open']],
  ['made up a day late: it counts in its own month', 'month', 1, '2022-03-01', [['2022-04-01', 'held']], '2022-04-01', [0, 0, 1, 'missing']],
  ['planned', 'month', 1, '2022-03-01', [['2022-03-30', 'planned']], '2022-03-25', [0, 1, 0, 'planned']],
  ['planned for today', 'month', 1, '2022-03-01', [['2022-03-25', 'planned']], '2022-03-25', [0, 1, 0, 'planned']],
  ['planned for yesterday, not recorded', 'month', 1, '2022-03-01', [['2022-03-24', 'planned']], '2022-03-25', [0, 0, 1, 'dueSoon']],
  ['planned, never recorded, over', 'month', 1, '2022-03-01', [['2022-03-24', 'planned']], '2022-04-25', [0, 0, 1, 'missing']],
  ['cancelled', 'month', 1, '2022-03-01', [['2022-03-24', 'cancelled']], '2022-04-25', [0, 0, 1, 'missing']],
  ['cancelled and held again', 'month', 1, '2022-03-01', [['2022-03-10', 'cancelled'], ['2022-03-24', 'held']], '2022-04-25', [1, 0, 0, 'done']],
  ['several held', 'month', 1, '2022-03-01', [['2022-03-10', 'held', 2], ['2022-03-24', 'held']], '2022-04-25', [3, 0, 0, 'done']],
  ['twice asked, once held', 'month', 2, '2022-03-01', [['2022-03-10', 'held']], '2022-03-12', [1, 0, 1, 'open']],
  ['twice asked, once held, once planned', 'month', 2, '2022-03-01', [['2022-03-10', 'held'], ['2022-03-28', 'planned']], '2022-03-25', [1, 1, 0, 'planned']],
  ['twice asked, once held, over', 'month', 2, '2022-03-01', [['2022-03-10', 'held']], '2022-04-12', [1, 0, 1, 'missing']],
  ['twice asked, both on one day', 'month', 2, '2022-03-01', [['2022-03-10', 'held', 2]], '2022-04-12', [2, 0, 0, 'done']],
  ['a quarter', 'quarter', 1, '2022-10-01', [['2022-12-31', 'held']], '2023-01-31', [1, 0, 0, 'done']],
  ['a quarter, warned', 'quarter', 1, '2022-01-01', [], '2022-03-02', [0, 0, 1, 'dueSoon']],
  ['a quarter, not yet', 'quarter', 1, '2022-01-01', [], '2022-03-01', [0, 0, 1, 'open']],
  ['a week across the turn of the year', 'week', 1, '2026-12-28', [['2027-01-02', 'held']], '2027-01-31', [1, 0, 0, 'done']],
  ['a week, the Monday after', 'week', 1, '2026-12-28', [['2027-01-04', 'held']], '2027-01-31', [0, 0, 1, 'missing']],
  ['a year', 'year', 4, '2022-01-01', [['2022-02-01', 'held'], ['2022-12-31', 'held', 2]], '2022-12-31', [3, 0, 1, 'dueSoon']],
  ['a year, over', 'year', 4, '2022-01-01', [['2022-02-01', 'held'], ['2022-12-31', 'held', 3]], '2023-01-01', [4, 0, 0, 'done']],
])('%s', (_case, per, times, day, list, today, [held, planned, missing, state]) => {
  expect(cellOf({ times, per }, spanOf(day, per), days(list), today, plain)).toMatchObject({ needed: times, held, planned, missing, state });
});
