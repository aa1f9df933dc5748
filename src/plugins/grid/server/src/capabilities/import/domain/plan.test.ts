import { after, emptySnapshot, planSheets, problemsOf, sheet, verdictsOf } from '../../../../../../../../tests/int/import-fixtures';
import type { RawSheet, Snapshot } from './types';

const GRIDS = ['网格编码', '网格名称', '层级', '上级网格编码', '网格长工号'];
const PEOPLE = ['工号', '姓名', '部门', '出生日期', '所属网格编码'];
const PAIRS = ['联系人工号', '联系对象工号', '起始日期', '截止日期'];

const grids = (...rows: string[][]): RawSheet => sheet('组织架构', [GRIDS, ...rows]);
const people = (...rows: string[][]): RawSheet => sheet('员工花名册', [PEOPLE, ...rows]);
const pairs = (...rows: string[][]): RawSheet => sheet('结对联系', [PAIRS, ...rows]);

const TREE = grids(['C01', '党委', '党委', '', 'A1'], ['C01-01', '一支部', '党支部', 'C01', ''], ['C01-01-01', '一组', '党小组', 'C01-01', '']);
const STAFF = people(['A1', '张三', '甲', '1985-06-25', 'C01'], ['A2', '李四', '乙', '1990-01-02', 'C01-01'], ['A3', '王五', '', '', 'C01-01-01']);

const loaded = (...sheets: RawSheet[]): Snapshot => {
  const plan = planSheets([TREE, STAFF, ...sheets]);
  expect(plan.counts.wrong).toBe(0);
  return after(emptySnapshot(), plan);
};

const over = (state: Snapshot, ...sheets: RawSheet[]) => {
  const plan = planSheets(sheets, state);
  return [verdictsOf(plan), ...problemsOf(plan)];
};

describe('the same file a second time plans nothing', () => {
  test('in any order of its sheets', () => {
    const pairing = pairs(['A1', 'A2', '2022-01-01', '']);
    for (const sheets of [[TREE, STAFF, pairing], [pairing, STAFF, TREE]]) {
      const plan = planSheets(sheets);
      expect(plan.counts).toEqual({ new: 7, changed: 0, unchanged: 0, wrong: 0 });
      const again = planSheets(sheets, after(emptySnapshot(), plan));
      expect([again.counts, again.steps]).toEqual([{ new: 0, changed: 0, unchanged: 7, wrong: 0 }, []]);
    }
  });

  test('is deterministic', () => expect(planSheets([STAFF, TREE])).toEqual(planSheets([STAFF, TREE])));
});

