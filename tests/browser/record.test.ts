import type { Page } from 'playwright-core';
import { browserTests, tableRows } from '../support/browser';
import { doneOf, overdueOf } from '../support/browser-oracle';

const { journey } = browserTests();
const duties = overdueOf('branch');
const visit = duties.find(({ duty }) => duty === 'visit')!;
const talk = duties.find(({ duty }) => duty === 'talk')!;
const SECRET = '机密标记-浏览器';
const NEED = '宿舍热水不足';

const bucket = (page: Page, name: string) => page.getByRole('group', { name: '按期限筛选' }).getByRole('button', { name: new RegExp(`^${name} `) });
const lineOf = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(`^${name}：`) });

const open = async (page: Page, url: string) => {
  await page.goto(`${url}/plugins/grid/workbench`);
  await page.locator('tbody tr').first().waitFor();
};

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');

const pressUntil = async (page: Page, key: string, wanted: string) => {
  for (let presses = 0; presses < 30; presses += 1) {
    if ((await focused(page)).includes(wanted)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never reached ${wanted}`);
};

const counts = async (page: Page) => ({ overdue: await bucket(page, '超期').innerText(), done: await bucket(page, '已办结').innerText() });

journey('a branch secretary records the visit that an overdue duty wants, sees it leave, takes it back and sees it again', 'branch', async ({ page, url, answers }) => {
  await open(page, url);
  await lineOf(page, visit.subject).first().getByRole('button', { name: /^记录 / }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByRole('list', { name: '相关任务' }).innerText()).toContain(`${visit.subject} ${visit.employeeNo}`);
  expect(await dialog.getByRole('combobox', { name: '日期' }).inputValue()).toBe('2022/12/31');
  await dialog.getByRole('combobox', { name: '方式' }).click();
  expect(await page.getByRole('option').allInnerTexts()).toEqual(['家访', '探望', '慰问']);
  await page.getByRole('option', { name: '慰问' }).click();
  await dialog.getByRole('textbox', { name: '地点' }).fill('家中');
  await dialog.getByRole('textbox', { name: /^内容/ }).fill(SECRET);
  await dialog.getByRole('textbox', { name: '需求', exact: true }).fill(NEED);
  expect(await dialog.getByRole('combobox', { name: '需求性质' }).innerText()).toBe('求助');
  await dialog.getByRole('textbox', { name: '需求说明（保密）' }).fill(SECRET);
  await dialog.getByRole('button', { name: '保存并办结' }).click();
  await page.getByText('已记录，办结 1 项任务。需求已登记为').waitFor();
  const matter = page.getByRole('link', { name: /^诉求 2022-\d{6}$/ });
  const address = (await matter.getAttribute('href'))!;
  const number = (await matter.innerText()).replace('诉求 ', '');
  await bucket(page, `超期`).getByText('超期 2').waitFor();
  expect((await tableRows(page)).some((row) => row.join(' ').includes(visit.subject))).toBe(false);
  expect(await counts(page)).toEqual({ overdue: '超期 2', done: `已办结 ${doneOf('branch') + 1}` });
  // The matter in a page of its own, so that what can be taken back stays here.
  const other = await page.context().newPage();
  await other.goto(new URL(address, url).href);
  await other.getByRole('heading', { name: NEED }).waitFor();
  await other.getByText(`${number} · 登记`).waitFor();
  await other.close();
  expect((await answers()).filter((body) => body.includes(SECRET))).toEqual([]);
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByText('已撤销。').waitFor();
  await lineOf(page, visit.subject).first().waitFor();
  expect(await counts(page)).toEqual({ overdue: '超期 3', done: `已办结 ${doneOf('branch')}` });
});

journey('by keyboard alone: tab to a duty, Enter opens the dialog, Escape closes it, and the talk is recorded', 'branch', async ({ page, url }) => {
  await open(page, url);
  await page.keyboard.press('Tab');
  await pressUntil(page, 'Tab', `${duties[0]!.subject}：`);
  await pressUntil(page, 'ArrowDown', '受到奖惩');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  // A dialog listens from the moment it has the focus, which is a moment after it is seen.
  await dialog.locator(':focus').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await counts(page)).toMatchObject({ overdue: '超期 3' });
  expect(await focused(page)).toContain(`${talk.subject}：`);
  await page.keyboard.press('Enter');
  await dialog.waitFor();
  await page.keyboard.insertText('谈心');
  await pressUntil(page, 'Tab', '保存并办结');
  await page.keyboard.press('Enter');
  await page.getByText('已记录，办结 1 项任务。').waitFor();
  await bucket(page, '超期').getByText('超期 2').waitFor();
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByText('已撤销。').waitFor();
});

journey('Escape also closes a dialog whose focus stands in a list that is shut', 'branch', async ({ page, url }) => {
  await open(page, url);
  await page.getByRole('button', { name: '报告事由' }).click();
  await page.getByRole('combobox', { name: '员工' }).press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
});

journey('two duties are recorded at once', 'branch', async ({ page, url }) => {
  await open(page, url);
  await page.getByRole('searchbox').or(page.getByPlaceholder('查找姓名、工号或标题')).first().fill(talk.subject);
  await bucket(page, '超期').getByText('超期 2').waitFor();
  await page.getByRole('checkbox', { name: '选中本页全部任务' }).click();
  await page.getByRole('region', { name: '批量操作' }).getByText('已选 2 项').waitFor();
  await page.getByRole('button', { name: '一并记录' }).click();
  await page.getByRole('button', { name: '保存并办结' }).click();
  await page.getByText('已记录，办结 2 项任务。').waitFor();
  await page.getByRole('button', { name: '撤销' }).click();
  await lineOf(page, talk.subject).first().waitFor();
});

journey('an event opens a duty for the right day, and taking it back voids the duty', 'branch', async ({ page, url }) => {
  await open(page, url);
  await page.getByRole('button', { name: '报告事由' }).click();
  // As an input method does it: text without keys.
  await page.getByRole('combobox', { name: '员工' }).focus();
  await page.keyboard.insertText(visit.subject);
  await page.getByRole('option', { name: `${visit.subject} ${visit.employeeNo}` }).click();
  await page.getByRole('combobox', { name: '事由' }).click();
  await page.getByRole('option', { name: '生病住院' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '报告', exact: true }).click();
  await page.getByText(/已报告 .+，派出 1 项任务。/).waitFor();
  await bucket(page, '以后').or(bucket(page, '本周')).filter({ hasText: '1' }).first().click();
  // Reported on Saturday 31 December 2022; the three working days after New Year's holiday end on 5 January.
  await page.getByRole('row', { name: `${visit.subject}：走访 · 生病住院` }).getByText('2023年1月5日 周四前').waitFor();
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByText('已撤销。').waitFor();
});

journey(
  'a refused save keeps what was typed and says what to do',
  'branch',
  async ({ page, url }) => {
    await open(page, url);
    await page.route('**/grid/care-records', (route) => route.fulfill({ status: 500, json: { error: { status: 500, name: 'InternalServerError', message: 'boom' } } }), { times: 1 });
    await lineOf(page, visit.subject).first().getByRole('button', { name: /^记录 / }).click();
    await page.getByRole('textbox', { name: '地点' }).fill('值班室');
    await page.getByRole('button', { name: '保存并办结' }).click();
    await page.getByRole('dialog').getByRole('alert').getByText('服务器出错，未作任何更改。').waitFor();
    expect(await page.getByRole('textbox', { name: '地点' }).inputValue()).toBe('值班室');
    await page.getByRole('button', { name: '取消' }).click();
  },
  { expected: /500/ },
);
