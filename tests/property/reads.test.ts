import { dialect, startApp, type TestApp } from '../support/app';
import { compareReads, SEED } from './runs';
import { TODAY } from './world';

let app: TestApp;
beforeAll(async () => {
  app = await startApp(TODAY);
});
afterAll(() => app.stop());

test('every answer of a read is what a model in memory answers', async () => {
  const ran = await compareReads(app, { worlds: Number(process.env['FC_WORLDS'] ?? 26), queries: 40 });
  console.info(`${dialect()}: FC_SEED=${SEED}, ${ran.cases} reads (${ran.refused} refused, ${ran.rows} rows), 0 differences`);
  expect(ran.cases).toBeGreaterThanOrEqual(10_000);
});