describe('what changes', () => {
  test('a blank cell leaves what is there; a changed one says from and to', () => {
    const plan = planSheets([people(['A2', '李四', '', '', ' C01－01 '], ['A1', '张三', '丙', '', 'c01'])], loaded());
    expect(verdictsOf(plan)).toBe('unchanged changed');
    expect(plan.sheets[0]?.rows[1]).toMatchObject({ key: 'A1 张三', changes: [{ column: '部门', from: '甲', to: '丙' }] });
    expect(plan.steps).toMatchObject([{ op: 'update', kind: 'employees', values: { department: '丙' } }]);
  });

  test('labels, not codes, are shown, and confidential texts never are', () => {
    const header = ['事由编号', '工号', '事由', '发生日期', '报告日期', '说明'];
    const state = loaded(sheet('谈访事由', [header, ['E1', 'A1', '住院', '2022-01-01', '2022-01-02', '旧']]));
    const plan = planSheets([sheet('谈访事由', [header, ['E1', 'A1', '家庭困难', '2022-01-01', '2022-01-02', '新']])], state);
    expect(plan.sheets[0]?.rows[0]?.changes).toEqual([{ column: '事由', from: '生病住院', to: '家庭困难' }, { column: '说明', from: '***', to: '***' }]);
  });

  test('a month does not replace a day of that month, another month does', () => {
    expect(over(loaded(), people(['A1', '张三', '', '1985.06', 'C01']))).toEqual(['unchanged']);
    expect(over(loaded(), people(['A1', '张三', '', '1985.07', 'C01']))).toEqual(['changed']);
    expect(planSheets([people(['A3', '王五', '', '1985.07', 'C01-01-01'])], loaded()).steps).toMatchObject([{ values: { birthDate: '1985-07-01' } }]);
  });

  test('spellings that only look different change nothing', () => {
    const state = loaded();
    const typed = { ...state, employees: state.employees.map((row) => ({ ...row, values: { ...row.values, department: `　${row.values['department'] ?? ''} `, phone: '138-0000-0071', email: 'A@B.cn' } })) };
    const plan = planSheets([sheet('x', [['工号', '姓名', '部门', '手机', '邮箱'], ['a1', '张 三', '甲', '13800000071', 'a@b.cn']])], typed);
    expect(verdictsOf(plan)).toBe('unchanged');
  });

  test('a sheet with some of the columns updates people who are there and refuses new ones', () => {
    expect(over(loaded(), sheet('x', [['工号', '姓名', '手机'], ['A1', '张三', '13800000071'], ['A9', '新人', '13800000072']]))).toEqual(['changed wrong', '3 required 所属网格编码']);
  });

  test('a new person without a political status is 群众, in service, and gets mail in Chinese', () => {
    expect(planSheets([people(['A9', '新', '', '', 'C01'])], loaded()).steps).toMatchObject([{ op: 'insert', values: { politicalStatus: 'none', employmentStatus: 'active', language: 'zhHans', phone: null } }]);
  });
});

describe('references', () => {
  test('to what neither the database nor the file has', () => {
    expect(over(loaded(), people(['A9', '新', '', '', 'C99']))).toEqual(['wrong', '2 unknown_grid 所属网格编码']);
    expect(over(loaded(), pairs(['A1', 'A7', '2022-01-01', ''], ['A8', 'A2', '2022-01-01', '']))).toEqual(['wrong wrong', '2 unknown_employee 联系对象工号', '3 unknown_employee 联系人工号']);
    expect(over(loaded(), sheet('谈访记录', [['事由编号', '谈访人工号', '谈访对象工号', '方式', '日期'], ['E9', 'A1', 'A2、A9', '走访', '2022-01-01']]))).toEqual(['wrong', '2 unknown_event 事由编号', '2 unknown_employee 谈访对象工号']);
  });

  test('to a row of the file that is wrong itself, however far away', () => {
    const plan = planSheets([pairs(['A1', 'A2', '2022-01-01', '']), people(['A1', '张三', '', '', 'G'], ['A2', '李四', '', '', 'P']), grids(['G', '组', '党小组', 'B', ''], ['B', '支部', '党支部', 'P', ''], ['P', '党委', '坏', '', ''])]);
    expect(plan.counts).toMatchObject({ new: 0, wrong: 6 });
    expect(plan.steps).toEqual([]);
  });

  test('to a grid by its name, if only one has it', () => {
    expect(over(loaded(), people(['A9', '新', '', '', '一 支部']))).toEqual(['new']);
    const twins = loaded(grids(['C02', '双', '党支部', 'C01', ''], ['C03', '双', '党支部', 'C01', '']));
    expect(over(twins, people(['A9', '新', '', '', '双']))).toEqual(['wrong', '2 unknown_grid 所属网格编码']);
  });

  test('a leader of the same file, and a leader who is refused', () => {
    expect(over(emptySnapshot(), grids(['C', '党委', '党委', '', 'A1']), people(['A1', '张三', '', '', 'C']))).toEqual(['new new']);
    expect(over(emptySnapshot(), grids(['C', '党委', '党委', '', 'A1']), people(['A1', '', '', '', 'C']))).toEqual(['wrong wrong', '2 unknown_employee 网格长工号', '2 required 姓名', '2 unknown_grid 所属网格编码']);
  });
});

