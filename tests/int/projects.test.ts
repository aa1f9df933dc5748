import { server, startPlant, type PlantApp } from '../support/app';
import { engineOf, type Engine } from '../support/engine';
import { clientsOf, type Answer, type Client, type Role } from '../support/http';
import type { ProjectList, ProjectRow } from '../../src/plugins/grid/shared/contracts/projects';
import type { MatterPage } from '../../src/plugins/grid/shared/contracts/matters';

const TODAY = '2023-01-31';
let app: PlantApp;
let engine: Engine;
let clients: Record<Role, Client>;
beforeAll(async () => {
  app = await startPlant();
  clients = await clientsOf(app, app.accounts);
  engine = engineOf(app);
});
afterAll(() => app.stop());

const sql = (table: string) => app.strapi.db.connection(table);
const row = (answer: Answer): ProjectRow => answer.body as never;
const refusal = ({ status, body }: Answer) => [status, JSON.stringify(body).match(/"(?:code|field)":"\w+"/g)];
const doc = async (no: string) => (await engine.person(no)).doc;
const terms = async (part: object = {}) => ({ ownerId: await doc('HS0010'), measure: '更换灶具', dueOn: '2023-03-31', ...part });
/** HS0010 leads the group and owns it, HS0006 is the branch secretary. */
const open = async (part: object = {}) => row(await clients.branch.post('/grid/projects', { grid: 'C01-01-01', title: '食堂改造', ...(await terms()), ...part }));
const board = async (client: Client, query = '') => (await client.get(`/grid/projects${query}`)).body as never as ProjectList;
const done = (id: string, body: object = { evidence: '已更换，附验收单' }) => clients.group.post(`/grid/tasks/${id}/completion`, body);

describe('a project has a person, a measure and a deadline', () => {
  test.each([['ownerId'], ['measure'], ['dueOn']])('without %s it is refused by name', async (field) => {
    const { [field]: _left, ...rest } = (await terms()) as Record<string, unknown>;
    const answer = await clients.branch.post('/grid/projects', { grid: 'C01-01-01', title: '食堂改造', ...rest });
    expect([answer.status, JSON.stringify(answer.body).includes(`"field":"${field}"`)]).toEqual([400, true]);
  });

  test.each([
    ['somebody out of reach', async () => ({ ownerId: await doc('HS0047') }), 'ownerId'],
    ['a deadline that is over', async () => ({ dueOn: '2023-01-30' }), 'dueOn'],
    ['a grid out of reach', async () => ({ grid: 'C01-02-01' }), 'grid'],
    ['no measure but blanks', async () => ({ measure: '  ' }), 'measure'],
  ])('%s is refused', async (_what, part, field) => {
    const answer = await clients.branch.post('/grid/projects', { grid: 'C01-01-01', title: '食堂改造', ...(await terms()), ...(await part()) });
    expect([answer.status, JSON.stringify(answer.body).includes(`"field":"${field}"`)]).toEqual([400, true]);
  });

  test('it stands on the board of its grid, and its owner is told without a word about it', async () => {
    const { id } = await open({ title: '更衣室改造' });
    expect((await board(clients.branch, '?view=open&grid=C01-01')).rows.find((each) => each.id === id)).toMatchObject({ view: 'open', measure: '更换灶具', dueOn: '2023-03-31', owner: { employeeNo: 'HS0010' }, grid: { code: 'C01-01-01' }, actions: ['followUp'] });
    expect((await board(clients.branch, '?grid=C01-02')).rows.map((each) => each.id)).not.toContain(id);
    const mails = (await sql('grid_outbox').where({ template: 'task-assigned', recipient_id: (await engine.person('HS0010')).id })) as { text: string }[];
    expect([mails.length > 0, JSON.stringify(mails).includes('更衣室')]).toEqual([true, false]);
  });

  test('a group opens none', async () => expect((await clients.group.post('/grid/projects', { grid: 'C01-01-01', title: '食堂改造', ...(await terms()) })).status).toBe(403));
});

