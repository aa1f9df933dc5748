import { login, server, startPlant, type Account, type PlantApp } from '../support/app';
import { clientOf, type Client } from '../support/http';
import { newRow, plantRows, TABLES, type PlantRows } from '../support/plant-rows';
import en from '../../src/plugins/grid/shared/labels/en.json';
import zhHans from '../../src/plugins/grid/shared/labels/zh-Hans.json';

type Policy = typeof import('../../src/plugins/grid/server/src/access/policy');
const { TYPES } = server('access/policy') as Policy;

let app: PlantApp;
let rows: PlantRows;
let office: Client;
beforeAll(async () => {
  app = await startPlant();
  const accounts = app.accounts;
  rows = await plantRows(app);
  office = clientOf(app, await login(app, accounts.find((account) => account.role === 'office') as Account));
});
afterAll(() => app.stop());

const sql = (table: string) => app.strapi.db.connection(table);
const path = (type: string) => `/content-manager/collection-types/plugin::grid.${type}`;

interface Schema {
  info: { displayName: string };
  options: { draftAndPublish?: boolean };
  attributes: Record<string, { type: string; private?: boolean; enum?: string[]; target?: string }>;
}
const schemaOf = (type: string) => (app.strapi.contentTypes as never as Record<string, Schema>)[`plugin::grid.${type}`]!;
/** What Strapi adds to every type. */
const OWN = ['createdAt', 'updatedAt', 'publishedAt', 'createdBy', 'updatedBy', 'locale', 'localizations'];

describe('uniqueness is the database’s, not the application’s', () => {
  const copy = async (table: string, changes: object) => {
    const { id: _id, ...row } = (await sql(table).first()) as Record<string, unknown>;
    return sql(table).insert({ ...row, document_id: `copy${Math.random().toString(36).slice(2)}`, ...changes });
  };
  /** The planted follow-up of a task becomes one of a matter. */
  const copyOfMatterWeek = async () => {
    const { id } = (await sql('grid_follow_ups').first('id')) as { id: number };
    await sql('grid_follow_ups').where({ id }).update({ task_id: null, matter_id: 1 });
    return {};
  };
  const keys: [string, string, () => Promise<object>][] = [
    ['grid_grids', 'code', async () => ({})],
    ['grid_employees', 'employeeNo', async () => ({ admin_user_id: null })],
    ['grid_employees', 'adminUserId', async () => ({ employee_no: 'X-1', admin_user_id: ((await sql('grid_employees').whereNotNull('admin_user_id').first('admin_user_id')) as { admin_user_id: number }).admin_user_id })],
    ['grid_tasks', 'originKey', async () => ({})],
    ['grid_follow_ups', '(task, week)', async () => ({})],
    ['grid_follow_ups', '(matter, week)', async () => copyOfMatterWeek()],
    ['grid_task_steps', '(task, seq)', async () => ({})],
    ['grid_care_events', 'code', async () => ({})],
    ['grid_care_rules', 'code', async () => ({})],
    ['grid_care_records', 'sourceKey', async () => ({ source_key: ((await sql('grid_care_records').whereNotNull('source_key').first('source_key')) as { source_key: string }).source_key })],
    ['grid_calendar_days', 'date', async () => ({})],
    ['grid_outbox', 'dedup_key', async () => ({})],
    ['grid_job_run', '(job, period)', async () => ({})],
    ['grid_escalation', '(task, rung)', async () => ({})],
  ];
  test.each(keys)('%s %s', async (table, _key, changes) => {
    if (table.match(/outbox|job_run|escalation/)) {
      await sql('grid_outbox').insert({ id: 'x'.repeat(36), dedup_key: 'k', to_name: 'x', to_address: 'x@x.example', template: 'x', policy: 'at-least-once', subject: 'x', html: 'x', text: 'x', state: 'sent', next_try_at: 'x', created_at: 'x' }).onConflict('dedup_key').ignore();
      await sql('grid_job_run').insert({ job: 'x', period: 'x', state: 'done', owner: 'x', tries: 1, started_at: 'x' }).onConflict(['job', 'period']).ignore();
      await sql('grid_escalation').insert({ task_id: 1, rung: 'x', recipient_id: 1, fired_on: 'x' }).onConflict(['task_id', 'rung']).ignore();
      const row = (await sql(table).first()) as Record<string, unknown>;
      await expect(sql(table).insert(table === 'grid_outbox' ? { ...row, id: 'y'.repeat(36) } : row)).rejects.toMatchObject({ message: expect.stringMatching(/unique/i) });
    } else await expect(copy(table, await changes())).rejects.toMatchObject({ message: expect.stringMatching(/unique/i) });
  });

  const values = (type: string, field: string) => ({ ...newRow(rows, type, 'own', 'parallel-17'), [field]: field === 'date' ? '2032-05-17' : 'PARALLEL-1' });
  test.each([['grid', 'code', 'code'], ['employee', 'employeeNo', 'employee_no'], ['care-rule', 'code', 'code'], ['care-event', 'code', 'code'], ['calendar-day', 'date', 'date']])('eight parallel creates of one %s leave one row, one answer 201 and seven 400', async (type, field, column) => {
    const body = values(type, field);
    const answers = await Promise.all(Array.from({ length: 8 }, () => office.post(path(type), body)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, ...Array.from({ length: 7 }, () => 400)]);
    expect(await sql(TABLES[type] as string).where({ [column]: (body as Record<string, unknown>)[field] as string })).toHaveLength(1);
  });

  test('eight parallel second liaisons of one person leave one pair', async () => {
    const member = rows.person('HS0013');
    await sql('grid_contact_pairs').where({ employee_id: member.id }).update({ to: '2022-12-31' });
    const body = { employee: { connect: [{ documentId: member.doc }] }, liaison: { connect: [{ documentId: rows.person('HS0010').doc }] }, from: '2023-01-01' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => office.post(path('contact-pair'), body)));
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    expect(await sql('grid_contact_pairs').where({ employee_id: member.id, to: null })).toHaveLength(1);
  });
});

