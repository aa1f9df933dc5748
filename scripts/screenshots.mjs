import { createRequire } from 'node:module';
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { root } from './lib/setup.mjs';

/** Takes the pictures of the documentation from the demo as it is built now: `node scripts/screenshots.mjs`. */
const require = createRequire(import.meta.url);
const { startKit } = require('../tests/support/start-browser.cjs');
const { startServer } = require('../tests/support/browser-server.cjs');

const folder = path.join(root, 'docs', 'images');
const MAX_BYTES = 200_000;

const rows = (page) => page.locator('tbody tr').first().waitFor();

const PICTURES = [
  { name: 'workbench', path: '/plugins/grid/workbench', ready: rows },
  { name: 'grids', path: '/plugins/grid/grids', ready: rows },
  {
    name: 'import',
    path: '/plugins/grid/import',
    ready: async (page) => {
      await page.locator('input[type=file]').setInputFiles(path.join(root, 'demo', 'roster-messy.xlsx'));
      await page.locator('tbody tr').nth(5).waitFor();
    },
  },
  {
    name: 'employee-panel',
    path: '/plugins/grid/workbench?bucket=overdue&q=HS0038',
    ready: async (page) => {
      await page.locator('tbody a').first().click();
      await page.getByRole('region', { name: '时间线' }).waitFor();
    },
  },
  { name: 'operations', path: '/plugins/grid/operations', ready: rows },
];

const logIn = async (page, url, { email, password }) => {
  await page.goto(`${url}/admin`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.keyboard.press('Enter');
  await page.locator('nav').first().waitFor();
};

const take = async (page, url, picture) => {
  await page.goto(`${url}/admin${picture.path}`);
  await picture.ready(page);
  await page.waitForLoadState('networkidle');
  await page.evaluate('document.activeElement?.blur()');
  const file = path.join(folder, `${picture.name}.png`);
  await page.screenshot({ path: file, animations: 'disabled' });
  const { size } = statSync(file);
  process.stdout.write(`${path.relative(root, file)} ${Math.round(size / 1000)} kB\n`);
  if (size > MAX_BYTES) throw new Error(`${picture.name} has ${size} bytes; allowed: ${MAX_BYTES}.`);
};

const main = async () => {
  mkdirSync(folder, { recursive: true });
  const { kit, stop } = await startKit();
  try {
    const server = await startServer(kit);
    const browser = await chromium.connect(kit.browser);
    const page = await browser.newPage({ viewport: { width: 1360, height: 860 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', colorScheme: 'light' });
    await logIn(page, server.url, kit.accounts.find(({ role }) => role === 'office'));
    for (const picture of PICTURES) await take(page, server.url, picture);
    await browser.close();
    await server.stop();
  } finally {
    await stop();
  }
};

await main();