describe('done by the owner, verified by somebody else', () => {
  test('done with evidence, verified, looked at again months later', async () => {
    const { id } = await open();
    expect(row(await done(id, { doneOn: TODAY, evidence: '已更换' }))).toMatchObject({ view: 'done', state: 'done', evidence: '已更换', doneBy: { employeeNo: 'HS0010' }, actions: ['undo'] });
    expect((await board(clients.branch, '?view=done')).rows.map((each) => each.id)).toContain(id);
    const verified = row(await clients.branch.post(`/grid/tasks/${id}/verification`, { recheckMonths: 1 }));
    expect(verified).toMatchObject({ view: 'verified', state: 'verified', verifiedOn: TODAY, verifiedBy: { employeeNo: 'HS0006' }, evidence: '已更换', recheckOn: '2023-02-28', actions: [] });
    const recheck = (await board(clients.branch, '?mine=1')).rows.find(({ kind }) => kind === 'recheck') as ProjectRow;
    expect(recheck).toMatchObject({ title: '回头看：食堂改造', dueOn: '2023-02-28', owner: { employeeNo: 'HS0006' }, actions: ['complete'] });
    expect(row(await clients.branch.post(`/grid/tasks/${recheck.id}/completion`, { evidence: '运行正常' }))).toMatchObject({ view: 'verified', state: 'done' });
    expect((await clients.office.post(`/grid/tasks/${recheck.id}/verification`)).status).toBe(409);
  });

  test('the owner does it, nobody else', async () => {
    const { id } = await open();
    expect((await clients.branch.post(`/grid/tasks/${id}/completion`, { evidence: '已更换' })).status).toBe(403);
    expect((await done(id, { doneOn: '2023-02-01', evidence: '已更换' })).status).toBe(400);
    expect((await done(id, { doneOn: '2023-01-30', evidence: '已更换' })).status).toBe(400);
    expect((await done(id, { evidence: ' ' })).status).toBe(400);
    expect((await sql('grid_tasks').where({ document_id: id }).first('state'))).toEqual({ state: 'open' });
  });

  test('who owns it does not verify it, whatever his role', async () => {
    const { id } = row(await clients.office.post('/grid/projects', { grid: 'C01-01', title: '食堂改造', ...(await terms({ ownerId: await doc('HS0006') })) }));
    await clients.branch.post(`/grid/tasks/${id}/completion`, { evidence: '已更换' });
    for (const path of ['verification', 'return']) expect(refusal(await clients.branch.post(`/grid/tasks/${id}/${path}`, path === 'return' ? { reason: '缺照片' } : {}))).toEqual([409, expect.arrayContaining(['"code":"same_person"'])]);
    // An account that is no employee verifies; the re-check goes to the line, never to the owner.
    expect(row(await clients.office.post(`/grid/tasks/${id}/verification`, { recheckMonths: 12 }))).toMatchObject({ state: 'verified', verifiedBy: null });
    const recheck = (await sql('grid_tasks').where('origin_key', 'like', 'recheck:project:%').orderBy('id', 'desc').first()) as { owner_id: number; due_on: string };
    expect([recheck.owner_id === (await engine.person('HS0006')).id, String(recheck.due_on)]).toEqual([false, '2024-01-31']);
  });

  test('returned: open again with the reason, and verified after the second round', async () => {
    const { id } = await open();
    await done(id);
    expect((await clients.branch.post(`/grid/tasks/${id}/return`, {})).status).toBe(400);
    expect(row(await clients.branch.post(`/grid/tasks/${id}/return`, { reason: '缺照片' }))).toMatchObject({ view: 'returned', state: 'open', doneOn: null, doneBy: null, evidence: null, returnReason: '缺照片', dueOn: '2023-03-31' });
    expect([(await board(clients.branch, '?view=returned')).rows.map((each) => each.id), (await board(clients.branch, '?view=open')).rows.some((each) => each.id === id)]).toEqual([[id], false]);
    await done(id, { evidence: '已补照片' });
    expect(row(await clients.branch.post(`/grid/tasks/${id}/verification`))).toMatchObject({ view: 'verified', evidence: '已补照片', returnReason: null, recheckOn: null });
    const steps = (await sql('grid_task_steps as s').join('grid_tasks as t', 't.id', 's.task_id').where('t.document_id', id).orderBy('s.seq').select('s.action', 's.note')) as { action: string; note: string | null }[];
    expect(steps.map(({ action, note }) => [action, note])).toEqual([['complete', '已更换，附验收单'], ['return', '缺照片'], ['complete', '已补照片'], ['verify', null]]);
  });

  test('what the state does not allow is a 409 and leaves no step', async () => {
    const { id } = await open();
    const before = await engine.count('grid_task_steps');
    expect((await clients.branch.post(`/grid/tasks/${id}/verification`)).status).toBe(409);
    expect((await clients.branch.post(`/grid/tasks/${id}/return`, { reason: '缺照片' })).status).toBe(409);
    expect((await clients.group.delete(`/grid/tasks/${id}/completion`)).status).toBe(409);
    expect(await engine.count('grid_task_steps')).toBe(before);
    await done(id);
    expect((await done(id)).status).toBe(409);
    expect(row(await clients.group.delete(`/grid/tasks/${id}/completion`))).toMatchObject({ view: 'open', doneOn: null });
    await done(id);
    await clients.branch.post(`/grid/tasks/${id}/verification`);
    expect((await clients.group.delete(`/grid/tasks/${id}/completion`)).status).toBe(409);
  });

  test.each([0, 13, 1.5, '3'])('a re-check after %p months is refused', async (recheckMonths) => {
    const { id } = await open();
    await done(id);
    expect((await clients.branch.post(`/grid/tasks/${id}/verification`, { recheckMonths })).status).toBe(400);
  });

  test('a substitute does it for the owner, and does not verify it', async () => {
    const [owner, substitute] = [await engine.person('HS0010'), await engine.person('HS0006')];
    const { id } = await open();
    await sql('grid_absences').insert({ document_id: 'absence0000000000000001', employee_id: owner.id, substitute_id: substitute.id, from: TODAY, to: '2023-02-10' });
    expect(row(await clients.branch.post(`/grid/tasks/${id}/completion`, { evidence: '已更换' }))).toMatchObject({ state: 'done', doneBy: { employeeNo: 'HS0006' }, owner: { employeeNo: 'HS0010' } });
    expect((await clients.branch.post(`/grid/tasks/${id}/verification`)).status).toBe(409);
    await sql('grid_absences').where({ document_id: 'absence0000000000000001' }).delete();
    expect((await clients.branch.post(`/grid/tasks/${id}/verification`)).status).toBe(409);
    expect((await clients.office.post(`/grid/tasks/${id}/verification`)).status).toBe(200);
  });

  test('a talk or visit is no project', async () => {
    const duty = (await sql('grid_tasks').where({ kind: 'visit', state: 'open' }).first('document_id')) as { document_id: string };
    expect((await clients.office.post(`/grid/tasks/${duty.document_id}/verification`)).status).toBe(404);
  });
});

