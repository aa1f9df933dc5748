import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runInThisContext } from 'node:vm';
import { login, server, startPlant, type Account, type PlantApp } from '../support/app';
import { inTx } from '../support/audit';
import { clientOf } from '../support/http';
import { startListening } from '../support/matrix-run';

const { makeToken } = server('access/token-reach') as typeof import('../../src/plugins/grid/server/src/access/token-reach');
const { insertRows } = server('platform/rows') as typeof import('../../src/plugins/grid/server/src/platform/rows');

// Its types want a newer way to resolve modules than the rest of the tests.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { strapi: clientOfStrapi } = require('@strapi/client') as { strapi: unknown };

const page = readFileSync(path.join(__dirname, '../../docs/api.md'), 'utf8');
/** Code with what it prints; the first block is what all of them begin with, and prints nothing. */
const blocks = [...page.matchAll(/^```(js|json)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({ language, text: text ?? '' }));
const [setup, ...rest] = blocks;
const examples = rest.flatMap(({ language, text }, index) => (language === 'js' ? [{ code: text, prints: rest[index + 1]?.language === 'json' ? (rest[index + 1]?.text ?? null) : null }] : []));

let app: PlantApp;
const saved = { ...process.env };
beforeAll(async () => {
  app = await startPlant();
  const accounts = app.accounts;
  await publish(accounts);
  const token = (options: Omit<Parameters<typeof makeToken>[2], 'gridCode'>) => inTx(app, (db) => makeToken(app.strapi, db, { gridCode: 'C01-01', ...options }));
  process.env['LIANXIN_URL'] = await startListening(app);
  process.env['LIANXIN_TOKEN'] = await token({ name: 'dashboard', types: ['employee', 'grid', 'task'] });
  process.env['LIANXIN_HR_TOKEN'] = await token({ name: 'hr', types: [], may: ['hr.upsert'] });
});
afterAll(async () => {
  process.env = saved;
  await app.stop();
});

/** What the public reads find: a story that a second person released, and an honour of a branch. */
const publish = async (accounts: readonly Account[]): Promise<void> => {
  const as = async (role: Account['role']) => clientOf(app, await login(app, accounts.find((each) => each.role === role) as Account));
  const [office, publisher] = [await as('office'), await as('publisher')];
  const begun = await office.post('/grid/stories', { title: '检修现场的老班长', summary: '十年无差错', body: '<h2>坚守</h2><p>一线<strong>十年</strong></p>', grid: 'C01-01' });
  const { id } = begun.body as never as { id: string };
  for (const answer of [begun, await office.post(`/grid/stories/${id}/review`), await publisher.post(`/grid/stories/${id}/release`)]) expect([answer.status, answer.text.slice(0, 200)]).toEqual([200, expect.any(String)]);
  const { id: grid } = (await app.strapi.db.connection('grid_grids').where({ code: 'C01-01' }).first('id')) as { id: number };
  await inTx(app, (db) => insertRows(db, 'honour', [{ name: '先进党支部', honourLevel: 'corporation', awardedOn: '2022-07-01', isPublic: true, grid, gridId: grid }]));
};

/** What the code prints, as JSON would keep it: the arguments of each line. */
const run = async (code: string): Promise<unknown> => {
  const lines: unknown[] = [];
  const whole = `${setup?.text ?? ''}\n${code}`.replace(/^import .*$/gm, '');
  const work = runInThisContext(`(async (strapi, console, process) => {${whole}\n})`) as (...given: unknown[]) => Promise<void>;
  await work(clientOfStrapi, { log: (...values: unknown[]) => lines.push(values.length === 1 ? values[0] : values) }, process);
  return JSON.parse(JSON.stringify(lines)) as unknown;
};

test('the page has examples, and each says what it prints', () => {
  expect([setup?.language, examples.length >= 5, examples.filter(({ prints }) => prints === null)]).toEqual(['js', true, []]);
});

// In the order of the page: a later one may stand on what an earlier one wrote.
test.each(examples.map(({ code, prints }): [string, string, string | null] => [code.split('\n')[0] ?? '', code, prints]))('%s', async (_first, code, prints) => {
  expect(await run(code)).toEqual(JSON.parse(prints ?? 'null'));
});

test('an example that prints something else is found', async () => {
  const last = examples.at(-1);
  expect(await run(`${last?.code}\nconsole.log('one line more');`)).not.toEqual(JSON.parse(last?.prints ?? 'null'));
});
