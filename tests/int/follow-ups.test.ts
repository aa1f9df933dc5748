import { startPlant, type PlantApp } from '../support/app';
import { engineOf, type Engine } from '../support/engine';
import { clientsOf, type Client, type Role } from '../support/http';
import type { MatterList, MatterPage } from '../../src/plugins/grid/shared/contracts/matters';
import type { ProjectList, ProjectRow } from '../../src/plugins/grid/shared/contracts/projects';

let app: PlantApp;
let engine: Engine;
let clients: Record<Role, Client>;
let project: string;
let matter: string;
const sql = (table: string) => app.strapi.db.connection(table);
const remind = (date: string) => {
  engine.day(date, '16:30');
  return engine.run('weekly-follow-up', date);
};
const record = (date: string) => {
  engine.day(date, '06:30');
  return engine.run('weekly-follow-up-missing', date);
};
const mails = async (week: string) => ((await sql('grid_outbox').where('dedup_key', 'like', `weekly-follow-up:%:${week}`).orderBy('dedup_key')) as { recipient_id: number; subject: string; text: string }[]);
const rows = async (week: string) => ((await sql('grid_follow_ups').where({ week }).orderBy('id')) as { missing: boolean | number; note: string | null; task_id: number | null }[]).map(({ missing, note, task_id }) => [task_id === null ? 'matter' : 'project', note, Boolean(missing)]);
const note = (kind: 'tasks' | 'matters', body: object) => clients.branch.post(`/grid/${kind}/${kind === 'tasks' ? project : matter}/follow-ups`, body);

/** HS0010 owns the project, HS0006 handles the matter; both since Tuesday 31 January 2023. */
beforeAll(async () => {
  app = await startPlant();
  clients = await clientsOf(app, app.accounts);
  engine = engineOf(app);
  const doc = async (no: string) => (await engine.person(no)).doc;
  project = ((await clients.branch.post('/grid/projects', { grid: 'C01-01-01', title: '食堂改造', ownerId: await doc('HS0010'), measure: '更换灶具', dueOn: '2024-12-31' })).body as never as ProjectRow).id;
  matter = ((await clients.office.post('/grid/matters', { channel: 'hotline', kind: 'report', title: '路灯不亮', grid: 'C01-01' })).body as never as MatterPage).id;
  await clients.office.post(`/grid/matters/${matter}/acceptance`, {});
  await clients.branch.post(`/grid/matters/${matter}/takeover`, { handlerId: await doc('HS0006'), measure: '更换灯具' });
});
afterAll(() => app.stop());

test('Friday 3 February: one mail each, with numbers alone; a second run sends none', async () => {
  expect(await remind('2023-02-02')).toEqual({ wanted: 0, without: 0, mails: 0 });
  expect(await remind('2023-02-03')).toEqual({ wanted: 2, without: 2, mails: 2 });
  expect(await remind('2023-02-03')).toEqual({ wanted: 2, without: 2, mails: 0 });
  const sent = await mails('2023-W05');
  const ids = [(await engine.person('HS0010')).id, (await engine.person('HS0006')).id].sort();
  expect([sent.map((mail) => mail.recipient_id).sort(), sent.map((mail) => mail.subject).sort()]).toEqual([ids, ['连心：本周尚未跟进：诉求 1 件', '连心：本周尚未跟进：项目 1 项']]);
  expect(JSON.stringify(sent)).not.toMatch(/食堂|灶具|路灯|灯具/);
});

test('Monday: what had no note is missing, once; a note after the reminder was in time', async () => {
  expect((await note('matters', { note: '已约施工' })).status).toBe(200);
  expect(await record('2023-02-06')).toEqual({ wanted: 2, without: 1 });
  expect(await record('2023-02-06')).toEqual({ wanted: 2, without: 0 });
  expect(await rows('2023-W05')).toEqual([['matter', '已约施工', false], ['project', null, true]]);
  expect(await record('2023-02-07')).toEqual({ wanted: 0, without: 0 });
});

test('a note for a missing week stays possible, and the mark stays', async () => {
  expect((await note('tasks', { note: '已询价', week: '2023-W05' })).status).toBe(200);
  expect(await rows('2023-W05')).toEqual([['matter', '已约施工', false], ['project', '已询价', true]]);
  // Neither a week that nobody recorded nor one to come.
  for (const week of ['2023-W04', '2023-W07', '2023-W99']) expect((await note('tasks', { note: '已询价', week })).status).toBe(400);
  expect((await note('matters', { note: '改写', week: '2023-W05' })).status).toBe(400);
});