describe('a matter becomes a project', () => {
  const matter = async (): Promise<MatterPage> => {
    const { id } = (await clients.office.post('/grid/matters', { channel: 'hotline', kind: 'report', title: '路灯不亮', grid: 'C01-01-01', submitterId: await doc('HS0011') })).body as never as MatterPage;
    return (await clients.office.post(`/grid/matters/${id}/acceptance`, {})).body as never as MatterPage;
  };

  test('once, and its time line says so', async () => {
    const { id, number, actions } = await matter();
    expect(actions).toContain('promote');
    const page = (await clients.branch.post(`/grid/matters/${id}/project`, await terms())).body as never as MatterPage;
    expect([page.state, page.steps.at(-1)?.action, page.steps.at(-1)?.note, page.actions.includes('promote')]).toEqual(['accepted', 'promote', '更换灶具', false]);
    expect((await board(clients.branch)).rows.find((each) => each.id === page.project)).toMatchObject({ title: '路灯不亮', matter: number, owner: { employeeNo: 'HS0010' } });
    expect(await engine.task(`project:matter:${((await sql('grid_matters').where({ document_id: id }).first('id')) as { id: number }).id}`)).toBeDefined();
    expect((await clients.branch.post(`/grid/matters/${id}/project`, await terms())).status).toBe(409);
    expect(await engine.count('grid_matter_steps', { action: 'promote' })).toBe(1);
  });

  test('not without the three, not before it was accepted, not by who raised it, not by a group', async () => {
    const { id } = await matter();
    for (const field of ['ownerId', 'measure', 'dueOn']) expect((await clients.branch.post(`/grid/matters/${id}/project`, await terms({ [field]: undefined }))).status).toBe(400);
    expect((await clients.branch.post(`/grid/matters/${id}/project`, await terms({ ownerId: await doc('HS0011') }))).status).toBe(400);
    expect((await clients.group.post(`/grid/matters/${id}/project`, await terms())).status).toBe(403);
    const fresh = (await clients.office.post('/grid/matters', { channel: 'hotline', kind: 'report', title: '路灯不亮', grid: 'C01-01-01' })).body as never as MatterPage;
    expect((await clients.branch.post(`/grid/matters/${fresh.id}/project`, await terms())).status).toBe(409);
  });
});

test('what is kept of a purged project are its days and its people', async () => {
  const { purgeDuties } = server('capabilities/retention/store-purge') as typeof import('../../src/plugins/grid/server/src/capabilities/retention/store-purge');
  const { id } = await open();
  await done(id);
  await clients.branch.post(`/grid/tasks/${id}/verification`, { recheckMonths: 1 });
  const stored = (await sql('grid_tasks').where({ document_id: id }).first('id')) as { id: number };
  const recheck = (await engine.task(`recheck:project:${stored.id}`)) as { id: number };
  const visit = (await sql('grid_tasks').where({ kind: 'visit' }).first('id', 'title')) as { id: number; title: string };
  await engine.tx((db) => purgeDuties(db, [stored.id, recheck.id, visit.id]));
  const kept = (await sql('grid_tasks').whereIn('id', [stored.id, recheck.id]).select('title', 'measure', 'state')) as object[];
  expect([kept, await engine.count('grid_task_steps', { task_id: stored.id, note: null }), (await sql('grid_tasks').where({ id: visit.id }).first('title')) as object]).toEqual([
    expect.arrayContaining([{ title: '', measure: null, state: 'verified' }, { title: '', measure: null, state: 'open' }]),
    2,
    { title: visit.title },
  ]);
});

test('columns and their counts say the same', async () => {
  const { counts } = await board(clients.office);
  for (const view of ['open', 'returned', 'done', 'verified'] as const) expect([view, (await board(clients.office, `?view=${view}`)).total]).toEqual([view, counts[view]]);
  expect(counts.verified).toBeGreaterThan(0);
});
