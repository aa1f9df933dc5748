import type { CarePlanList, CarePlanRow } from '../../src/plugins/grid/shared/contracts/care';
import { login, startPlant, type PlantApp } from '../support/app';
import { ALL_ROLES, clientsOf, MARKER, type Answer, type Client, type Role } from '../support/http';
import { plantRows, type PlantRows } from '../support/plant-rows';

const TODAY = '2023-01-31';

let app: PlantApp;
let rows: PlantRows;
let clients: Record<Role, Client>;
let groupToken: string;
beforeAll(async () => {
  app = await startPlant();
  const accounts = app.accounts;
  rows = await plantRows(app);
  clients = await clientsOf(app, accounts);
  groupToken = await login(app, accounts.find(({ role }) => role === 'group')!);
});
afterAll(() => app.stop());

const sql = (table: string) => app.strapi.db.connection(table);
const count = async () => Number(((await sql('grid_care_plans').count({ n: '*' })) as { n: number | string }[])[0]?.n);
const body = (values: object = {}) => ({ employeeId: rows.person('HS0013').doc, responsibleId: rows.person('HS0010').doc, cause: 'hospital', cadence: 'month', from: TODAY, reviewOn: '2023-03-15', until: '2023-04-30', goal: MARKER, ...values });
const issuesOf = (answer: Answer): string[] => ((answer.body.error?.details as { issues?: { field: string; code: string }[] } | undefined)?.issues ?? []).map(({ field, code }) => `${field} ${code}`).sort();
const codeOf = (answer: Answer) => (answer.body.error?.details as { code?: string } | undefined)?.code;
const listed = async (role: Role, query = ''): Promise<CarePlanRow[]> => ((await clients[role].get(`/grid/care-plans?pageSize=100${query}`)).body as unknown as CarePlanList).rows;
const OWN = () => rows.of('care-plan', 'own').doc;
const FOREIGN = () => rows.of('care-plan', 'foreign').doc;

// Office and branch decide; group and committee see the rows of their reach; nobody else sees that there are plans.
const MAY: Record<Role, { reads: 'both' | 'own' | null; writes: boolean }> = {
  superAdmin: { reads: 'both', writes: true },
  office: { reads: 'both', writes: true },
  committee: { reads: 'both', writes: false },
  branch: { reads: 'own', writes: true },
  group: { reads: 'own', writes: false },
  publisher: { reads: null, writes: false },
  privacyOfficer: { reads: null, writes: false },
  none: { reads: null, writes: false },
};

describe.each(ALL_ROLES)('%s', (role) => {
  test('lists the plans of his reach, without a word of their goals', async () => {
    const { reads } = MAY[role];
    if (reads === null) return expect((await clients[role].get('/grid/care-plans')).status).toBe(403);
    const ids = (await listed(role)).map(({ id }) => id);
    expect([ids.includes(OWN()), ids.includes(FOREIGN())]).toEqual([true, reads === 'both']);
    // The texts of others stay closed to office, committee and group.
    const row = (await listed(role)).find(({ id }) => id === OWN());
    expect(Object.keys(row ?? {})).not.toContain('goal');
    expect(row?.readable).toBe(['superAdmin', 'branch', 'group'].includes(role));
  });

  test('opens, extends and closes them, or is refused', async () => {
    const { writes } = MAY[role];
    const before = await count();
    const opened = await clients[role].post('/grid/care-plans', body({ cause: 'hardship' }));
    if (!writes) {
      expect(opened.status).toBe(403);
      expect((await clients[role].post(`/grid/care-plans/${OWN()}/extensions`, { until: '2023-06-30', reviewOn: '2023-06-01', reason: '仍需关注' })).status).toBe(403);
      expect((await clients[role].post(`/grid/care-plans/${OWN()}/closing`, { reason: '已恢复' })).status).toBe(403);
      return expect(await count()).toBe(before);
    }
    expect([opened.status, await count()]).toEqual([200, before + 1]);
    const { id } = opened.body as never as CarePlanRow;
    expect((await clients[role].post(`/grid/care-plans/${id}/extensions`, { until: '2023-06-30', reviewOn: '2023-06-01', reason: '仍需关注' })).status).toBe(200);
    const closed = await clients[role].post(`/grid/care-plans/${id}/closing`, { reason: '已恢复' });
    expect([closed.status, (closed.body as never as CarePlanRow).state]).toEqual([200, 'closed']);
    expect(codeOf(await clients[role].post(`/grid/care-plans/${id}/closing`, { reason: '已恢复' }))).toBe('plan_closed');
  });
});

