import { sheet } from '../../../../../../../../tests/int/import-fixtures';
import { vocabulary } from '../vocabulary';
import { KINDS } from './fields-care';
import { parseSheets } from './parse';
import { toWord } from './text';

const parseOne = (lines: string[][], name = 'Sheet1') => {
  const [parsed] = parseSheets([sheet(name, lines)], vocabulary);
  if (!parsed) throw new Error('no sheet');
  return parsed;
};

describe('headers', () => {
  test('in any order, with spaces, synonyms, remarks and a title above', () => {
    const parsed = parseOne([['花名册（2022年12月）'], [], [' 姓 名 ', '*工　号', '出生年月(如1985.07)', '手机号码：', '所属网格'], ['张三', 'A1', '1985.07', '13800000071', 'C01']]);
    expect(parsed).toMatchObject({ kind: 'employees', headerRow: 3 });
    expect(parsed.columns.map(({ field }) => field)).toEqual(['name', 'employeeNo', 'birthDate', 'phone', 'grid']);
    expect(parsed.columns[0]?.header).toBe('姓名');
    expect(parsed.rows).toHaveLength(1);
  });

  test('of the template, in both languages, are recognised as what they are', () => {
    for (const language of ['zh', 'en'] as const)
      for (const spec of KINDS) {
        const parsed = parseOne([spec.fields.map((field) => field[language])]);
        expect([spec.kind, parsed.columns.map(({ field }) => field)]).toEqual([parsed.kind, spec.fields.map(({ field }) => field)]);
      }
  });

  test('of the label files are recognised too', () => {
    for (const file of [jest.requireActual<LabelFile>('../../../../../shared/labels/zh-Hans.json'), jest.requireActual<LabelFile>('../../../../../shared/labels/en.json')])
      for (const spec of KINDS)
        for (const { field } of spec.fields) {
          const label = file[spec.type]?.fields[field];
          expect([spec.kind, field, label && vocabulary.headings.get(spec.kind)?.get(toWord(label))?.field]).toEqual([spec.kind, field, field]);
        }
  });

  test('the columns decide, the name of the sheet only breaks a tie', () => {
    expect(parseOne([['工号', '网格编码', '职务', '任职时间']], '员工花名册').kind).toBe('appointments');
    expect(parseOne([['工号', '姓名', '网格编码', '职务']], '员工花名册').kind).toBe('employees');
    expect(parseOne([['工号', '姓名', '网格编码', '职务']], '任职').kind).toBe('appointments');
  });

  test.each([[['活动编号', '状态']], [['活动编号', '类型', '形式', '主题']], [['甲', '乙']]])('%j is not recognised, and its columns are named', (headers) => {
    const parsed = parseOne([headers]);
    expect(parsed).toMatchObject({ kind: null, headerRow: null, rows: [] });
    expect(parsed.columns).toEqual(headers.map((header) => ({ header, field: null })));
  });

  test('two columns for one field: the header of the template wins, then the first', () => {
    expect(parseOne([['工号', '姓名', '联系电话', '手机', '备注']]).columns.map(({ field }) => field)).toEqual(['employeeNo', 'name', null, 'phone', null]);
    expect(parseOne([['工号', '姓名', '联系电话', '手机号']]).columns.map(({ field }) => field)).toEqual(['employeeNo', 'name', 'phone', null]);
  });

  test('the clerk may assign columns, also of a sheet that was not recognised', () => {
    const lines = [['证号', '称呼', '所在', '姓名'], ['A1', '张三', 'C01', '李四']];
    const chosen = new Map([['人', new Map<string, string | null>([['证号', 'employeeNo'], ['称呼', 'name'], ['所在', 'grid'], ['姓名', null]])]]);
    const [parsed] = parseSheets([sheet('人', lines)], vocabulary, chosen);
    expect(parsed?.kind).toBe('employees');
    expect(parsed?.rows[0]?.values).toEqual({ employeeNo: 'A1', name: '张三', grid: 'C01' });
  });
});

describe('rows', () => {
  const HEADER = ['姓名', '工号', '部门', '所属网格'];
  const rowsOf = (...lines: string[][]) => parseOne([HEADER, ...lines]).rows.map(({ row, problems }) => [row, ...problems.map(({ code, column }) => `${code} ${column}`)]);

  test('a signature, a total or a remark below is no row; blank rows in between are none either', () => {
    expect(rowsOf(['张三', 'A1', '甲', 'C01'], [], ['李四', 'A2', '甲', 'C01'], [], ['制表人：党群工作部', '', '', '审核：'], ['', '合计：2人'], ['2022年12月31日'])).toEqual([[2], [4]]);
  });

  test('a row without a name or a number is a wrong row, not a footer', () => {
    expect(rowsOf(['', 'A1', '甲', 'C01'], ['张三', '', '甲', 'C01'], ['李四', '', '', 'C01'])).toEqual([[2, 'required 姓名'], [3, 'required 工号'], [4, 'required 工号']]);
  });

  test('a header that is printed again on every page is skipped', () => {
    expect(rowsOf(['张三', 'A1', '甲', 'C01'], HEADER, ['李四', 'A2', '甲', 'C01'])).toEqual([[2], [4]]);
  });

  test('what is not read leaves no trace; confidential texts are hidden', () => {
    const parsed = parseOne([['事由编号', '工号', '事由', '发生日期', '报告日期', '说明', '身份证号'], ['E1', 'A1', '住院', '2022-01-01', '2022-01-01', '秘密', '450000000000000000']]);
    expect(JSON.stringify(parsed.rows[0]?.input)).not.toMatch(/秘密|4500/);
    expect(parsed.rows[0]?.values['note']).toBe('秘密');
    expect(parsed.columns[6]).toEqual({ header: '身份证号', field: null });
  });

  test('columns beyond the limit are named as not read', () => {
    const [parsed] = parseSheets([{ ...sheet('x', [['工号', '姓名']]), widest: 75 }], vocabulary);
    expect(parsed?.columns[2]).toEqual({ header: '第3至75列', field: null });
  });
});

type LabelFile = Record<string, { fields: Record<string, string> }>;
