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
  await page.getByRole('button', { name: '识别名单' }).waitFor({ state: 'detached' });
});

journey('a secretary makes the address of a calendar, a program fetches it, revoked it is gone', 'branch', async ({ page, url, rows }) => {
  await page.goto(`${url}/plugins/grid/activities`);
  await page.getByRole('button', { name: '日历订阅' }).click();
  const dialog = page.getByRole('dialog', { name: '日历订阅' });
  await dialog.getByRole('button', { name: '生成地址' }).click();
  const field = dialog.getByRole('textbox', { name: '“运维一支部”的订阅地址' });
  await field.waitFor();
  const address = await field.inputValue();
  expect(address).toMatch(new RegExp(`^${url.replace(/\/admin$/, '')}/api/grid/calendar/[\\w-]{43}\\.ics$`));
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await dialog.getByRole('button', { name: '复制地址' }).click();
  await dialog.getByText('已复制').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
  await dialog.getByText(/运维一支部 · 生成于 .* 尚未读取/).waitFor();
  const feed = await fetch(address);
  const titles = [...(await feed.text()).replace(/\r\n /g, '').matchAll(/^SUMMARY:(.*)\r$/gm)].map(([, title]) => title).sort();
  const held = await rows(`select v.title from grid_activities v join grid_grids g on g.id = v.grid_id where g.code like 'C01-01%' and v.ends_at >= '2021-12-31'`);
  expect([feed.status, titles]).toEqual([200, held.map(({ title }) => title).sort()]);
  expect(titles.length).toBeGreaterThan(2);
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  // Shown once: whoever opens it again sees that it is there, since when, and when it was fetched.
  await page.getByRole('button', { name: '日历订阅' }).click();
  await dialog.getByText(/运维一支部 · 生成于 .* 最近读取 2022年12月31日/).waitFor();
  expect(await page.content()).not.toContain(address.slice(-47));
  await dialog.getByRole('button', { name: '撤销“运维一支部”的订阅' }).click();
  await dialog.getByText(/运维一支部 · 生成于/).waitFor({ state: 'detached' });
  expect((await fetch(address)).status).toBe(404);
});

journey('a story begins with what was held, where and when, and with nobody who was there', 'branch', async ({ page, url }) => {
  await page.goto(`${url}/plugins/grid/activities?state=held`);
  await page.getByRole('button', { name: '打开走进检修现场' }).first().click();
  await page.getByRole('link', { name: '写成先进事迹' }).click();
  await page.getByRole('heading', { name: '撰写事迹' }).waitFor();
  expect(await page.getByRole('textbox', { name: '标题' }).inputValue()).toBe('走进检修现场');
  expect(await page.getByRole('textbox', { name: '正文' }).inputValue()).toBe('2022年12月31日，运维一支部开展“走进检修现场”。');
  // The grid by its name, as soon as the tree is there.
  await page.waitForFunction(() => Array.from(document.querySelectorAll('input')).some(({ role, value }) => role === 'combobox' && value === '运维一支部'));
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: '提交审核' }).waitFor();
  expect(new URL(page.url()).searchParams.get('from')).toBeNull();
});
