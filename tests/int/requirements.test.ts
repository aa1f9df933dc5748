import path from 'node:path';
import * as XLSX from '@e965/xlsx';
import type { CellActivities, CellState, MatrixRow, RequirementMatrix } from '../../src/plugins/grid/shared/contracts/requirements';
import { login, server, startPlant, type Account, type PlantApp } from '../support/app';
import { engineOf, type Engine } from '../support/engine';
import { clientsOf, type Client, type Role } from '../support/http';

type Changes = typeof import('../../src/plugins/grid/server/src/capabilities/activities/changes');

let app: PlantApp;
let engine: Engine;
let clients: Record<Role, Client>;
let secretary: string;
const grids = new Map<string, number>();
beforeAll(async () => {
  app = await startPlant();
  const accounts = app.accounts;
  engine = engineOf(app);
  clients = await clientsOf(app, accounts);
  secretary = await login(app, accounts.find(({ role }) => role === 'branch') as Account);
  for (const { id, code } of (await sql('grid_grids').select('id', 'code')) as { id: number; code: string }[]) grids.set(code, id);
});
afterAll(() => app.stop());

const sql = (table: string) => app.strapi.db.connection(table);
const grid = (code: string): number => grids.get(code) as number;
const matrix = async (client: Client, query: string): Promise<RequirementMatrix> => {
  const answer = await client.get(`/grid/requirements/matrix?pageSize=100&${query}`);
  expect([answer.status, answer.text.slice(0, 200)]).toEqual([200, expect.any(String)]);
  return answer.body as never as RequirementMatrix;
};
const file = async (url: string): Promise<Uint8Array> => {
  const answer = await app.http().get(url).set('Authorization', `Bearer ${secretary}`).buffer(true).parse((response, done) => {
    const parts: Buffer[] = [];
    response.on('data', (part: Buffer) => parts.push(part));
    response.on('end', () => done(null, Buffer.concat(parts)));
  });
  expect(answer.status).toBe(200);
  return new Uint8Array(answer.body as Buffer);
};
const rowOf = ({ rows }: RequirementMatrix, code: string, requirement: string): MatrixRow => rows.find((row) => row.grid.code === code && row.requirement.code === requirement) as MatrixRow;
const stateOf = async (code: string, requirement: string, period: string): Promise<CellState | undefined> =>
  rowOf(await matrix(clients.office, `year=${period.slice(0, 4)}`), code, requirement)?.cells.find((cell) => cell.period === period)?.state;

describe('the year of the ledger', () => {
  /** A count of its own over the workbooks: grids of a level by month, theme days by the grid that held them. */
  const sheet = (file: string, name: string) => XLSX.utils.sheet_to_json<Record<string, string>>(XLSX.readFile(path.join(__dirname, '../../demo', file)).Sheets[name]!, { raw: false, defval: '' });
  const themeDays = sheet('ledger-2022.xlsx', '活动').map((row) => ({ month: row['开始时间']!.slice(0, 7), grid: row['主办网格编码']! }));
  const codes = (depth: number) => [...grids.keys()].filter((code) => code.split('-').length === depth).sort();

  test('the matrix of 2022 is what the ledger says', async () => {
    const year = await matrix(clients.office, 'year=2022');
    const [branches, groups] = [codes(2), codes(3)];
    expect([branches.length, groups.length, year.total]).toEqual([6, 18, 6 * 4 + 18]);
    const held = (row: MatrixRow) => Object.fromEntries(row.cells.filter((cell) => cell.held > 0).map((cell) => [cell.period, cell.held]));
    for (const code of branches) {
      const expected: Record<string, number> = {};
      for (const day of themeDays) if (day.grid === code) expected[day.month] = (expected[day.month] ?? 0) + 1;
      expect([code, held(rowOf(year, code, 'themeDay'))]).toEqual([code, expected]);
      for (const other of ['branchMeeting', 'branchCommittee', 'partyLecture']) expect([code, other, held(rowOf(year, code, other))]).toEqual([code, other, {}]);
    }
    const met = new Set(themeDays.map((day) => `${day.grid} ${day.month}`)).size;
    // Every branch owes 12 + 12 + 4 + 4 periods, every group 12; the year is over, so that nothing is open.
    expect(year.counts).toEqual({ done: met, planned: 0, open: 0, dueSoon: 0, missing: 6 * 32 + 18 * 12 - met });
    expect(met).toBe(9);
  });
});

