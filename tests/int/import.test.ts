import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ImportPreview, ImportProgress, ImportSummary } from '../../src/plugins/grid/shared/contracts/import';
import { login, startPlant, type Account, type PlantApp } from '../support/app';
import { demo, facts, saveAs, sheetXml, xlsxParts, zip } from './import-fixtures';

let app: PlantApp;
let accounts: Account[];
let office: string;
let uploads: string;

beforeAll(async () => {
  // Uploads of this process alone, so that what is left behind can be told.
  uploads = mkdtempSync(path.join(os.tmpdir(), 'lianxin-uploads-'));
  app = await startPlant({ TMPDIR: uploads });
  accounts = app.accounts;
  office = await tokenOf('office');
});
afterAll(async () => {
  await app.stop();
  rmSync(uploads, { recursive: true, force: true });
});

const tokenOf = async (role: Account['role']): Promise<string> => {
  const account = accounts.find((each) => each.role === role);
  if (!account) throw new Error(`no account ${role}`);
  return login(app, account);
};

interface Answer {
  status: number;
  text: string;
  body: unknown;
}

const post = async (path: string, file: Buffer | null, fields: Record<string, string> = {}, token = office): Promise<Answer> => {
  const call = app.http().post(`/grid/${path}`).set('Authorization', `Bearer ${token}`);
  if (file) call.attach('file', file, '名册.xlsx');
  for (const [name, value] of Object.entries(fields)) call.field(name, value);
  return (await call.buffer(true).parse((answer, done) => {
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
    answer.on('end', () => done(null, Buffer.concat(chunks)));
  }).then((answer) => {
    const text = (answer.body as Buffer).toString('utf8');
    return { status: answer.status, text, body: /json$|json;/.test(String(answer.headers['content-type'])) && !String(answer.headers['content-type']).includes('ndjson') ? (JSON.parse(text) as unknown) : null };
  })) as Answer;
};

const preview = async (file: Buffer, fields?: Record<string, string>): Promise<ImportPreview> => {
  const answer = await post('imports/preview', file, fields);
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body as ImportPreview;
};

const commit = async (file: Buffer, fingerprint: string): Promise<ImportProgress[]> => {
  const answer = await post('imports', file, { fingerprint });
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return answer.text.trim().split('\n').map((line) => JSON.parse(line) as ImportProgress);
};

const commitAll = async (file: Buffer): Promise<ImportSummary> => {
  const last = (await commit(file, (await preview(file)).fingerprint)).pop();
  if (last?.type !== 'done') throw new Error(JSON.stringify(last));
  return last.import;
};

const get = async (path: string, token = office) => app.http().get(`/grid/${path}`).set('Authorization', `Bearer ${token}`).buffer(true).parse((answer, done) => {
  const chunks: Buffer[] = [];
  answer.on('data', (chunk: Buffer) => chunks.push(chunk));
  answer.on('end', () => done(null, Buffer.concat(chunks)));
});

const TABLES = ['grid_grids', 'grid_employees', 'grid_memberships', 'grid_appointments', 'grid_contact_pairs', 'grid_care_events', 'grid_care_records', 'grid_tasks', 'grid_activities', 'grid_attendances', 'grid_calendar_days', 'grid_imports'];

/** Every row of every table that an import may touch. */
const everything = async (): Promise<string> => JSON.stringify(await Promise.all(TABLES.map((table) => app.strapi.db.connection(table).orderBy('id').select('*'))));

const people = (...rows: unknown[][]): Buffer => saveAs([['工号', '姓名', '部门', '所属网格'], ...rows], 'xlsx');
const row = async (table: string, where: object) => (await app.strapi.db.connection(table).where(where).first()) as Record<string, unknown>;

test('the messy file after the roster: six wrong rows, over HTTP, and nothing is changed by looking', async () => {
  const before = await everything();
  const { sheets, counts, fileName } = await preview(demo('roster-messy.xlsx'));
  expect(sheets[0]?.rows.flatMap(({ problems }) => problems.map(({ row: at, column, code }) => ({ row: at, column, code })))).toEqual(facts.messy.problems);
  expect([counts.wrong, counts.new + counts.changed + counts.unchanged, fileName]).toEqual([6, facts.messy.importable, '名册.xlsx']);
  expect(await everything()).toBe(before);
});

