import type { RecordCare } from '../../src/plugins/grid/shared/contracts/care';
import type { UserPrincipal } from '../../src/plugins/grid/server/src/access/principal';
import { server, startPlant, type TestApp } from '../support/app';
import { engineOf, type Engine } from '../support/engine';

type Care = typeof import('../../src/plugins/grid/server/src/capabilities/care/service') & typeof import('../../src/plugins/grid/server/src/capabilities/care/service-events');
type Tasks = typeof import('../../src/plugins/grid/server/src/capabilities/tasks/service');
const care = { ...(server('capabilities/care/service') as object), ...(server('capabilities/care/service-events') as object) } as Care;
const tasks = server('capabilities/tasks/service') as Tasks;

// Tuesday; the working days that follow are 1, 2 and 3 February.
const TODAY = '2023-01-31';
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
const doc = async (no: string) => (await engine.person(no)).doc;
const report = async (no: string, kind: Parameters<Care['reportEvent']>[2]['kind'], today = TODAY) => {
  // Outside of the transaction: SQLite has one connection.
  const employeeId = await doc(no);
  return engine.tx((db) => care.reportEvent(db, secretary, { employeeId, kind, occurredOn: today }, today));
};
const record = (input: Partial<RecordCare>, today = TODAY, principal = secretary) => engine.tx((db) => care.recordCare(db, principal, { form: 'individual', heldOn: today, ...input }, today));
const undo = (id: string, today = TODAY) => engine.tx((db) => care.undoRecord(db, secretary, id, today));
const stateOf = async (id: string | undefined) => (await sql('grid_tasks').where({ document_id: id ?? '' }).first('state', 'owner_id', 'due_on', 'done_on', 'recorded_on', 'state_reason')) as Record<string, unknown>;
const firstTask = (event: { openedTaskIds: string[] }) => event.openedTaskIds[0] as string;

describe('duties from events', () => {
  test('one duty, owned by the liaison, due on the third working day; the owner is told at once', async () => {
    const id = firstTask(await report('HS0011', 'hospital'));
    expect(await stateOf(id)).toMatchObject({ state: 'open', owner_id: (await engine.person('HS0010')).id, due_on: '2023-02-03' });
    expect(await engine.count('grid_outbox', { template: 'task-assigned', recipient_id: (await engine.person('HS0010')).id })).toBeGreaterThan(0);
  });

  test('reported many at once: each its own code and its own duty', async () => {
    const events = await Promise.all(['HS0014', 'HS0015', 'HS0016', 'HS0017', 'HS0018', 'HS0019'].map((no) => report(no, 'conflict')));
    expect(new Set(events.map((event) => event.code)).size).toBe(6);
    expect(events.flatMap((event) => event.openedTaskIds)).toHaveLength(6);
  });

  test('opening the duties of an event a second time opens nothing', async () => {
    const { openDutiesForEvents } = server('capabilities/care') as typeof import('../../src/plugins/grid/server/src/capabilities/care');
    const ids = ((await sql('grid_care_events').select('id')) as { id: number }[]).map((row) => row.id);
    expect(await engine.tx((db) => openDutiesForEvents(db, ids, TODAY))).toEqual([]);
  });

  test('withdrawing voids what is open and leaves what was done', async () => {
    const [open, done] = [await report('HS0020', 'conflict'), await report('HS0021', 'conflict')];
    await record({ taskIds: done.openedTaskIds });
    const withdraw = (id: string) => engine.tx((db) => care.withdraw(db, secretary, id, '报错了', TODAY));
    expect([await withdraw(open.id), await withdraw(done.id)]).toEqual([{ voided: 1 }, { voided: 0 }]);
    expect([await stateOf(firstTask(open)), await stateOf(firstTask(done))]).toMatchObject([{ state: 'void', state_reason: '报错了' }, { state: 'done' }]);
    await expect(withdraw(open.id)).rejects.toMatchObject({ code: 'withdrawn' });
  });

  // Of each: who owes the duty about whom, after what changed.
  const owners: [string, () => Promise<unknown>, string, string][] = [
    ['the liaison', async () => undefined, 'HS0013', 'HS0010'],
    ['who stands in for the liaison that day', async () => absent('HS0010', 'HS0011'), 'HS0013', 'HS0011'],
    ['never the employee himself: where he stands in, the branch secretary', async () => undefined, 'HS0011', 'HS0006'],
    ['the leader, when the liaison has left', async () => sql('grid_employees').where({ employee_no: 'HS0023' }).update({ employment_status: 'left' }), 'HS0029', 'HS0022'],
  ];
  test.each(owners)('owner: %s', async (_who, change, about, owner) => {
    const pair = (await sql('grid_contact_pairs as p').join('grid_employees as e', 'e.id', 'p.employee_id').join('grid_employees as l', 'l.id', 'p.liaison_id').where('e.employee_no', about).first('l.employee_no')) as { employee_no: string };
    expect(pair.employee_no).toBe(about === 'HS0029' ? 'HS0023' : 'HS0010');
    await change();
    expect((await stateOf(firstTask(await report(about, 'postChange'))))['owner_id']).toBe((await engine.person(owner)).id);
  });

  const absent = async (no: string, substitute: string) => {
    const { insertRows } = server('platform/rows') as typeof import('../../src/plugins/grid/server/src/platform/rows');
    const [who, other] = [(await engine.person(no)).id, (await engine.person(substitute)).id];
    return engine.tx((db) => insertRows(db, 'absence', [{ employee: who, employeeId: who, substitute: other, substituteId: other, from: TODAY, to: TODAY, gridId: 8 }]));
  };
});

