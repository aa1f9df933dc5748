import type { UserPrincipal } from '../../src/plugins/grid/server/src/access/principal';
import { server, startPlant, type TestApp } from '../support/app';
import { engineOf, type Engine } from '../support/engine';

type Care = typeof import('../../src/plugins/grid/server/src/capabilities/care/service');
type Events = typeof import('../../src/plugins/grid/server/src/capabilities/care/service-events');
type Rows = typeof import('../../src/plugins/grid/server/src/platform/rows');

let app: TestApp;
let engine: Engine;
let secretary: UserPrincipal;
beforeAll(async () => {
  app = await startPlant();
  engine = engineOf(app);
  secretary = await engine.as('hs0006@plant.example');
});
afterAll(() => app.stop());

const sql = (table: string) => app.strapi.db.connection(table);
const open = (date: string) => {
  engine.day(date);
  return engine.run('open-periodic-duties');
};
const quarterly = (quarter: string) => sql('grid_tasks').whereLike('origin_key', `quarterlyTalk:${quarter}:%`);
const endPair = async (no: string, to: string) => sql('grid_contact_pairs').where({ employee_id: (await engine.person(no)).id }).update({ to });
const startPair = async (no: string, liaison: string, from: string) => {
  const [employee, other] = [(await engine.person(no)).id, (await engine.person(liaison)).id];
  const grid = ((await sql('grid_employees').where({ id: employee }).first('grid_id')) as { grid_id: number }).grid_id;
  await engine.tx((db) => (server('platform/rows') as Rows).insertRows(db, 'contact-pair', [{ employee, employeeId: employee, liaison: other, liaisonId: other, from, to: null, grid, gridId: grid }]));
};

describe('periodic talks', () => {
  test('a rule taken into use in the middle of a quarter opens nothing in it', async () => {
    expect(await open('2023-01-31')).toMatchObject({ rules: 0, opened: 0 });
    expect(await open('2023-03-31')).toMatchObject({ rules: 0, opened: 0 });
  });

  test('the quarter turns: one duty per pair in force, due on its last working day, owned by the liaison', async () => {
    const pairs = await engine.count('grid_contact_pairs');
    expect(await open('2023-04-01')).toMatchObject({ rules: 1, pairs, opened: pairs });
    const wrong = await quarterly('2023-Q2').whereNot((query) => void query.where({ kind: 'talk', assigned_on: '2023-04-01', due_on: '2023-06-30', state: 'open' }).whereNotNull('owner_id').whereRaw('owner_id <> subject_id'));
    expect(wrong).toEqual([]);
    const owners = (await quarterly('2023-Q2').join('grid_contact_pairs as p', 'p.employee_id', 'grid_tasks.subject_id').whereRaw('p.liaison_id <> grid_tasks.owner_id')) as unknown[];
    expect(owners).toEqual([]);
  });

  test('a second run opens nothing, on the day and on any later day of the quarter', async () => {
    for (const day of ['2023-04-01', '2023-04-03', '2023-06-30']) expect(await open(day)).toMatchObject({ opened: 0 });
  });

  test('a dry run says what it would do and does nothing', async () => {
    const { runByHand } = server('platform/scheduler') as typeof import('../../src/plugins/grid/server/src/platform/scheduler');
    const before = await engine.count('grid_tasks');
    expect(await runByHand(app.strapi, { name: 'open-periodic-duties', date: '2023-07-01', dryRun: true })).toMatchObject({ opened: 0 });
    expect(await engine.count('grid_tasks')).toBe(before);
    await expect(engine.run('open-periodic-duties', '2023-07-01')).rejects.toMatchObject({ issues: [{ field: 'date', code: 'in_future' }] });
  });

  // Two thirds of the quarter are over after 31 May.
  test('a pair that begins in the first two thirds is asked for in this quarter, one in the last third in the next', async () => {
    for (const no of ['HS0011', 'HS0012']) await endPair(no, '2023-05-10');
    await startPair('HS0011', 'HS0013', '2023-05-31');
    await startPair('HS0012', 'HS0013', '2023-06-01');
    const subjects = async (quarter: string) => ((await quarterly(quarter).join('grid_employees as e', 'e.id', 'grid_tasks.subject_id').join('grid_employees as o', 'o.id', 'grid_tasks.owner_id').where('o.employee_no', 'HS0013').orderBy('e.employee_no').select('e.employee_no')) as { employee_no: string }[]).map((row) => row.employee_no);
    const before = await subjects('2023-Q2');
    expect(await open('2023-06-02')).toMatchObject({ opened: 1 });
    expect((await subjects('2023-Q2')).filter((no) => !before.includes(no))).toEqual(['HS0011']);
    await open('2023-07-01');
    expect(await subjects('2023-Q3')).toEqual(expect.arrayContaining(['HS0011', 'HS0012']));
  });

  test('people on long leave are not asked for', async () => {
    await sql('grid_employees').where({ employee_no: 'HS0014' }).update({ employment_status: 'onLeave' });
    await open('2023-10-01');
    expect(await quarterly('2023-Q4').where({ subject_id: (await engine.person('HS0014')).id })).toEqual([]);
    expect(await quarterly('2023-Q4')).toHaveLength(218);
  });

  test('a talk of the quarter closes its duty, whoever holds it', async () => {
    const subject = await engine.person('HS0021');
    await engine.tx((db) => (server('capabilities/care/service') as Care).recordCare(db, secretary, { employeeIds: [subject.doc], form: 'individual', heldOn: '2023-10-01' }, '2023-10-01'));
    const states = (await sql('grid_tasks').where({ subject_id: subject.id }).whereLike('origin_key', 'quarterlyTalk:%').orderBy('due_on').select('state')) as { state: string }[];
    // Held on or after the report: the open duties of the earlier quarters are answered too, late.
    expect(states.map((row) => row.state)).toEqual(['done', 'done', 'done']);
  });
});