test('both workbooks a second time: 0 new, 0 changed, also when they are committed', async () => {
  for (const name of ['roster.xlsx', 'ledger-2022.xlsx']) {
    const summary = await commitAll(demo(name));
    expect([name, summary.counts.new, summary.counts.changed, summary.counts.wrong, summary.opened, summary.closed]).toEqual([name, 0, 0, 0, 0, 0]);
  }
});

test('what was not previewed is not committed', async () => {
  const file = people(['HS0007', '胡丽华', '新部门甲', 'C01-01']);
  const { fingerprint } = await preview(file);
  await app.strapi.db.connection('grid_employees').where({ employee_no: 'HS0007' }).update({ department: '又改了' });
  const before = await everything();
  expect((await commit(file, fingerprint)).pop()).toMatchObject({ type: 'error', status: 409, code: 'preview_outdated' });
  expect((await commit(people(['HS0007', '胡丽华', '新部门乙', 'C01-01']), (await preview(file)).fingerprint)).pop()).toMatchObject({ type: 'error', status: 409 });
  expect(await everything()).toBe(before);
});

describe('a commit', () => {
  test('tells its progress, is listed, and its result can be fetched', async () => {
    const file = people(['HS0008', '韦雨桐', '导入部门', 'C01-01'], ['X1', '新人一', '导入部门', 'C99'], ['X2', '新人二', '导入部门', 'C01-01-01']);
    const lines = await commit(file, (await preview(file)).fingerprint);
    const last = lines.pop();
    expect(lines.map((line) => (line.type === 'progress' ? line.step : line.type))).toEqual(expect.arrayContaining(['read', 'check', 'write']));
    expect(last).toMatchObject({ type: 'done', import: { fileName: '名册.xlsx', by: 'office@plant.example', counts: { new: 1, changed: 1, unchanged: 0, wrong: 1 } } });
    const list = JSON.parse(String((await get('imports')).body)) as ImportSummary[];
    expect(list[0]).toEqual(last?.type === 'done' && last.import);
    const result = await get(`imports/${list[0]?.id}/result`);
    expect(result.headers['content-disposition']).toContain('.xlsx');
    const { sheets } = await preview(result.body as Buffer);
    expect(sheets.map(({ name }) => name)).toEqual(['导入结果', 'Sheet1']);
    expect((await get('imports/00000000-0000-0000-0000-000000000000/result')).status).toBe(404);
  });

  test('gives a new person a membership without a beginning, and a moved one a second from today', async () => {
    const fresh = await row('grid_employees', { employee_no: 'X2' });
    const memberships = async (id: unknown) => (await app.strapi.db.connection('grid_memberships').where({ employee_id: id }).orderBy('id')) as Record<string, unknown>[];
    expect((await memberships(fresh['id'])).map(({ from, to }) => [from, to])).toEqual([[null, null]]);
    await commitAll(people(['X2', '新人二', '导入部门', 'C01-02']));
    const moved = await row('grid_employees', { employee_no: 'X2' });
    const target = await row('grid_grids', { code: 'C01-02' });
    expect(moved['grid_id']).toBe(target['id']);
    expect((await memberships(fresh['id'])).map(({ from, to, grid_id }) => [from, to, grid_id])).toEqual([[null, '2023-01-30', fresh['grid_id']], ['2023-01-31', null, target['id']]]);
  });

  test('builds grids of any order with leaders of the same file, and moves a subtree', async () => {
    const grids = (...rows: string[][]) => saveAs([['网格编码', '网格名称', '层级', '上级网格编码', '网格长工号'], ...rows], 'xlsx');
    await commitAll(grids(['N-1', '新组', '党小组', 'N', 'HS0010'], ['N', '新支部', '党支部', 'C01', 'HS0006']));
    const [branch, group] = [await row('grid_grids', { code: 'N' }), await row('grid_grids', { code: 'N-1' })];
    const root = await row('grid_grids', { code: 'C01' });
    expect(group['path']).toBe(`/${String(root['id'])}/${String(branch['id'])}/${String(group['id'])}/`);
    expect([group['parent_id'], group['grid_id'], group['leader_id']]).toEqual([branch['id'], group['id'], (await row('grid_employees', { employee_no: 'HS0010' }))['id']]);
    await commitAll(grids(['N-1', '新组', '党小组', 'C01-02', '']));
    const above = await row('grid_grids', { code: 'C01-02' });
    expect((await row('grid_grids', { code: 'N-1' }))['path']).toBe(`/${String(root['id'])}/${String(above['id'])}/${String(group['id'])}/`);
  });

  test('of an event opens its duty, and of the record that answers it closes it; the confidential text is stored and nowhere shown', async () => {
    const book = (lines: string[][]) => saveAs(lines, 'xlsx');
    const events = book([['事由编号', '工号', '事由', '发生日期', '报告日期', '说明'], ['T1', 'HS0011', '住院', '2023-01-28', '2023-01-30', '腰伤']]);
    expect(await commitAll(events)).toMatchObject({ opened: 1, closed: 0 });
    const records = book([['事由编号', '谈访人工号', '谈访对象工号', '方式', '日期', '内容'], ['T1', 'HS0010', 'HS0011', '走访', '2023-01-31', '好转']]);
    expect(await commitAll(records)).toMatchObject({ opened: 0, closed: 1, counts: { new: 1 } });
    expect(await commitAll(records)).toMatchObject({ opened: 0, closed: 0, counts: { unchanged: 1 } });
    expect(await row('grid_care_events', { code: 'T1' })).toMatchObject({ note: expect.stringMatching(/^v1:k1:/) as string });
    const stored = JSON.stringify(await app.strapi.db.connection('grid_imports').select('result'));
    expect(stored).not.toMatch(/腰伤|好转/);
  });
});

