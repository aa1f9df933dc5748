import { after, planSheets, problemsOf, sheet, verdictsOf } from '../../../../../../../../tests/int/import-fixtures';
import { readMoment, timeOfSerial } from './dates';
import type { CellKind } from './types';

// A local date and time as offices write it; a day alone is asked back, and so is an hour that no day has.
test.each<[string, CellKind, string | null]>([
  ['2022-03-05 09:00', 't', '2022-03-05T09:00'],
  ['2022/3/5 9:05', 't', '2022-03-05T09:05'],
  ['2022年3月5日09:30', 't', '2022-03-05T09:30'],
  ['2022-03-05T14:00:00', 't', '2022-03-05T14:00'],
  ['2022-03-05 14:00', 'd', '2022-03-05T14:00'],
  ['２０２２-03-05 ０９：００', 't', '2022-03-05T09:00'],
  ['2022-03-05', 't', null],
  ['2022-03 09:00', 't', null],
  ['2022-03-05 24:00', 't', null],
  ['2022-03-05 09:60', 't', null],
  ['2022-02-30 09:00', 't', null],
  ['09:00', 't', null],
])('%j (%s) is %p', (text, kind, expected) => {
  const reading = readMoment(text, kind);
  expect(reading.ok ? reading.moment : null).toBe(expected);
});

// 44625 is 2022-03-05; the fraction is the time of day, and midnight is a day without one.
test.each([
  [44625.375, '09:00'],
  [44625.99999, ''],
  [44625.5 + 1 / 1440, '12:01'],
  [44625, ''],
])('the time of %p is %j', (serial, expected) => expect(timeOfSerial(serial)).toBe(expected));

const GRIDS = sheet('组织架构', [['网格编码', '网格名称', '层级'], ['C01', '党委', '党委']]);
const PEOPLE = sheet('员工花名册', [['工号', '姓名', '所属网格编码'], ['A1', '张三', 'C01'], ['A2', '李四', 'C01']]);
const HEAD = ['活动编号', '类型', '主题', '开始时间', '结束时间', '主办网格编码'];
const LIST = ['活动编号', '工号', '状态', '时长'];
const ONE = ['A001', '主题党日', '走读', '2022-03-05 09:00', '2022-03-05 12:00', 'C01'];

const plan = (activities: string[][], attendances: string[][], stand = planSheets([GRIDS, PEOPLE])) =>
  planSheets([sheet('活动', [HEAD, ...activities]), sheet('签到', [LIST, ...attendances])], after(EMPTY, stand));
const EMPTY = after({ grids: [], employees: [], appointments: [], contactPairs: [], careEvents: [], careRecords: [], matters: [], activities: [], attendances: [], calendarDays: [] }, planSheets([]));

// Each reason with its row, code and column. A wrong activity takes its attendances along.
test.each<[string[][], string[][], string]>([
  [[ONE], [['A001', 'A1', '出席', '']], ''],
  [[[...ONE.slice(0, 1), '聚餐', ...ONE.slice(2)]], [['A001', 'A1', '出席', '']], '2 unknown_value 类型|2 unknown_activity 活动编号'],
  [[[...ONE.slice(0, 3), '2022-03-05', ...ONE.slice(4)]], [], '2 invalid_date 开始时间'],
  [[[...ONE.slice(0, 4), '2022-03-05 08:00', 'C01']], [], '2 invalid_order 结束时间'],
  [[[...ONE.slice(0, 5), 'C99']], [], '2 unknown_grid 主办网格编码'],
  [[ONE, ONE], [], '3 duplicate 活动编号'],
  [[ONE], [['A001', 'A1', '出席', ''], ['a001', 'a1', '请假', '']], '3 duplicate 活动编号'],
  [[ONE], [['A002', 'A1', '出席', '']], '2 unknown_activity 活动编号'],
  [[ONE], [['A001', 'A9', '出席', '']], '2 unknown_employee 工号'],
  [[ONE], [['A001', 'A1', '迟到', '']], '2 unknown_value 状态'],
  [[ONE], [['A001', 'A1', '出席', '1.3']], '2 unknown_value 时长'],
  [[ONE], [['A001', 'A1', '', '2']], '2 required 状态'],
])('%j with %j: %s', (activities, attendances, expected) => expect(problemsOf(plan(activities, attendances)).join('|')).toBe(expected));

test('what is here already is unchanged or changed; what became of it is not for a file to say', () => {
  const first = planSheets([GRIDS, PEOPLE, sheet('活动', [HEAD, ONE]), sheet('签到', [LIST, ['A001', 'A1', '出席', '3']])]);
  expect(verdictsOf(plan([ONE], [['a001', 'a1', '出席', '3.0']], first))).toBe('unchanged unchanged');
  expect(verdictsOf(plan([[...ONE.slice(0, 2), '重走', ...ONE.slice(3)]], [['A001', 'A1', '补学', '2']], first))).toBe('changed changed');
  const state = after(EMPTY, first);
  const cancelled = { ...state, activities: state.activities.map((row) => ({ ...row, values: { ...row.values, state: 'cancelled' } })) };
  const again = planSheets([sheet('活动', [[...HEAD, '状态'], [...ONE, '已开展']]), sheet('签到', [LIST, ['A001', 'A1', '出席', '3'], ['A001', 'A2', '出席', '']])], cancelled);
  expect(problemsOf(again)).toEqual(['2 duplicate 状态', '3 unknown_activity 活动编号']);
});
