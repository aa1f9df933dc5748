import { browserTests } from '../support/browser';

const { journey } = browserTests();

/** The branch secretary gives himself a project: whoever is logged in here owns it, so nobody has to log in twice. */
journey('a project is opened, followed up, done, and its doer is not offered to verify it', 'branch', async ({ page, url, rows }) => {
  await page.goto(`${url}/plugins/grid/projects`);
  await page.getByText('没有进行中的项目', { exact: false }).waitFor();
  await page.getByRole('button', { name: '新增项目' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '事项' }).fill('食堂改造');
  const save = dialog.getByRole('button', { name: '新增项目' });
  expect(await save.isDisabled()).toBe(true);
  await dialog.getByRole('combobox', { name: '网格' }).click();
  await page.getByRole('option').first().click();
  await dialog.getByRole('combobox', { name: '责任人' }).fill('HS0006');
  await page.getByRole('option', { name: 'HS0006' }).click();
  await dialog.getByRole('textbox', { name: '措施' }).fill('更换灶具');
  await dialog.getByRole('combobox', { name: '期限' }).fill('2023/03/31');
  await dialog.getByRole('combobox', { name: '期限' }).press('Tab');
  await save.click();
  await page.getByRole('heading', { name: '进行中 1' }).waitFor();
  await page.getByRole('button', { name: '跟进：食堂改造' }).click();
  await dialog.getByRole('textbox', { name: '跟进情况' }).fill('已询价');
  await dialog.getByRole('button', { name: '跟进' }).click();
  await page.getByText('已询价').waitFor();
  await page.getByRole('button', { name: '完成：食堂改造' }).click();
  await dialog.getByRole('textbox', { name: '完成情况' }).fill('已更换');
  await dialog.getByRole('button', { name: '完成' }).click();
  const waits = page.getByRole('region', { name: '待销号 1' });
  await waits.getByText('完成情况：已更换').waitFor();
  expect(await waits.getByRole('button', { name: /^(销号|退回)/ }).count()).toBe(0);
  expect(await rows(`select state from grid_tasks where kind = 'project'`)).toEqual([{ state: 'done' }]);
  await page.getByRole('button', { name: '列表：待销号' }).click();
  await page.getByRole('table', { name: '待销号' }).getByRole('button', { name: '撤回完成：食堂改造' }).waitFor();
  expect(new URL(page.url()).searchParams.get('view')).toBe('done');
});