describe.each(Object.keys(TYPES))('%s', (type) => {
  const labels: [string, Record<string, { displayName?: string; fields?: Record<string, string>; enums?: Record<string, Record<string, string>> }>][] = [['zh-Hans', zhHans], ['en', en]];
  test.each(labels)('has a label for every field and every value in %s', (language, all) => {
    const missing: string[] = [];
    const own = all[type];
    if (!own?.displayName) missing.push(type);
    for (const [name, attribute] of Object.entries(schemaOf(type).attributes)) {
      if (attribute.private || OWN.includes(name)) continue;
      if (!own?.fields?.[name]) missing.push(`${type}.${name}`);
      for (const value of attribute.enum ?? []) if (!own?.enums?.[name]?.[value]) missing.push(`${type}.${name}=${value}`);
    }
    expect([language, missing]).toEqual([language, []]);
  });

  test('has a Chinese name, no drafts, an index on its scope, and nothing confidential that the search reads', () => {
    const schema = schemaOf(type);
    expect(schema.info.displayName).toMatch(/[一-鿿]/);
    expect(schema.options.draftAndPublish).toBe(false);
    for (const name of TYPES[type]!.confidential) expect(schema.attributes[name]).toMatchObject({ private: true, searchable: false });
    for (const name of [...Object.keys(TYPES[type]!.copies), ...(TYPES[type]!.rows === 'grid' ? ['gridId'] : [])]) expect([name, schema.attributes[name]?.private]).toEqual([name, true]);
  });
});

