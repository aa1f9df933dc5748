import { browserTests, tableRows } from '../support/browser';
import { choose, confirm, find, pagesOf, pick, register, view } from '../support/browser-matters';
import { gridsOf, sheetOf } from '../support/browser-oracle';

const { journey } = browserTests();

const TITLE = '食堂早餐开得太晚';
/** The ledger of the demo: what has no day of an answer is still open. */
const ledger = sheetOf('ledger-2022.xlsx', '诉求台账');
const unanswered = ledger.filter((line) => line['答复日期'] === '').map((line) => line['诉求编号']);

const SECRET = '机密标记-诉求内容';
const REPLY = '机密标记-答复内容';
const BRANCH = gridsOf('branch')[0]!;
const reporter = sheetOf('roster.xlsx', '员工花名册').find((row) => row['所属网格编码']!.startsWith('C01-01-02'))!;
const home = sheetOf('roster.xlsx', '组织架构').find((row) => row['网格编码'] === reporter['所属网格编码'])!['网格名称'];

const { row, heading, openMatter } = pagesOf(TITLE);

journey('the office finds the matters of the ledger: the unanswered ones open, what is due first above, and all others ended', 'office', async ({ page, url }) => {
  await page.goto(register(url));
  expect((await tableRows(page)).map(([number]) => number).sort()).toEqual(unanswered);
  expect(await view(page, '未办结').innerText()).toBe(`未办结 ${unanswered.length}`);
  expect(await view(page, '已结束').innerText()).toBe(`已结束 ${ledger.length - unanswered.length}`);
  await page.getByRole('textbox', { name: '查找编号或标题' }).or(page.getByPlaceholder('查找编号或标题')).first().fill('没有这样的诉求');
  await page.getByText('没有符合筛选条件的诉求').waitFor();
  expect(new URL(page.url()).searchParams.get('q')).toBe('没有这样的诉求');
});

journey('the office types in a letter from the box on the wall, gets a receipt without name or content, accepts it and gives it to a branch', 'office', async ({ page, url, answers }) => {
  await page.addInitScript(() => Object.assign(window, { print: () => Object.assign(window, { printed: true }) }));
  await page.goto(register(url));
  await page.locator('tbody tr').first().waitFor();
  const waiting = Number((await view(page, '待分派').innerText()).replace(/\D/g, ''));
  await page.getByRole('button', { name: '登记诉求' }).click();
  const form = page.getByRole('dialog');
  const submit = form.getByRole('button', { name: '登记', exact: true });
  expect(await submit.isDisabled()).toBe(true);
  await form.getByRole('combobox', { name: '渠道' }).click();
  // Nobody types in what comes through WeChat.
  expect(await page.getByRole('option').allInnerTexts()).toEqual(['线上意见箱', '线下意见箱', '问卷调查', '谈心谈话', '走访', '热线', '书记信箱']);
  await page.getByRole('option', { name: '线下意见箱' }).click();
  await pick(page, form.getByRole('combobox', { name: '性质' }), '求助');
  await form.getByRole('textbox', { name: '标题' }).fill(TITLE);
  await form.getByRole('textbox', { name: /^诉求内容/ }).fill(SECRET);
  await find(page, form.getByRole('combobox', { name: '提出人' }), reporter['工号']!, `${reporter['姓名']} ${reporter['工号']}`);
  // Who raised it is counted somewhere, so that this is filled in.
  await expect(form.getByRole('combobox', { name: '所属网格' }).inputValue()).resolves.toBe(home);
  await submit.click();

  const receipt = page.getByRole('dialog', { name: '公示回执' });
  const number = await receipt.getByRole('definition').first().innerText();
  await page.getByText(`已登记，编号 ${number}。`).waitFor();
  await receipt.getByRole('button', { name: '打印' }).click();
  expect(await page.evaluate(() => (window as never as { printed?: boolean }).printed)).toBe(true);
  await page.emulateMedia({ media: 'print' });
  const paper = await page.locator('body').innerText();
  expect(paper.replace(/\s+/g, ' ').trim()).toBe(`公示回执 编号 ${number} 登记日期 2022年12月31日 周六 标题 ${TITLE}`);
  await page.emulateMedia({ media: 'screen' });
  await receipt.getByRole('button', { name: '关闭' }).last().click();

  await view(page, '待分派').getByText(`待分派 ${waiting + 1}`).waitFor();
  await row(page).focus();
  await page.keyboard.press('Enter');
  await heading(page).waitFor();
  const accept = await choose(page, '受理');
  await pick(page, accept.getByRole('combobox', { name: '类别' }), /^食堂餐饮/);
  await confirm(page, accept, '受理', '受理');
  const assign = await choose(page, '转办');
  await find(page, assign.getByRole('combobox', { name: '承办单位' }), BRANCH, BRANCH);
  await confirm(page, assign, '转办', '转办');
  await page.getByRole('region', { name: '办理经过' }).getByText(`转办 → ${BRANCH}`).waitFor();
  expect((await answers()).filter((body) => body.includes(SECRET))).toEqual([]);
});