describe('who sees what', () => {
  test('each role its grids; the sums of the branches are the whole', async () => {
    const all = await matrix(clients.office, 'year=2022');
    const [branch, group, committee] = [await matrix(clients.branch, 'year=2022'), await matrix(clients.group, 'year=2022'), await matrix(clients.committee, 'year=2022')];
    expect(new Set(branch.rows.map((row) => row.grid.code.slice(0, 6)))).toEqual(new Set(['C01-01']));
    expect([branch.total, group.rows.map((row) => [row.grid.code, row.requirement.code]), committee.total]).toEqual([7, [['C01-01-01', 'groupMeeting']], all.total]);
    let missing = 0;
    for (let number = 1; number <= 6; number += 1) missing += (await matrix(clients.office, `year=2022&grid=C01-0${number}`)).counts.missing;
    expect(missing).toBe(all.counts.missing);
    expect((await matrix(clients.branch, 'year=2022&grid=C01-02')).total).toBe(0);
    for (const role of ['publisher', 'privacyOfficer', 'none'] as const) expect((await clients[role].get('/grid/requirements/matrix')).status).toBe(403);
    expect((await clients.group.get('/grid/requirements/export?year=2022')).status).toBe(403);
  });

  test('filters: by requirement, and rows with a gap', async () => {
    const themes = await matrix(clients.office, 'year=2022&requirement=themeDay');
    expect([themes.total, new Set(themes.rows.map((row) => row.requirement.code))]).toEqual([6, new Set(['themeDay'])]);
    expect((await matrix(clients.office, 'year=2022&requirement=themeDay&state=done')).rows.map((row) => row.grid.code)).toEqual(['C01-01', 'C01-02', 'C01-03', 'C01-04', 'C01-05', 'C01-06']);
    expect((await matrix(clients.office, 'year=2022&requirement=branchMeeting&state=done')).total).toBe(0);
    for (const wrong of ['year=1700', 'state=gone', 'page=0', 'more=1']) expect([wrong, (await clients.office.get(`/grid/requirements/matrix?${wrong}`)).status]).toEqual([wrong, 400]);
  });

  test('what stands behind a cell; a grid out of reach and a period of another kind are not found', async () => {
    const { requirement } = rowOf(await matrix(clients.office, 'year=2022'), 'C01-01', 'themeDay');
    const behind = (client: Client, code: string, period: string) => client.get(`/grid/requirements/${requirement.id}/activities?grid=${code}&period=${period}`);
    const march = await behind(clients.branch, 'C01-01', '2022-03');
    expect([march.status, (march.body as never as CellActivities).activities.map(({ title, state }) => [title, state])]).toEqual([200, [['走读红色教育基地', 'held']]]);
    expect((await behind(clients.branch, 'C01-02', '2022-04')).status).toBe(404);
    expect((await behind(clients.office, 'C01-01', '2022-Q1')).status).toBe(404);
    expect((await behind(clients.office, 'C01-01', '2022-13')).status).toBe(400);
  });

  test('the year as a workbook: the same numbers, the gaps one by one', async () => {
    const book = XLSX.read(await file('/grid/requirements/export?year=2022'));
    expect(book.SheetNames).toEqual(['制度落实', '缺项']);
    const rows = XLSX.utils.sheet_to_json<(string | number)[]>(book.Sheets['制度落实']!, { header: 1 });
    const theme = rows.find((row) => row[0] === 'C01-01' && row[3] === '主题党日')!;
    expect(theme.slice(4)).toEqual(['每月 × 1', ...Array.from({ length: 12 }, (_, index) => (index === 2 || index === 8 ? '✓ 完成 1/1' : '● 缺 0/1')), 12, 2, 10]);
    const gaps = XLSX.utils.sheet_to_json<(string | number)[]>(book.Sheets['缺项']!, { header: 1 });
    const { counts } = await matrix(clients.branch, 'year=2022');
    expect(gaps.filter((row) => String(row[0]).startsWith('C01-01'))).toHaveLength(counts.missing);
    expect(rows.flat().some((cell) => String(cell).startsWith('由 ') && String(cell).includes('2023-01-31'))).toBe(true);
  });
});