describe('bad input is a clear 400 and changes nothing', () => {
  const bad: [string, string, object, RegExp][] = [
    ['a second current liaison', 'contact-pair', { employee: 'HS0012', liaison: 'HS0011', from: '2023-01-01' }, /second_liaison|one liaison at a time/],
    ['his own liaison', 'contact-pair', { employee: 'HS0012', liaison: 'HS0012', from: '2010-01-01', to: '2010-02-01' }, /self_liaison/],
    ['a pair that ends before it begins', 'contact-pair', { employee: 'HS0012', liaison: 'HS0011', from: '2010-02-01', to: '2010-01-01' }, /invalid_order/],
    ['his own substitute', 'absence', { employee: 'HS0012', substitute: 'HS0012', from: '2010-01-01', to: '2010-02-01' }, /self_substitute/],
    ['an event of tomorrow', 'care-event', { employee: 'HS0012', code: 'B-1', kind: 'conflict', occurredOn: '2023-02-01', reportedOn: '2023-02-01' }, /in_future/],
    ['an event reported before it happened', 'care-event', { employee: 'HS0012', code: 'B-2', kind: 'conflict', occurredOn: '2023-01-31', reportedOn: '2023-01-30' }, /invalid_order/],
    ['an unknown kind', 'care-event', { employee: 'HS0012', code: 'B-3', kind: 'nosuch', occurredOn: '2023-01-30', reportedOn: '2023-01-30' }, /kind/],
    ['an event rule without days', 'care-rule', { code: 'B-4', name: 'x', duty: 'talk', trigger: 'event', eventKind: 'conflict', dayKind: 'working', firstResponsible: 'liaison', active: true }, /invalid_rule|days/],
    ['a group above a branch', 'grid', { code: 'B-5', name: 'x', level: 'branch', parent: 'C01-01-01' }, /invalid_level|higher level/],
    ['a day that does not exist', 'calendar-day', { date: '2031-02-30', isOffDay: true }, /date/],
    ['a date in 2199', 'calendar-day', { date: '2199-01-01', isOffDay: true }, /date/],
    ['an absence in 1899', 'absence', { employee: 'HS0012', substitute: 'HS0011', from: '1899-12-31', to: '2010-02-01' }, /from/],
    ['a date with a time', 'absence', { employee: 'HS0012', substitute: 'HS0011', from: '2010-01-01T10:00:00Z', to: '2010-02-01' }, /from/],
    ['a number for a date', 'absence', { employee: 'HS0012', substitute: 'HS0011', from: 20100101, to: '2010-02-01' }, /from/],
    ['a person without a grid', 'employee', { employeeNo: 'B-6', name: 'x', politicalStatus: 'none', employmentStatus: 'active', language: 'zhHans' }, /grid/],
    ['a mail address that is two', 'employee', { employeeNo: 'B-7', name: 'x', politicalStatus: 'none', employmentStatus: 'active', language: 'zhHans', grid: 'C01-01-01', email: 'a@x.example, b@x.example' }, /email/],
  ];
  test.each(bad)('%s', async (_what, type, data, message) => {
    const before = await sql(TABLES[type] as string).count({ n: '*' });
    const ref = (value: unknown) => (typeof value === 'string' && value.startsWith('HS') ? { connect: [{ documentId: rows.person(value).doc }] } : typeof value === 'string' && value.startsWith('C01') ? { connect: [{ documentId: rows.grid(value).doc }] } : value);
    const answer = await office.post(path(type), Object.fromEntries(Object.entries(data).map(([key, value]) => [key, ref(value)])));
    expect([answer.status, answer.text]).toEqual([400, expect.stringMatching(message)]);
    expect(await sql(TABLES[type] as string).count({ n: '*' })).toEqual(before);
  });
});

test.each(['filters[dueOn][$eq]=2031-02-30', 'filters[dueOn]=x', 'filters[dueOn][$in][0]=x', 'filters[dueOn][$gt]=9999-99-99', 'filters[id]=x', 'filters[id][$gt]=99999999999', 'filters[owner]=x', 'filters[owner][id][$in][0]=x', 'filters[gridId]=x', 'filters[owner][id]=1.5', 'filters[state]=nosuch', 'filters[subject][birthDate]=2031-02-30', 'sort=dueOn:x', 'page=x', 'pageSize=0', 'pageSize=-1', 'page=99999999999999999999', '_q=%25', "_q=%27%3B--"])('a list with ?%s answers, and never a 5xx', async (query) => {
  expect((await office.get(`${path('task')}?${query}`)).status).toBeLessThan(500);
});

test.each(['idsToOmit[0]=x', 'idsToInclude[0]=99999999999', 'id=x', 'page=x', '_filter=x', '_q=%25'])('nor does a picker with ?%s', async (query) => {
  expect((await office.get(`/content-manager/relations/plugin::grid.absence/employee?${query}`)).status).toBeLessThan(500);
});

describe('a NUL character, which PostgreSQL refuses, is a 400 everywhere', () => {
  const bodies: [string, () => Promise<{ status: number }>][] = [
    ['in a unique column', () => office.post(path('grid'), { code: 'a\u0000b', name: 'x', level: 'committee' })],
    ['in another column', () => office.post(path('grid'), { code: 'ab', name: 'x\u0000', level: 'committee' })],
    ['in a change of a unique column', () => office.put(`${path('employee')}/${rows.of('employee', 'own').doc}`, { employeeNo: 'a\u0000' })],
    ['in a talk', () => office.post('/grid/care-records', { form: 'phone', heldOn: '2023-01-31', place: 'a\u0000', employeeIds: [rows.person('HS0012').doc], conductedById: rows.person('HS0010').doc })],
    ['in a reason', () => office.post(`/grid/tasks/${rows.of('task', 'own').doc}/waiver`, { reason: 'a\u0000' })],
    ['in a search', () => office.get(`${path('task')}?_q=%00`)],
    ['in a search of ours', () => office.get('/grid/people?q=a%00b')],
    ['in a filter', () => office.get(`${path('task')}?filters[title]=%00`)],
    ['in a path', () => office.get('/grid/jobs/a%00b')],
    ['in the REST interface', () => clientOf(app, null).get('/api/grid/tasks?filters[title]=%00')],
  ];
  test.each(bodies)('%s', async (_where, call) => expect((await call()).status).toBe(400));
});
