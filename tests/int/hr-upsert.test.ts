import type { HrEmployee, HrUpserted } from '../../src/plugins/grid/shared/contracts/hr';
import { login, server, startPlant, type Account, type PlantApp } from '../support/app';
import { findingsIn, inTx, lastSeq, trail } from '../support/audit';
import { clientOf, type Answer, type Client } from '../support/http';
import { plantRows, type PlantRows } from '../support/plant-rows';

type Reach = typeof import('../../src/plugins/grid/server/src/access/token-reach');

// HS0011 and HS0012 are in C01-01-01, HS0048 in C01-02-01. The token of the first branch reaches the first two.
const [OWN, OTHER, FOREIGN] = ['HS0011', 'HS0012', 'HS0048'];
let app: PlantApp;
let accounts: Account[];
let rows: PlantRows;
let hr: Client;
let whole: Client;
let office: Client;
beforeAll(async () => {
  app = await startPlant();
  accounts = app.accounts;
  rows = await plantRows(app);
  hr = await tokenOf({ gridCode: 'C01-01', may: ['hr.upsert'] });
  whole = await tokenOf({ gridCode: 'C01', may: ['hr.upsert'] });
  office = clientOf(app, await login(app, accountOf('office')));
});
afterAll(() => app.stop());

let tokens = 0;
const tokenOf = ({ gridCode, types = [], may = [] }: { gridCode: string; types?: string[]; may?: string[] }): Promise<Client> =>
  inTx(app, async (db) => clientOf(app, await (server('access/token-reach') as Reach).makeToken(app.strapi, db, { name: `hr ${(tokens += 1)}`, gridCode, types, may })));
const accountOf = (role: Account['role']): Account => accounts.find((each) => each.role === role) as Account;
const sql = (table: string) => app.strapi.db.connection(table);
const put = (list: readonly HrEmployee[], more: object = {}, client = hr): Promise<Answer> => client.put('/api/grid/hr/employees', { rows: list, ...more });
const done = async (list: readonly HrEmployee[], more: object = {}, client = hr): Promise<HrUpserted> => {
  const answer = await put(list, more, client);
  expect([answer.status, answer.text.slice(0, 400)]).toEqual([200, expect.any(String)]);
  return answer.body as never;
};
const short = ({ rows: results }: HrUpserted) => results.map(({ result, fields, issues }) => [result, ...fields, ...issues.map(({ field, code }) => `${field}: ${code}`)].join(' '));
const TABLES = ['grid_employees', 'grid_memberships', 'grid_contact_pairs', 'grid_tasks', 'grid_audit', 'grid_imports'];
const picture = async () => JSON.stringify(await Promise.all(TABLES.map((table) => sql(table).orderBy(1).select())));
const person = (no: string) => sql('grid_employees as e').join('grid_grids as g', 'g.id', 'e.grid_id').where({ employee_no: no }).first('e.id', 'e.name', 'e.post', 'e.employment_status as status', 'e.left_on as leftOn', 'g.code as grid') as unknown as Promise<{ id: number; name: string; post: string; status: string; leftOn: string | null; grid: string } | undefined>;
const stays = async (no: string) => {
  const found = (await sql('grid_memberships as m').join('grid_employees as e', 'e.id', 'm.employee_id').join('grid_grids as g', 'g.id', 'm.grid_id').where('e.employee_no', no).orderBy('m.id').select('g.code', 'm.from', 'm.to')) as { code: string; from: string | null; to: string | null }[];
  return found.map(({ code, from, to }) => `${code} ${from ?? ''}..${to ?? ''}`);
};

