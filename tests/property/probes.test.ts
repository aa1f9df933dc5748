import { dialect, startApp, type TestApp } from '../support/app';
import { probePairs } from './probes';
import { SEED } from './runs';
import { TODAY } from './world';

let app: TestApp;
beforeAll(async () => {
  app = await startApp(TODAY);
});
afterAll(() => app.stop());

test('what lies out of reach changes no answer', async () => {
  const ran = await probePairs(app, { worlds: 7, requests: 32 });
  console.info(`${dialect()}: FC_SEED=${SEED}, ${ran.cases} pairs of requests (${ran.found} answered 200), ${ran.mutated} foreign rows changed, 0 differences`);
  expect(ran.cases).toBeGreaterThanOrEqual(1_500);
  expect(ran.found).toBeGreaterThan(ran.cases / 3);
  expect(ran.mutated).toBeGreaterThan(100);
});