describe('the ladder', () => {
  const rungsOf = async (taskId: number) =>
    ((await sql('grid_escalation as x').join('grid_employees as e', 'e.id', 'x.recipient_id').where('x.task_id', taskId).select('x.rung', 'x.fired_on', 'e.employee_no')) as { rung: string; fired_on: string; employee_no: string }[])
      .map((row) => `${row.fired_on} ${row.rung} ${row.employee_no}`)
      .sort();
  const duty = async (about: string) => {
    const { doc: employeeId } = await engine.person(about);
    const event = await engine.tx((db) => (server('capabilities/care/service-events') as Events).reportEvent(db, secretary, { employeeId, kind: 'hospital', occurredOn: '2023-08-01' }, '2023-08-01'));
    return (await sql('grid_tasks').where({ document_id: event.openedTaskIds[0] }).first('id', 'due_on')) as { id: number; due_on: string };
  };
  const days = Array.from({ length: 14 }, (_, i) => `2023-08-${String(i + 1).padStart(2, '0')}`);

  test('each rung fires once, on its working day; where the holder is the owner it goes one up', async () => {
    engine.day('2023-08-01');
    const [plain, leaders] = [await duty('HS0028'), await duty('HS0023')];
    expect([plain.due_on, leaders.due_on]).toEqual(['2023-08-04', '2023-08-04']);
    for (const day of days) {
      engine.day(day);
      await engine.run('escalate');
      const before = await engine.count('grid_escalation');
      expect(await engine.run('escalate')).toMatchObject({ fired: 0 });
      expect(await engine.count('grid_escalation')).toBe(before);
    }
    // Due on Friday 4 August; the next working days are 7, 8, 9, 10, 11.
    expect(await rungsOf(plain.id)).toEqual(['2023-08-02 ownerSoon HS0025', '2023-08-04 ownerDue HS0025', '2023-08-07 gridLeader HS0022', '2023-08-09 branchSecretary HS0006', '2023-08-11 committeeOffice HS0001']);
    expect(await rungsOf(leaders.id)).toEqual(['2023-08-02 ownerSoon HS0022', '2023-08-04 ownerDue HS0022', '2023-08-07 gridLeader HS0006', '2023-08-09 branchSecretary HS0006', '2023-08-11 committeeOffice HS0001']);
  });

  test('a duty that is done climbs no further', async () => {
    engine.day('2023-08-01');
    const task = await duty('HS0030');
    engine.day('2023-08-07');
    await engine.run('escalate');
    await sql('grid_tasks').where({ id: task.id }).update({ state: 'done' });
    engine.day('2023-08-14');
    await engine.run('escalate');
    expect((await rungsOf(task.id)).map((line) => line.split(' ')[1]).sort()).toEqual(['gridLeader', 'ownerDue', 'ownerSoon']);
  });
});
