import path from 'node:path';
import * as XLSX from '@e965/xlsx';
import { browserTests } from '../support/browser';

const { journey } = browserTests();

/** The 38 numbers of the ledger's second theme day: a few of the own branch, the others guests. */
const ledger = XLSX.readFile(path.join(__dirname, '../../demo/ledger-2022.xlsx'));
const numbers = XLSX.utils
  .sheet_to_json<Record<string, string>>(ledger.Sheets['签到']!)
  .filter((row) => row['活动编号'] === 'A002')
  .map((row) => row['工号']!);

journey('a theme day is planned, 38 numbers are pasted, the rest of a list is named, and it was held', 'branch', async ({ page, url, rows }) => {
  expect(numbers).toHaveLength(38);
  await page.goto(`${url}/plugins/grid/activities`);
  await page.getByRole('table', { name: '组织生活' }).waitFor();
  expect(await page.getByRole('row').count()).toBe(3);
  await page.getByRole('button', { name: '计划活动' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '主题' }).fill('走进检修现场');
  const save = dialog.getByRole('button', { name: '保存' });
  expect(await save.isDisabled()).toBe(true);
  await dialog.getByRole('combobox', { name: '主办网格' }).fill('C01-01');
  await page.getByRole('option').first().click();
  await dialog.getByRole('textbox', { name: '形式' }).fill('一线课堂');
  await save.click();
  await page.getByRole('heading', { name: '走进检修现场' }).waitFor();
  const list = page.getByRole('textbox', { name: '粘贴名单' });
  await list.fill([...numbers, 'HS9999', '张不存在'].join('\n'));
  await page.getByRole('button', { name: '识别名单' }).click();
  await page.getByText('识别 38 人，其中 0 人已登记过').waitFor();
  await page.getByText('第 39 行：HS9999').waitFor();
  await page.getByText('第 40 行：张不存在').waitFor();
  await page.getByRole('button', { name: '登记 38 人' }).click();
  await page.getByText('已登记 38 人').waitFor();
  // Nothing is lost: what nobody was found for is still there to be corrected.
  expect(await list.inputValue()).toBe('HS9999\n张不存在');
  expect(await rows(`select status, count(*) as n from grid_attendances a join grid_activities v on v.id = a.activity_id where v.title = '走进检修现场' group by status`)).toEqual([{ status: 'present', n: 38 }]);
  await page.getByRole('group', { name: '按签到状态筛选' }).getByRole('button', { name: '出席' }).click();
  expect(new URL(page.url()).searchParams.get('status')).toBe('present');
  await page.getByText('第 1–25 条，共 38 条').waitFor();
  await page.getByRole('button', { name: '确认已开展' }).click();
  await dialog.getByRole('textbox', { name: '会议（活动）记录' }).fill('学习原文');
  await dialog.getByRole('button', { name: '确认已开展' }).click();
  await page.getByRole('region', { name: '记录' }).getByText('学习原文').waitFor();
  await page.getByRole('button', { name: '返回列表' }).click();
  await page.getByRole('button', { name: '已开展 3' }).click();
  expect(new URL(page.url()).searchParams.get('state')).toBe('held');
  await page.getByRole('row', { name: /走进检修现场/ }).getByText('38').waitFor();
});

journey('a series is planned until a day, and one of it is cancelled with a reason', 'group', async ({ page, url, rows }) => {
  await page.goto(`${url}/plugins/grid/activities?state=planned`);
  await page.getByText('没有符合条件的活动。').waitFor();
  await page.getByRole('button', { name: '计划活动' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '主题' }).fill('党小组会');
  await dialog.getByRole('combobox', { name: '主办网格' }).fill('C01-01-01');
  await page.getByRole('option').first().click();
  await dialog.getByRole('combobox', { name: '重复' }).click();
  await page.getByRole('option', { name: '每月同一日' }).click();
  await dialog.getByRole('combobox', { name: '重复至' }).fill('2023/04/30');
  await dialog.getByRole('combobox', { name: '重复至' }).press('Tab');
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: '计划中 5' }).waitFor();
  expect(await rows(`select starts_at from grid_activities where title = '党小组会' order by starts_at`)).toEqual(['2022-12-31', '2023-01-31', '2023-02-28', '2023-03-31', '2023-04-30'].map((day) => ({ starts_at: `${day}T09:00` })));
  await page.getByRole('button', { name: '打开党小组会' }).first().click();
  await page.getByRole('button', { name: '取消活动' }).click();
  await dialog.getByRole('textbox', { name: '取消原因' }).fill('检修任务冲突');
  await dialog.getByRole('button', { name: '取消活动' }).click();
  await page.getByText('检修任务冲突').waitFor();
  expect(await page.getByRole('button', { name: '识别名单' }).count()).toBe(0);
});