describe('the same rows again change nothing', () => {
  const people: HrEmployee[] = [
    { employeeNo: 'HR0001', name: '王小明', grid: 'C01-01-01', gender: 'male', birthDate: '1990-03-04', politicalStatus: 'member', phone: '138 0000 1234', email: 'Xm@Plant.example' },
    { employeeNo: 'HR0002', name: '李小红', grid: 'C01-01-02' },
    { employeeNo: OWN, post: '班长', department: '运维部' },
  ];

  test('created and changed with the names of the fields, then unchanged, to the last column', async () => {
    const before = await sql('grid_employees').where({ employee_no: OWN }).first('phone', 'name');
    const first = await done(people);
    expect([first.counts, short(first)]).toEqual([{ created: 2, changed: 1, unchanged: 0, refused: 0 }, ['created', 'created', 'changed department post']]);
    expect(await stays('HR0001')).toEqual(['C01-01-01 ..']);
    expect([await person(OWN), await sql('grid_employees').where({ employee_no: OWN }).first('phone', 'name')]).toEqual([expect.objectContaining({ post: '班长', grid: 'C01-01-01' }), before]);
    const stored = await sql('grid_employees').where({ employee_no: 'HR0001' }).first('phone', 'email', 'political_status as party', 'employment_status as status', 'language');
    expect(stored).toEqual({ phone: '13800001234', email: 'xm@plant.example', party: 'member', status: 'active', language: 'zhHans' });
    const after = JSON.stringify([await sql('grid_employees').orderBy('id'), await sql('grid_memberships').orderBy('id')]);
    const second = await done(people);
    expect([second.counts, JSON.stringify([await sql('grid_employees').orderBy('id'), await sql('grid_memberships').orderBy('id')]) === after]).toEqual([{ created: 0, changed: 0, unchanged: 3, refused: 0 }, true]);
  });

  test('a dry run says the same and leaves nothing, no entry either', async () => {
    const list = [{ employeeNo: 'HR0003', name: '张三', grid: 'C01-01' }, { employeeNo: OWN, post: '组长' }, { employeeNo: 'HR0004' }];
    const before = await picture();
    const tried = await done(list, { dryRun: true });
    expect([tried.dryRun, await picture()]).toEqual([true, before]);
    expect((await done(list)).rows).toEqual(tried.rows);
  });

  test('what a broken connection left half done is completed by sending all of it again', async () => {
    const all = Array.from({ length: 30 }, (_, index): HrEmployee => ({ employeeNo: `HRB${index}`, name: '某某', grid: 'C01-01-01' }));
    await done(all.slice(0, 10));
    const counts = [];
    for (let at = 0; at < all.length; at += 10) counts.push((await done(all.slice(at, at + 10))).counts);
    expect(counts.map(({ created, unchanged }) => [created, unchanged])).toEqual([[0, 10], [10, 0], [10, 0]]);
  });
});

describe('wrong rows', () => {
  const wrong: HrEmployee[] = [
    { employeeNo: OTHER, birthDate: '1985-02-30' },
    { employeeNo: OTHER, post: '又一次' },
    { employeeNo: 'HR0100', name: '无网格' },
    { employeeNo: OWN, politicalStatus: 'communist', email: 'a@b.example, c@d.example' },
    { employeeNo: 'HR0101', name: 'x'.repeat(61), grid: 'C01-01' },
    { employeeNo: OWN.toLowerCase(), phone: '12345' },
  ];
  const good: HrEmployee = { employeeNo: 'HR0102', name: '对的人', grid: 'C01-01' };

  test('are refused with field, value and what is allowed, and the right ones are written', async () => {
    const answer = await done([...wrong, good]);
    expect(short(answer)).toEqual(['refused birthDate: invalid_date', 'refused employeeNo: duplicate', 'refused grid: required', 'refused politicalStatus: unknown_value email: invalid_email', 'refused name: too_long', 'refused phone: invalid_phone employeeNo: duplicate', 'created']);
    expect(answer.rows[3]?.issues).toEqual([
      { field: 'politicalStatus', code: 'unknown_value', value: 'communist', allowed: 'member, probationary, activist, leagueMember, otherParty, none' },
      { field: 'email', code: 'invalid_email', value: 'a@b.example, c@d.example', allowed: 'one e-mail address, such as name@example.com' },
    ]);
    for (const { allowed } of answer.rows.flatMap(({ issues }) => issues)) expect([allowed, /^[ -~]+$/.test(allowed)]).toEqual([allowed, true]);
    expect([(await person('HR0102'))?.name, await person('HR0100'), await person('HR0101')]).toEqual(['对的人', undefined, undefined]);
  });

  test('refuse all of them where that is asked for: 400, and nothing is written', async () => {
    const before = await picture();
    const answer = await put([good, { employeeNo: 'HR0103', name: '也对', grid: 'C01-01' }, ...wrong], { allOrNothing: true });
    expect([answer.status, answer.text.includes('"field":"rows.2.birthDate"'), await picture()]).toEqual([400, true, before]);
    expect((await done([good], { allOrNothing: true })).counts.unchanged).toBe(1);
  });

  test.each<readonly [string, object]>([
    ['a field that is none', { rows: [{ employeeNo: OWN, adminUserId: '1' }] }],
    ['one that the server keeps', { rows: [{ employeeNo: OWN, leftOn: '2023-01-01' }] }],
    ['a number for a text', { rows: [{ employeeNo: 11 }] }],
    ['no number at all', { rows: [{ name: '某某' }] }],
    ['no rows', { rows: [] }],
    ['an unknown option', { rows: [{ employeeNo: OWN }], force: true }],
    ['a NUL', { rows: [{ employeeNo: OWN, post: 'a\0b' }] }],
    ['more rows than one request takes', { rows: Array.from({ length: 1_001 }, (_, index) => ({ employeeNo: `X${index}` })) }],
    ['a move that is still to come', { rows: [{ employeeNo: OWN }], effectiveOn: '2023-02-01' }],
    ['a move further back than anybody counts again', { rows: [{ employeeNo: OWN }], effectiveOn: '2022-12-30' }],
    ['a day that does not exist', { rows: [{ employeeNo: OWN }], effectiveOn: '2023-02-30' }],
  ])('%s is a 400 that names it, and nothing is written', async (_what, body) => {
    const before = await picture();
    const answer = await hr.put('/api/grid/hr/employees', body);
    expect([answer.status, (answer.body.error?.details as { issues: unknown[] }).issues.length > 0, await picture()]).toEqual([400, true, before]);
  });
});

