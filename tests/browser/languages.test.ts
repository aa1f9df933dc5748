import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { browserTests } from '../support/browser';
import { demoPath } from '../support/browser-oracle';

const { journey } = browserTests();

/** Our pages with what they open. */
const PAGES: Record<string, (page: Page) => Promise<void>> = {
  '/': async (page) => page.locator('a[href*="/plugins/grid/grids?"]').first().waitFor(),
  '/plugins/grid/workbench?bucket=overdue': async (page) => {
    await page.locator('tbody tr td:last-child button').first().click();
    await page.getByRole('dialog').waitFor();
  },
  '/plugins/grid/workbench?bucket=done': async (page) => page.locator('tbody tr').first().waitFor(),
  '/plugins/grid/grids?tab=people': async (page) => page.locator('tbody tr').first().waitFor(),
  '/plugins/grid/grids?tab=pairs': async (page) => page.locator('tbody tr').first().waitFor(),
  '/plugins/grid/grids?tab=duties': async (page) => page.locator('tbody tr').first().waitFor(),
  '/plugins/grid/grids?tab=appointments': async (page) => page.locator('tbody tr').first().waitFor(),
  '/plugins/grid/import': async (page) => {
    await page.locator('input[type=file]').setInputFiles(demoPath('roster-messy.xlsx'));
    await page.locator('tbody tr').nth(5).waitFor();
  },
  '/plugins/grid/operations': async (page) => {
    await page.locator('tbody tr button').first().click();
    await page.getByRole('dialog').waitFor();
  },
  '/plugins/grid/operations?tab=outbox': async (page) => page.locator('tbody tr').first().waitFor(),
};

const textsOf = (locale: string) => {
  const folder = path.join(__dirname, '../../src/plugins/grid/admin/src/translations', locale);
  return fs.readdirSync(folder).flatMap((file) => Object.values(JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as Record<string, string>));
};

/** Every piece of text and every spoken label on the page. */
const spoken = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) if (!node.parentElement?.closest('script, style, noscript')) texts.push(node.textContent ?? '');
    for (const element of document.body.querySelectorAll('[aria-label], [placeholder], [title]')) for (const name of ['aria-label', 'placeholder', 'title']) texts.push(element.getAttribute(name) ?? '');
    return texts.map((text) => text.trim()).filter((text) => text !== '');
  });

/** Names, numbers and files of the demo, and what Strapi and browsers call by its own name. */
const NO_LANGUAGE = /HS\d{4}|[\w.-]+@[\w.-]+|[\w-]+\.(xlsx|xls|csv|eml)|\.(xlsx|xls|csv)|\bC01[\d-]*|\bMB\b|YYYY|MM\/?|DD|not-an-email|\bname@example\.com|\bE\d{3}\b|Asia\/Shanghai|Excel|WPS|ID\b|cron/g;
const IDS = /\b(grid|app|content-manager|global|Auth|HomePage|Settings)\.[A-Za-z]+[.\w]*/;

for (const [address, open] of Object.entries(PAGES)) {
  const chinese = new Set(textsOf('zh-Hans').filter((text) => /[\u4e00-\u9fff]/.test(text) && !text.includes('{')));

  journey(
    `in English nothing of ours is Chinese: ${address}`,
    'office',
    async ({ page, url }) => {
      await page.goto(`${url}${address === '/' ? '/plugins/grid/workbench' : address}`);
      if (address === '/') await page.getByRole('link', { name: 'Home' }).first().click();
      await open(page);
      const texts = await spoken(page);
      expect(texts.filter((text) => chinese.has(text))).toEqual([]);
      expect(texts.filter((text) => IDS.test(text))).toEqual([]);
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
    },
    { language: 'en' },
  );

  journey(`in Chinese nothing is English: ${address}`, 'office', async ({ page, url }) => {
    await page.goto(`${url}${address === '/' ? '/plugins/grid/workbench' : address}`);
    if (address === '/') await page.getByRole('link', { name: '首页' }).first().click();
    await open(page);
    const texts = await spoken(page);
    expect(texts.filter((text) => /[A-Za-z]{2,}/.test(text.replace(NO_LANGUAGE, '')))).toEqual([]);
  });
}

journey('the profile switches the language, for good', 'committee', async ({ page, url }) => {
  await page.goto(`${url}/me`);
  await page.getByRole('combobox', { name: '界面语言' }).click();
  await page.getByRole('option', { name: 'English' }).click();
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: 'Save' }).waitFor();
  await page.goto(`${url}/plugins/grid/workbench`);
  await page.getByRole('heading', { name: 'Workbench' }).waitFor();
  await page.getByText('overdue by 228 working days', { exact: false }).or(page.getByText(/228 working days/)).first().waitFor();
});
