import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { browserTests } from '../support/browser';
import { demoPath, linesOf } from '../support/browser-oracle';

const { journey } = browserTests();

const HOME = '/';

/** Our pages with what they open. */
const PAGES: Record<string, (page: Page) => Promise<void>> = {
  '/plugins/grid/workbench?bucket=overdue': async (page) => {
    await page.locator('tbody tr td:last-child button').first().click();
    await page.getByRole('dialog').waitFor();
  },
  '/plugins/grid/workbench?bucket=done': async (page) => page.locator('tbody tr').first().waitFor(),
  '/plugins/grid/matters': async (page) => {
    await page.getByRole('button', { name: /^(登记诉求|Register a matter)$/ }).click();
    await page.getByRole('dialog').waitFor();
  },
  '/plugins/grid/matters?view=closed': async (page) => {
    await page.locator('tbody tr a').first().click();
    await page.locator('summary').first().click();
  },
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
  [HOME]: async (page) => page.locator('a[href*="/plugins/grid/grids?"]').first().waitFor(),
};

/** Texts of ours without a placeholder, as they stand on a page. */
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
    for (const element of Array.from(document.body.querySelectorAll('[aria-label], [placeholder], [title]'))) for (const name of ['aria-label', 'placeholder', 'title']) texts.push(element.getAttribute(name) ?? '');
    return texts.map((text) => text.trim()).filter((text) => text !== '');
  });

/** Names, numbers and files of the demo; what has no Chinese name; and two labels that Strapi gives no way to translate. */
const NO_LANGUAGE = /HS\d{4}|[\w.-]+@[\w.-]+|[\w-]*\.(xlsx|xls|csv)|\bC01[\d-]*|\bMB\b|YYYY\/MM\/DD|not-an-email|\bE\d{3}\b|Asia\/Shanghai|Excel|WPS|PDF|API|Webhook|^Menu$|^Notifications alt\+T$/g;
const IDS = /\b(grid|app|content-manager|global|Auth|HomePage|Settings)\.[A-Za-z]+[.\w]*/;

/** Goes through all our pages and returns the texts that should not be there, by page. */
const walk = async (page: Page, url: string, home: string, isWrong: (text: string) => boolean): Promise<Record<string, string[]>> => {
  const wrong: Record<string, string[]> = {};
  for (const [address, open] of Object.entries(PAGES)) {
    if (address === HOME) await page.getByRole('link', { name: home, exact: true }).click();
    else await page.goto(`${url}${address}`);
    await open(page);
    const found = (await spoken(page)).filter((text) => isWrong(text) || IDS.test(text));
    if (found.length > 0) wrong[address] = [...new Set(found)];
  }
  return wrong;
};

journey('in Chinese no page of ours has an English word', 'office', async ({ page, url }) => {
  expect(await walk(page, url, '首页', (text) => /[A-Za-z]{2,}/.test(text.replace(NO_LANGUAGE, '')))).toEqual({});
});

journey('the profile switches to English, for good and on every page of ours', 'office', async ({ page, url }) => {
  await page.goto(`${url}/me`);
  await page.getByRole('combobox', { name: '界面语言' }).click();
  await page.getByRole('option', { name: 'English' }).click();
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: 'Save' }).waitFor();
  // The headers of a Chinese file stay as they stand in the file.
  const headers = new Set(linesOf('roster-messy.xlsx', '花名册（最新）').flat().map((text) => text.replace(/\s/g, '')));
  const chinese = new Set(textsOf('zh-Hans').filter((text) => /[\u4e00-\u9fff]/.test(text) && !text.includes('{') && !headers.has(text)));
  expect(await walk(page, url, 'Home', (text) => chinese.has(text))).toEqual({});
  await page.goto(`${url}/plugins/grid/workbench`);
  await page.getByRole('heading', { name: 'Workbench' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.getByText('30 Jan').first().waitFor();
});
