import type { Page } from 'playwright-core';
import labels from '../../src/plugins/grid/shared/labels/zh-Hans.json';
import { TYPES as POLICIES } from '../../src/plugins/grid/server/src/access/policy';
import { browserTests, tableRows } from '../support/browser';
import { gridsOf, nameOf, overdueOf, peopleOf, sheetOf } from '../support/browser-oracle';

const { journey } = browserTests();

const SECRETS = [...new Set(sheetOf('ledger-2022.xlsx', '谈访记录').map((row) => row['内容']!))];
type Type = keyof typeof labels;
/** What the office reads in the Content Manager. */
const TYPES = (Object.keys(labels) as Type[]).filter((type) => POLICIES[type]?.verbs.read.includes('office'));

/** The demo has none of these, and an empty list has no columns. */
const EMPTY: Type[] = ['absence', 'care-profile', 'care-plan', 'follow-up', 'task-step', 'consent', 'correction-request', 'matter-pause', 'bulletin', 'matter-publication', 'story', 'honour', 'vanguard-post', 'regulation'];

const list = (type: string) => `/content-manager/collection-types/plugin::grid.${type}`;

/** Codes of enumerations; none of them is a word that a cell may show. */
const codesOf = (type: Type) => new Set(Object.values(labels[type].enums as Record<string, Record<string, string>>).flatMap((values) => Object.keys(values)));

const openPerson = async (page: Page, url: string, name: string) => {
  await page.goto(`${url}/plugins/grid/workbench?bucket=overdue`);
  await page.getByRole('link', { name }).first().click();
  const panel = page.getByRole('region', { name: '时间线' });
  await panel.waitFor();
  return panel;
};

journey('the side panel of a person shows his duties and records and not a word of their content', 'branch', async ({ page, url, answers }) => {
  const { subject, employeeNo, dueOn } = overdueOf('branch')[0]!;
  const panel = await openPerson(page, url, subject);
  expect(await panel.innerText()).toContain('超期');
  await page.getByText('关怀与联系').waitFor();
  const pair = sheetOf('roster.xlsx', '结对联系').find((row) => row['联系对象工号'] === employeeNo);
  const facts = await page.locator('dl').innerText();
  expect(facts).toContain(nameOf(pair!['联系人工号']!));
  expect(facts).toContain(`${Number(dueOn.slice(5, 7))}月${Number(dueOn.slice(8))}日`);
  expect(SECRETS.length).toBeGreaterThan(0);
  for (const secret of SECRETS) expect((await answers()).filter((answer) => answer.includes(secret))).toEqual([]);
});

journey('the panel of somebody with a record names its form, its day and who held it', 'office', async ({ page, url, answers }) => {
  const record = sheetOf('ledger-2022.xlsx', '谈访记录')[0]!;
  await page.goto(`${url}${list('employee')}?_q=${record['谈访对象工号']}`);
  await page.getByRole('link', { name: record['谈访对象工号'] }).or(page.getByText(record['谈访对象工号']!)).first().click();
  const panel = page.getByRole('region', { name: '时间线' });
  await panel.waitFor();
  expect(await panel.innerText()).toContain(`谈访人 ${nameOf(record['谈访人工号']!)}`);
  for (const secret of SECRETS) expect((await answers()).filter((answer) => answer.includes(secret))).toEqual([]);
});

journey('every list speaks Chinese: title, columns, codes and names', 'office', async ({ page, url, answers }) => {
  await page.goto(`${url}${list('employee')}`);
  for (const type of TYPES) {
    await page.getByRole('navigation', { name: '内容管理器' }).getByRole('link', { name: labels[type].displayName, exact: true }).click();
    await page.getByRole('heading', { name: labels[type].displayName, exact: true, level: 1 }).waitFor();
    await page.getByText(EMPTY.includes(type) ? '找到 0 个条目' : /找到 [1-9][\d,]* 个条目/).waitFor();
    if (EMPTY.includes(type)) continue;
    const known = new Set([...Object.values(labels[type].fields as Record<string, string>), 'ID', '创建时间', '更新时间']);
    const cells = (await tableRows(page)).flat();
    const heads = (await page.locator('thead th').allInnerTexts()).map((text) => text.trim()).filter((text) => text !== '' && text !== '操作');
    expect([type, heads.length > 2, heads.filter((text) => !known.has(text))]).toEqual([type, true, []]);
    const codes = codesOf(type);
    // A relation without a name would show the 24 letters of its row.
    expect([type, cells.filter((cell) => codes.has(cell) || /^[a-z0-9]{24}$/.test(cell))]).toEqual([type, []]);
  }
  for (const secret of SECRETS) expect((await answers()).filter((answer) => answer.includes(secret))).toEqual([]);
});

journey('relations show names: who, in which grid, looked after by whom', 'branch', async ({ page, url }) => {
  const people = new Set(peopleOf('office'));
  await page.goto(`${url}${list('contact-pair')}`);
  await page.getByText(`找到 ${peopleOf('branch').length} 个条目`).waitFor();
  const pairs = await tableRows(page);
  expect(pairs.filter((row) => !people.has(row[3]!))).toEqual([]);
  // His own liaison sits in the committee, outside of what he reaches.
  expect(pairs.filter((row) => !people.has(row[2]!)).map((row) => row[3])).toEqual([nameOf('HS0006')]);
  await page.goto(`${url}${list('employee')}`);
  const grids = new Set(gridsOf('branch'));
  expect((await tableRows(page)).every((row) => row.some((cell) => grids.has(cell)))).toBe(true);
});

journey('a date in a form is the date in the file, east of Greenwich too', 'office', async ({ page, url }) => {
  const person = sheetOf('roster.xlsx', '员工花名册')[9]!;
  await page.goto(`${url}${list('employee')}?_q=${person['工号']}`);
  await page.getByText(person['工号']!, { exact: true }).first().click();
  const field = page.getByRole('combobox', { name: '出生日期' });
  await field.waitFor();
  expect((await field.inputValue()).replace(/\D/g, '')).toBe(person['出生日期']!.replace(/\D/g, ''));
});

const choose = async (page: Page, field: string, name: string) => {
  const box = page.getByRole('combobox', { name: new RegExp(`^${field}`) }).first();
  await box.click();
  await box.pressSequentially(name);
  await page.getByRole('option', { name }).first().click();
};

journey(
  'a second liaison and a circle in the tree are refused in words',
  'office',
  async ({ page, url }) => {
    await page.goto(`${url}${list('contact-pair')}/create`);
    await choose(page, '联系人', '邓宏伟');
    await choose(page, '联系对象', '罗秀英');
    await page.getByRole('combobox', { name: '起始日期' }).fill('2022/12/01');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('该员工在这段时间已有联系人。').waitFor();
    await page.goto(`${url}${list('grid')}`);
    await page.getByRole('row', { name: /运维一支部 / }).getByText('C01-01', { exact: true }).click();
    await choose(page, '上级网格', '运维一支部第一党小组');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('上级网格不能是本网格或它的下级').waitFor();
  },
  { expected: /status of 400 .*plugin::grid\.(contact-pair|grid)/ },
);