// Unknown and out of reach answer alike, and nothing happens.
test('a branch cannot touch, nor make, a plan of another branch', async () => {
  const before = await sql('grid_care_plans').where({ document_id: FOREIGN() }).first();
  for (const id of [FOREIGN(), 'z'.repeat(24)]) {
    expect((await clients.branch.post(`/grid/care-plans/${id}/extensions`, { until: '2023-06-30', reviewOn: '2023-06-01', reason: 'x' })).status).toBe(404);
    expect((await clients.branch.post(`/grid/care-plans/${id}/closing`, { reason: 'x' })).status).toBe(404);
    expect((await clients.branch.get(`/grid/care-plans?employee=${id === FOREIGN() ? rows.person('HS0048').doc : id}`)).status).toBe(404);
  }
  expect(issuesOf(await clients.branch.post('/grid/care-plans', body({ employeeId: rows.person('HS0048').doc })))).toEqual(['employeeId unknown_employee']);
  expect(issuesOf(await clients.branch.post('/grid/care-plans', body({ responsibleId: rows.person('HS0048').doc })))).toEqual(['responsibleId unknown_employee']);
  expect(await sql('grid_care_plans').where({ document_id: FOREIGN() }).first()).toEqual(before);
});

// Every refusal names the field; nothing is written.
test.each<[string, object, string[]]>([
  ['until before from', { until: '2023-01-30' }, ['reviewOn out_of_range', 'until invalid_order']],
  ['a beginning in the past', { from: '2023-01-30' }, ['from in_past']],
  ['a cadence longer than the span', { cadence: 'quarter', until: '2023-04-29' }, ['cadence longer_than_span']],
  ['an end more than a year away', { until: '2024-02-01' }, ['until too_far']],
  ['a review after the end', { reviewOn: '2023-05-01' }, ['reviewOn out_of_range']],
  ['a review in the past', { reviewOn: '2023-01-15' }, ['reviewOn out_of_range']],
  ['a day that does not exist', { until: '2023-02-30' }, ['until custom']],
  ['a day out of the years', { until: '2999-01-01' }, ['until custom']],
  ['a cause that is none', { cause: 'laziness' }, ['cause invalid_value']],
  ['a cadence that is none', { cadence: 'day' }, ['cadence invalid_value']],
  ['no end', { until: undefined }, ['until invalid_type']],
  ['no cause', { cause: undefined }, ['cause invalid_value']],
  ['a mark of a person', { score: 3 }, ['(body) unrecognized_keys']],
  ['a goal without end', { goal: '长'.repeat(10_001) }, ['goal too_big']],
  ['a NUL in the goal', { goal: 'a\0b' }, ['(body) invalid_character']],
])('%s', async (_case, values, issues) => {
  const before = await count();
  const answer = await clients.office.post('/grid/care-plans', body(values));
  expect([answer.status, issuesOf(answer), await count()]).toEqual([400, issues, before]);
});

test('people: not himself, nobody who left, nobody without a grid', async () => {
  const [him, left, homeless] = ['HS0013', 'HS0014', 'HS0015'].map((no) => rows.person(no));
  await sql('grid_employees').where({ id: left!.id }).update({ employment_status: 'retired' });
  await sql('grid_memberships').where({ employee_id: homeless!.id }).delete();
  await sql('grid_employees').where({ id: homeless!.id }).update({ grid_id: null });
  const before = await count();
  const refused: [object, string[]][] = [
    [{ responsibleId: him!.doc }, ['responsibleId is_subject']],
    [{ employeeId: left!.doc }, ['employeeId left']],
    [{ responsibleId: left!.doc }, ['responsibleId left']],
    [{ employeeId: homeless!.doc }, ['employeeId no_grid']],
  ];
  for (const [values, issues] of refused) expect(issuesOf(await clients.office.post('/grid/care-plans', body(values)))).toEqual(issues);
  expect(await count()).toBe(before);
});

