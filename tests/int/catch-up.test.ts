import { loadPlant, startApp, type TestApp } from '../support/app';
import { engineOf, type Engine } from '../support/engine';

let app: TestApp;
let engine: Engine;
beforeAll(async () => {
  app = await startApp('2023-06-01');
  await loadPlant(app);
  engine = engineOf(app);
});
afterAll(() => app.stop());

const sql = (table: string) => app.strapi.db.connection(table);
const runs = async (job: string) => ((await sql('grid_job_run').where({ job, state: 'done' }).orderBy('period').select('period')) as { period: string }[]).map((row) => row.period);
const digests = async (day: string) => Number(((await sql('grid_outbox').whereLike('dedup_key', `digest:%:${day}`).count({ n: '*' })) as { n: number }[])[0]?.n);
// No mail server listens here: mails are tried, put back and counted.
const tickAt = async (day: string, time: string) => {
  engine.day(day, time);
  await engine.tick();
};

test('the jobs of a day wait for their hour', async () => {
  await tickAt('2023-06-27', '00:10');
  expect([await runs('open-periodic-duties'), await runs('escalate'), await runs('digest')]).toEqual([[], [], []]);
  await tickAt('2023-06-27', '06:30');
  expect([await runs('open-periodic-duties'), await runs('escalate'), await runs('digest')]).toEqual([['2023-06-27'], ['2023-06-27'], []]);
  await tickAt('2023-06-27', '08:00');
  expect([await runs('digest'), (await digests('2023-06-27')) > 0]).toEqual([['2023-06-27'], true]);
});

test('more ticks of the same day do nothing', async () => {
  const counts = async () => [await engine.count('grid_tasks'), await engine.count('grid_escalation'), await engine.count('grid_outbox'), await engine.count('grid_job_run')];
  // The last job of the day waits for the afternoon.
  await tickAt('2023-06-27', '16:00');
  const before = await counts();
  for (const time of ['16:01', '16:02', '23:59']) await tickAt('2023-06-27', time);
  expect(await counts()).toEqual(before);
});

test('a week of downtime over the turn of the quarter is caught up at the first tick: duties, rungs, and one digest', async () => {
  const [tasks, rungs, pairs] = [await engine.count('grid_tasks'), await engine.count('grid_escalation'), await engine.count('grid_contact_pairs')];
  // The ninth duty of the plant that becomes overdue while nobody is there.
  await sql('grid_tasks').where({ id: ((await sql('grid_tasks').where({ state: 'done' }).first('id')) as { id: number }).id }).update({ state: 'open', due_on: '2023-06-28' });
  await tickAt('2023-07-05', '09:00');
  expect(await runs('open-periodic-duties')).toEqual(['2023-06-27', '2023-06-28', '2023-06-29', '2023-06-30', '2023-07-01', '2023-07-02', '2023-07-03', '2023-07-04', '2023-07-05']);
  // A talk for each pair; of meetings, four kinds for each of 6 branches and one for each of 18 groups.
  expect(await engine.count('grid_tasks')).toBe(tasks + pairs + 6 * 4 + 18);
  expect(await engine.count('grid_escalation')).toBeGreaterThan(rungs);
  // A digest of a day that has passed would say less than today's.
  for (const day of ['2023-06-28', '2023-06-29', '2023-06-30', '2023-07-03', '2023-07-04']) expect([day, await digests(day)]).toEqual([day, 0]);
  const people = (await sql('grid_outbox').whereLike('dedup_key', 'digest:%:2023-07-05').select('recipient_id')) as { recipient_id: number }[];
  expect(people.length).toBeGreaterThan(0);
  expect(new Set(people.map((row) => row.recipient_id)).size).toBe(people.length);
});

test('an error of one job leaves the others running, is noted, and is tried again', async () => {
  // A rule that cannot be counted: its trigger is of an older version of the product.
  await sql('grid_care_rules').where({ code: 'quarterlyTalk' }).update({ trigger: 'nosuch' });
  await tickAt('2023-07-06', '09:00');
  const failed = (await sql('grid_job_run').where({ job: 'open-periodic-duties', period: '2023-07-06' }).first('state', 'tries', 'error')) as { state: string; tries: number; error: string };
  expect([failed.state, failed.tries, (await runs('digest')).includes('2023-07-06')]).toEqual(['failed', 1, true]);
  await tickAt('2023-07-06', '09:01');
  expect(((await sql('grid_job_run').where({ job: 'open-periodic-duties', period: '2023-07-06' }).first('tries')) as { tries: number }).tries).toBe(2);
  await sql('grid_care_rules').where({ code: 'quarterlyTalk' }).update({ trigger: 'quarter' });
  await tickAt('2023-07-06', '09:02');
  expect((await runs('open-periodic-duties')).at(-1)).toBe('2023-07-06');
});
