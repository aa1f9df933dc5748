import type { Page } from 'playwright-core';
import { browserTests, tableRows } from '../support/browser';
import { overdueOf } from '../support/browser-oracle';

const { journey } = browserTests();

const jobLine = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) });

const run = async (page: Page, job: string) => {
  await page.getByRole('button', { name: `立即运行：${job}` }).click();
  return page.getByRole('dialog');
};

journey('a job is tried without a trace, then run', 'office', async ({ page, url }) => {
  await page.goto(`${url}/plugins/grid/operations`);
  await jobLine(page, '汇总邮件').waitFor();
  const dialog = await run(page, '生成定期谈访任务');
  // The first quarter of the next year would open a talk for every pair.
  await dialog.getByRole('combobox', { name: '日期' }).fill('2023/01/04');
  await page.keyboard.press('Tab');
  await dialog.getByRole('button', { name: '试运行' }).click();
  await dialog.getByText('试运行完成，未作任何更改').waitFor();
  expect(await dialog.getByRole('status').innerText()).toContain('结对 219 对');
  await page.goto(`${url}/plugins/grid/workbench?bucket=overdue`);
  await tableRows(page);
  expect(await page.getByRole('group', { name: '按期限筛选' }).getByRole('button').allInnerTexts()).toEqual(['超期 8', '今日 0', '本周 0', '以后 0', '已办结 40']);

  await page.goto(`${url}/plugins/grid/operations`);
  const real = await run(page, '超期提醒与上报');
  await real.getByRole('checkbox', { name: '试运行' }).click();
  await real.getByRole('button', { name: '立即运行' }).click();
  await real.getByText('运行完成').waitFor();
  expect(await real.getByRole('status').innerText()).toMatch(/检查 8 项/);
});

journey('every job says in Chinese what it would do', 'office', async ({ page, url }) => {
  await page.goto(`${url}/plugins/grid/operations`);
  for (const job of ['检查节假日安排', '超期提醒与上报', '生成定期谈访任务', '重算期限', '汇总邮件']) {
    const dialog = await run(page, job);
    if (job !== '重算期限') await dialog.getByRole('combobox', { name: '日期' }).fill('2022/12/29');
    await page.keyboard.press('Tab');
    await dialog.getByRole('button', { name: '试运行' }).click();
    await dialog.getByText('试运行完成，未作任何更改').waitFor();
    expect([job, await dialog.getByRole('status').innerText()]).toEqual([job, expect.not.stringMatching(/[A-Za-z]/)]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  }
});

journey('the digest of a working day is run for that day and stands in the outbox', 'office', async ({ page, url }) => {
  await page.goto(`${url}/plugins/grid/operations`);
  const dialog = await run(page, '汇总邮件');
  await dialog.getByRole('combobox', { name: '日期' }).fill('2022/12/29');
  await page.keyboard.press('Tab');
  await dialog.getByRole('checkbox', { name: '试运行' }).click();
  await dialog.getByRole('button', { name: '立即运行' }).click();
  await dialog.getByText('运行完成').waitFor();
  expect(await dialog.getByRole('status').innerText()).toMatch(/\d+ 人/);
});

journey('the outbox opens a mail as its reader gets it, without a confidential word', 'office', async ({ page, url, answers }) => {
  await page.goto(`${url}/plugins/grid/operations?tab=outbox`);
  const rows = await tableRows(page);
  const { owner } = overdueOf('branch')[0]!;
  expect(rows.some((row) => row.join(' ').includes(owner))).toBe(true);
  await page.getByPlaceholder('按收件人或主题查找').fill('HS0006');
  await page.keyboard.press('Enter');
  // Another branch has as many overdue: the list must have been narrowed to the one mail first.
  await page.locator('tbody tr').nth(1).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /所辖超期 3 项/ }).first().click();
  const dialog = page.getByRole('dialog');
  const body = dialog.frameLocator('iframe').locator('body');
  const text = await body.innerText();
  // A secretary reads where, not who.
  const grids = overdueOf('branch').map(({ grid }) => grid);
  for (const grid of grids) expect(text).toContain(`${grid}：超期 ${grids.filter((other) => other === grid).length} 项`);
  for (const { subject } of overdueOf('branch')) expect(text).not.toContain(subject);
  expect((await answers()).some((answer) => answer.includes('了解情况，表示关心'))).toBe(false);
  await dialog.getByRole('tab', { name: '纯文本版' }).click();
  await dialog.locator('pre').getByText(grids[0]!).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
});

journey('a mail that was sent asks before it goes out again', 'office', async ({ page, url }) => {
  await page.goto(`${url}/plugins/grid/operations?tab=outbox&state=sent`);
  await page.locator('tbody tr button').first().click();
  await page.getByRole('dialog').getByRole('button', { name: '重新发送' }).click();
  await page.getByText('重新发送后对方会收到两封。').waitFor();
  await page.getByRole('dialog').last().getByRole('button', { name: '重新发送' }).click();
  await page.getByText('邮件已放回发件箱，将在几分钟内发出。').waitFor();
});
