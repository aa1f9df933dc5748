import fs from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { Account } from './app';
import { ask } from './workers';
import { startServer } from './browser-server.cjs';

type Role = Account['role'];

interface Kit {
  readonly browser: string;
  readonly today: string;
  readonly accounts: readonly Account[];
}

/** Bodies of every JSON answer that the page got, those still on their way included. */
type Answers = () => Promise<string[]>;

export interface Visit {
  readonly page: Page;
  readonly url: string;
  /** Rows of the server's database. */
  readonly rows: (statement: string) => Promise<Record<string, unknown>[]>;
  readonly answers: Answers;
}

interface Options {
  /** Console errors and failed requests that the journey provokes; every other one fails it. */
  readonly expected?: RegExp;
}

interface Running extends Options {
  readonly page: Page;
  readonly problems: string[];
  readonly answers: Answers;
}

/** The community edition asks for answers that only paid editions have, and every new visitor for a session that he lacks. */
const STRAPI_ASKS_IN_VAIN = /\/(admin\/ai-feature-config|admin\/access-token|i18n\/ai-localization-jobs)/;
const PATIENCE = 90_000;
const CANCELLED = 'net::ERR_ABORTED';
const FAILURES = path.join(__dirname, '..', '..', '.tmp', 'test');

const kit = (): Kit => JSON.parse(process.env['BROWSER_KIT'] ?? '{}') as Kit;

/** One server with its own copy of the demo for a whole file; `journey` is a test by somebody who has logged in, or by a stranger. */
export const browserTests = () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof startServer>>;
  const sessions = new Map<Role, Awaited<ReturnType<BrowserContext['storageState']>>>();

  beforeAll(async () => {
    browser = await chromium.connect(kit().browser);
    server = await startServer(kit());
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const enter = async (role: Role | null, options: Options): Promise<{ context: BrowserContext; running: Running }> => {
    const storageState = role === null ? undefined : sessions.get(role);
    const context = await browser.newContext({ viewport: { width: 1360, height: 860 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...(storageState ? { storageState } : {}) });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    const running = { ...watch(page), page, ...options };
    if (role !== null && storageState === undefined) {
      await logIn(page, server.url, role);
      sessions.set(role, await context.storageState());
    }
    return { context, running };
  };

  const journey = (name: string, role: Role | null, work: (visit: Visit) => Promise<void>, options: Options = {}) =>
    test(name, async () => {
      const { context, running } = await enter(role, options);
      const { page, answers } = running;
      try {
        await work({ page, url: `${server.url}/admin`, answers, rows: async (statement) => (await ask({ DATABASE_FILE: server.database }, [statement]))[0] ?? [] });
        expect(running.problems.filter((problem) => !options.expected?.test(problem))).toEqual([]);
      } catch (error) {
        fs.mkdirSync(FAILURES, { recursive: true });
        await page.screenshot({ path: path.join(FAILURES, `${name.replace(/\W+/g, '-').slice(0, 80)}.png`) }).catch(() => undefined);
        throw error;
      } finally {
        await context.close();
      }
    }, PATIENCE);

  /** Another day, for the journeys that follow: the same database, a server that was started again. */
  const onDay = (today: string) =>
    test(`it is ${today}`, async () => {
      await server.stop();
      server = await startServer({ ...kit(), today }, server.database);
      sessions.clear();
    }, PATIENCE);

  return { journey, onDay };
};

const watch = (page: Page): { problems: string[]; answers: Answers } => {
  const problems: string[] = [];
  const bodies: Promise<string>[] = [];
  const found = (problem: string) => {
    if (!STRAPI_ASKS_IN_VAIN.test(problem)) problems.push(problem);
  };
  page.on('pageerror', (error) => found(`thrown: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') found(`console: ${message.text()} ${message.location().url}`);
  });
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText !== CANCELLED) found(`failed: ${request.url()} ${request.failure()?.errorText}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) found(`${response.status()}: ${response.url()}`);
    if (response.headers()['content-type']?.includes('json')) bodies.push(response.text().catch(() => ''));
  });
  return { problems, answers: () => Promise.all(bodies) };
};

/** As a person does it: address, password, Enter. */
const logIn = async (page: Page, url: string, role: Role): Promise<void> => {
  const account = kit().accounts.find((one) => one.role === role)!;
  await page.goto(`${url}/admin`);
  await page.getByLabel('电子邮件').fill(account.email);
  await page.locator('input[name=password]').fill(account.password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').first().waitFor();
};

/** Texts of a table's body, a row an array of cells. */
export const tableRows = async (page: Page): Promise<string[][]> => {
  await page.locator('tbody tr').first().waitFor();
  const rows = await page.locator('tbody tr').all();
  return Promise.all(rows.map(async (row) => (await row.locator('td').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim())));
};