journey('the branch reads it with a reason, takes it over, suspends it, goes on and answers; nothing said stands where it was not opened', 'branch', async ({ page, url, answers, rows }) => {
  await openMatter(page, url);
  const said = page.getByRole('region', { name: '内容与往来' });
  await said.getByText('保密，说明原因后显示').waitFor();
  await said.getByRole('button', { name: '显示内容' }).click();
  const why = page.getByRole('dialog');
  await pick(page, why.getByRole('combobox', { name: '查看原因' }), '办理诉求');
  expect((await answers()).filter((body) => body.includes(SECRET))).toEqual([]);
  await why.getByRole('button', { name: '显示' }).click();
  await said.getByText(SECRET).waitFor();
  expect(await rows("select reason from grid_audit where action = 'confidential.read' and type = 'matter'")).toEqual([expect.objectContaining({ reason: 'matter' })]);

  const takeOver = await choose(page, '接办');
  expect(await takeOver.getByRole('combobox', { name: '承办人' }).inputValue()).toContain('HS0006');
  await takeOver.getByRole('textbox', { name: '措施' }).fill('与食堂商定提前开餐');
  await confirm(page, takeOver, '接办', '办理');
  const suspend = await choose(page, '挂起');
  await suspend.getByRole('textbox', { name: '原因' }).fill('等待新排班');
  await suspend.getByRole('combobox', { name: '预计恢复日期' }).fill('2023/01/20');
  await page.keyboard.press('Tab');
  await confirm(page, suspend, '挂起', '挂起');
  await page.getByRole('region', { name: '时限' }).getByText('办结 · 暂停计时').waitFor();
  await confirm(page, await choose(page, '恢复办理'), '恢复办理', '办理');
  const answer = await choose(page, '答复');
  const text = answer.getByRole('textbox', { name: /^内容/ });
  await text.fill('感谢来信。');
  await answer.getByRole('combobox', { name: '常用语' }).click();
  expect(await page.getByRole('option').allInnerTexts()).toEqual(['选择常用语', '已解决', '解释说明', '列入计划', '暂不具备条件']);
  await page.getByRole('option', { name: '已解决', exact: true }).click();
  // Behind what was typed, with the number filled in; the result is chosen with it, and the others are no longer offered.
  expect(await text.inputValue()).toMatch(/^感谢来信。\n您的诉求（编号 \d{4}-\d{6}）已办理完成/);
  await answer.getByRole('combobox', { name: '办理结果' }).getByText('已解决').waitFor();
  await answer.getByRole('combobox', { name: '常用语' }).click();
  expect(await page.getByRole('option').allInnerTexts()).toEqual(['选择常用语', '已解决']);
  await page.keyboard.press('Escape');
  await text.fill(REPLY);
  await confirm(page, answer, '答复', '答复');
  // What was written after the reading is closed like everything else.
  await said.getByText('保密，说明原因后显示').waitFor();
  expect((await answers()).filter((body) => body.includes(REPLY))).toEqual([]);
});

journey(
  'a change that came too late keeps what was typed and says why',
  'office',
  async ({ page, url }) => {
    await openMatter(page, url);
    await page.route('**/grid/matters/*/closure', (route) => route.fulfill({ status: 409, json: { data: null, error: { status: 409, name: 'ConflictError', message: 'state', details: { code: 'state' } } } }), { times: 1 });
    const close = await choose(page, '办结');
    await pick(page, close.getByRole('combobox', { name: '提出人评价' }), '未能征求意见');
    expect(await close.getByRole('button', { name: '办结', exact: true }).isDisabled()).toBe(true);
    await close.getByRole('textbox', { name: '说明' }).fill('已离开本单位');
    await close.getByRole('button', { name: '办结', exact: true }).click();
    await close.getByRole('alert').getByText('状态已经变化，本次操作未执行。').waitFor();
    expect(await close.getByRole('textbox', { name: '说明' }).inputValue()).toBe('已离开本单位');
  },
  { expected: /409/ },
);

journey('the office finds it among the answered ones, closes it with the word of the reporter, and it leaves the open ones', 'office', async ({ page, url }) => {
  await page.goto(register(url));
  await view(page, '待确认').click();
  await row(page).getByRole('link').click();
  const close = await choose(page, '办结');
  await pick(page, close.getByRole('combobox', { name: '提出人评价' }), '基本满意');
  await confirm(page, close, '办结', '办结');
  await page.goBack();
  expect(page.url()).toContain('view=awaiting');
  await page.getByText('没有等待提出人确认的诉求').waitFor();
  await pick(page, page.getByRole('combobox', { name: '状态' }), '办结');
  await row(page).waitFor();
  expect((await tableRows(page)).find(([, title]) => title!.startsWith(TITLE))).toEqual([expect.stringMatching(/\d/), `${TITLE} 线下意见箱 · 求助 · 食堂餐饮`, '12月31日 周六', '–', BRANCH, expect.any(String), '办结 已解决 · 基本满意']);
  expect(new URL(page.url()).searchParams.get('state')).toBe('closed');
});

journey('who only reads sees the matter and may do nothing to it', 'committee', async ({ page, url }) => {
  await page.goto(register(url, `?view=closed&q=${encodeURIComponent(TITLE)}`));
  await row(page).getByRole('link').click();
  await heading(page).waitFor();
  await page.getByRole('region', { name: '内容与往来' }).getByText('已填写，您无权查看').first().waitFor();
  expect(await page.getByRole('button', { name: /显示内容|更多操作|重办/ }).count()).toBe(0);
  await page.goto(register(url));
  await page.getByRole('group', { name: '常用视图' }).waitFor();
  expect(await page.getByRole('button', { name: '登记诉求' }).count()).toBe(0);
});
