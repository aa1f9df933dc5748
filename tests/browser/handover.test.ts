import path from 'node:path';
import { browserTests, tableRows } from '../support/browser';

const { journey } = browserTests();
const PICTURES = path.join(__dirname, '..', '..', '.tmp', 'test');

journey('a branch secretary hands over for a group leader who retires: from his file, in three steps', 'branch', async ({ page, url, rows }) => {
  await page.goto(`${url}/plugins/grid/handover`);
  await page.getByText('没有待交接的离岗人员').waitFor();
  const [leader] = (await rows(`select document_id as id, name from grid_employees where employee_no = 'HS0034'`)) as { id: string; name: string }[];
  await page.goto(`${url}/content-manager/collection-types/plugin::grid.employee/${leader?.id}`);
  // The link of the panel, not the one of the menu.
  await page.locator(`a[href$="handover?person=${leader?.id}"]`).click();
  await page.getByRole('heading', { name: `${leader?.name} HS0034的交接` }).waitFor();
  await page.getByRole('combobox', { name: '原因' }).click();
  await page.getByRole('option', { name: '退休' }).click();
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('heading', { name: /^结对联系 \d+$/ }).waitFor();
  expect(await page.getByRole('button', { name: '下一步' }).isDisabled()).toBe(true);
  for (const kind of ['结对联系', '任职', '担任网格长', '未完成任务']) {
    const section = page.getByRole('region', { name: kind, exact: true });
    if ((await section.count()) === 0) continue;
    await section.getByRole('combobox', { name: '全部交给' }).fill('HS0022');
    await page.getByRole('option', { name: /HS0022$/ }).click();
  }
  await page.screenshot({ path: path.join(PICTURES, 'handover-lines.png'), fullPage: true });
  await page.getByText('每一项都有接手人。').waitFor();
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByText(`${leader?.name} HS0034退休`).waitFor();
  const [line] = await tableRows(page);
  expect(line?.[0]).toContain('HS0022');
  await page.screenshot({ path: path.join(PICTURES, 'handover-preview.png'), fullPage: true });
  await page.getByRole('button', { name: '完成交接' }).click();
  await page.getByRole('button', { name: '确认' }).click();
  await page.getByText(`${leader?.name} HS0034的交接已完成`).waitFor();
  expect(await rows(`select employment_status as status from grid_employees where employee_no = 'HS0034'`)).toEqual([{ status: 'retired' }]);
  expect(await rows(`select count(*) as n from grid_contact_pairs p join grid_employees e on e.id = p.liaison_id where e.employee_no = 'HS0034' and p."to" is null`)).toEqual([{ n: 0 }]);
});
