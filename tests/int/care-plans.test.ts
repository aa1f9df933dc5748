import type { UserPrincipal } from '../../src/plugins/grid/server/src/access/principal';
import type { CarePlanRow, OpenCarePlan } from '../../src/plugins/grid/shared/contracts/care';
import { loadPlant, server, startApp, type TestApp } from '../support/app';
import { engineOf, type Engine } from '../support/engine';
import { MARKER } from '../support/http';
import { portalToken } from '../support/portal';

type Care = typeof import('../../src/plugins/grid/server/src/capabilities/care/service');
type Plans = typeof import('../../src/plugins/grid/server/src/capabilities/care/service-plans');
type Moves = typeof import('../../src/plugins/grid/server/src/capabilities/organisation/store');
const { recordCare, undoRecord } = server('capabilities/care/service') as Care;
const { openPlan, extend, close, carePlans } = server('capabilities/care/service-plans') as Plans;

let app: TestApp;
let engine: Engine;
let secretary: UserPrincipal;
let today = '2023-01-31';
beforeAll(async () => {
  app = await startApp(today);
  await loadPlant(app);
  engine = engineOf(app);
  secretary = await engine.as('hs0006@plant.example');
});
afterAll(() => app.stop());

const sql = (table: string) => app.strapi.db.connection(table);
const on = (day: string, time?: string) => {
  today = day;
  engine.day(day, time);
};
const run = (day: string) => {
  on(day);
  return engine.run('care-plans');
};
const doc = async (no: string) => (await engine.person(no)).doc;
const open = async (no: string, values: Partial<OpenCarePlan> = {}, responsible = 'HS0010'): Promise<CarePlanRow> => {
  const plan = { employeeId: await doc(no), responsibleId: await doc(responsible), cause: 'hospital', cadence: 'week', from: today, reviewOn: '2023-03-01', until: '2023-03-31', ...values } as const;
  return engine.tx((db) => openPlan(db, secretary, plan, today));
};
const idOf = async ({ id }: CarePlanRow): Promise<number> => ((await sql('grid_care_plans').where({ document_id: id }).first('id')) as { id: number }).id;

interface Duty {
  id: number;
  origin_key: string;
  title: string;
  kind: string;
  state: string;
  assigned_on: string;
  due_on: string;
  done_on: string | null;
  owner_id: number | null;
  subject_id: number | null;
  state_reason: string | null;
}
const dutiesOf = async (plan: CarePlanRow): Promise<Duty[]> => (await sql('grid_tasks').whereLike('origin_key', `plan:${await idOf(plan)}:%`).orderBy('due_on').orderBy('id')) as Duty[];
/** `period state`, without the number of the plan. */
const statesOf = async (plan: CarePlanRow) => (await dutiesOf(plan)).map((duty) => `${duty.origin_key.split(':').slice(2).join(':')} ${duty.state}`);
const mailsTo = async (no: string) => (await sql('grid_outbox').where({ recipient_id: (await engine.person(no)).id }).whereLike('template', 'care-plan-%').orderBy('created_at')) as { template: string; subject: string; text: string; html: string }[];

