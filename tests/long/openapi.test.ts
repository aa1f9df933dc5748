import description from '../../docs/openapi.json';
import { dialect, startPlant, type PlantApp } from '../support/app';
import type { Description } from '../support/fuzz/operations';
import { fuzz } from '../support/fuzz/run';
import { plantRows } from '../support/plant-rows';
import { plugRegister, wechatEnv } from '../support/wechat';

let app: PlantApp;
beforeAll(async () => {
  app = await startPlant(wechatEnv());
  await plugRegister(app);
});
afterAll(() => app.stop());

test('20,000 requests: no 5xx, no trace of code, every answer fits the description', async () => {
  const accounts = app.accounts;
  const rows = await plantRows(app);
  const seed = Number(process.env['FC_SEED'] ?? 20_260_102);
  const report = await fuzz({ app, accounts, rows, description: description as never as Description, count: 20_000, seed });
  console.info(`${dialect()}: ${report.requests} requests, seed ${seed}: ${JSON.stringify(report.statuses)}, ${report.grown} rows more`);
  expect(report.requests).toBeGreaterThanOrEqual(20_000);
  expect([report.problems, report.refused, report.silent]).toEqual([[], [], []]);
});
