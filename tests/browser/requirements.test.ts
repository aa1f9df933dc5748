import { browserTests } from '../support/browser';

const { journey } = browserTests();

/** The ledger of 2022 has theme days of this branch in March and September; of 2023 nothing is planned yet. */
journey('the year in cells: what was held opens, what is missing counts, what is to come can be planned', 'branch', async ({ page, url, rows }) => {
  await page.goto(`${url}/plugins/grid/requirements?year=2022`);
  const table = page.getByRole('table', { name: '2022年制度落实' });
  await table.getByRole('button', { name: '运维一支部 主题党日 2022-03：完成，1/1' }).click();
  const dialog = page.getByRole('dialog', { name: '运维一支部 · 主题党日 · 2022-03' });
  await dialog.getByText('完成：应开展 1 次，已开展 1 次，已计划 0 次，缺 0 次').waitFor();
  await dialog.getByRole('link', { name: '走读红色教育基地' }).waitFor();
  expect(await dialog.getByRole('link', { name: '现在安排' }).count()).toBe(0);
  await dialog.getByRole('button', { name: '关闭' }).last().click();

  // 4 requirements of the branch and one of each of its three groups: 32 + 36 periods, 2 of them met. It is the last day of the year:
  // December and the last quarter are not over.
  await page.getByRole('button', { name: '完成 2' }).waitFor();
  for (const count of ['缺 59', '临期 7', '未到期 0', '已计划 0']) await page.getByRole('button', { name: count }).waitFor();
  expect([await table.getByRole('row').count(), await table.locator('td[colspan="3"]').count()]).toEqual([8, 8]);
  await page.getByRole('button', { name: '完成 2' }).click();
  await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1);
  expect(new URL(page.url()).searchParams.get('state')).toBe('done');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 Excel' }).click()]);
  expect(file.suggestedFilename()).toBe('2022年制度落实.xlsx');

  await page.getByRole('button', { name: '完成 2' }).click();
  await page.getByRole('button', { name: '下一年' }).click();
  await page.getByRole('button', { name: '运维一支部 主题党日 2023-02：未到期，0/1' }).click();
  await page.getByRole('link', { name: '现在安排' }).click();
  const form = page.getByRole('dialog', { name: '计划活动' });
  await form.getByRole('textbox', { name: '主题' }).fill('走访老党员');
  await form.getByRole('button', { name: '保存' }).click();
  await page.getByRole('heading', { name: '走访老党员' }).waitFor();
  expect(await rows(`select a.type, a.starts_at, g.code from grid_activities a join grid_grids g on g.id = a.grid_id where a.title = '走访老党员'`)).toEqual([{ type: 'themeDay', starts_at: '2023-02-01T09:00', code: 'C01-01' }]);
  await page.goto(`${url}/plugins/grid/requirements?year=2023`);
  await page.getByRole('button', { name: '运维一支部 主题党日 2023-02：已计划，0/1' }).waitFor();
});
