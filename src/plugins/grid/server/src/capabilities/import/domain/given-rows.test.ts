import { after, emptySnapshot, planSheets, sheet } from '../../../../../../../../tests/int/import-fixtures';
import { vocabulary } from '../vocabulary';
import { specOf } from './fields-care';
import { sheetOfRows, type GivenRow } from './given-rows';
import { planImport, type PlanInput } from './plan';
import type { Plan } from './types';

const TREE = sheet('组织架构', [['网格编码', '网格名称', '层级', '上级网格编码'], ['C01', '党委', '党委', ''], ['C01-01', '一支部', '党支部', 'C01'], ['C01-02', '二支部', '党支部', 'C01']]);
const state = after(emptySnapshot(), planSheets([TREE, sheet('员工花名册', [['工号', '姓名', '出生日期', '手机', '所属网格编码'], ['A1', '张三', '1985-06-25', '13800000071', 'C01-01'], ['A2', '李四', '', '', 'C01-02']])]));

const given = (rows: readonly GivenRow[], reach?: PlanInput['reach']): Plan => planImport({ sheets: [sheetOfRows('employees', rows, vocabulary)], snapshot: state, vocabulary, digest: (text) => text, ...(reach ? { reach } : {}) });
/** With the columns that the row names. */
const asWorkbook = (row: GivenRow): Plan => {
  const columns = specOf('employees').fields.filter(({ field }) => row[field] !== undefined);
  return planSheets([sheet('员工花名册', [columns.map(({ zh }) => zh), columns.map(({ field }) => row[field] ?? '')])], state);
};
const problems = (plan: Plan): string[] => plan.sheets.flatMap(({ rows }) => rows.flatMap((row) => row.problems.map(({ column, code, value }) => `${column} ${code} ${value}`)));
const verdicts = (plan: Plan): string[] => plan.sheets.flatMap(({ rows }) => rows.map(({ verdict }) => verdict));

// The same rows as a sheet of the workbook and as they come from another system: the same steps.
test.each<readonly [string, GivenRow]>([
  ['a new person', { employeeNo: 'A3', name: '王五', grid: 'C01-01', politicalStatus: '中共党员', joinedPartyOn: '2011.07' }],
  ['codes instead of labels', { employeeNo: 'A3', name: '王五', grid: 'c01－01', politicalStatus: 'member', gender: 'female' }],
  ['a telephone in another spelling, which is no change', { employeeNo: 'a1', name: '张 三', phone: '+86 138-0000-0071' }],
  ['a month, which does not replace a day', { employeeNo: 'A1', name: '张三', birthDate: '1985-06' }],
  ['a move and a leaver', { employeeNo: 'A1', name: '张三', grid: 'C01-02', employmentStatus: '退休' }],
  ['a stroke, which says nothing', { employeeNo: 'A1', name: '张三', phone: '—', email: '无' }],
  ['a date that does not exist', { employeeNo: 'A1', name: '张三', birthDate: '1985-02-30' }],
  ['a grid that nobody knows', { employeeNo: 'A3', name: '王五', grid: 'C09' }],
])('%s', (_what, row) => {
  const [rest, workbook] = [given([row]), asWorkbook(row)];
  expect([rest.steps, verdicts(rest)]).toEqual([workbook.steps, verdicts(workbook)]);
  expect(problems(rest).map((problem) => problem.split(' ')[1])).toEqual(problems(workbook).map((problem) => problem.split(' ')[1]));
});

test('what is left out, null or blank leaves what is there, a required field too', () => {
  for (const name of [undefined, null, '', '  ', '—']) expect(verdicts(given([{ employeeNo: 'A1', name, department: '' }]))).toEqual(['unchanged']);
});

test('a new person needs number, name and grid, and each is named', () => {
  expect(problems(given([{ employeeNo: 'A3' }, { employeeNo: ' ', name: '王五', grid: 'C01' }]))).toEqual(['name required ', 'grid required ', 'employeeNo required ']);
});

test('a leading apostrophe stands for itself: it is a habit of spreadsheets', () => {
  expect(given([{ employeeNo: 'A1', post: "'=1" }, { employeeNo: 'A2', post: '=1' }]).steps.map(({ values }) => values['post'])).toEqual(["'=1", '=1']);
});

test('the second row of one person is wrong, whatever the spelling', () => {
  expect([verdicts(given([{ employeeNo: 'A1', post: 'x' }, { employeeNo: 'ａ1', post: 'y' }])), problems(given([{ employeeNo: 'A1' }, { employeeNo: 'a1' }]))]).toEqual([['changed', 'wrong'], ['employeeNo duplicate a1']]);
});

describe('who reaches a part', () => {
  const reach = { movesOn: '2023-01-10', since: new Map([[state.employees[0]?.id ?? 0, '2023-01-11']]), taken: new Set(['B1']) };

  // Two states that must look alike: B1 is somebody else's, B2 is nobody's.
  test.each<GivenRow>([{ name: '王五' }, { name: '王五', grid: 'C09' }, { grid: 'C01-01' }, { name: '王五', grid: 'C01-01', phone: 'x' }])('a row that is wrong anyway says nothing of a person out of reach: %j', (row) => {
    const answer = (employeeNo: string) => problems(given([{ ...row, employeeNo }], reach));
    expect(answer('B1')).toEqual(answer('B2'));
    expect(answer('B1')).not.toEqual([]);
  });

  test('a number of somebody out of reach is no new person', () => {
    const row = { name: '王五', grid: 'C01-01' };
    expect([problems(given([{ ...row, employeeNo: 'b1' }], reach)), verdicts(given([{ ...row, employeeNo: 'B2' }], reach))]).toEqual([['employeeNo duplicate b1'], ['new']]);
  });

  // He is where he is since the 11th.
  test.each([['2023-01-10', 'wrong'], ['2023-01-11', 'changed'], ['2023-02-01', 'changed']])('a move on %s is %s', (movesOn, verdict) => {
    expect(verdicts(given([{ employeeNo: 'A1', grid: 'C01-02' }], { ...reach, movesOn }))).toEqual([verdict]);
    expect(verdicts(given([{ employeeNo: 'A1', grid: 'C01-01', post: 'x' }], { ...reach, movesOn }))).toEqual(['changed']);
  });
});
