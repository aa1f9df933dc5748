import type { Calendar } from '../../../kernel/working-days';
import { originOf, planDuties, settle, type HeldActivity, type MeetingDuty, type Settled } from './duty';
import type { Requirement } from './requirement';
import type { GridLife } from './standing';

const calendar: Calendar = { overrides: new Map(), years: new Set() };
const requirement = (values: Partial<Requirement> = {}): Requirement => ({ id: 1, code: 'themeDay', name: '主题党日', activityType: 'themeDay', gridLevel: 'branch', times: 1, per: 'month', active: true, activeFrom: '2022-01-01', ...values });
const grid = (id: number, values: Partial<GridLife> = {}): GridLife => ({ id, level: 'branch', openedOn: null, closedOn: null, ...values });

// Opened at the period's start, one a grid; a requirement taken into use opens only periods that begin after.
test.each<[string, Partial<Requirement>, string, [string, string, number[]] | null]>([
  ['the month', {}, '2022-03-01', ['主题党日 2022-03', '2022-03-31', [1, 2]]],
  ['on any later day of it', {}, '2022-03-31', ['主题党日 2022-03', '2022-03-31', [1, 2, 4]]],
  ['the quarter', { per: 'quarter' }, '2022-06-30', ['主题党日 2022-Q2', '2022-06-30', [1, 2, 4]]],
  ['the first of January', { per: 'year' }, '2023-01-01', ['主题党日 2023', '2023-12-29', [1, 2, 4]]],
  ['the week across the year', { per: 'week' }, '2027-01-01', ['主题党日 2026-W53', '2027-01-01', [1, 2, 4]]],
  ['groups', { gridLevel: 'group' }, '2022-03-01', ['主题党日 2022-03', '2022-03-31', [3]]],
  ['out of use', { active: false }, '2022-03-01', null],
  ['taken into use later in the month', { activeFrom: '2022-03-02' }, '2022-03-31', null],
  ['taken into use on the first', { activeFrom: '2022-03-01' }, '2022-03-31', ['主题党日 2022-03', '2022-03-31', [1, 2, 4]]],
  ['since ever', { activeFrom: null }, '2022-03-01', ['主题党日 2022-03', '2022-03-31', [1, 2]]],
])('%s', (_case, values, today, expected) => {
  // 4 opens on the twentieth: no duty before it is there.
  const grids = [grid(1), grid(2), grid(3, { level: 'group' }), grid(4, { openedOn: '2022-03-20' }), grid(5, { closedOn: '2022-03-20' })];
  const plan = planDuties(requirement(values), grids, today, calendar);
  expect(plan && [plan.title, plan.dueOn, plan.gridIds]).toEqual(expected);
});

interface Case {
  readonly duty?: Partial<MeetingDuty>;
  readonly requirement?: Partial<Requirement>;
  readonly grid?: Partial<GridLife>;
  readonly held?: readonly string[];
  readonly today?: string;
}

const held = (on: string): HeldActivity => {
  const [day = '', activityType = 'themeDay', gridId = '1', byId = '7'] = on.split(' ');
  return { on: day, activityType, gridId: Number(gridId), byId: Number(byId) };
};

const settled = ({ duty, requirement: values, grid: life, held: list = [], today = '2022-03-15' }: Case): Settled | null =>
  settle(
    { id: 9, originKey: originOf('themeDay', '2022-03', 1), gridId: 1, state: 'open', assignedOn: '2022-03-01', dueOn: '2022-03-31', ...duty },
    { requirements: new Map([['themeDay', requirement(values)]]), grids: new Map([[1, grid(1, life)]]), held: list.map(held), today, calendar },
  );

// Closed by the activity that completes the number, on its day; opened again without it; void when it is not owed any more.
test.each<[string, Case, Settled | null]>([
  ['open, nothing held', {}, null],
  ['open, held', { held: ['2022-03-05'] }, { to: 'done', id: 9, on: '2022-03-05', byId: 7 }],
  ['open, held for another grid', { held: ['2022-03-05 themeDay 2'] }, null],
  ['open, another type held', { held: ['2022-03-05 study'] }, null],
  ['open, held before', { held: ['2022-02-28'] }, null],
  ['open, held the day after', { held: ['2022-04-01'] }, null],
  ['open, overdue, held on the last day and recorded later', { held: ['2022-03-31'], today: '2022-05-01' }, { to: 'done', id: 9, on: '2022-03-31', byId: 7 }],
  ['open, several held: the first answers', { held: ['2022-03-05', '2022-03-06 themeDay 1 8'] }, { to: 'done', id: 9, on: '2022-03-05', byId: 7 }],
  ['open, twice asked, once held', { requirement: { times: 2 }, held: ['2022-03-05'] }, null],
  ['open, twice asked: the second answers', { requirement: { times: 2 }, held: ['2022-03-05', '2022-03-06 themeDay 1 8'] }, { to: 'done', id: 9, on: '2022-03-06', byId: 8 }],
  ['done, still held', { duty: { state: 'done' }, held: ['2022-03-05'] }, null],
  ['done, cancelled', { duty: { state: 'done' } }, { to: 'open', id: 9 }],
  ['done, cancelled, another one held', { duty: { state: 'done' }, held: ['2022-03-20'] }, null],
  ['done, then retired', { duty: { state: 'done' }, requirement: { active: false } }, null],
  ['open, retired', { requirement: { active: false } }, { to: 'void', id: 9 }],
  ['open, now every quarter', { requirement: { per: 'quarter' } }, { to: 'void', id: 9 }],
  ['open, now for groups', { requirement: { gridLevel: 'group' } }, { to: 'void', id: 9 }],
  ['open, requirement unknown', { duty: { originKey: originOf('gone', '2022-03', 1) } }, { to: 'void', id: 9 }],
  ['open, grid closed', { grid: { closedOn: '2022-03-10' } }, { to: 'void', id: 9 }],
  ['void, in use again', { duty: { state: 'void' } }, { to: 'open', id: 9 }],
  ['void, in use again, held meanwhile', { duty: { state: 'void' }, held: ['2022-03-05'] }, { to: 'done', id: 9, on: '2022-03-05', byId: 7 }],
  ['void, in use again after the due day', { duty: { state: 'void' }, today: '2022-04-01' }, null],
  ['void, still retired', { duty: { state: 'void' }, requirement: { active: false } }, null],
])('%s', (_case, values, expected) => expect(settled(values)).toEqual(expected));