describe('the reach of the token', () => {
  const stranger = (employeeNo: string, more: object) => put([{ employeeNo, ...more }]);
  const answerOf = async (employeeNo: string, more: object) => (await stranger(employeeNo, more)).text.replaceAll(employeeNo, '#');

  // Of rows outside of it nobody learns whether there is such a person.
  test.each<object>([{ post: '班长' }, { name: '某某' }, { grid: 'C01-02-01', name: '某某' }, { grid: 'C01-02-01', employmentStatus: 'left' }, { name: '某某', grid: 'C99' }])('a person of another branch answers like nobody: %j', async (more) => {
    const before = await picture();
    const known = await answerOf(FOREIGN, more);
    expect([known, known.includes('"refused":1')]).toEqual([await answerOf('HS9999', more), true]);
    expect((await sql('grid_employees').where({ employee_no: 'HS9999' })).length).toBe(0);
    expect(JSON.parse(await picture()).slice(0, 4)).toEqual(JSON.parse(before).slice(0, 4));
  });

  test('a grid of another branch answers like none, and nobody is moved out of reach or into it', async () => {
    const answer = await done([{ employeeNo: OWN, grid: 'C01-02-01' }, { employeeNo: OTHER, grid: 'C99-99' }, { employeeNo: FOREIGN, name: '某某', grid: 'C01-01-01' }]);
    expect(answer.rows.map(({ issues }) => issues.map(({ field, code, allowed }) => [field, code, allowed]))).toEqual([
      [['grid', 'unknown_grid', 'the code of a grid within reach of the token']],
      [['grid', 'unknown_grid', 'the code of a grid within reach of the token']],
      [['employeeNo', 'duplicate', expect.stringContaining('within reach')]],
    ]);
    expect([(await person(OWN))?.grid, (await person(FOREIGN))?.grid]).toEqual(['C01-01-01', 'C01-02-01']);
  });

  test('the token of the whole plant reaches both', async () => {
    expect(short(await done([{ employeeNo: OWN, post: '甲' }, { employeeNo: FOREIGN, post: '乙' }], {}, whole))).toEqual(['changed post', 'changed post']);
  });

  test('who was not given the right does not get in, and a token that has it reads nothing by it', async () => {
    const service = app.strapi.service('admin::api-token') as unknown as { create: (options: object) => Promise<{ id: number; accessKey: string }> };
    const { bindToken } = server('access/token-reach') as Reach;
    const full = await service.create({ name: 'hr full', description: '', lifespan: null, type: 'full-access' });
    await inTx(app, (db) => bindToken(db, full.id, { gridId: rows.grid('C01').id, types: ['employee'] }));
    const unbound = await service.create({ name: 'hr unbound', description: '', lifespan: null, type: 'custom', permissions: ['plugin::grid.hr.upsert'] });
    const strangers = [await tokenOf({ gridCode: 'C01', types: ['employee'] }), clientOf(app, full.accessKey), clientOf(app, unbound.accessKey), office, clientOf(app, null)];
    const before = await picture();
    for (const stranger of strangers) expect([401, 403]).toContain((await put([{ employeeNo: OWN, post: '丙' }], {}, stranger)).status);
    expect(await picture()).toBe(before);
    expect([(await hr.get('/api/grid/employees')).status, (await hr.put(`/api/grid/employees/${rows.of('employee', 'own').doc}`, { data: { post: '丙' } })).status]).toEqual([403, 403]);
  });

  test('an unknown right is refused when a token is made', async () => {
    await expect(tokenOf({ gridCode: 'C01', may: ['hr.delete'] })).rejects.toMatchObject({ issues: [{ field: 'may', value: 'hr.delete', allowed: 'hr.upsert' }] });
  });
});

