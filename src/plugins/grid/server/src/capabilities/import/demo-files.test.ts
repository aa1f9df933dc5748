import { utils, write } from '@e965/xlsx';
import { after, csv, demo, emptySnapshot, facts, planFile, problemsOf, saveAs, toGbk, verdictsOf } from '../../../../../../../tests/int/import-fixtures';
import type { Plan, RawSheet, Snapshot } from './domain/types';
import { parseWorkbook } from './reader/parse-workbook';

const counts = (plan: Plan): Record<string, Plan['counts']> => Object.fromEntries(plan.sheets.map((sheet) => [sheet.name, sheet.counts]));
const fresh = (rows: number) => ({ new: rows, changed: 0, unchanged: 0, wrong: 0 });
const same = (rows: number) => ({ new: 0, changed: 0, unchanged: rows, wrong: 0 });

const loaded = async (...names: string[]): Promise<Snapshot> => {
  let state = emptySnapshot();
  for (const name of names) state = after(state, await planFile(demo(name), state));
  return state;
};

test('the roster is new once, and unchanged ever after', async () => {
  const plan = await planFile(demo('roster.xlsx'));
  expect(counts(plan)).toEqual({ 组织架构: fresh(facts.grids), 员工花名册: fresh(facts.employees), 任职: fresh(facts.appointments), 结对联系: fresh(facts.contactPairs) });
  const again = await planFile(demo('roster.xlsx'), await loaded('roster.xlsx'));
  expect(counts(again)).toEqual({ 组织架构: same(facts.grids), 员工花名册: same(facts.employees), 任职: same(facts.appointments), 结对联系: same(facts.contactPairs) });
  expect(again.steps).toEqual([]);
});

test('the ledger: every sheet is read, new once and unchanged ever after', async () => {
  const plan = await planFile(demo('ledger-2022.xlsx'), await loaded('roster.xlsx'));
  expect(counts(plan)).toEqual({ 活动: fresh(facts.themePartyDays), 签到: fresh(facts.attendances), 谈访事由: fresh(facts.careEvents), 谈访记录: fresh(facts.contactRecords), 诉求台账: fresh(facts.requests) });
  expect(plan.sheets.map(({ kind }) => kind)).toEqual(['activities', 'attendances', 'careEvents', 'careRecords', 'matters']);
  const again = await planFile(demo('ledger-2022.xlsx'), await loaded('roster.xlsx', 'ledger-2022.xlsx'));
  expect([again.counts, again.steps]).toEqual([same(facts.themePartyDays + facts.attendances + facts.careEvents + facts.contactRecords + facts.requests), []]);
});

describe('the messy file, in every form that offices send', () => {
  const expected = facts.messy.problems.map(({ row, code, column }) => `${row} ${code} ${column}`);

  const check = async (bytes: Buffer): Promise<string> => {
    const plan = await planFile(bytes, await loaded('roster.xlsx'));
    expect(problemsOf(plan)).toEqual(expected);
    expect(plan.counts.new + plan.counts.changed + plan.counts.unchanged).toBe(facts.messy.importable);
    expect(plan.counts.wrong + facts.messy.importable).toBe(facts.messy.rows);
    return verdictsOf(plan);
  };

  // The cells as the reader gives them, dates as their text: what "save as .csv" writes in a Chinese Excel.
  const lines = async (): Promise<string[][]> => {
    const [sheet] = (await parseWorkbook(demo('roster-messy.xlsx'))) as [RawSheet];
    const all: string[][] = [];
    for (const { row, texts } of sheet.rows) all[row - 1] = texts;
    return Array.from(all, (line) => line ?? []);
  };

  test('.xlsx', () => check(demo('roster-messy.xlsx')));

  test('.xls, .csv in GBK, UTF-8 with and without mark, UTF-16, with semicolons and tabs: the same verdict on every row', async () => {
    const xlsx = await check(demo('roster-messy.xlsx'));
    const text = csv(await lines());
    const forms: [string, Buffer][] = [
      ['xls', saveAs(await lines(), 'biff8')],
      ['xlsx', saveAs(await lines(), 'xlsx')],
      ['gbk', toGbk(text)],
      ['utf-8', Buffer.from(text)],
      ['utf-8 with mark', Buffer.from(`\ufeff${text}`)],
      ['utf-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
      ['utf-16 without mark', Buffer.from(`a${csv(await lines())}`.slice(1), 'utf16le')],
      ['semicolons', Buffer.from(csv(await lines(), ';'))],
      ['tabs', toGbk(csv(await lines(), '\t'))],
    ];
    for (const [form, bytes] of forms) {
      const plan = await planFile(bytes, await loaded('roster.xlsx'));
      expect([form, ...problemsOf(plan)]).toEqual([form, ...expected]);
      expect([form, verdictsOf(plan)]).toEqual([form, xlsx]);
    }
  });

  test('a real date cell and a phone that is a number survive .xls', async () => {
    const book = utils.book_new();
    const page = utils.aoa_to_sheet([['工号', '姓名', '参加工作时间', '手机', '所属网格'], ['HS0027', '刘晨曦', { t: 'n', v: 35160, z: 'yyyy"年"m"月"d"日"' }, { t: 'n', v: 15800000028 }, 'C01-01-02']]);
    utils.book_append_sheet(book, page, '花名册');
    for (const bookType of ['biff8', 'xlsx'] as const) {
      const plan = await planFile(write(book, { type: 'buffer', bookType }) as Buffer, await loaded('roster.xlsx'));
      expect([bookType, verdictsOf(plan)]).toEqual([bookType, 'unchanged']);
    }
  });
});
