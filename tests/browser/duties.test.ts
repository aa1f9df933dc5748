import type { Page } from 'playwright-core';
import { browserTests, tableRows } from '../support/browser';
import { overdueOf } from '../support/browser-oracle';

const { journey } = browserTests();
const [first, second] = overdueOf('branch');

const open = async (page: Page, url: string, search = '') => {
  await page.goto(`${url}/plugins/grid/workbench${search}`);
  await page.locator('tbody tr').first().waitFor();
};
const bucket = (page: Page, text: string) => page.getByRole('group', { name: '按期限筛选' }).getByText(text, { exact: true });

journey('a duty is handed over with a reason', 'branch', async ({ page, url }) => {
  await open(page, url);
  await page.getByRole('button', { name: new RegExp(`^转交 ${first!.subject}`) }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(`现责任人：${first!.owner}`).waitFor();
  await dialog.getByRole('combobox', { name: '接办人' }).fill('HS0012');
  await page.getByRole('option', { name: 'HS0012' }).click();
  await dialog.getByRole('textbox', { name: '转交原因' }).fill('出差');
  await dialog.getByRole('button', { name: '转交' }).click();
  await page.getByText('已转交给徐雪松。').waitFor();
  await page.getByRole('row', { name: new RegExp(`^${first!.subject}`) }).getByText('徐雪松').waitFor();
});

journey('a duty is waived with a reason that stays to be read, and taken up again', 'branch', async ({ page, url }) => {
  await open(page, url);
  await page.getByRole('button', { name: new RegExp(`^更多操作：${second!.subject}`) }).first().click();
  await page.getByRole('menuitem', { name: '免办' }).click();
  await page.getByRole('textbox', { name: '免办原因' }).fill('已调离');
  await page.getByRole('dialog').getByRole('button', { name: '免办' }).click();
  await page.getByText('已免办。').waitFor();
  await bucket(page, '超期 2').waitFor();
  await page.getByRole('group', { name: '按期限筛选' }).getByRole('button', { name: /^已办结/ }).click();
  await page.getByText('原因：已调离').waitFor();
  await page.getByRole('button', { name: '恢复办理' }).click();
  await page.getByText('已恢复办理。').waitFor();
  await bucket(page, '超期 3').waitFor();
});

journey('a follow-up of the week is noted', 'branch', async ({ page, url }) => {
  await open(page, url);
  await page.getByRole('button', { name: /^更多操作/ }).first().click();
  await page.getByRole('menuitem', { name: '填写本周跟进' }).click();
  await page.getByRole('textbox', { name: '跟进情况' }).fill('已电话联系');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.getByText('本周跟进已保存。').waitFor();
  await page.getByText('已跟进 1 次').waitFor();
});

journey('the address holds the view: filters survive a reload and can be taken off', 'office', async ({ page, url }) => {
  await open(page, url, '?bucket=overdue&kind=talk');
  const talks = overdueOf('office').filter(({ duty }) => duty === 'talk');
  expect((await tableRows(page)).length).toBe(talks.length);
  await page.getByPlaceholder('查找姓名、工号或标题').fill(talks[0]!.employeeNo);
  await bucket(page, '超期 1').waitFor();
  await page.reload();
  await bucket(page, '超期 1').waitFor();
  expect(new URL(page.url()).searchParams.get('q')).toBe(talks[0]!.employeeNo);
  await page.getByPlaceholder('查找姓名、工号或标题').fill('HS9999');
  await page.getByText('没有符合筛选条件的任务。').waitFor();
});

journey(
  'a failed list says so and comes with the next try; a slow one says that it loads',
  'branch',
  async ({ page, url }) => {
    let answer: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/grid/tasks?*', async (route) => {
      await asked;
      await route.fulfill({ status: 503, json: { error: { status: 503, message: 'down' } } });
    }, { times: 1 });
    await page.goto(`${url}/plugins/grid/workbench?bucket=overdue`);
    await page.getByText('正在加载……').first().waitFor();
    answer();
    await page.getByRole('alert').getByText('服务器出错').waitFor();
    await page.getByRole('button', { name: '重试' }).click();
    expect((await tableRows(page)).length).toBe(overdueOf('branch').length);
  },
  { expected: /503/ },
);

journey('the homepage counts what is mine and what is my grid\'s, and every number opens its rows', 'group', async ({ page, url }) => {
  await page.goto(`${url}/plugins/grid/workbench`);
  await page.getByRole('navigation').first().getByRole('link', { name: '首页' }).click();
  await page.getByText('我的网格').waitFor();
  await page.getByRole('link', { name: '在册人数 12' }).waitFor();
  await page.getByRole('link', { name: '超期 1', exact: true }).click();
  expect((await tableRows(page)).length).toBe(1);
});
