import { browserTests, tableRows } from '../support/browser';
import { choose, confirm, find, pagesOf, pick, view } from '../support/browser-matters';
import { gridsOf, sheetOf } from '../support/browser-oracle';

const { journey, onDay } = browserTests();

const TITLE = '夜班班车停得太远';
const SECRET = '机密标记-无名来信';
const REPLY = '机密标记-改停南门';
const PUBLIC = '夜班班车改停南门';
const BRANCH = gridsOf('branch')[0]!;
const PLANT = gridsOf('office')[0]!;
const { openMatter, row } = pagesOf(TITLE);
const december = sheetOf('ledger-2022.xlsx', '诉求台账').filter((line) => line['提出日期']!.startsWith('2022-12'));

/** As a phone without an account calls. */
const call = async (url: string, path: string, body: object): Promise<{ status: number; json: Record<string, unknown> }> => {
  const answer = await fetch(url.replace('/admin', `/api/grid/voices${path}`), { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
};

let receipt = '';

journey('somebody without an account raises a matter and keeps the receipt', null, async ({ url }) => {
  const { status, json } = await call(url, '', { kind: 'complaint', title: TITLE, body: SECRET, grid: 'C01-01' });
  receipt = String(json['receipt']);
  expect([status, receipt]).toEqual([200, expect.stringMatching(/^\d{16}$/)]);
});

journey('the office accepts it without a name to see, and gives it to the branch', 'office', async ({ page, url, answers }) => {
  await openMatter(page, url);
  await page.getByText('匿名').first().waitFor();
  const accept = await choose(page, '受理');
  await pick(page, accept.getByRole('combobox', { name: '类别' }), /^食堂餐饮/);
  await confirm(page, accept, '受理', '受理');
  const assign = await choose(page, '转办');
  await find(page, assign.getByRole('combobox', { name: '承办单位' }), BRANCH, BRANCH);
  await confirm(page, assign, '转办', '转办');
  expect((await answers()).filter((body) => body.includes(receipt))).toEqual([]);
});

journey('the branch takes it over, suspends it, goes on and answers', 'branch', async ({ page, url }) => {
  await openMatter(page, url);
  const takeOver = await choose(page, '接办');
  await takeOver.getByRole('textbox', { name: '措施' }).fill('与车队商定停靠点');
  await confirm(page, takeOver, '接办', '办理');
  const suspend = await choose(page, '挂起');
  await suspend.getByRole('textbox', { name: '原因' }).fill('等待车队回复');
  await suspend.getByRole('combobox', { name: '预计恢复日期' }).fill('2023/01/20');
  await page.keyboard.press('Tab');
  await confirm(page, suspend, '挂起', '挂起');
  await confirm(page, await choose(page, '恢复办理'), '恢复办理', '办理');
  const answer = await choose(page, '答复');
  await pick(page, answer.getByRole('combobox', { name: '办理结果' }), '已解决');
  await answer.getByRole('textbox', { name: /^内容/ }).fill(REPLY);
  await confirm(page, answer, '答复', '答复');
});

journey('with the receipt he reads the answer and has it done again; with another one he learns nothing', null, async ({ url }) => {
  const open = await call(url, '/mailbox', { receipt });
  expect(open.json).toMatchObject({ state: 'answered', result: 'solved', body: SECRET });
  expect(open.json['messages']).toEqual(expect.arrayContaining([expect.objectContaining({ from: 'handler', text: REPLY })]));
  const [wrong, unknown] = [await call(url, '/mailbox', { receipt: '0'.repeat(16) }), await call(url, '/mailbox', { receipt: receipt.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)) })];
  expect([wrong.status, unknown.status]).toEqual([404, 404]);
  expect(unknown.json).toEqual(wrong.json);
  const again = await call(url, '/mailbox/reopening', { receipt, reason: '班车仍停在北门' });
  expect(again.json).toMatchObject({ state: 'reopened' });
});

journey('the branch takes it over again and answers', 'branch', async ({ page, url }) => {
  await openMatter(page, url);
  const takeOver = await choose(page, '接办');
  await takeOver.getByRole('textbox', { name: '措施' }).fill('现场核对停靠点');
  await confirm(page, takeOver, '接办', '办理');
  const answer = await choose(page, '答复');
  await pick(page, answer.getByRole('combobox', { name: '办理结果' }), '已解决');
  await answer.getByRole('textbox', { name: /^内容/ }).fill(`${REPLY}，已核对`);
  await confirm(page, answer, '答复', '答复');
});

journey('the office closes it', 'office', async ({ page, url }) => {
  await openMatter(page, url);
  const close = await choose(page, '办结');
  await pick(page, close.getByRole('combobox', { name: '提出人评价' }), '未能征求意见');
  await close.getByRole('textbox', { name: '说明' }).fill('匿名来信，回执未再使用');
  await confirm(page, close, '办结', '办结');
  await page.goto(`${url}/plugins/grid/matters`);
  await view(page, '已结束').click();
  await row(page).waitFor();
});

journey('the branch says in words for everybody what came of it', 'branch', async ({ page, url }) => {
  await openMatter(page, url, 'closed');
  const card = page.getByRole('region', { name: '诉求公开' });
  await card.getByRole('button', { name: '撰写公开内容' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: '标题' }).fill(PUBLIC);
  await form.getByRole('textbox', { name: /^正文/ }).fill('即日起夜班班车改停南门。');
  await form.getByRole('button', { name: '保存' }).click();
  await card.getByText('草稿').waitFor();
  expect(await card.getByRole('button', { name: '发布公开' }).count()).toBe(0);
});

journey('the office releases it for everybody to read', 'office', async ({ page, url }) => {
  await openMatter(page, url, 'closed');
  const card = page.getByRole('region', { name: '诉求公开' });
  await card.getByRole('button', { name: '发布公开' }).click();
  await card.getByText('已公开').waitFor();
  const text = await (await fetch(url.replace('/admin', '/api/grid/public/matters'))).text();
  expect([text.includes(PUBLIC), text.includes(TITLE), text.includes(SECRET)]).toEqual([true, false, false]);
});

onDay('2023-01-04');

journey('when the month is over the office drafts its bulletin, which counts it', 'office', async ({ page, url }) => {
  await page.goto(`${url}/plugins/grid/bulletins`);
  await page.getByRole('button', { name: '生成月度公开' }).click();
  const form = page.getByRole('dialog');
  expect(await form.getByRole('textbox', { name: '月份' }).inputValue()).toBe('2022-12');
  await form.getByRole('combobox', { name: '网格' }).and(page.locator(`[value="${PLANT}"]`)).waitFor();
  await form.getByRole('button', { name: '生成月度公开' }).click();
  const matters = page.getByRole('table', { name: '诉求' });
  await matters.waitFor();
  const whole = matters.getByRole('row', { name: /^合计/ }).getByRole('cell');
  expect(await whole.first().innerText()).toBe(String(december.length + 1));
  // Who wrote the text last does not release it.
  expect(await page.getByRole('button', { name: '发布', exact: true }).count()).toBe(0);
});

journey('the committee releases it, and everybody can read it', 'committee', async ({ page, url }) => {
  await page.goto(`${url}/plugins/grid/bulletins`);
  expect((await tableRows(page)).length).toBe(1);
  await page.getByRole('button', { name: /^打开/ }).click();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText('已发布').first().waitFor();
  const released = await fetch(url.replace('/admin', '/api/grid/public/bulletins'));
  const text = await released.text();
  expect([released.status, text.includes('2022-12'), text.includes(SECRET)]).toEqual([200, true, false]);
});