describe('duplicates: the later row is the wrong one', () => {
  test('in one sheet, in two, and without regard to case and width', () => {
    expect(over(loaded(), people(['A1', '张三', '', '', 'C01'], ['ａ１', '李四', '', '', 'C01']))).toEqual(['unchanged wrong', '3 duplicate 工号']);
    const plan = planSheets([people(['A1', '张三', '', '', 'C01']), people(['A1', '张三', '', '', 'C01'])], loaded());
    expect(plan.sheets[1]?.rows[0]?.problems[0]).toMatchObject({ code: 'duplicate', allowed: expect.stringContaining('第 2 行') as string });
  });

  test('of a pair and of a record', () => {
    expect(over(loaded(), pairs(['A1', 'A2', '2022-01-01', ''], ['A1', 'A2', '2022.01.01', '']))).toEqual(['new wrong', '3 duplicate 联系人工号']);
    const records = sheet('谈访记录', [['谈访人工号', '谈访对象工号', '方式', '日期'], ['A1', 'A2、A3', '座谈', '2022-01-01'], ['A1', 'A3、A2', '座谈', '2022-01-01'], ['A1', 'A3', '座谈', '2022-01-01']]);
    expect(over(loaded(), records)).toEqual(['new wrong new', '3 duplicate 谈访人工号']);
  });
});

describe('the tree', () => {
  test('a circle, alone and through what is there', () => {
    expect(over(emptySnapshot(), grids(['A', 'a', '党支部', 'B', ''], ['B', 'b', '党支部', 'A', '']))).toEqual(['wrong wrong', '2 cycle 上级网格编码', '3 cycle 上级网格编码']);
    expect(over(loaded(), grids(['C01', '党委', '党委', 'C01-01-01', '']))).toEqual(['wrong', '2 cycle 上级网格编码']);
    expect(over(loaded(), grids(['C01-01', '一支部', '党支部', 'C01-01', '']))).toEqual(['wrong', '2 cycle 上级网格编码']);
  });

  test('a row that hangs below a circle falls with it', () => {
    expect(over(emptySnapshot(), grids(['A', 'a', '党支部', 'B', ''], ['B', 'b', '党支部', 'A', ''], ['X', 'x', '党小组', 'A', '']))).toEqual([
      'wrong wrong wrong',
      '2 cycle 上级网格编码',
      '3 cycle 上级网格编码',
      '4 unknown_grid 上级网格编码',
    ]);
  });

  test('a circle that only opens when another row is put back', () => {
    const state = after(emptySnapshot(), planSheets([grids(['R', 'r', '党委', '', ''], ['Z', 'z', '党支部', 'R', ''], ['X', 'x', '党小组', 'Z', ''], ['Y', 'y', '党小组', 'Z', ''])]));
    expect(over(state, grids(['X', 'x', '党小组', 'Y', ''], ['Y', 'y', '党小组', 'X', ''], ['Z', 'z', '党支部', 'X', '']))[0]).toBe('wrong wrong wrong');
  });

  test('a parent is of a higher level, also when the level changes', () => {
    expect(over(loaded(), grids(['C02', '新组', '党小组', 'C01-01-01', '']))).toEqual(['wrong', '2 invalid_level 上级网格编码']);
    expect(over(loaded(), grids(['C01-01', '一支部', '党小组', '', '']))).toEqual(['wrong', '2 invalid_level 层级']);
    expect(over(loaded(), grids(['C01-01', '一支部', '党小组', 'C01', ''], ['C01-01-01', '一组', '党员责任区', 'C01-01', '']))).toEqual(['changed changed']);
  });
});