test('a note before the reminder: no mail about it', async () => {
  engine.day('2023-02-09', '10:00');
  await note('tasks', { note: '已下单' });
  expect(await remind('2023-02-10')).toEqual({ wanted: 2, without: 1, mails: 1 });
  expect((await mails('2023-W06')).map(({ recipient_id }) => recipient_id)).toEqual([(await engine.person('HS0006')).id]);
});

test('both lists show the weeks', async () => {
  engine.day('2023-02-13', '09:00');
  await record('2023-02-13');
  const [listed] = ((await clients.branch.get('/grid/projects')).body as never as ProjectList).rows;
  expect(listed?.weeks.map(({ week, note: text, missing, by }) => [week, text, missing, by?.employeeNo])).toEqual([['2023-W06', '已下单', false, 'HS0006'], ['2023-W05', '已询价', true, 'HS0006']]);
  const found = ((await clients.branch.get('/grid/matters?view=open')).body as never as MatterList).rows.find(({ id }) => id === matter);
  expect(found?.weeks.map(({ week, note: text, missing }) => [week, text, missing])).toEqual([['2023-W06', null, true], ['2023-W05', '已约施工', false]]);
});

test('whoever stands in for the owner gets the reminder', async () => {
  const [owner, substitute] = [await engine.person('HS0010'), await engine.person('HS0012')];
  await sql('grid_absences').insert({ document_id: 'absence0000000000000002', employee_id: owner.id, substitute_id: substitute.id, from: '2023-02-16', to: '2023-02-20' });
  await sql('grid_employees').where({ id: substitute.id }).update({ email: 'hs0012@plant.example' });
  await remind('2023-02-17');
  expect((await mails('2023-W07')).map(({ recipient_id }) => recipient_id).sort()).toEqual([substitute.id, (await engine.person('HS0006')).id].sort());
});

test('a suspended matter and a project that waits for verification want no note', async () => {
  engine.day('2023-02-22', '10:00');
  await clients.branch.post(`/grid/matters/${matter}/suspension`, { reason: '等待配件', expectedUntil: '2023-03-10' });
  await clients.group.post(`/grid/tasks/${project}/completion`, { evidence: '已更换' });
  expect(await remind('2023-02-24')).toEqual({ wanted: 0, without: 0, mails: 0 });
  engine.day('2023-03-01', '10:00');
  await clients.branch.delete(`/grid/matters/${matter}/suspension`);
  await clients.group.delete(`/grid/tasks/${project}/completion`);
  // Found later, it still says what was so then.
  expect(await record('2023-02-27')).toEqual({ wanted: 0, without: 0 });
  expect(await record('2023-03-06')).toEqual({ wanted: 2, without: 2 });
});

// Dragon Boat of 2022 fell on a Friday; here the calendar of 2023 is written so.
test('a Friday off: Thursday is the last day, and a week off wants nothing', async () => {
  const off = async (date: string, isOffDay: boolean) => {
    await sql('grid_calendar_days').where({ date }).delete();
    await sql('grid_calendar_days').insert({ document_id: `day${date.replaceAll('-', '')}000000000`, date, is_off_day: isOffDay, name: '测试', source: 'office' });
  };
  await off('2023-03-17', true);
  for (const day of ['20', '21', '22', '23', '24']) await off(`2023-03-${day}`, true);
  await record('2023-03-13');
  expect((await remind('2023-03-16')).mails).toBe(2);
  expect(await remind('2023-03-17')).toEqual({ wanted: 0, without: 0, mails: 0 });
  for (const day of ['20', '22', '24']) expect([await remind(`2023-03-${day}`), await record(`2023-03-${day}`)]).toEqual([{ wanted: 0, without: 0, mails: 0 }, { wanted: 0, without: 0 }]);
  expect(await record('2023-03-27')).toEqual({ wanted: 2, without: 2 });
  expect([(await rows('2023-W11')).length, await rows('2023-W12')]).toEqual([2, []]);
});

test('after three weeks of downtime each week is recorded for itself, and no reminder of a week that is over is sent', async () => {
  engine.day('2023-03-28', '17:00');
  await engine.tick();
  const before = await engine.count('grid_outbox', { template: 'weekly-follow-up' });
  engine.day('2023-04-18', '17:00');
  await engine.tick();
  await engine.tick();
  for (const week of ['2023-W13', '2023-W14', '2023-W15']) expect([week, await rows(week)]).toEqual([week, [['project', null, true], ['matter', null, true]]]);
  expect(await rows('2023-W16')).toEqual([]);
  expect(await engine.count('grid_outbox', { template: 'weekly-follow-up' })).toBe(before);
}, 240_000);
