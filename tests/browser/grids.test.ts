import type { Page } from 'playwright-core';
import { browserTests, tableRows } from '../support/browser';
import { gridsOf, overdueOf, peopleOf } from '../support/browser-oracle';

const { journey } = browserTests();

const open = async (page: Page, url: string, search = '') => {
  await page.goto(`${url}/plugins/grid/grids${search}`);
  await page.getByRole('treeitem').first().waitFor();
};
const figure = (page: Page, name: string) => page.getByRole('region', { name: /的情况$/ }).getByRole('button', { name: new RegExp(`^${name}`) });
const rows = async (page: Page, wanted: number) => {
  await page.waitForFunction((count) => document.querySelectorAll('tbody tr').length === count, wanted);
  return tableRows(page);
};

journey('the office goes from the overdue figure to its rows, and from a person to his duties', 'office', async ({ page, url }) => {
  await open(page, url);
  const expected = overdueOf('office');
  expect(await figure(page, '超期').innerText()).toMatch(/^超期\s+8/);
  expect(await figure(page, '人员').innerText()).toMatch(/^人员\s+224/);
  expect(await figure(page, '结对').innerText()).toMatch(/^结对\s+219/);
  await figure(page, '超期').click();
  const listed = await rows(page, expected.length);
  expect(listed.map((row) => row.join(' '))).toEqual(expected.map(({ subject, owner }) => expect.stringMatching(new RegExp(`${subject}.*${owner}`))));
  const { subject } = expected[0]!;
  await page.getByRole('tab', { name: '人员' }).click();
  await page.getByPlaceholder('按姓名或工号查找').fill(expected[0]!.employeeNo);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: `查看${subject}的 1 项超期任务` }).click();
  await page.getByRole('button', { name: `取消筛选：对象：${subject}` }).waitFor();
  expect((await rows(page, 1))[0]!.join(' ')).toContain(subject);
  await page.getByRole('button', { name: `取消筛选：对象：${subject}` }).click();
  await rows(page, expected.length);
});

journey('the figure of people without a liaison opens exactly these', 'office', async ({ page, url }) => {
  await open(page, url);
  expect(await figure(page, '未结对人员').innerText()).toMatch(/^未结对人员\s+5/);
  await figure(page, '未结对人员').click();
  const people = await rows(page, 224 - 219);
  expect(people.every((row) => row.includes('未结对'))).toBe(true);
});

journey('the share of the month opens the duties due in it', 'office', async ({ page, url }) => {
  await open(page, url, '?month=2022-11');
  const share = await figure(page, '按时率').innerText();
  const due = Number(/到期 (\d+) 项/.exec(share)?.[1]);
  const inTime = Number(/按时 (\d+) 项/.exec(share)?.[1]);
  expect(share).toContain(`${Math.round((inTime / due) * 1000) / 10}%`);
  await figure(page, '按时率').click();
  const duties = await rows(page, due);
  expect(duties.filter(([state]) => state?.startsWith('完成')).length).toBe(inTime);
});

journey('the tree is walked by keyboard and its choice stands in the address', 'branch', async ({ page, url }) => {
  await open(page, url);
  await page.getByRole('treeitem').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const name = gridsOf('branch')[2]!;
  await page.getByRole('heading', { name, exact: true }).waitFor();
  expect(new URL(page.url()).searchParams.get('grid')).toBe('C01-01-02');
  await page.reload();
  await page.getByRole('heading', { name, exact: true }).waitFor();
  await page.keyboard.press('Tab');
  await page.getByRole('treeitem', { selected: true }).focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  expect(await page.getByRole('treeitem').count()).toBe(1);
});

journey('the search of the tree finds a leader', 'office', async ({ page, url }) => {
  await open(page, url);
  await page.getByPlaceholder('按名称、编码或网格长查找').fill('徐佳怡');
  await page.getByRole('treeitem', { name: /^运维一支部第一党小组/ }).click();
  const people = await rows(page, peopleOf('group').length);
  expect(people.map(([name]) => name)).toContain('徐佳怡');
});

journey('a grid of somebody else is not there, also not by its address', 'branch', async ({ page, url }) => {
  await open(page, url, '?grid=C01-02');
  await page.getByText('您的管理范围内没有编码为“C01-02”的网格').waitFor();
});

for (const width of [1024, 1360]) {
  journey(`at ${width} pixels no figure stands alone in its row and nothing scrolls sideways`, 'office', async ({ page, url }) => {
    await page.setViewportSize({ width, height: 860 });
    await open(page, url);
    const cards = page.getByRole('region', { name: /的情况$/ }).getByRole('button');
    await cards.nth(5).waitFor();
    const tops = await cards.evaluateAll((found) => found.map((card) => Math.round(card.getBoundingClientRect().top)));
    const perRow = tops.map((top) => tops.filter((other) => other === top).length);
    expect(perRow).toHaveLength(6);
    expect(new Set(perRow).size).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
  });
}