describe('a plan', () => {
  let plan: CarePlanRow;

  test('opens the talk of its week at once: the responsible owes it, about the person, due on the last working day', async () => {
    plan = await open('HS0011', { goal: MARKER });
    const [duty, ...more] = await dutiesOf(plan);
    expect(more).toEqual([]);
    expect(duty).toMatchObject({ kind: 'talk', title: '重点关怀谈话 2023-W05', assigned_on: '2023-01-31', due_on: '2023-02-03', owner_id: (await engine.person('HS0010')).id, subject_id: (await engine.person('HS0011')).id });
    expect(plan).toMatchObject({ state: 'open', nextDueOn: '2023-02-03', openedBy: { employeeNo: 'HS0006' }, responsible: { employeeNo: 'HS0010' }, readable: true, reviewed: null, closed: null });
  });

  test('is sealed in the database and tells the person by mail without cause, content and names', async () => {
    const { goal } = (await sql('grid_care_plans').where({ document_id: plan.id }).first('goal')) as { goal: string };
    expect(goal).toMatch(/^v1:/);
    const mails = await mailsTo('HS0011');
    expect(mails.map(({ template }) => template)).toEqual(['care-plan-opened']);
    const [mail] = mails;
    for (const word of [MARKER, '生病', '住院', 'hospital', '关怀', '谈话']) expect(`${mail?.subject} ${mail?.text} ${mail?.html}`).not.toContain(word);
  });

  test('the job twice opens nothing twice, and one talk a week', async () => {
    expect(await run('2023-01-31')).toEqual({ plans: 1, ended: 0, talks: 0, reviews: 0 });
    expect(await run('2023-02-06')).toEqual({ plans: 1, ended: 0, talks: 1, reviews: 0 });
    for (const day of ['2023-02-06', '2023-02-07', '2023-02-12']) expect(await run(day)).toMatchObject({ talks: 0 });
    expect(await statesOf(plan)).toEqual(['2023-W05 open', '2023-W06 open']);
  });

  test('a dry run counts and opens nothing', async () => {
    const before = await engine.count('grid_tasks');
    const { runByHand } = server('platform/scheduler') as typeof import('../../src/plugins/grid/server/src/platform/scheduler');
    on('2023-02-13');
    expect(await runByHand(app.strapi, { name: 'care-plans', date: '2023-02-13', dryRun: true })).toMatchObject({ plans: 1, talks: 0 });
    expect(await engine.count('grid_tasks')).toBe(before);
  });

  test('a record closes its talks like any other, and taking it back opens them again', async () => {
    const employeeId = await doc('HS0011');
    const saved = await engine.tx((db) => recordCare(db, secretary, { employeeIds: [employeeId], form: 'individual', heldOn: '2023-02-08' }, '2023-02-08'));
    expect(await statesOf(plan)).toEqual(['2023-W05 done', '2023-W06 done']);
    await engine.tx((db) => undoRecord(db, secretary, saved.id, '2023-02-08'));
    expect(await statesOf(plan)).toEqual(['2023-W05 open', '2023-W06 open']);
    await engine.tx((db) => recordCare(db, secretary, { employeeIds: [employeeId], form: 'phone', heldOn: '2023-02-08' }, '2023-02-08'));
  });

  test('on the day of its review one duty asks the branch secretary; an extension answers it and goes on', async () => {
    expect(await run('2023-02-28')).toMatchObject({ reviews: 0 });
    expect(await run('2023-03-01')).toMatchObject({ reviews: 1 });
    expect(await run('2023-03-02')).toMatchObject({ reviews: 0 });
    const [review] = (await dutiesOf(plan)).filter(({ kind }) => kind === 'manual');
    expect(review).toMatchObject({ title: '重点关怀复核', state: 'open', assigned_on: '2023-03-01', due_on: '2023-03-08', owner_id: (await engine.person('HS0006')).id });
    const extended = await engine.tx((db) => extend(db, secretary, plan.id, { until: '2023-06-30', reviewOn: '2023-06-01', reason: '仍需关注' }, today));
    expect(extended).toMatchObject({ state: 'open', until: '2023-06-30', reviewOn: '2023-06-01', reviewed: { on: '2023-03-02', by: { employeeNo: 'HS0006' }, reason: '仍需关注' } });
    expect((await dutiesOf(plan)).find(({ id }) => id === review?.id)).toMatchObject({ state: 'done', done_on: '2023-03-02' });
    expect(await run('2023-04-03')).toMatchObject({ talks: 1, reviews: 0 });
    expect((await mailsTo('HS0011')).map(({ template }) => template)).toEqual(['care-plan-opened', 'care-plan-changed']);
  });

  test('closing voids the open talks and nothing else; nothing is opened any more', async () => {
    const before = await statesOf(plan);
    expect(before.filter((line) => line.endsWith(' open')).length).toBeGreaterThan(0);
    const closed = await engine.tx((db) => close(db, secretary, plan.id, '已康复返岗', '2023-04-04'));
    expect(closed).toMatchObject({ state: 'closed', nextDueOn: null, closed: { on: '2023-04-04', by: { employeeNo: 'HS0006' }, reason: '已康复返岗' } });
    expect(await statesOf(plan)).toEqual(before.map((line) => line.replace(/ open$/, ' void')));
    // What somebody wrote about the person stays with the plan.
    expect((await dutiesOf(plan)).filter(({ state }) => state === 'void').map((duty) => duty.state_reason)).not.toContain('已康复返岗');
    expect(await run('2023-04-10')).toMatchObject({ plans: 0, talks: 0 });
    await expect(engine.tx((db) => close(db, secretary, plan.id, '再次', '2023-04-10'))).rejects.toMatchObject({ code: 'plan_closed' });
    await expect(engine.tx((db) => extend(db, secretary, plan.id, { until: '2023-12-31', reviewOn: '2023-10-01', reason: '再次' }, '2023-04-10'))).rejects.toMatchObject({ code: 'plan_closed' });
  });

  test('each step is in the trail, about the person, by names of fields', async () => {
    const rows = (await sql('grid_audit').where({ type: 'care-plan', row_id: plan.id }).orderBy('seq')) as { action: string; subject_id: number; fields: string }[];
    expect(rows.map(({ action }) => action)).toEqual(['row.create', 'row.update', 'row.update']);
    expect(new Set(rows.map((row) => row.subject_id))).toEqual(new Set([(await engine.person('HS0011')).id]));
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${MARKER}|仍需关注|已康复返岗`));
  });

  test('the person sees it in his own file, with the goal', async () => {
    // Past the checks of the client: the goal is about him alone, so his file holds it.
    const answer = await app.http().get('/api/grid/me/file').set('Authorization', `Bearer ${await portalToken(app, 'HS0011')}`);
    const { sections } = answer.body as { sections: { key: string; rows: object[] }[] };
    expect(sections.find(({ key }) => key === 'carePlans')?.rows).toMatchObject([{ cause: 'hospital', cadence: 'week', until: '2023-06-30', goal: { text: MARKER }, closedReason: '已康复返岗' }]);
  });
});

describe('ends', () => {
  test('a plan that comes to its end is closed by the run; its open talk stays owed, its review does not', async () => {
    on('2023-05-01');
    const plan = await open('HS0012', { until: '2023-05-28', reviewOn: '2023-05-22', cadence: 'twoWeeks' });
    await run('2023-05-15');
    expect(await run('2023-05-22')).toMatchObject({ reviews: 1 });
    expect(await run('2023-05-28')).toMatchObject({ ended: 0 });
    expect(await statesOf(plan)).toEqual(['2023-W18 open', '2023-W20 open', 'review:2023-05-22 open']);
    expect(await run('2023-05-29')).toMatchObject({ ended: 1, plans: 0, talks: 0 });
    expect(await statesOf(plan)).toEqual(['2023-W18 open', '2023-W20 open', 'review:2023-05-22 void']);
    expect(await sql('grid_care_plans').where({ document_id: plan.id }).first('closed_on', 'closed_by_id', 'closed_reason')).toEqual({ closed_on: '2023-05-28', closed_by_id: null, closed_reason: null });
    expect(await run('2023-05-29')).toMatchObject({ ended: 0 });
  });

  test('of one person and cause one plan is open; another cause, or one that is over, is no obstacle', async () => {
    on('2023-06-01');
    const plan = await open('HS0013', { until: '2023-06-30', reviewOn: '2023-06-15' });
    await expect(open('HS0013', { until: '2023-07-31', reviewOn: '2023-06-15' })).rejects.toMatchObject({ code: 'plan_open' });
    await open('HS0013', { cause: 'hardship', until: '2023-07-31', reviewOn: '2023-06-15' });
    on('2023-07-01');
    // The nightly run has not been there yet.
    expect(((await sql('grid_care_plans').where({ document_id: plan.id }).first('closed_on')) as { closed_on: string | null }).closed_on).toBeNull();
    await open('HS0013', { until: '2023-08-31', reviewOn: '2023-08-01' });
    expect(((await sql('grid_care_plans').where({ document_id: plan.id }).first('closed_on')) as { closed_on: string }).closed_on).toBe('2023-06-30');
  });

  test('of two at once one is opened', async () => {
    on('2023-07-03');
    const values = { until: '2023-08-31', reviewOn: '2023-08-01', cause: 'conflict' } as const;
    const outcomes = await Promise.allSettled([open('HS0014', values), open('HS0014', values), open('HS0014', values)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'plan_open' });
    expect(await engine.count('grid_care_plans', { employee_id: (await engine.person('HS0014')).id })).toBe(1);
  });

  test('with somebody who left it ends, and nobody owes a talk', async () => {
    on('2023-07-03');
    const plan = await open('HS0015', { until: '2023-08-31', reviewOn: '2023-08-01' });
    await sql('grid_employees').where({ employee_no: 'HS0015' }).update({ employment_status: 'left' });
    expect(await run('2023-07-10')).toMatchObject({ ended: 1 });
    expect(await statesOf(plan)).toEqual(['2023-W27 void']);
  });
});

describe('who owes it', () => {
  const ownerOf = async (plan: CarePlanRow) => {
    const owner = (await dutiesOf(plan)).at(-1)?.owner_id ?? 0;
    return ((await sql('grid_employees').where({ id: owner }).first('employee_no')) as { employee_no: string } | undefined)?.employee_no ?? null;
  };

  test('who stands in for the responsible; the liaison where he has left', async () => {
    on('2023-09-04');
    const plan = await open('HS0016', { until: '2023-12-31', reviewOn: '2023-12-01' }, 'HS0017');
    expect(await ownerOf(plan)).toBe('HS0017');
    const [self, other] = [await engine.person('HS0017'), await engine.person('HS0010')];
    await engine.tx((db) => (server('platform/rows') as typeof import('../../src/plugins/grid/server/src/platform/rows')).insertRows(db, 'absence', [{ employee: self.id, employeeId: self.id, substitute: other.id, substituteId: other.id, from: '2023-09-10', to: '2023-09-15' }]));
    await run('2023-09-11');
    expect(await ownerOf(plan)).toBe('HS0010');
    await sql('grid_employees').where({ employee_no: 'HS0017' }).update({ employment_status: 'left' });
    await run('2023-09-18');
    const subject = await engine.person('HS0016');
    const pair = (await sql('grid_contact_pairs as p').join('grid_employees as e', 'e.id', 'p.liaison_id').where('p.employee_id', subject.id).whereNull('p.to').first('e.employee_no')) as { employee_no: string };
    expect([await ownerOf(plan), pair.employee_no === 'HS0017']).toEqual([pair.employee_no, false]);
  });

  test('a review is never asked of the person himself, nor of the responsible while there is somebody else', async () => {
    on('2023-10-09');
    const office = await engine.as('office@plant.example');
    const about = async (no: string, responsible: string) => {
      const plan = { employeeId: await doc(no), responsibleId: await doc(responsible), cause: 'hardship', cadence: 'month', from: today, reviewOn: '2023-10-16', until: '2023-12-31' } as const;
      return engine.tx((db) => openPlan(db, office, plan, today));
    };
    const [ofSecretary, bySecretary] = [await about('HS0006', 'HS0010'), await about('HS0020', 'HS0006')];
    await run('2023-10-16');
    for (const plan of [ofSecretary, bySecretary]) {
      const review = (await dutiesOf(plan)).find(({ kind }) => kind === 'manual');
      expect(review?.owner_id).not.toBe((await engine.person('HS0006')).id);
      expect(review?.owner_id).not.toBeNull();
    }
  });
});

test('an open plan follows the person into another grid, a closed one stays where it was', async () => {
  on('2023-11-01');
  const person = await engine.person('HS0018');
  const first = await open('HS0018', { until: '2023-12-31', reviewOn: '2023-12-01' });
  await engine.tx((db) => close(db, secretary, first.id, '已恢复', today));
  await open('HS0018', { until: '2023-12-31', reviewOn: '2023-12-01', cause: 'conflict' });
  const target = ((await sql('grid_grids').where({ code: 'C01-02-01' }).first('id')) as { id: number }).id;
  await engine.tx((db) => (server('capabilities/organisation/store') as Moves).moveEmployees(db, [{ employeeId: person.id, gridId: target }], today));
  const grids = (await sql('grid_care_plans as p').join('grid_grids as g', 'g.id', 'p.grid_id').where('p.employee_id', person.id).orderBy('p.id').select('g.code')) as { code: string }[];
  expect(grids.map(({ code }) => code)).toEqual(['C01-01-01', 'C01-02-01']);
  const { rows } = await engine.tx((db) => carePlans(db, secretary, { page: 1, pageSize: 100 }, today));
  expect(rows.filter(({ employee }) => employee.employeeNo === 'HS0018').map(({ state }) => state)).toEqual(['closed']);
});

test('two years after its end a plan is deleted; what a leaver’s plan tells goes after six months', async () => {
  on('2023-11-02');
  const keep = await open('HS0019', { until: '2024-10-31', reviewOn: '2024-10-01', goal: MARKER });
  await sql('grid_employees').where({ employee_no: 'HS0015' }).update({ left_on: '2023-07-10' });
  await sql('grid_care_plans').where({ employee_id: (await engine.person('HS0015')).id }).update({ closed_reason: '离职' });
  const purge = async (day: string, then: string) => {
    for (const each of [day, then]) {
      on(each);
      await engine.run('retention');
    }
  };
  await purge('2024-02-01', '2024-03-05');
  expect(await sql('grid_care_plans').where({ employee_id: (await engine.person('HS0015')).id }).first('closed_reason', 'goal')).toEqual({ closed_reason: null, goal: null });
  await run('2024-11-01');
  await purge('2026-01-20', '2026-02-20');
  const left = (await sql('grid_care_plans').orderBy('id').select('document_id', 'closed_on')) as { document_id: string; closed_on: string | null }[];
  expect(left.map(({ document_id }) => document_id)).toContain(keep.id);
  expect(left.filter(({ closed_on: on }) => on !== null && on < '2023-12-01')).toEqual([]);
  expect(await engine.count('grid_tombstone', { class: 'carePlans' })).toBeGreaterThan(0);
});