describe('bad input changes nothing and says what is wrong', () => {
  const pairs = (...rows: string[][]) => saveAs([['联系人工号', '联系对象工号', '起始日期'], ...rows], 'xlsx');
  const bomb = () => zip([...xlsxParts(sheetXml('')), { name: 'xl/worksheets/sheet2.xml', data: Buffer.alloc(60 * 1024 * 1024) }]);

  test.each<[string, () => Buffer, number, string]>([
    ['a PDF', () => Buffer.from('%PDF-1.7'), 400, 'unsupported_type'],
    ['a file of 15 MB', () => Buffer.alloc(15 * 1024 * 1024, 'a'), 400, 'too_large'],
    ['a zip bomb', bomb, 400, 'unsafe_archive'],
    ['100,000 rows', () => saveAs(Array.from({ length: 100_000 }, (_, index) => [`A${index}`]), 'xlsx'), 400, 'too_many_rows'],
    ['an empty sheet', () => saveAs([[]], 'xlsx'), 400, 'empty_workbook'],
    ['headers and no rows', () => people(), 400, 'empty_workbook'],
    ['unknown headers', () => saveAs([['甲', '乙'], ['1', '2']], 'xlsx'), 400, 'unknown_headers'],
  ])('%s', async (_, file, status, code) => {
    const before = await everything();
    const answer = await post('imports/preview', file());
    expect([answer.status, (answer.body as { error: { details: { issues: { code: string; allowed: string }[] } } }).error.details.issues[0]]).toEqual([status, expect.objectContaining({ code })]);
    expect(await everything()).toBe(before);
  });

  test('50 MB do not even get to us', async () => {
    const before = await everything();
    const answer = await post('imports/preview', Buffer.alloc(50 * 1024 * 1024, 'a')).catch((error: { code?: string }) => ({ status: error.code === 'ECONNRESET' || error.code === 'EPIPE' ? 413 : 0 }));
    expect(answer.status).toBe(413);
    expect(await everything()).toBe(before);
  });

  test.each<[string, () => Buffer, string]>([
    ['a circle', () => saveAs([['网格编码', '网格名称', '层级', '上级网格编码'], ['C01', '党委', '党委', 'C01-01-01']], 'xlsx'), '2 cycle'],
    ['a second current liaison', () => pairs(['HS0003', 'HS0006', '2023-01-01']), '2 second_liaison'],
    ['the year 1899', () => saveAs([['工号', '姓名', '出生日期'], ['HS0001', '覃志强', '1899-05-01']], 'xlsx'), '2 date_out_of_range'],
    ['the year 2199', () => saveAs([['工号', '姓名', '出生日期'], ['HS0001', '覃志强', '2199-05-01']], 'xlsx'), '2 date_out_of_range'],
  ])('%s', async (_, file, problem) => {
    const bytes = file();
    const { sheets } = await preview(bytes);
    expect(sheets[0]?.rows.map(({ problems }) => `${problems[0]?.row} ${problems[0]?.code}`)).toEqual([problem]);
    const before = (await everything()).replace(/"file_name".*$/, '');
    await commitAll(bytes);
    expect((await everything()).replace(/"file_name".*$/, '')).toContain(before.slice(0, before.lastIndexOf('[')));
  });

  test.each<[string, Record<string, string>, string]>([
    ['no file', {}, 'required'],
    ['columns that are no JSON', { columns: '{' }, 'invalid_json'],
    ['a column of no field', { columns: '{"Sheet1":{"甲":"password"}}' }, 'unknown_value'],
  ])('%s', async (name, fields, code) => {
    const answer = await post('imports/preview', name === 'no file' ? null : people(['A', 'B', 'C', 'C01']), { columns: '', ...fields });
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining(code)]);
  });

  test('no upload is left behind', async () => {
    await preview(demo('roster-messy.xlsx'));
    await post('imports/preview', Buffer.from('%PDF-1.7'));
    await commitAll(demo('roster.xlsx'));
    expect(readdirSync(uploads)).toEqual([]);
  });
});

