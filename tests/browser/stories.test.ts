import { browserTests, tableRows } from '../support/browser';

const { journey } = browserTests();

const TITLE = '检修现场的老班长';

const shown = async (url: string): Promise<{ total: number; rows: { id: string; title: string }[] }> => (await fetch(`${url.replace(/\/admin$/, '')}/api/grid/public/stories`)).json() as never;

journey('the office writes a story and cannot release it', 'office', async ({ page, url, rows }) => {
  await page.goto(`${url}/plugins/grid/stories`);
  await page.getByText('没有符合条件的先进事迹。').waitFor();
  await page.getByRole('button', { name: '撰写事迹' }).click();
  const save = page.getByRole('button', { name: '保存' });
  expect(await save.isDisabled()).toBe(true);
  await page.getByRole('textbox', { name: '标题' }).fill(TITLE);
  await page.getByRole('combobox', { name: '网格' }).fill('运维一支部');
  await page.getByRole('option', { name: '运维一支部', exact: true }).click();
  await page.getByRole('textbox', { name: '摘要' }).fill('十年无差错');
  const body = page.getByRole('textbox', { name: '正文' });
  await body.fill('坚守\n\n一线十年<img src=x onerror="hit()">');
  // The first word becomes a heading by its button.
  await body.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(0, 2));
  await page.getByRole('button', { name: '小标题' }).click();
  expect(await body.inputValue()).toBe('<h2>坚守</h2>\n\n一线十年<img src=x onerror="hit()">');
  await page.getByRole('button', { name: '预览' }).click();
  const frame = page.frameLocator('iframe');
  await frame.getByRole('heading', { name: '坚守' }).waitFor();
  expect(await frame.locator('body').innerHTML()).not.toMatch(/onerror|<img|<script/);
  await save.click();
  await page.getByRole('button', { name: '提交审核' }).click();
  await page.getByRole('button', { name: '退回修改' }).waitFor();
  expect(await page.getByRole('button', { name: '发布', exact: true }).count()).toBe(0);
  // What was saved comes back as it was typed.
  expect(await page.getByRole('textbox', { name: '正文' }).inputValue()).toBe('<h2>坚守</h2>\n\n一线十年');
  expect(await rows('select state, body from grid_stories')).toEqual([{ state: 'review', body: '<h2>坚守</h2><p>一线十年</p>' }]);
  expect((await shown(url)).total).toBe(0);
});

journey('an editor releases it, everybody reads it, and withdrawn it is gone', 'publisher', async ({ page, url }) => {
  await page.goto(`${url}/plugins/grid/stories`);
  await page.getByRole('button', { name: '待审核' }).click();
  await page.getByRole('button', { name: `打开${TITLE}` }).click();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '立即发布' }).click();
  await page.getByRole('button', { name: '撤回' }).waitFor();
  const { total, rows: open } = await shown(url);
  expect([total, open[0]?.title]).toEqual([1, TITLE]);
  const story = (await (await fetch(`${url.replace(/\/admin$/, '')}/api/grid/public/stories/${open[0]?.id}`)).json()) as { body: string };
  expect(story.body).toBe('<h2>坚守</h2><p>一线十年</p>');

  await page.getByRole('button', { name: '返回列表' }).click();
  await page.getByRole('button', { name: '已发布' }).click();
  expect((await tableRows(page)).map((cells) => cells.slice(0, 5))).toEqual([[TITLE, '–', '运维一支部', '已发布', '不涉及']]);
  await page.getByRole('button', { name: `打开${TITLE}` }).click();
  await page.frameLocator('iframe').getByRole('heading', { name: '坚守' }).waitFor();
  await page.getByRole('button', { name: '撤回' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: '撤回原因' }).fill('内容有误');
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
  await page.getByText('撤回原因：内容有误').waitFor();
  expect((await shown(url)).total).toBe(0);
});

journey('an editor finds no page of people', 'publisher', async ({ page, url }) => {
  await page.goto(`${url}/plugins/grid/stories?id=new`);
  await page.getByRole('button', { name: '保存' }).waitFor();
  const links = await page.getByRole('navigation').first().locator('a[href*="/plugins/grid/"]').evaluateAll((found) => found.map((link) => link.getAttribute('aria-label') ?? link.textContent));
  expect(links).toEqual(['先进事迹']);
  // Nobody has agreed to be written about.
  await page.getByRole('combobox', { name: '人物' }).fill('HS00');
  await page.getByText('没有符合条件的结果').waitFor();
});