describe('records', () => {
  test('one that names a duty closes exactly that, with both days', async () => {
    const [one, other] = [await report('HS0023', 'hospital'), await report('HS0023', 'weddingFuneral')];
    const answer = await record({ taskIds: one.openedTaskIds, form: 'hospitalVisit', heldOn: '2023-01-30' });
    expect(answer.closedTaskIds).toEqual(one.openedTaskIds);
    expect([await stateOf(firstTask(one)), await stateOf(firstTask(other))]).toMatchObject([{ state: 'done', done_on: '2023-01-30', recorded_on: TODAY }, { state: 'open' }]);
  });

  test('one that names none closes what it fits: kind, and held on or after the report', async () => {
    const [talk, visit] = [firstTask(await report('HS0024', 'conflict')), firstTask(await report('HS0024', 'hospital'))];
    const employeeIds = [await doc('HS0024')];
    expect((await record({ employeeIds, heldOn: '2023-01-30', form: 'homeVisit' })).closedTaskIds).toEqual([]);
    expect((await record({ employeeIds })).closedTaskIds).toEqual([talk]);
    expect((await record({ employeeIds, form: 'homeVisit' })).closedTaskIds).toEqual([visit]);
  });

  const refusals: [string, () => Promise<unknown>, object][] = [
    ['a phone call for a visit', async () => record({ taskIds: (await report('HS0025', 'hospital')).openedTaskIds, form: 'phone' }), { issues: [{ field: 'form' }] }],
    ['a day that has not come', async () => record({ employeeIds: [await doc('HS0025')], heldOn: '2023-02-01' }), { issues: [{ field: 'heldOn', code: 'in_future' }] }],
    ['nobody', async () => record({}), { issues: [{ field: 'employeeIds' }] }],
    ['a talk with himself', async () => record({ employeeIds: [await doc('HS0006')] }), { issues: [{ field: 'conductedById', code: 'is_subject' }] }],
    ['a follow-up before the talk', async () => record({ employeeIds: [await doc('HS0025')], nextOn: TODAY }), { issues: [{ field: 'nextOn' }] }],
    ['a duty that does not exist', async () => record({ taskIds: ['abcdefghijklmnopqrstuvwx'] }), { name: 'NotFound' }],
  ];
  test.each(refusals)('refused, and nothing is stored: %s', async (_what, call, error) => {
    const before = await engine.count('grid_care_records');
    await expect(call()).rejects.toMatchObject(error);
    expect(await engine.count('grid_care_records')).toBe(before);
  });

  test('a promised next talk becomes a duty of who held it, and a record closes it', async () => {
    const { openedTaskIds } = await record({ employeeIds: [await doc('HS0027')], nextOn: '2023-02-20' });
    expect(await stateOf(openedTaskIds[0])).toMatchObject({ state: 'open', due_on: '2023-02-20', owner_id: secretary.employeeId });
    expect((await record({ taskIds: openedTaskIds })).closedTaskIds).toEqual(openedTaskIds);
  });

  test('undo opens the duties again and takes the follow-up away, in the same week', async () => {
    const event = await report('HS0030', 'conflict');
    const { id, openedTaskIds } = await record({ taskIds: event.openedTaskIds, nextOn: '2023-02-20' });
    await expect(undo(id, '2023-02-06')).rejects.toMatchObject({ code: 'too_old' });
    expect(await undo(id)).toEqual({ reopened: 1 });
    expect([await stateOf(firstTask(event)), await stateOf(openedTaskIds[0])]).toEqual([expect.objectContaining({ state: 'open', done_on: null, recorded_on: null }), undefined]);
    await expect(undo(id)).rejects.toMatchObject({ name: 'NotFound' });
  });

  test('a record whose follow-up was held is not taken back', async () => {
    const { id, openedTaskIds } = await record({ employeeIds: [await doc('HS0031')], nextOn: '2023-02-20' });
    const second = await record({ taskIds: openedTaskIds });
    await expect(undo(id)).rejects.toMatchObject({ code: 'answered' });
    expect(await stateOf(openedTaskIds[0])).toMatchObject({ state: 'done' });
    await undo(second.id);
    expect(await undo(id)).toEqual({ reopened: 0 });
  });

  test('two people record the same duty at once: one does, the other is told, one record stays', async () => {
    for (const no of ['HS0032', 'HS0033', 'HS0034', 'HS0035']) {
      const { openedTaskIds } = await report(no, 'conflict');
      const before = await engine.count('grid_care_records');
      const both = await Promise.allSettled([record({ taskIds: openedTaskIds }), record({ taskIds: openedTaskIds })]);
      expect(both.map((each) => (each.status === 'fulfilled' ? 'done' : (each.reason as { code: string }).code)).sort()).toEqual(['done', 'not_open']);
      expect(await engine.count('grid_care_records')).toBe(before + 1);
    }
  });
});

