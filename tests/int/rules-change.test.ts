import { loadPlant, server, startApp, type TestApp } from '../support/app';

type Scheduler = typeof import('../../src/plugins/grid/server/src/platform/scheduler');

let app: TestApp;
beforeAll(async () => {
  app = await startApp('2022-12-31');
  await loadPlant(app);
});
afterAll(() => app.stop());

const run = (name: string, date?: string, dryRun = false) => {
  if (date !== undefined) app.setToday(date);
  return (server('platform/scheduler') as Scheduler).runByHand(app.strapi, { name, date, dryRun });
};
const dueOf = async (code: string): Promise<string> =>
  ((await app.strapi.db.connection('grid_tasks as t').join('grid_care_events as e', 'e.id', 't.event_id').where('e.code', code).first({ dueOn: 't.due_on' })) as { dueOn: string }).dueOn;

// Three duties of the rule are open. E006 is one (due 2022-11-28, three working days after 2022-11-23); E015 of the same rule is closed (due 2022-07-08).
test('a changed rule moves open duties only when asked, and closed ones never', async () => {
  await app.strapi.db.connection('grid_care_rules').where({ code: 'weddingFuneral' }).update({ days: 5 });
  expect([await dueOf('E006'), await dueOf('E015')]).toEqual(['2022-11-28', '2022-07-08']);
  expect(await run('recount-due-dates', undefined, true)).toMatchObject({ looked: 8, changed: 3 });
  expect(await dueOf('E006')).toBe('2022-11-28');
  expect(await run('recount-due-dates')).toMatchObject({ changed: 3 });
  expect([await dueOf('E006'), await dueOf('E015')]).toEqual(['2022-11-30', '2022-07-08']);
  expect(await run('recount-due-dates')).toMatchObject({ changed: 0 });
});

test('a day off that is added later moves what is counted over it', async () => {
  await app.strapi.db.connection('grid_calendar_days').insert({ document_id: 'x'.repeat(24), date: '2022-11-29', is_off_day: true, name: '厂休', source: 'office' });
  expect(await run('recount-due-dates')).toMatchObject({ changed: 1 });
  expect(await dueOf('E006')).toBe('2022-12-01');
});

// The rule was taken into use on 2022-12-31, so the quarter that begins on 2023-01-01 is its first; 2 March is day 61 of 90.
test('the duties of a quarter: opened at its start, warned of at two thirds, once', async () => {
  expect(await run('open-periodic-duties', '2023-01-01')).toMatchObject({ opened: 219 });
  expect(await run('open-periodic-duties', '2023-01-01')).toMatchObject({ opened: 0 });
  await run('escalate', '2023-03-01');
  const warned = async (): Promise<number> => Number(((await app.strapi.db.connection('grid_escalation').where({ rung: 'ownerWarning' }).count({ n: '*' })) as { n: number | string }[])[0]?.n);
  expect(await warned()).toBe(0);
  await run('escalate', '2023-03-02');
  expect(await warned()).toBe(219);
  await run('escalate', '2023-03-03');
  expect(await warned()).toBe(219);
});

test('the warning is in the digest of the day and not in the next ones', async () => {
  await run('digest', '2023-03-02');
  const subjects = async (date: string): Promise<string[]> => ((await app.strapi.db.connection('grid_outbox').whereLike('dedup_key', `digest:%:${date}`).select('subject')) as { subject: string }[]).map((row) => row.subject);
  expect((await subjects('2023-03-02')).filter((subject) => subject.includes('预警')).length).toBeGreaterThan(20);
  await run('digest', '2023-03-08');
  expect((await subjects('2023-03-08')).filter((subject) => subject.includes('预警'))).toEqual([]);
});