describe('export', () => {
  test.each(['zhHans', 'en'])('the roster in %s, imported again, changes nothing', async (language) => {
    const answer = await get(`exports/roster?language=${language}`);
    expect(answer.status).toBe(200);
    const { counts } = await preview(answer.body as Buffer);
    expect([counts.new, counts.changed, counts.wrong]).toEqual([0, 0, 0]);
    expect(counts.unchanged).toBeGreaterThan(500);
  });

  test.each(['zhHans', 'en'])('activities and attendances in %s, imported again, change nothing', async (language) => {
    const answer = await get(`exports/activities?language=${language}`);
    expect(answer.status).toBe(200);
    const { counts, sheets } = await preview(answer.body as Buffer);
    expect([counts.new, counts.changed, counts.wrong]).toEqual([0, 0, 0]);
    expect(sheets.map(({ kind, counts: { unchanged } }) => [kind, unchanged])).toEqual([['activities', facts.themePartyDays], ['attendances', facts.attendances]]);
  });

  test('an activity that a file moves takes its attendances along', async () => {
    const file = saveAs([['活动编号', '主题', '开始时间', '结束时间', '主办网格编码'], ['A001', '走读红色教育基地', '2022-03-12 09:00', '2022-03-12 12:00', 'C01-02']], 'xlsx', '活动');
    expect((await commitAll(file)).counts).toMatchObject({ changed: 1, wrong: 0 });
    const grid = await row('grid_grids', { code: 'C01-02' });
    const activity = await row('grid_activities', { code: 'A001' });
    expect([activity['grid_id'], activity['starts_at'], activity['state']]).toEqual([grid['id'], '2022-03-12T09:00', 'held']);
    const where = (await app.strapi.db.connection('grid_attendances').where({ activity_id: activity['id'] }).distinct('grid_id', 'held_on')) as object[];
    expect(where).toEqual([{ grid_id: grid['id'], held_on: '2022-03-12' }]);
    await commitAll(demo('ledger-2022.xlsx'));
  });

  test('the template', async () => {
    const answer = await get('imports/template');
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']);
    expect((await post('imports/preview', answer.body as Buffer)).text).toContain('empty_workbook');
  });
});

describe('only the office imports and exports', () => {
  test.each<Account['role']>(['committee', 'branch', 'group'])('%s', async (role) => {
    const token = await tokenOf(role);
    for (const path of ['imports', 'imports/template', 'imports/x/result', 'exports/roster', 'exports/activities']) expect([path, (await get(path, token)).status]).toEqual([path, 403]);
    for (const path of ['imports', 'imports/preview']) expect([path, (await post(path, people(['A', 'B', 'C', 'C01']), { fingerprint: '0'.repeat(64) }, token)).status]).toEqual([path, 403]);
  });

  test('nobody without a login', async () => expect((await app.http().get('/grid/imports')).status).toBe(401));
});
