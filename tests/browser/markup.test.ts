import type { Page } from 'playwright-core';
import type { Account } from '../support/app';
import { server } from '../support/app';
import { browserTests } from '../support/browser';
import { PAYLOADS } from '../support/xss-payloads';

type Mail = typeof import('../../src/plugins/grid/server/src/platform/mail');
const { renderMail } = server('platform/mail') as Mail;
const { journey } = browserTests();
const account = (JSON.parse(process.env['BROWSER_KIT'] ?? '{}') as { accounts?: Account[] }).accounts?.find(({ role }) => role === 'superAdmin');

/** Looks at the page as the browser understood it. Anything that could run is a finding, whether it ran or not. */
const findings = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const hits = (window as never as { hits?: number }).hits ?? 0;
    if (hits > 0) found.push(`${hits} ran`);
    for (const element of Array.from(document.querySelectorAll('*'))) {
      const name = element.tagName.toLowerCase();
      if (name === 'script' && /hit|x\.example/.test(element.outerHTML)) found.push(element.outerHTML);
      if (['embed', 'object', 'base', 'marquee', 'x'].includes(name) || (name === 'iframe' && /hit/.test(element.outerHTML)) || (name === 'meta' && /refresh/i.test(element.outerHTML))) found.push(element.outerHTML);
      for (const { name: attribute, value } of Array.from(element.attributes)) {
        if (/^on/i.test(attribute)) found.push(`${attribute}=${value}`);
        // eslint-disable-next-line no-control-regex -- browsers leave control characters out of an address
        if (/^(href|src|action|formaction|data|srcdoc|xlink:href)$/i.test(attribute) && /^(javascript|vbscript|data:text)/i.test(value.replace(/[\u0000-\u0020]/g, ''))) found.push(`${attribute}=${value}`);
      }
    }
    return found;
  });

const watchHits = (page: Page) => page.addInitScript(() => Object.assign(window, { hits: 0, hit: () => ((window as never as { hits: number }).hits += 1) }));

test('there are enough texts, and the search finds what runs (control)', () => {
  expect(new Set(PAYLOADS).size).toBeGreaterThanOrEqual(60);
  expect(PAYLOADS.filter((payload) => payload.length > 60)).toEqual([]);
});

journey(
  'markup in names, posts and departments is text on every page that lists people',
  'superAdmin',
  async ({ page, url }) => {
    const origin = url.replace(/\/admin$/, '');
    const { token } = ((await (await fetch(`${origin}/admin/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: account!.email, password: account!.password }) })).json()) as { data: { token: string } }).data;
    const call = async (method: string, path: string, body?: object) => {
      const answer = await fetch(`${origin}${path}`, { method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}) });
      return { status: answer.status, type: answer.headers.get('content-type'), sniff: answer.headers.get('x-content-type-options'), body: (await answer.json()) as { results?: { documentId: string }[]; data?: { documentId: string } } };
    };
    const grids = await call('GET', '/content-manager/collection-types/plugin::grid.grid?filters[code][$eq]=C01-01-01');
    const inGrid = { connect: [{ documentId: grids.body.results![0]!.documentId }] };
    const texts = PAYLOADS.map((payload) => payload.trim());
    for (const [index, text] of texts.entries()) {
      const made = await call('POST', '/content-manager/collection-types/plugin::grid.employee', { employeeNo: `XSS${String(index).padStart(3, '0')}`, name: text, post: text, department: text, politicalStatus: 'none', employmentStatus: 'active', language: 'zhHans', grid: inGrid });
      expect([text, made.status]).toEqual([text, 201]);
    }
    const listed = await call('GET', '/content-manager/collection-types/plugin::grid.employee?pageSize=100&filters[employeeNo][$startsWith]=XSS');
    expect([listed.type, listed.sniff, (listed.body.results as never as { name: string }[]).map(({ name }) => name).sort()]).toEqual(['application/json; charset=utf-8', 'nosniff', [...texts].sort()]);

    await watchHits(page);
    const shown = async (path: string, waitFor: string) => {
      await page.goto(`${url}${path}`);
      await page.getByText(waitFor, { exact: false }).first().waitFor();
      expect([path, await findings(page)]).toEqual([path, []]);
    };
    await shown('/content-manager/collection-types/plugin::grid.employee?page=1&pageSize=100&sort=employeeNo:DESC', 'XSS000');
    for (const tab of ['people', 'duties', 'pairs']) {
      await page.goto(`${url}/plugins/grid/grids?tab=${tab}&q=XSS`);
      await page.getByRole('treeitem').first().waitFor();
      expect([tab, await findings(page)]).toEqual([tab, []]);
    }
    const people = listed.body.results as never as { documentId: string; name: string }[];
    for (const { documentId, name } of people.filter(({ name: text }) => /^<img src=x onerror=hit|^"><script|^javascript:hit/.test(text))) {
      await page.goto(`${url}/content-manager/collection-types/plugin::grid.employee/${documentId}`);
      await page.getByRole('heading').filter({ hasText: name }).first().waitFor();
      expect([name, await findings(page)]).toEqual([name, []]);
    }
  },
);

journey('markup in every part of a mail is text, and an address that runs something is no link', null, async ({ page }) => {
  await watchHits(page);
  await page.goto('about:blank');
  await page.setContent('<img src=x onerror="hit()">');
  await page.waitForFunction(() => (window as never as { hits: number }).hits > 0);
  expect((await findings(page)).length).toBeGreaterThan(0);
  for (const language of ['zhHans', 'en'] as const) {
    for (const text of PAYLOADS) {
      const { html } = renderMail({ subject: text, intro: text, sections: [{ heading: text, lines: [{ text }, { text, href: text }, { text, href: `https://x.example/${text}`, tone: 'late' }] }], footer: text }, language);
      await page.goto('about:blank');
      await page.setContent(html);
      expect([text, await findings(page)]).toEqual([text, []]);
      expect(await page.locator('td').first().innerText()).toBe(text.replace(/\s+/g, ' ').trim());
    }
  }
});
