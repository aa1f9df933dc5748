import { dialect, startApp, type TestApp } from '../support/app';
import { probePairs } from '../property/probes';
import { compareReads, SEED } from '../property/runs';
import { TODAY } from '../property/world';
import { attemptWrites } from '../property/writes';

let app: TestApp;
beforeAll(async () => {
  app = await startApp(TODAY);
});
afterAll(() => app.stop());

test('100,000 reads answer what a model in memory answers', async () => {
  const ran = await compareReads(app, { worlds: 260, queries: 40 });
  console.info(`${dialect()}: FC_SEED=${SEED}, ${ran.cases} reads, ${ran.refused} refused, ${ran.rows} rows`);
  expect(ran.cases).toBeGreaterThanOrEqual(100_000);
});

test('15,000 pairs of requests: what lies out of reach changes no answer', async () => {
  const ran = await probePairs(app, { worlds: 68, requests: 32 });
  console.info(`${dialect()}: FC_SEED=${SEED}, ${ran.cases} pairs of requests, ${ran.found} answered 200, ${ran.mutated} foreign rows changed`);
  expect(ran.cases).toBeGreaterThanOrEqual(15_000);
});

test('20,000 attempts to write stay within the scope', async () => {
  const ran = await attemptWrites(app, { worlds: 50, attempts: 52 });
  console.info(`${dialect()}: FC_SEED=${SEED}, ${ran.cases} attempts to write, ${ran.done} carried out`);
  expect(ran.cases).toBeGreaterThanOrEqual(20_000);
});