// Whoever is cared for neither opens nor ends it: a secretary within his own reach is the case.
test('nobody decides about care for himself', async () => {
  expect((await clients.branch.post('/grid/care-plans', body({ employeeId: rows.person('HS0006').doc }))).status).toBe(403);
  const made = (await clients.office.post('/grid/care-plans', body({ employeeId: rows.person('HS0006').doc }))).body as never as CarePlanRow;
  expect((await clients.branch.post(`/grid/care-plans/${made.id}/closing`, { reason: 'x' })).status).toBe(403);
  expect((await clients.branch.post(`/grid/care-plans/${made.id}/extensions`, { until: '2023-06-30', reviewOn: '2023-06-01', reason: 'x' })).status).toBe(403);
  expect((await clients.office.post(`/grid/care-plans/${made.id}/closing`, { reason: 'x' })).status).toBe(200);
});

test('a second open plan of the same cause is a conflict; an extension says what is allowed', async () => {
  const made = (await clients.branch.post('/grid/care-plans', body())).body as never as CarePlanRow;
  const again = await clients.office.post('/grid/care-plans', body());
  expect([again.status, codeOf(again)]).toEqual([409, 'plan_open']);
  const extend = (values: object) => clients.branch.post(`/grid/care-plans/${made.id}/extensions`, { until: '2023-06-30', reviewOn: '2023-06-01', reason: '仍需关注', ...values });
  expect(issuesOf(await extend({ until: '2023-04-30' }))).toEqual(['reviewOn out_of_range', 'until invalid_order']);
  expect(issuesOf(await extend({ until: '2024-02-01' }))).toEqual(['until too_far']);
  expect(issuesOf(await extend({ reviewOn: TODAY }))).toEqual(['reviewOn out_of_range']);
  expect(issuesOf(await extend({ reason: ' ' }))).toEqual(['reason too_small']);
  // Of several at once one is taken: the others find another end.
  const answers = await Promise.all(['2023-06-30', '2023-07-31', '2023-07-15'].map((until) => extend({ until })));
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
  for (const answer of answers.filter(({ status }) => status !== 200)) expect([400, 409]).toContain(answer.status);
});

test('filters', async () => {
  const causes = async (query: string) => (await listed('office', query)).map((row) => row.cause);
  expect(new Set(await causes('&cause=hospital'))).toEqual(new Set(['hospital']));
  expect((await listed('office', `&employee=${rows.person('HS0012').doc}`)).map(({ id }) => id)).toEqual([OWN()]);
  expect((await listed('office', '&grid=C01-02')).map(({ id }) => id)).toEqual([FOREIGN()]);
  expect(await listed('office', '&grid=nosuch')).toEqual([]);
  expect(new Set((await listed('office', '&state=closed')).map(({ state }) => state))).toEqual(new Set(['closed']));
  expect((await listed('office', '&state=open')).map(({ state }) => state)).not.toContain('closed');
  expect(await listed('office', '&state=reviewDue')).toEqual([]);
  app.setToday('2023-03-15');
  expect((await listed('group', '&state=reviewDue')).map(({ id, state }) => [id, state])).toContainEqual([OWN(), 'reviewDue']);
  app.setToday(TODAY);
  expect((await clients.office.get('/grid/care-plans?state=nosuch')).status).toBe(400);
  expect((await clients.office.get('/grid/care-plans?sort=goal')).status).toBe(400);
});

// A branch opens what lies in it, and a party what he has to do with; each with a reason, written down. The row alone opens nothing.
test('who opens the goal', async () => {
  const ask = (client: Client, documentId: string) => client.post('/grid/confidential-readings', { type: 'care-plan', documentId, field: 'goal', reason: 'followUp' });
  for (const role of ['office', 'committee', 'publisher', 'privacyOfficer', 'none'] as const) expect([role, [403, 404].includes((await ask(clients[role], OWN())).status)]).toEqual([role, true]);
  expect((await ask(clients.branch, FOREIGN())).status).toBe(404);
  await expect(ask(clients.branch, OWN())).rejects.toThrow('answered a confidential text');
  // The group leader is the responsible of this plan.
  const raw = await app.http().post('/grid/confidential-readings').set('Authorization', `Bearer ${groupToken}`).send({ type: 'care-plan', documentId: OWN(), field: 'goal', reason: 'followUp' });
  expect([raw.status, (raw.body as { text: string }).text]).toEqual([200, MARKER]);
  const trail = (await sql('grid_audit').where({ action: 'confidential.read', row_id: OWN() })) as { subject_id: number }[];
  expect(trail.map((entry) => entry.subject_id)).toEqual([rows.person('HS0012').id, rows.person('HS0012').id]);
});
