import { browserTests, tableRows } from '../support/browser';
import { dayInChinese, doneOf, gridsOf, overdueOf, peopleOf } from '../support/browser-oracle';
import type { Account } from '../support/app';

const { journey } = browserTests();
/** Who works with duties. */
type Role = Exclude<Account['role'], 'publisher' | 'privacyOfficer' | 'liaison' | 'staff'>;

const WORDS = { talk: '谈话', visit: '走访', weddingFuneral: '婚丧嫁娶', rewardOrDiscipline: '受到奖惩', accidentOrEmergency: '突发变故' } as Record<string, string>;
const MENU: Record<Role, string[]> = {
  superAdmin: ['工作台', '诉求', '项目清单', '网格总览', '组织生活', '制度落实', '月度公开', '先进事迹', '导入', '交接', '任务调度与邮件', '隐私保护', '审计日志'],
  office: ['工作台', '诉求', '项目清单', '网格总览', '组织生活', '制度落实', '月度公开', '先进事迹', '导入', '交接', '任务调度与邮件', '隐私保护'],
  committee: ['工作台', '诉求', '项目清单', '网格总览', '组织生活', '制度落实', '月度公开', '先进事迹'],
  branch: ['工作台', '诉求', '项目清单', '网格总览', '组织生活', '制度落实', '月度公开', '先进事迹', '交接'],
  group: ['工作台', '诉求', '项目清单', '网格总览', '组织生活', '制度落实', '月度公开'],
};
const REACHED: Record<Role, string> = { superAdmin: '红水河示范电厂党委', office: '红水河示范电厂党委', committee: '红水河示范电厂党委', branch: '运维一支部', group: '运维一支部第一党小组' };

test('the demo has what the issue counts', () => {
  expect([overdueOf('office').length, overdueOf('committee').length, overdueOf('branch').length, overdueOf('group').length]).toEqual([8, 8, 3, 1]);
});

for (const role of Object.keys(MENU) as Role[]) {
  journey(`${role} meets the workbench in Chinese with his overdue duties, and only them`, role, async ({ page, url }) => {
    // Where the login left him.
    await page.getByRole('heading', { name: '工作台' }).waitFor();
    expect(page.url()).toBe(`${url}/plugins/grid/workbench`);
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
    expect(await page.getByText('2022年12月31日 周六').innerText()).toContain(REACHED[role]);
    const expected = overdueOf(role);
    const rows = await tableRows(page);
    const cells = rows.map((row) => row.slice(row.length - 5, row.length - 1));
    expect(cells.map(([due]) => due)).toEqual(expected.map(({ dueOn }) => expect.stringMatching(new RegExp(`^超期 \\d+ 个工作日 ${dayInChinese(dueOn)} 周.前$`))));
    expect(cells.map(([, matter]) => matter)).toEqual(expected.map(({ duty, rule }) => `${WORDS[duty]} · ${WORDS[rule]}`));
    expect(cells.map(([, , subject]) => subject)).toEqual(expected.map(({ subject, grid }) => `${subject} ${grid}`));
    expect(cells.map(([, , , owner]) => owner)).toEqual(expected.map(({ owner }) => owner));
    const chips = await page.getByRole('group', { name: '按期限筛选' }).getByRole('button').allInnerTexts();
    expect(chips).toEqual([`超期 ${expected.length}`, '今日 0', '本周 0', '以后 0', `已办结 ${doneOf(role)}`]);
    const links = await page.getByRole('navigation').first().locator('a[href*="/plugins/grid/"]').evaluateAll((found) => found.map((link) => link.getAttribute('aria-label') ?? link.textContent));
    expect(links).toEqual(MENU[role]);
  });
}

journey('a group leader sees his group only, on the grids page and in the Content Manager', 'group', async ({ page, url }) => {
  await page.goto(`${url}/plugins/grid/grids`);
  await page.getByRole('treeitem').first().waitFor();
  const tree = await page.getByRole('treeitem').evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label')?.split('，')[0]));
  expect(tree).toEqual(gridsOf('group'));
  const people = await tableRows(page);
  expect(people.map(([name]) => name).sort()).toEqual(peopleOf('group').sort());
  await page.goto(`${url}/content-manager/collection-types/plugin::grid.employee`);
  await page.getByText(`找到 ${peopleOf('group').length} 个条目`).waitFor();
});

journey('a branch secretary picks among his people only', 'branch', async ({ page, url }) => {
  await page.goto(`${url}/plugins/grid/workbench`);
  await page.getByRole('button', { name: '报告事由' }).click();
  const picker = page.getByRole('combobox', { name: '员工' });
  await picker.fill('HS00');
  await page.getByRole('option').first().waitFor();
  const offered = await page.getByRole('option').allInnerTexts();
  const own = new Set(peopleOf('branch'));
  expect(offered.length).toBeGreaterThan(0);
  expect(offered.filter((text) => !own.has(text.split(' ')[0] ?? ''))).toEqual([]);
  await picker.fill('HS0217');
  await page.getByText('没有符合条件的结果').waitFor();
});

for (const path of ['/plugins/grid/import', '/plugins/grid/operations']) {
  journey(`a branch secretary who types ${path} is told that it is not for him`, 'branch', async ({ page, url }) => {
    await page.goto(`${url}${path}`);
    await page.getByText('您没有权限访问该内容').waitFor();
  });
}

journey('the committee looks on: it hands nothing over and waives nothing', 'committee', async ({ page, url }) => {
  await page.goto(`${url}/plugins/grid/workbench`);
  await page.getByRole('button', { name: /^记录 / }).first().waitFor();
  expect(await page.getByRole('button', { name: /^转交 / }).count()).toBe(0);
  expect(await page.getByRole('button', { name: '报告事由' }).count()).toBe(0);
});

journey(
  'a wrong password is refused in Chinese',
  null,
  async ({ page, url }) => {
    await page.goto(url);
    await page.getByLabel('电子邮件').fill('hs0006@plant.example');
    await page.locator('input[name=password]').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('邮箱或密码不正确，请检查后重试。').waitFor();
  },
  { expected: /status of 400 .*admin\/login/ },
);
