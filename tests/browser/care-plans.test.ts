import type { Page } from 'playwright-core';
import { browserTests, tableRows } from '../support/browser';
import { nameOf } from '../support/browser-oracle';

const { journey } = browserTests();

const WHO = 'HS0011';
const SECRET = '机密标记-目标';

const open = async (page: Page, url: string) => {
  await page.goto(`${url}/content-manager/collection-types/plugin::grid.employee?_q=${WHO}`);
  await page.getByText(WHO, { exact: true }).first().click();
  const plans = page.getByRole('region', { name: '重点关怀' });
  await plans.waitFor();
  return plans;
};

const arrange = async (page: Page, url: string) => {
  const plans = await open(page, url);
  await plans.getByRole('button', { name: '安排重点关怀' }).click();
  const dialog = page.getByRole('dialog');
  const submit = dialog.getByRole('button', { name: '安排', exact: true });
  expect(await submit.isDisabled()).toBe(true);
  await dialog.getByRole('combobox', { name: '原因' }).click();
  await page.getByRole('option', { name: '家庭困难' }).click();
  await dialog.getByRole('combobox', { name: '责任人' }).fill('HS0010');
  await page.getByRole('option', { name: /HS0010/ }).click();
  await dialog.getByRole('combobox', { name: '复核日期' }).fill('2023/02/15');
  await dialog.getByRole('combobox', { name: '复核日期' }).press('Tab');
  await dialog.getByRole('combobox', { name: '结束日期' }).fill('2023/03/31');
  await dialog.getByRole('combobox', { name: '结束日期' }).press('Tab');
  await dialog.getByRole('textbox', { name: '目标' }).fill(SECRET);
  await submit.click();
  return plans;
};

journey('a branch secretary arranges care from the panel of a person, reviews it and ends it', 'branch', async ({ page, url, answers, rows }) => {
  const plans = await arrange(page, url);
  await plans.getByText('家庭困难（进行中）').or(plans.getByText('家庭困难（未开始）')).waitFor();
  const card = await plans.innerText();
  expect(card).toContain(`责任人 ${nameOf('HS0010')}，每两周谈话一次`);
  expect(card).toContain('下次谈话须在');
  expect((await answers()).filter((answer) => answer.includes(SECRET))).toEqual([]);

  // The grids page lists it, without a word of the goal.
  await page.goto(`${url}/plugins/grid/grids?tab=plans`);
  await page.locator('tbody tr').first().waitFor();
  expect((await tableRows(page)).map((cells) => cells.join(' ')).filter((line) => line.includes(nameOf(WHO)) && line.includes('家庭困难'))).toHaveLength(1);

  await open(page, url);
  await plans.getByRole('button', { name: '复核并延长：家庭困难' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: '新的结束日期' }).fill('2023/06/30');
  await dialog.getByRole('combobox', { name: '新的结束日期' }).press('Tab');
  await dialog.getByRole('combobox', { name: '下次复核日期' }).fill('2023/05/31');
  await dialog.getByRole('combobox', { name: '下次复核日期' }).press('Tab');
  await dialog.getByRole('textbox', { name: '延长理由' }).fill('仍需关注');
  await dialog.getByRole('button', { name: '延长' }).click();
  await plans.getByText(/至(2023年)?6月30日/).waitFor();

  await plans.getByRole('button', { name: '结束：家庭困难' }).click();
  await dialog.getByRole('textbox', { name: '结束理由' }).fill('困难已缓解');
  await dialog.getByRole('button', { name: '结束', exact: true }).click();
  await plans.getByText('没有进行中的重点关怀。').waitFor();
  expect(await rows(`select state from grid_tasks where origin_key like 'plan:%'`)).toEqual([{ state: 'void' }]);
});

journey('the goal is opened with a reason, by the branch alone', 'branch', async ({ page, url, answers }) => {
  const plans = await arrange(page, url);
  await plans.getByRole('button', { name: /^显示/ }).click();
  await page.getByRole('dialog').getByRole('combobox', { name: '查看原因' }).click();
  await page.getByRole('option', { name: '继续谈访' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '显示' }).click();
  await page.getByRole('dialog').getByText(SECRET).waitFor();
  expect((await answers()).filter((answer) => answer.includes(SECRET))).toHaveLength(1);
});

journey('a second plan of the same cause is refused in words, and what was typed stays', 'branch', async ({ page, url }) => {
  await arrange(page, url);
  await page.getByRole('dialog').getByText('此人同一原因的重点关怀尚未结束。请延长原有的，或先将其结束。').waitFor();
  expect(await page.getByRole('dialog').getByRole('textbox', { name: '目标' }).inputValue()).toBe(SECRET);
}, { expected: /409/ });

journey('the leader of the group sees that there is a plan, and no button to change it', 'group', async ({ page, url }) => {
  const plans = await open(page, url);
  await plans.getByText(/^家庭困难（/).waitFor();
  expect(await plans.getByRole('button', { name: /延长|结束|安排/ }).count()).toBe(0);
});
