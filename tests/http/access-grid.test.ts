import { startPlant, type PlantApp } from '../support/app';
import { clientsOf, MARKER, REACH, type Answer, type Client, type Role } from '../support/http';
import { PEOPLE, plantRows, type PlantRows } from '../support/plant-rows';

let app: PlantApp;
let rows: PlantRows;
let clients: Record<Role, Client>;
beforeAll(async () => {
  app = await startPlant();
  const accounts = app.accounts;
  rows = await plantRows(app);
  clients = await clientsOf(app, accounts);
});
afterAll(() => app.stop());

const sql = () => app.strapi.db.connection;
const rowsIn = (answer: Answer) => (answer.body as never as { rows: { id: string }[] }).rows;
const totalIn = (answer: Answer) => (answer.body as never as { total: number }).total;
const doc = (no: string) => rows.person(no).doc;
const LIMITED = ['branch', 'group'] as const;

describe.each(['superAdmin', 'office', 'committee', 'branch', 'group'] as const)('what the %s sees', (role) => {
  const root = REACH[role] as string;
  const codes = async () => ((await sql()('grid_grids').whereLike('code', `${root}%`).orderBy('code').select('code')) as { code: string }[]).map((row) => row.code);

  test('the tree', async () => {
    const answer = await clients[role].get('/grid/grids');
    const nodes = (answer.body as never as { nodes: { code: string; people: number; pairs: number; open: number }[] }).nodes;
    expect(nodes.map((node) => node.code)).toEqual(await codes());
    const top = nodes.find((node) => node.code === root);
    const open = Number(((await sql()('grid_tasks as t').join('grid_grids as g', 'g.id', 't.grid_id').whereLike('g.code', `${root}%`).where('t.state', 'open').count({ n: '*' })) as { n: number }[])[0]?.n);
    expect([top?.people, top?.pairs, top?.open]).toEqual([await rows.count('employee', root), await rows.count('contact-pair', root), open]);
  });

  test('the lists', async () => {
    const [people, pairs, tasks] = [await clients[role].get('/grid/people?pageSize=100'), await clients[role].get('/grid/pairs?pageSize=100'), await clients[role].get('/grid/tasks?pageSize=100')];
    const employeeId = role === 'superAdmin' || role === 'office' ? null : rows.person(role === 'committee' ? 'HS0001' : role === 'branch' ? 'HS0006' : 'HS0010').id;
    const mine = Number(((await sql()('grid_tasks as t').join('grid_grids as g', 'g.id', 't.grid_id').where('t.owner_id', employeeId ?? -1).whereNot('g.code', 'like', `${root}%`).count({ n: '*' })) as { n: number }[])[0]?.n);
    expect([totalIn(people), totalIn(pairs), totalIn(tasks)]).toEqual([await rows.count('employee', root), await rows.count('contact-pair', root), (await rows.count('task', root)) + mine]);
  });

  test('himself', async () => {
    const me = (await clients[role].get('/grid/me')).body as never as { grids: { code: string }[] };
    expect(me.grids.map((grid) => grid.code)).toEqual([root]);
  });
});

