import fc from 'fast-check';
import { read, utils, type CellObject, type WorkBook } from '@e965/xlsx';
import { after, demo, emptySnapshot, planFile, planSheets, sheet } from '../../../../../../../tests/int/import-fixtures';
import { KINDS, specOf } from './domain/fields-care';
import { parseSheets } from './domain/parse';
import { labelsFor } from './domain/vocabulary';
import { resultWorkbook, rosterWorkbook, templateWorkbook } from './export-workbook';
import { openArchive } from './reader/archive';
import { parseWorkbook } from './reader/parse-workbook';
import { vocabulary } from './vocabulary';
import { writeWorkbook } from './workbook/write';

const LANGUAGES = ['zhHans', 'en'] as const;
const summary = { id: 'x', fileName: 'a.xlsx', at: '2023-01-31T00:00:00.000Z', by: '张三', counts: { new: 0, changed: 0, unchanged: 0, wrong: 0 }, opened: 1, closed: 2 };

const cellsOf = (book: WorkBook): CellObject[] =>
  book.SheetNames.flatMap((name) => Object.entries(book.Sheets[name] ?? {}).filter(([key]) => !key.startsWith('!')).map(([, cell]) => cell as CellObject));

describe('the template', () => {
  test.each(LANGUAGES)('in %s is what the importer reads, with every column', async (language) => {
    const parsed = parseSheets(await parseWorkbook(await templateWorkbook(language)), vocabulary);
    expect(parsed.map(({ kind }) => kind)).toEqual(KINDS.map(({ kind }) => kind));
    for (const { kind, columns } of parsed) expect(columns.map(({ field }) => field)).toEqual(kind && specOf(kind).fields.map(({ field }) => field));
  });

  test.each(LANGUAGES)('in %s has a drop-down for every choice, each with all its labels', async (language) => {
    const parts = await openArchive(await templateWorkbook(language));
    for (const [index, spec] of KINDS.entries()) {
      const xml = parts.get(`xl/worksheets/sheet${index + 1}.xml`)?.toString('utf8') ?? '';
      for (const [column, field] of spec.fields.entries()) {
        if (field.type !== 'choice') continue;
        const labels = labelsFor(vocabulary, language, spec.kind, field.field);
        const letter = String.fromCharCode(65 + column);
        expect(xml).toContain(`sqref="${letter}2:${letter}5000"><formula1>&quot;${labels.join(',')}&quot;</formula1>`);
        expect(labels.join(',').length).toBeLessThanOrEqual(255);
        expect(labels.some((label) => label.includes(','))).toBe(false);
      }
      // The schema of the format fixes the order of the elements; Excel repairs, and so distrusts, any other.
      if (xml.includes('<dataValidations')) expect(xml.indexOf('<dataValidations')).toBeGreaterThan(xml.indexOf('</sheetData>'));
    }
  });
});

describe('the roster', () => {
  test.each(LANGUAGES)('exported in %s and imported again changes nothing', async (language) => {
    const state = after(emptySnapshot(), await planFile(demo('roster.xlsx')));
    const again = await planFile(await rosterWorkbook(state, language), state);
    expect([again.counts, again.steps]).toEqual([{ new: 0, changed: 0, unchanged: 25 + 224 + 47 + 219, wrong: 0 }, []]);
  });

  test('holds no formula, whatever the texts are, and they come back as they were', async () => {
    const marks = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    const lines = marks.flatMap((mark, index) => [[`A${index}`, '张三', `${mark}cmd|' /C calc'!A0`, `'${mark}x`, 'C01']]);
    const state = after(emptySnapshot(), planSheets([sheet('g', [['网格编码', '网格名称', '层级'], ['C01', "'=党委", '党委']]), sheet('p', [['工号', '姓名', '部门', '岗位', '所属网格'], ...lines])]));
    const raw = { ...state, employees: state.employees.map((row, index) => ({ ...row, values: { ...row.values, department: lines[index]?.[2] ?? null, post: lines[index]?.[3] ?? null } })) };
    const bytes = await rosterWorkbook(raw, 'zhHans');
    const cells = cellsOf(read(bytes, { cellFormula: true }));
    expect(cells.filter((cell) => cell.f !== undefined)).toEqual([]);
    expect(cells.filter((cell) => cell.t !== 's')).toEqual([]);
    expect(cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(String(cell.v)))).toEqual([]);
    expect((await planFile(bytes, raw)).counts).toMatchObject({ new: 0, changed: 0, wrong: 0 });
  });
});

describe('the result', () => {
  test('says for every row what became of it and why, and names the sheets that were not read', async () => {
    const plan = planSheets([sheet('花名册[1]', [['工号', '姓名', '所属网格'], ['A1', '张三', 'C99'], ['=A2', '李四', 'C01']]), sheet('活动', [['活动编号'], ['A001']])]);
    const [overview, rows] = await parseWorkbook(await resultWorkbook(summary, plan.sheets, 'zhHans'));
    expect(overview?.rows.map(({ texts }) => texts.filter((text) => text !== ''))).toEqual(expect.arrayContaining([['活动', '0', '0', '0', '0', '没有认出表头，未导入'], ['文件', 'a.xlsx'], ['新增任务', '1']]));
    expect(rows?.rows[1]?.texts).toEqual(['2', '有误，未导入', expect.stringContaining('所属网格 "C99": 网格不存在') as string, 'A1', '张三', 'C99']);
    expect(rows?.rows[2]?.texts[3]).toBe("'=A2");
  });

  test('never holds a confidential text', async () => {
    const state = after(emptySnapshot(), await planFile(demo('roster.xlsx')));
    const header = ['事由编号', '工号', '事由', '发生日期', '报告日期', '说明'];
    const plan = planSheets([sheet('谈访事由', [header, ['E1', 'HS0001', '住院', '2022-01-01', '2022-01-01', '心里话'], ['E2', 'HS9999', '住院', '2022-01-01', '2022-01-01', '心里话'.repeat(5_000)]])], state);
    const bytes = await resultWorkbook(summary, plan.sheets, 'en');
    expect(JSON.stringify([utils.sheet_to_json(read(bytes).Sheets['谈访事由'] ?? {}), plan.sheets])).not.toContain('心里话');
  });
});

test('any text goes through a workbook unharmed, or loses only what XML cannot hold', async () => {
  const texts = fc.array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.constantFrom('\u0001=1', '\ud800+1', 'constructor', '__proto__', '=1', "'", "''=", ' x ', 'a\nb', '\u0000', '\ud800', '_x000D_', '<&>"')), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(texts, fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.constantFrom('__proto__', 'constructor', '')), async (cells, name) => {
      const bytes = await writeWorkbook([{ name, headers: ['标题'], rows: cells.map((cell) => [cell]) }]);
      // eslint-disable-next-line no-control-regex
      expect((await openArchive(bytes)).get('xl/sharedStrings.xml')?.toString('utf8')).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd\ufffe\uffff]/);
      const [page] = await parseWorkbook(bytes);
      expect(page?.rows[0]?.texts[0]).toBe('标题');
      for (const { texts: [text = ''] } of page?.rows ?? []) expect(text).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
    }),
    { numRuns: 50 },
  );
}, 30_000);
