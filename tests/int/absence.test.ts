import type { UserPrincipal } from '../../src/plugins/grid/server/src/access/principal';
import { server, startPlant, type TestApp } from '../support/app';
import { engineOf, type Engine } from '../support/engine';

type Care = typeof import('../../src/plugins/grid/server/src/capabilities/care/service');
type Tasks = typeof import('../../src/plugins/grid/server/src/capabilities/tasks/service');
type Rows = typeof import('../../src/plugins/grid/server/src/platform/rows');
const care = server('capabilities/care/service') as Care;
const tasks = server('capabilities/tasks/service') as Tasks;
const { insertRows } = server('platform/rows') as Rows;

// Tuesday. HS0006 is secretary of the first branch, HS0010 leads its first group; HS0047 and HS0048 belong to the second branch.
const TODAY = '2023-01-31';
let app: TestApp;
let engine: Engine;
let substitute: UserPrincipal;
beforeAll(async () => {
  app = await startPlant();
  engine = engineOf(app);
  substitute = await engine.as('hs0010@plant.example');
});
afterAll(() => app.stop());
beforeEach(async () => {
  await sql('grid_absences').delete();
  await sql('grid_outbox').delete();
});

const sql = (table: string) => app.strapi.db.connection(table);
const absent = async (no: string, other: string, from = TODAY, to = TODAY) => {
  const [who, stands] = [(await engine.person(no)).id, (await engine.person(other)).id];
  return engine.tx((db) => insertRows(db, 'absence', [{ employee: who, employeeId: who, substitute: stands, substituteId: stands, from, to, gridId: 1 }]));
};
let duties = 0;
const duty = async (owner: string, subject: string, dueOn = '2023-02-01'): Promise<string> => {
  const [ownerId, who] = [(await engine.person(owner)).id, await engine.person(subject)];
  const { gridId } = (await sql('grid_employees').where({ id: who.id }).first('grid_id as gridId')) as { gridId: number };
  duties += 1;
  const [id] = await engine.tx((db) => insertRows(db, 'task', [{ title: '发生矛盾必谈', kind: 'talk', grid: gridId, owner: ownerId, subject: who.id, assignedOn: '2023-01-30', dueOn, originKey: `absence:${duties}`, state: 'open' }]));
  return ((await sql('grid_tasks').where({ id }).first('document_id as doc')) as { doc: string }).doc;
};
const mine = async (today = TODAY) => (await engine.tx((db) => tasks.listWorkbench(db, substitute, { mine: '1', state: 'open', page: 1, pageSize: 100 }, today))).rows.map(({ id }) => id);

describe('while the owner is absent', () => {
  test('who stands in finds his duty among his own, also in grids that he does not reach, and can do it; the day after no more', async () => {
    const id = await duty('HS0047', 'HS0048');
    expect(await mine()).not.toContain(id);
    await absent('HS0047', 'HS0010');
    expect([await mine(), await mine('2023-02-01')]).toEqual([expect.arrayContaining([id]), expect.not.arrayContaining([id])]);
    expect((await engine.tx((db) => tasks.summary(db, substitute, TODAY))).mine.week).toBeGreaterThan(0);
    await engine.tx((db) => tasks.followUp(db, substitute, id, { note: '已联系' }, TODAY));
    const record = { taskIds: [id], form: 'individual' as const, heldOn: TODAY };
    await expect(engine.tx((db) => care.recordCare(db, substitute, record, '2023-02-01'))).rejects.toMatchObject({ name: 'NotFound' });
    expect((await engine.tx((db) => care.recordCare(db, substitute, record, TODAY))).closedTaskIds).toEqual([id]);
  });

  test('the rest of the second branch stays out of reach', async () => {
    const [his, other] = [await duty('HS0047', 'HS0048'), await duty('HS0043', 'HS0048')];
    await absent('HS0047', 'HS0010');
    expect(await mine()).not.toContain(other);
    await expect(engine.tx((db) => tasks.waive(db, substitute, other, 'x', TODAY))).rejects.toMatchObject({ name: 'NotFound' });
    expect(await mine()).toContain(his);
  });

  test('a chain leads to the last one', async () => {
    const id = await duty('HS0047', 'HS0048');
    await absent('HS0047', 'HS0043');
    expect(await mine()).not.toContain(id);
    await absent('HS0043', 'HS0010');
    expect(await mine()).toContain(id);
  });

  test('what is about the substitute himself is not his to do', async () => {
    const [about, other] = [await duty('HS0006', 'HS0010'), await duty('HS0006', 'HS0011')];
    await absent('HS0006', 'HS0010');
    expect(await mine()).toEqual(expect.arrayContaining([other]));
    expect(await mine()).not.toContain(about);
  });

  test('a duty that is given to him is told to who stands in', async () => {
    const id = await duty('HS0010', 'HS0011');
    await absent('HS0022', 'HS0034');
    const secretary = await engine.as('hs0006@plant.example');
    const ownerId = (await engine.person('HS0022')).doc;
    await engine.tx((db) => tasks.transfer(db, secretary, id, { ownerId, reason: '休假' }, TODAY));
    const mails = (await sql('grid_outbox').where({ template: 'task-assigned' }).select('recipient_id as id')) as { id: number }[];
    expect(mails.map((mail) => mail.id)).toEqual([(await engine.person('HS0034')).id]);
  });

  test('the digest goes to who stands in, and about himself to the leader of the grid', async () => {
    await sql('grid_tasks').update({ state: 'void' });
    await duty('HS0034', 'HS0038');
    await absent('HS0034', 'HS0038', '2023-01-30', '2023-02-10');
    await engine.run('digest');
    expect(await engine.count('grid_outbox', { recipient_id: (await engine.person('HS0038')).id })).toBe(0);
    const { id } = (await sql('grid_grids as g').join('grid_employees as e', 'e.grid_id', 'g.id').where('e.employee_no', 'HS0038').first('g.leader_id as id')) as { id: number };
    const leader = id === (await engine.person('HS0034')).id ? (await engine.person('HS0006')).id : id;
    expect((await sql('grid_outbox').where({ template: 'digest' }).select('recipient_id as id')) as { id: number }[]).toEqual([{ id: leader }]);
  });

  test('a rung whose holder stands in for the owner goes one up', async () => {
    await sql('grid_tasks').update({ state: 'void' });
    const doc = await duty('HS0011', 'HS0014', '2023-01-30');
    const { id } = (await sql('grid_tasks').where({ document_id: doc }).first('id')) as { id: number };
    await absent('HS0011', 'HS0010');
    await engine.run('escalate');
    const fired = (await sql('grid_escalation').where({ task_id: id, rung: 'gridLeader' }).select('recipient_id as id')) as { id: number }[];
    expect(fired).toEqual([{ id: (await engine.person('HS0006')).id }]);
  });
});
