import { browserTests, tableRows } from '../support/browser';

const { journey } = browserTests();

journey('the privacy officer finds who did what, narrows it and reads on', 'privacyOfficer', async ({ page, url, answers }) => {
  await page.goto(`${url}/plugins/grid/audit`);
  const rows = await tableRows(page);
  // The newest entry is his own login.
  expect(rows[0]?.slice(1, 3)).toEqual(['个人信息保护负责人 个人信息保护负责人', '登录']);
  await page.getByRole('combobox', { name: '操作', exact: true }).click();
  await page.getByRole('option', { name: '导入', exact: true }).click();
  await page.waitForURL(/action=import/);
  await page.locator('tbody tr').nth(2).waitFor({ state: 'detached' });
  expect((await tableRows(page)).map((row) => [row[1], row[2], row[3]?.startsWith('导入文件')])).toEqual([['示例数据', '导入', true], ['示例数据', '导入', true]]);
  await page.getByLabel('涉及人员（工号或姓名）').fill('HS9999');
  await page.keyboard.press('Enter');
  await page.getByText('没有符合条件的结果').first().waitFor();
  expect((await answers()).some((answer) => answer.includes('了解情况，表示关心'))).toBe(false);
});

journey('the chain is verified from the page, and the page says when', 'privacyOfficer', async ({ page, url }) => {
  await page.goto(`${url}/plugins/grid/audit`);
  await page.getByText('尚未核验').waitFor();
  await page.getByRole('button', { name: '立即核验' }).click();
  await page.getByText(/已核验 \d+ 条：审计链完好/).waitFor();
  await page.getByText(/个人信息保护负责人 于 .* 核验至第 \d+ 号：完好/).waitFor();
});

journey('the trail is taken along as a file', 'privacyOfficer', async ({ page, url }) => {
  await page.goto(`${url}/plugins/grid/audit`);
  await tableRows(page);
  for (const format of ['xlsx', 'csv']) {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: `导出 ${format}` }).click()]);
    expect(file.suggestedFilename()).toBe(`审计日志.${format}`);
    await page.getByRole('button', { name: `导出 ${format}` }).isEnabled();
  }
  await page.reload();
  expect((await tableRows(page)).map((row) => row[2]).filter((action) => action === '导出审计日志')).toHaveLength(2);
});

journey('nobody else has the page in his menu', 'office', async ({ page, url }) => {
  await page.goto(`${url}/plugins/grid/operations`);
  await tableRows(page);
  expect(await page.getByRole('link', { name: '审计日志' }).count()).toBe(0);
});