describe.each(LIMITED)('what lies out of reach of the %s', (role) => {
  test('one grid and one person answer like unknown ones', async () => {
    for (const url of [`/grid/grids/${rows.grid('C01-02-01').doc}`, `/grid/grids/${rows.grid('C01').doc}`, '/grid/grids/abcdefghijklmnopqrstuvwx', `/grid/employees/${doc(PEOPLE.foreign.member)}/timeline`, '/grid/employees/abcdefghijklmnopqrstuvwx/timeline']) expect([url, (await clients[role].get(url)).status]).toEqual([url, 404]);
  });

  test('a foreign grid’s code and an unknown one answer alike in every list', async () => {
    for (const list of ['tasks', 'people', 'pairs']) {
      const [foreign, unknown] = [await clients[role].get(`/grid/${list}?grid=C01-02-01`), await clients[role].get(`/grid/${list}?grid=C99`)];
      expect([list, foreign.status, foreign.text]).toEqual([list, unknown.status, unknown.text]);
    }
  });

  test('searching and filtering find nothing of it', async () => {
    for (const list of ['tasks', 'people', 'pairs']) expect([list, totalIn(await clients[role].get(`/grid/${list}?q=${PEOPLE.foreign.member}`))]).toEqual([list, 0]);
    expect((await clients[role].get(`/grid/tasks?subject=${doc(PEOPLE.foreign.member)}`)).status).toBe(404);
    expect((await clients[role].get(`/grid/people?liaison=${doc(PEOPLE.foreign.leader)}`)).status).toBe(404);
  });

  test('talks, events, transfers and the rest change nothing', async () => {
    const task = rows.of('task', 'foreign').doc;
    const own = rows.of('task', 'own').doc;
    const talk = { form: 'homeVisit', heldOn: '2023-01-31', summary: MARKER };
    const calls: [string, object, number[]][] = [
      ['care-records', { ...talk, employeeIds: [doc(PEOPLE.foreign.member)] }, [400]],
      ['care-records', { ...talk, employeeIds: [doc(PEOPLE.own.member), doc(PEOPLE.foreign.member)] }, [400]],
      ['care-records', { ...talk, taskIds: [task] }, [404]],
      ['care-records', { ...talk, taskIds: [own, task] }, [404]],
      ['care-records', { ...talk, employeeIds: [doc(PEOPLE.own.member)], conductedById: doc(PEOPLE.foreign.leader) }, [400]],
      ['care-events', { employeeId: doc(PEOPLE.foreign.member), kind: 'conflict', occurredOn: '2023-01-31', note: MARKER }, [400]],
      [`care-events/${rows.of('care-event', 'foreign').doc}/withdrawal`, { reason: 'x' }, [404]],
      [`tasks/${task}/transfer`, { ownerId: doc(PEOPLE.own.leader), reason: 'x' }, [404]],
      [`tasks/${own}/transfer`, { ownerId: doc(PEOPLE.foreign.leader), reason: 'x' }, [400]],
      [`tasks/${task}/waiver`, { reason: 'x' }, role === 'group' ? [403] : [404]],
      [`tasks/${task}/follow-ups`, { note: 'x' }, [404]],
    ];
    const state = async () => [await sql()('grid_tasks').select('id', 'state', 'owner_id', 'record_id').orderBy('id'), await sql()('grid_care_records').count({ n: '*' }), await sql()('grid_care_events').count({ n: '*' }), await sql()('grid_follow_ups').count({ n: '*' })];
    const before = await state();
    for (const [url, body, statuses] of calls) expect([url, statuses.includes((await clients[role].post(`/grid/${url}`, body)).status)]).toEqual([url, true]);
    for (const url of [`care-records/${rows.of('care-record', 'foreign').doc}`, `tasks/${task}/waiver`]) expect([403, 404]).toContain((await clients[role].delete(`/grid/${url}`)).status);
    expect(await state()).toEqual(before);
  });

  test('inside, the same calls work (control)', async () => {
    const talk = { form: 'individual', heldOn: '2023-01-31', summary: MARKER, employeeIds: [doc(PEOPLE.own.other)] };
    const recorded = await clients[role].post('/grid/care-records', talk);
    expect(recorded.status).toBe(200);
    const event = await clients[role].post('/grid/care-events', { employeeId: doc(PEOPLE.own.member), kind: 'conflict', occurredOn: '2023-01-31', note: MARKER });
    const [task] = (event.body as never as { openedTaskIds: string[] }).openedTaskIds;
    expect((await clients[role].post(`/grid/tasks/${task}/transfer`, { ownerId: doc(PEOPLE.own.other), reason: '出差' })).status).toBe(200);
    expect((await clients[role].post(`/grid/tasks/${task}/follow-ups`, { note: '已约时间' })).status).toBe(200);
    const { id } = event.body as never as { id: string };
    expect((await clients[role].post(`/grid/care-events/${id}/withdrawal`, { reason: '报错了人' })).status).toBe(200);
    expect((await clients[role].delete(`/grid/care-records/${(recorded.body as never as { id: string }).id}`)).status).toBe(200);
  });

  test('neither the timeline nor the list of a person in reach holds a confidential text', async () => {
    const { body } = await clients[role].get(`/grid/employees/${doc(PEOPLE.own.other)}/timeline`);
    expect((body as never as { items: { type: string }[] }).items.map((item) => item.type)).toContain('record');
    expect(rowsIn(await clients[role].get(`/grid/tasks?subject=${doc(PEOPLE.own.member)}`)).length).toBeGreaterThan(0);
  });
});

test('an account without a role reaches no row and no action', async () => {
  const me = (await clients.none.get('/grid/me')).body as never as { grids: unknown[]; actions: unknown[]; employee: unknown };
  expect([me.grids, me.actions, me.employee]).toEqual([[], [], null]);
});
