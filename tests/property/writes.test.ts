import { dialect, startApp, type TestApp } from '../support/app';
import { SEED } from './runs';
import { TODAY } from './world';
import { attemptWrites } from './writes';

let app: TestApp;
beforeAll(async () => {
  app = await startApp(TODAY);
});
afterAll(() => app.stop());

test('no attempt to write makes, moves, links, copies or deletes a row out of reach', async () => {
  const ran = await attemptWrites(app, { worlds: 5, attempts: 52 });
  console.info(`${dialect()}: FC_SEED=${SEED}, ${ran.cases} attempts to write, ${ran.done} carried out (${JSON.stringify(ran.byType)}), 0 beyond the scope`);
  expect(ran.cases).toBeGreaterThanOrEqual(2_000);
  expect(ran.done).toBeGreaterThan(100);
});
