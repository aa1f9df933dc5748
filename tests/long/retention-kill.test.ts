import { startPlant, type TestApp } from '../support/app';
import { daysFrom } from '../support/kill-runs';
import { ask, killWorker, runWorker } from '../support/workers';

// Warned on the first day, purged on the second; the days after keep a fast machine busy. Each worker ticks them at 09:00, and is killed somewhere on the way.
const DAYS = ['2026-06-01', '2026-07-02', ...daysFrom('2026-07-03', 60)];
const KILLS = 5;

let app: TestApp;
let env: Record<string, string>;
beforeAll(async () => {
  // Nobody listens there: mails wait, and a killed worker breaks no connection of ours.
  app = await startPlant({ SMTP_PORT: '1' });
  await app.strapi.destroy();
  env = { ...app.env, SMTP_PORT: '1' };
});
afterAll(() => app.drop());

/** Of events, duties and the trail: what was purged, what the tombstones say, and what the trail says. */
const books = async (): Promise<number[]> => {
  const [events = [], stones = [], trail = []] = await ask(env, [
    `select count(*) as n from grid_care_events where employee_id is null`,
    `select coalesce(sum(rows), 0) as n from grid_tombstone where class = 'careEvents'`,
    `select details from grid_audit where action = 'retention.purge'`,
  ]);
  const audited = trail.map(({ details }) => JSON.parse(String(details)) as { class: string; rows: number }).filter((entry) => entry.class === 'careEvents');
  return [Number(events[0]?.['n']), Number(stones[0]?.['n']), audited.reduce((sum, entry) => sum + entry.rows, 0)];
};

test('a purge that is killed leaves all of it or nothing, and is done once in the end', async () => {
  let killed = 0;
  for (let n = 0; n < KILLS; n += 1) {
    if (await killWorker(env, { days: DAYS }, 1_000)) killed += 1;
    const [purged, buried, audited] = await books();
    expect([buried, audited]).toEqual([purged, purged]);
  }
  expect(killed).toBeGreaterThan(0);
  await runWorker(env, { days: DAYS });
  const [purged, buried, audited] = await books();
  expect(purged).toBeGreaterThan(30);
  expect([buried, audited]).toEqual([purged, purged]);
  await runWorker(env, { days: ['2026-10-01'] });
  expect(await books()).toEqual([purged, purged, purged]);
});
