import fs from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { browserTests, tableRows } from '../support/browser';
import { demoPath, linesOf, nameOf, textsOf } from '../support/browser-oracle';

const { journey } = browserTests();

interface Problem {
  readonly row: number;
  readonly column: string;
  readonly code: string;
}
const { messy } = JSON.parse(fs.readFileSync(demoPath('facts.json'), 'utf8')) as { messy: { rows: number; importable: number; problems: Problem[] } };

const REASONS: Record<string, string> = {
  unknown_grid: '没有这个网格',
  required: '必填项为空',
  duplicate: '与表中另一行重复',
  invalid_date: '不是有效日期',
  unknown_value: '不在可选内容之内',
  invalid_email: '邮箱格式不对',
};
const SHEET = '花名册（最新）';
const HEADER_ROW = 3;

/** What stands in a cell of the workbook, by row number and header without spaces. */
const lines = linesOf('roster-messy.xlsx', SHEET);
const headers = lines[HEADER_ROW - 1]!.map((text) => text.replace(/\s/g, ''));
const cellAt = (row: number, column: string): string => lines[row - 1]![headers.indexOf(column)] ?? '';

const bytesOf = async (download: Download): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const open = (page: Page, url: string) => page.goto(`${url}/plugins/grid/import`);
const pick = (page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }) => page.locator('input[type=file]').setInputFiles(file);

journey('the office reads the six problems of the messy file: row, column, value, reason', 'office', async ({ page, url }) => {
  await open(page, url);
  await pick(page, demoPath('roster-messy.xlsx'));
  await page.getByRole('tab', { name: `有误 ${messy.problems.length}` }).waitFor();
  const counts = (await page.getByRole('tab').allInnerTexts()).map((tab) => Number(/\d+/.exec(tab)?.[0]));
  expect([counts[0], counts.slice(1).reduce((sum, count) => sum + count, 0)]).toEqual([messy.rows - messy.importable, messy.importable]);
  const problems = (await tableRows(page)).slice(0, messy.problems.length);
  expect(problems.map(([sheet, row, , column, value, reason]) => ({ sheet, row, column, value, reason }))).toEqual(
    messy.problems.map(({ row, column, code }) => ({ sheet: SHEET, row: String(row), column, value: cellAt(row, column) || '（空）', reason: REASONS[code] })),
  );
  // All of it is known from the roster already.
  expect(await page.getByRole('button', { name: '没有可写入的行' }).isDisabled()).toBe(true);
});

journey('what was previewed is written, the result says why a row was not, and the same file again changes nothing', 'office', async ({ page, url }) => {
  const rows = ['工号,姓名,性别,政治面貌,所属网格编码', 'HS9001,新来一,男,群众,C01-01-01', 'HS9002,新来二,女,群众,C01-99', `HS0017,${nameOf('HS0017')},女,党员,C01-01-01`];
  const file = { name: '新员工.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) };
  await open(page, url);
  await pick(page, file);
  await page.getByRole('tab', { name: '新增 1' }).waitFor();
  await page.getByRole('tab', { name: '变更 1' }).click();
  await page.getByText('政治面貌：群众 → 中共党员').waitFor();
  await page.getByRole('button', { name: '写入 2 行' }).click();
  await page.getByRole('heading', { name: '“新员工.csv”已导入' }).waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载结果文件' }).first().click()]);
  expect(download.suggestedFilename()).toMatch(/新员工.*\.xlsx$/);
  const result = textsOf(await bytesOf(download));
  expect(result.find((line) => line.includes('HS9002'))).toMatch(/没有这个网格|C01-99/);
  expect(result.some((line) => line.includes('HS9001'))).toBe(true);
  await page.getByRole('button', { name: '再导入一个文件' }).click();
  await pick(page, file);
  await page.getByRole('tab', { name: '无变化 2' }).waitFor();
  expect(await page.getByRole('button', { name: '没有可写入的行' }).isDisabled()).toBe(true);
  expect((await tableRows(page)).flat()).toContain('新员工.csv');
});

journey('a file of another kind is refused before it is sent', 'office', async ({ page, url }) => {
  await open(page, url);
  await pick(page, { name: '通知.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') });
  await page.getByText('未能读取“通知.pdf”').waitFor();
  await page.getByText('只接受 .xlsx、.xls、.csv 文件。').waitFor();
});

for (const [name, content, text] of [
  ['网页.xls', '<html><body>not a table</body></html>', /不支持这种文件|没有认出任何一张表的表头/],
  ['坏.xlsx', 'PK\u0003\u0004broken', /无法读取|不安全/],
  ['别的.csv', '甲,乙\n1,2\n', /没有认出任何一张表的表头/],
] as const) {
  journey(
    `the server refuses ${name} in a sentence, and nothing changes`,
    'office',
    async ({ page, url }) => {
      await open(page, url);
      await pick(page, { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
      const alert = page.getByRole('alert').filter({ hasText: '未能导入' });
      await alert.waitFor();
      expect(await alert.innerText()).toMatch(text);
      expect(await alert.innerText()).toContain('未作任何更改');
    },
    { expected: /status of 4\d\d .*imports\/preview/ },
  );
}

journey('a column is read as something else, and the template can be had', 'office', async ({ page, url }) => {
  await open(page, url);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载模板' }).click()]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  await pick(page, demoPath('roster-messy.xlsx'));
  await page.getByRole('button', { name: new RegExp(`^${SHEET.replace(/[（）]/g, '.')}`) }).click();
  await page.getByRole('combobox', { name: '“岗位名称”读作' }).click();
  await page.getByRole('option', { name: '不读取' }).click();
  await page.getByText('不读取 1 列').waitFor();
});
