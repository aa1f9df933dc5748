import type { Page } from 'playwright-core';
import { browserTests } from '../support/browser';
import { nameOf, peopleOf, sheetOf } from '../support/browser-oracle';

const { journey } = browserTests();

/** A talk of the group C01-01-01 that its leader did not hold: the branch may open it, he may not. */
const GROUP_LEADER = 'HS0010';
const talk = sheetOf('ledger-2022.xlsx', '谈访记录').find((row) => peopleOf('group').includes(nameOf(row['谈访对象工号']!.split(/[、,，]/)[0]!)) && row['谈访人工号'] !== GROUP_LEADER && row['内容'] !== '')!;
const subject = talk['谈访对象工号']!.split(/[、,，]/)[0]!;
const SECRET = talk['内容']!;
const READINGS = `select action, type, fields, reason, actor_name, subject_id from grid_audit where action = 'confidential.read' order by seq`;

const open = async (page: Page, url: string) => {
  await page.goto(`${url}/content-manager/collection-types/plugin::grid.employee?_q=${subject}`);
  await page.getByText(subject, { exact: true }).first().click();
  const timeline = page.getByRole('region', { name: '时间线' });
  await timeline.waitFor();
  return timeline;
};

journey('a branch secretary opens a summary with a reason, reads it, closes it, and the trail has one entry', 'branch', async ({ page, url, answers, rows }) => {
  const timeline = await open(page, url);
  await timeline.getByRole('button', { name: `显示 ${talk['日期']} 的谈访内容` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('本次查看将被记录。当事人可以看到谁在何时、因何原因查看了这段内容。').waitFor();
  expect(await dialog.getByRole('button', { name: '显示' }).isDisabled()).toBe(true);
  expect(await rows(READINGS)).toEqual([]);
  await dialog.getByRole('combobox', { name: '查看原因' }).click();
  expect(await page.getByRole('option').allInnerTexts()).toEqual(['继续谈访', '工作交接', '办理诉求', '突发情况', '更正内容', '检查', '其他（须说明）']);
  await page.getByRole('option', { name: '工作交接' }).click();
  await dialog.getByRole('textbox', { name: '说明' }).fill('支委交接');
  await dialog.getByRole('button', { name: '显示' }).click();
  await page.getByRole('dialog').getByText(SECRET).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect((await page.content()).includes(SECRET)).toBe(false);
  expect((await answers()).filter((answer) => answer.includes(SECRET))).toHaveLength(1);
  const [entry, ...more] = await rows(READINGS);
  expect([entry, more.length]).toEqual([{ action: 'confidential.read', type: 'care-record', fields: 'summary', reason: 'handover: 支委交接', actor_name: expect.any(String), subject_id: expect.any(Number) }, 0]);
});

journey('the leader of the group sees that there is a record, and no button', 'group', async ({ page, url, answers }) => {
  const timeline = await open(page, url);
  await timeline.getByText(`谈访人 ${nameOf(talk['谈访人工号']!)}`).first().waitFor();
  expect(await timeline.getByRole('button', { name: /^显示 / }).count()).toBe(0);
  expect((await answers()).filter((answer) => answer.includes(SECRET))).toEqual([]);
});

journey('the office writes a care profile and sees only that it is written', 'office', async ({ page, url, answers }) => {
  await open(page, url);
  const profile = page.getByRole('region', { name: '关怀档案' });
  await profile.getByRole('button', { name: '填写关怀档案' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: '健康状况（保密）' }).fill('机密标记-档案');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await profile.getByText('已填写，您无权查看').waitFor();
  expect(await profile.getByRole('button', { name: /^显示/ }).count()).toBe(0);
  expect((await answers()).filter((answer) => answer.includes('机密标记-档案'))).toEqual([]);
  await page.goto(`${url}/content-manager/collection-types/plugin::grid.care-profile`);
  await page.getByText(nameOf(subject)).first().click();
  await page.getByRole('heading', { name: '保密内容' }).or(page.getByText('保密内容')).first().waitFor();
  expect(await page.getByRole('textbox', { name: /保密/ }).count()).toBe(0);
});