describe('moving and leaving', () => {
  test('a move ends the stay the day before and takes the pair along, from the day that is named', async () => {
    const pairGrid = async () => ((await sql('grid_contact_pairs as p').join('grid_grids as g', 'g.id', 'p.grid_id').join('grid_employees as e', 'e.id', 'p.employee_id').where('e.employee_no', 'HS0021').whereNull('p.to').first('g.code')) as { code: string } | undefined)?.code;
    expect(await pairGrid()).toBe('C01-01-01');
    const move = [{ employeeNo: 'HS0021', grid: 'C01-01-02' }];
    expect(short(await done(move, { effectiveOn: '2023-01-16' }))).toEqual(['changed grid']);
    expect([await stays('HS0021'), await pairGrid()]).toEqual([['C01-01-01 ..2023-01-15', 'C01-01-02 2023-01-16..'], 'C01-01-02']);
    expect([short(await done(move, { effectiveOn: '2023-01-20' })), await stays('HS0021')]).toEqual([['unchanged'], ['C01-01-01 ..2023-01-15', 'C01-01-02 2023-01-16..']]);
  });

  test('a move before the stay began is refused: two stays would overlap', async () => {
    const answer = await done([{ employeeNo: 'HS0021', grid: 'C01-01-03', post: '组员' }], { effectiveOn: '2023-01-15' });
    expect(answer.rows[0]?.issues).toEqual([{ field: 'grid', code: 'invalid_order', value: 'C01-01-03', allowed: expect.stringContaining('2023-01-16') }]);
    expect((await person('HS0021'))?.grid).toBe('C01-01-02');
  });

  test('who leaves stands in the open handovers, with his last day, from which retention counts; who is back does not', async () => {
    const open = async () => ((await office.get('/grid/handovers?pageSize=100')).body as never as { rows: { person: { employeeNo: string }; leftOn: string; open: number }[] }).rows.filter(({ person: { employeeNo } }) => employeeNo === 'HS0010');
    expect(await open()).toEqual([]);
    const duties = async () => Number(((await sql('grid_tasks').where({ owner_id: rows.person('HS0010').id, state: 'open' }).count({ n: '*' })) as { n: number }[])[0]?.n);
    const before = await duties();
    expect(short(await done([{ employeeNo: 'HS0010', employmentStatus: '离职' }], { effectiveOn: '2023-01-20' }))).toEqual(['changed employmentStatus']);
    expect([await person('HS0010'), await open(), await duties()]).toMatchObject([{ status: 'left', leftOn: '2023-01-20' }, [{ leftOn: '2023-01-20', open: expect.any(Number) }], before]);
    expect((await open())[0]?.open).toBeGreaterThan(0);
    expect(short(await done([{ employeeNo: 'HS0010', employmentStatus: 'retired' }]))).toEqual(['changed employmentStatus']);
    expect(await person('HS0010')).toMatchObject({ status: 'retired', leftOn: '2023-01-20' });
    await done([{ employeeNo: 'HS0010', employmentStatus: 'active' }]);
    expect([await person('HS0010'), await open()]).toMatchObject([{ status: 'active', leftOn: null }, []]);
  });
});

test('a batch is one entry: who, how many, and nothing of anybody', async () => {
  const before = await lastSeq(app);
  await done([{ employeeNo: OWN, post: '秘密岗位', phone: '13811112222' }, { employeeNo: 'HR0200', name: '秘密', grid: 'C01-01' }, { employeeNo: 'HR0201' }]);
  const entries = await trail(app, before);
  expect(entries.map((entry) => [entry.actor_kind, entry.actor_roles, entry.action, entry.type, entry.subject_id, JSON.parse(entry.details)])).toEqual([['token', 'integration', 'import', 'employee', null, { new: 1, changed: 1, unchanged: 0, wrong: 1 }]]);
  for (const text of ['秘密', '13811112222', OWN, 'HR0200']) expect([text, JSON.stringify(entries).includes(text)]).toEqual([text, false]);
  expect(await inTx(app, (db) => findingsIn(db))).toEqual([]);
});

test('batches at once: every person once and in one grid, whoever came first', async () => {
  const list = (grid: string, post: string) => Array.from({ length: 20 }, (_, index): HrEmployee => ({ employeeNo: `HRP${index}`, name: '并发', grid, post }));
  const first = await Promise.all(['C01-01-01', 'C01-01-02', 'C01-01-03'].map((grid) => put(list(grid, grid))));
  for (const { status } of first) expect([200, 409]).toContain(status);
  expect(first.some(({ status }) => status === 200)).toBe(true);
  // Who exists is moved to and fro: each move begins where the other ended.
  const moves = await Promise.all(['C01-01-01', 'C01-01-02', 'C01-01-03', 'C01-01-01'].map((grid) => put([...list(grid, grid)].reverse())));
  expect(moves.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  const open = (await sql('grid_memberships as m').join('grid_employees as e', 'e.id', 'm.employee_id').where('e.employee_no', 'like', 'HRP%').whereNull('m.to').select('e.employee_no as no', 'e.grid_id as grid', 'm.grid_id as stay')) as { no: string; grid: number; stay: number }[];
  expect([open.length, new Set(open.map(({ no }) => no)).size, open.filter(({ grid, stay }) => grid !== stay)]).toEqual([20, 20, []]);
});