describe('duties of the calendar', () => {
  const duty = (code: string, period: string, requirement = 'themeDay') => engine.task(`requirement:${requirement}:${period}:${grid(code)}`);
  const open = (date: string) => {
    engine.day(date);
    return engine.run('open-meeting-duties');
  };
  /** Planned as the office would, and held where the day has come. */
  const plan = async (values: { type?: string; grid: string; grids?: string[]; on: string }): Promise<string> => {
    const answer = await clients.office.post('/grid/activities', { type: values.type ?? 'themeDay', title: '主题党日', grid: values.grid, grids: values.grids, startsAt: `${values.on}T09:00`, endsAt: `${values.on}T11:00`, hostId: (await engine.person('HS0006')).doc });
    expect([answer.status, answer.text.slice(0, 200)]).toEqual([200, expect.any(String)]);
    return (answer.body as never as { id: string }).id;
  };
  const hold = async (values: Parameters<typeof plan>[0]): Promise<string> => {
    const id = await plan(values);
    expect((await clients.office.post(`/grid/activities/${id}/holding`)).status).toBe(200);
    return id;
  };

  test('a requirement taken into use in the middle of a period opens nothing in it', async () => {
    expect(await open('2023-01-31')).toMatchObject({ rules: 0, opened: 0 });
    // The quarter began before, the month did not.
    expect(await open('2023-02-01')).toMatchObject({ rules: 3, opened: 6 + 6 + 18 });
    expect(await open('2023-02-02')).toMatchObject({ opened: 0, closed: 0, voided: 0 });
  });

  test('one a grid and period, due on the last working day, owned by the secretary or the group leader', async () => {
    const owner = (await engine.person('HS0006')).id;
    expect(await duty('C01-01', '2023-02')).toMatchObject({ title: '主题党日 2023-02', kind: 'meeting', assigned_on: '2023-02-01', due_on: '2023-02-28', state: 'open', owner_id: owner, subject_id: null });
    const leader = (await sql('grid_grids').where({ code: 'C01-01-01' }).first('leader_id')) as { leader_id: number };
    expect(await duty('C01-01-01', '2023-02', 'groupMeeting')).toMatchObject({ owner_id: leader.leader_id, due_on: '2023-02-28' });
    expect(await open('2023-04-03')).toMatchObject({ rules: 5, opened: 6 * 4 + 18 });
    // The last day of April was a Sunday; the Friday before is the last working day.
    expect(await duty('C01-01', '2023-04')).toMatchObject({ assigned_on: '2023-04-01', due_on: '2023-04-28' });
    expect(await duty('C01-01', '2023-Q2', 'branchMeeting')).toMatchObject({ assigned_on: '2023-04-01', due_on: '2023-06-30' });
  });

  test('the secretary is warned once, when two thirds are over', async () => {
    const id = ((await duty('C01-01', '2023-04')) as { id: number }).id;
    const warned = async () => (await sql('grid_escalation').where({ task_id: id, rung: 'ownerWarning' }).select('fired_on', 'recipient_id')) as { fired_on: string; recipient_id: number }[];
    engine.day('2023-04-18');
    await engine.run('escalate');
    expect([await warned(), await stateOf('C01-01', 'themeDay', '2023-04')]).toEqual([[], 'open']);
    engine.day('2023-04-19');
    await engine.run('escalate');
    await engine.run('escalate');
    engine.day('2023-04-20');
    await engine.run('escalate');
    expect([await warned(), await stateOf('C01-01', 'themeDay', '2023-04')]).toEqual([[{ fired_on: '2023-04-19', recipient_id: (await engine.person('HS0006')).id }], 'dueSoon']);
    await engine.run('digest');
    const mail = (await sql('grid_outbox').where({ dedup_key: `digest:${(await engine.person('HS0006')).id}:2023-04-20` }).first('text')) as { text: string };
    expect(mail.text).toMatch(/本期已过三分之二[\s\S]*组织生活（运维一支部）· 4月28日前/);
  });

  test('planned is no answer; held closes the duty on its day, and no other', async () => {
    await plan({ grid: 'C01-01', on: '2023-04-25' });
    expect([(await duty('C01-01', '2023-04'))?.['state'], await stateOf('C01-01', 'themeDay', '2023-04')]).toEqual(['open', 'planned']);
    await hold({ grid: 'C01-01', on: '2023-04-15' });
    expect(await duty('C01-01', '2023-04')).toMatchObject({ state: 'done', done_on: '2023-04-15', recorded_on: '2023-04-20', done_by_id: (await engine.person('HS0006')).id });
    expect([await stateOf('C01-01', 'themeDay', '2023-04'), (await duty('C01-02', '2023-04'))?.['state'], (await duty('C01-01', '2023-02'))?.['state']]).toEqual(['done', 'open', 'open']);
  });

  test('without the activity that answered it the duty is open again; another one of the period answers too', async () => {
    engine.day('2023-04-21');
    const { tellOfChange } = server('capabilities/activities/changes') as Changes;
    const withState = (state: string, on: string) =>
      engine.tx(async (db) => {
        await db.sql('grid_activities').where({ grid_id: grid('C01-01'), starts_at: `${on}T09:00` }).update({ state });
        await tellOfChange(db, { gridIds: [grid('C01-01')], days: [on] }, '2023-04-21');
      });
    await withState('cancelled', '2023-04-15');
    expect(await duty('C01-01', '2023-04')).toMatchObject({ state: 'open', done_on: null, done_by_id: null, recorded_on: null });
    await withState('held', '2023-04-15');
    await hold({ grid: 'C01-01', on: '2023-04-16' });
    await withState('cancelled', '2023-04-15');
    expect((await duty('C01-01', '2023-04'))?.['state']).toBe('done');
    await withState('cancelled', '2023-04-16');
    expect((await duty('C01-01', '2023-04'))?.['state']).toBe('open');
  });

  test('a file brings what was held, and a corrected day moves it to another month', async () => {
    const importing = server('capabilities/import') as typeof import('../../src/plugins/grid/server/src/capabilities/import');
    const ledger = async (on: string) => {
      const book = XLSX.utils.book_new();
      XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['活动编号', '类型', '形式', '主题', '开始时间', '结束时间', '主办网格编码'], ['B001', '主题党日', '', '走读', `${on} 09:00`, `${on} 11:00`, 'C01-05']]), '活动');
      const upload = { name: 'ledger.xlsx', bytes: Buffer.from(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array) };
      const deps = importing.depsFor(app.strapi, { userId: null, name: 'test' });
      const { asSystem } = server('access/principal') as typeof import('../../src/plugins/grid/server/src/access/principal');
      await asSystem(async () => importing.commitImport(deps, upload, (await importing.previewImport(deps, upload)).fingerprint));
    };
    const states = async () => [(await duty('C01-05', '2023-02'))?.['state'], (await duty('C01-05', '2023-04'))?.['state']];
    await ledger('2023-04-10');
    expect(await states()).toEqual(['open', 'done']);
    await ledger('2023-02-10');
    expect(await states()).toEqual(['done', 'open']);
  });

  test('an activity counts in the grids that it is held for and in no other, neither above nor below', async () => {
    await hold({ grid: 'C01', grids: ['C01-02', 'C01-03'], on: '2023-04-12' });
    expect([(await duty('C01-02', '2023-04'))?.['state'], (await duty('C01-03', '2023-04'))?.['state'], (await duty('C01-04', '2023-04'))?.['state']]).toEqual(['done', 'done', 'open']);
    await hold({ type: 'groupMeeting', grid: 'C01-01', on: '2023-04-12' });
    expect((await duty('C01-01-01', '2023-04', 'groupMeeting'))?.['state']).toBe('open');
    await hold({ type: 'partyLecture', grid: 'C01-01-01', on: '2023-04-12' });
    expect((await duty('C01-01', '2023-Q2', 'partyLecture'))?.['state']).toBe('open');
  });

  test('retired, its open duties are void and the matrix forgets it; back in use, the running period is owed again', async () => {
    const { id } = rowOf(await matrix(clients.office, 'year=2023'), 'C01-01', 'branchMeeting').requirement;
    const set = (data: object) => clients.office.put(`/content-manager/collection-types/plugin::grid.activity-requirement/${id}`, data);
    const states = async () => [...new Set(((await sql('grid_tasks').whereLike('origin_key', 'requirement:branchMeeting:%').select('state')) as { state: string }[]).map(({ state }) => state))];
    expect((await clients.branch.put(`/content-manager/collection-types/plugin::grid.activity-requirement/${id}`, { active: false })).status).toBe(403);
    expect([(await set({ active: false })).status, await states()]).toEqual([200, ['void']]);
    expect((await matrix(clients.office, 'year=2023')).requirements.map(({ code }) => code)).toEqual(['branchCommittee', 'groupMeeting', 'partyLecture', 'themeDay']);
    expect([(await set({ active: true })).status, await states()]).toEqual([200, ['open']]);
    expect([(await set({ times: 0 })).status, (await set({ times: 32 })).status, (await set({ per: 'day' })).status]).toEqual([400, 400, 400]);
  });

  test('a closed grid owes nothing more; what was seeded once is never written again', async () => {
    await sql('grid_grids').where({ code: 'C01-06-03' }).update({ closed_on: '2023-04-20' });
    expect(await open('2023-04-22')).toMatchObject({ opened: 0, voided: 1 });
    expect((await duty('C01-06-03', '2023-04', 'groupMeeting'))?.['state']).toBe('void');
    expect((await duty('C01-06-03', '2023-02', 'groupMeeting'))?.['state']).toBe('open');
    const store = server('capabilities/requirements/store') as { addRequirements: (db: unknown, seeds: readonly object[]) => Promise<number> };
    expect(await engine.tx((db) => store.addRequirements(db, [{ code: 'again' }]))).toBe(0);
  });
});