describe('pairs', () => {
  const paired = () => loaded(pairs(['A1', 'A2', '2022-01-01', '']));

  test('nobody is his own liaison', () => expect(over(loaded(), pairs(['A1', 'a1', '2022-01-01', '']))).toEqual(['wrong', '2 self_liaison 联系人工号']));

  test('one liaison at a time: in the file and against what is there', () => {
    expect(over(loaded(), pairs(['A1', 'A2', '2022-01-01', ''], ['A3', 'A2', '2022-06-01', '']))).toEqual(['new wrong', '3 second_liaison 联系对象工号']);
    expect(over(paired(), pairs(['A3', 'A2', '2023-01-01', '']))).toEqual(['wrong', '2 second_liaison 联系对象工号']);
    expect(over(paired(), pairs(['A3', 'A2', '2021-01-01', '2021-12-31']))).toEqual(['new']);
  });

  test('the old one may end in the same file, in any order', () => {
    const rows = [['A3', 'A2', '2023-01-01', ''], ['A1', 'A2', '2022-01-01', '2022-12-31']];
    expect(over(paired(), pairs(...rows))).toEqual(['new changed']);
    expect(over(paired(), pairs(...[...rows].reverse()))).toEqual(['changed new']);
  });

  test('an end that is put off into the next pair is refused', () => {
    const state = loaded(pairs(['A1', 'A2', '2022-01-01', '2022-06-30'], ['A3', 'A2', '2022-07-01', '']));
    expect(over(state, pairs(['A1', 'A2', '2022-01-01', '2022-07-01']))).toEqual(['wrong', '2 second_liaison 联系对象工号']);
    expect(over(state, pairs(['A1', 'A2', '2022-01-01', '2022-05-31']))).toEqual(['changed']);
  });

  test('a wrong pair takes no place', () => expect(over(loaded(), pairs(['A8', 'A2', '2022-01-01', ''], ['A1', 'A2', '2022-01-01', '']))[0]).toBe('wrong new'));
});

describe('the order of dates, also against what is there', () => {
  test('pairs and events', () => {
    expect(over(loaded(), pairs(['A1', 'A2', '2022-05-01', '2022-04-30']))).toEqual(['wrong', '2 invalid_order 截止日期']);
    expect(over(loaded(pairs(['A1', 'A2', '2022-05-01', ''])), pairs(['A1', 'A2', '2022-05-01', '2022-04-30']))).toEqual(['wrong', '2 invalid_order 截止日期']);
    expect(over(loaded(), sheet('谈访事由', [['事由编号', '工号', '事由', '发生日期', '报告日期'], ['E1', 'A1', '住院', '2022-01-02', '2022-01-01']]))).toEqual(['wrong', '2 invalid_order 报告日期']);
  });
});

test('calendar days', () => {
  const days = sheet('日历', [['日期', '休息日', '名称'], ['2027-01-01', '休', '元旦'], ['2027-02-06', '班', ''], ['2199-01-01', '休', ''], ['1899-12-31', '休', '']]);
  expect(over(emptySnapshot(), days)).toEqual(['new new wrong wrong', '4 date_out_of_range 日期', '5 date_out_of_range 日期']);
});

test('a record that was edited since it came is still the same record', () => {
  const lines = [['谈访人工号', '谈访对象工号', '方式', '日期'], ['A1', 'A2', '走访', '2022-01-01']];
  const state = loaded(sheet('谈访记录', lines));
  const edited = { ...state, careRecords: state.careRecords.map((row) => ({ ...row, values: { ...row.values, heldOn: '2022-01-05' } })) };
  expect(over(edited, sheet('谈访记录', lines))).toEqual(['unchanged']);
});

test('fifty thousand rows that hang on one another are judged in linear time', () => {
  const chain = Array.from({ length: 50_000 }, (_, index) => [`G${index}`, 'x', '党支部', `G${index + 1}`, '']);
  const started = process.hrtime.bigint();
  expect(planSheets([grids(...chain)]).counts.wrong).toBe(50_000);
  expect(Number(process.hrtime.bigint() - started) / 1e9).toBeLessThan(10);
});