describe('waiver and transfer', () => {
  const waive = (id: string) => engine.tx((db) => tasks.waive(db, secretary, id, '已调离', TODAY));
  const give = async (id: string, to: string) => {
    const ownerId = await doc(to);
    return engine.tx((db) => tasks.transfer(db, secretary, id, { ownerId, reason: '出差' }, TODAY));
  };

  test('a waived duty cannot be recorded until the waiver is taken back; a done one cannot be waived', async () => {
    const { openedTaskIds } = await report('HS0036', 'conflict');
    const id = openedTaskIds[0] as string;
    expect(await waive(id)).toMatchObject({ state: 'waived', reason: '已调离' });
    await expect(record({ taskIds: openedTaskIds })).rejects.toMatchObject({ code: 'not_open' });
    expect(await engine.tx((db) => tasks.unwaive(db, secretary, id, TODAY))).toMatchObject({ state: 'open', reason: null });
    await record({ taskIds: openedTaskIds });
    await expect(waive(id)).rejects.toMatchObject({ code: 'state' });
  });

  test('a transferred duty belongs to the new owner, who is told', async () => {
    const id = firstTask(await report('HS0037', 'conflict'));
    const before = await engine.count('grid_outbox', { template: 'task-assigned', recipient_id: (await engine.person('HS0009')).id });
    expect(await give(id, 'HS0009')).toMatchObject({ owner: { employeeNo: 'HS0009' }, reason: '出差' });
    expect(await engine.count('grid_outbox', { template: 'task-assigned', recipient_id: (await engine.person('HS0009')).id })).toBe(before + 1);
  });

  test.each([['the person it is about', 'HS0037', 'is_subject'], ['somebody who left', 'HS0038', 'left'], ['somebody of another branch', 'HS0047', 'unknown_employee']])('never to %s', async (_who, to, code) => {
    const id = firstTask(await report('HS0037', 'postChange'));
    await sql('grid_employees').where({ employee_no: 'HS0038' }).update({ employment_status: 'left' });
    await expect(give(id, to)).rejects.toMatchObject({ issues: [{ field: 'ownerId', code }] });
  });
});
