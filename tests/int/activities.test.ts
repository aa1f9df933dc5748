import path from 'node:path';
import * as XLSX from '@e965/xlsx';
import type { ActivityList, ActivityPage, ActivityRow, ActivitySeries, AttendanceList, PastedResult, Recorded } from '../../src/plugins/grid/shared/contracts/activities';
import { tokenFor } from '../property/clients';
import { startPlant, type PlantApp } from '../support/app';
import { clientsOf, type Answer, type Client, type Role } from '../support/http';

let app: PlantApp;
let clients: Record<Role, Client>;
beforeAll(async () => {
  app = await startPlant();
  clients = await clientsOf(app, app.accounts);
});
afterAll(() => app.stop());

const sql = (table: string) => app.strapi.db.connection(table);
const issuesOf = (answer: Answer): string[] => ((answer.body.error?.details as { issues?: { field: string; code: string }[] } | undefined)?.issues ?? []).map(({ field, code }) => `${field} ${code}`);
const codeOf = (answer: Answer) => (answer.body.error?.details as { code?: string } | undefined)?.code;
const ok = <T>(answer: Answer): T => {
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text.slice(0, 400)}`);
  return answer.body as never as T;
};
const listOf = async (client: Client, query = ''): Promise<ActivityList> => ok(await client.get(`/grid/activities?pageSize=100${query}`));
const pageOf = async (client: Client, id: string): Promise<ActivityPage> => ok(await client.get(`/grid/activities/${id}`));
const entries = async (type: string): Promise<string[]> =>
  ((await sql('grid_audit').where({ type }).orderBy('seq').select('action', 'fields')) as { action: string; fields: string }[]).map(({ action, fields }) => `${action} ${fields}`);

// The figures of the reference ledger, counted from the workbooks by this file alone.
const book = (name: string) => XLSX.readFile(path.join(__dirname, '../../demo', name));
const sheet = (of: XLSX.WorkBook, name: string) => XLSX.utils.sheet_to_json<Record<string, string>>(of.Sheets[name]!, { raw: false, defval: '' });
const ledger = book('ledger-2022.xlsx');
const people = sheet(book('roster.xlsx'), '员工花名册');
const gridOf = new Map(people.map((row) => [row['工号']!, row['所属网格编码']!]));
const attended = (code: string): string[] => sheet(ledger, '签到').filter((row) => row['活动编号'] === code).map((row) => row['工号']!);

const theme = (values: object = {}) => ({ type: 'themeDay', title: '走进检修现场', grid: 'C01-01', startsAt: '2023-01-20T09:00', endsAt: '2023-01-20T11:30', form: '一线课堂', venue: '检修车间', ...values });
const planned = async (values: object = {}, client = clients.branch): Promise<ActivityPage> => ok(await client.post('/grid/activities', theme(values)));

describe('the ledger of 2022', () => {
  test('nine theme days in three forms with 328 attendances, each as the workbook has it', async () => {
    const { rows, total, counts } = await listOf(clients.office);
    const activities = sheet(ledger, '活动');
    expect([total, activities.length, counts]).toEqual([9, 9, { planned: 0, held: 9, cancelled: 0 }]);
    const line = ({ code, form, title, grid, startsAt, endsAt, present }: ActivityRow) => [code, form, title, grid?.code, startsAt.replace('T', ' '), endsAt.replace('T', ' '), present].join('|');
    expect(rows.map(line).sort()).toEqual(activities.map((row) => [row['活动编号'], row['形式'], row['主题'], row['主办网格编码'], row['开始时间'], row['结束时间'], attended(row['活动编号']!).length].join('|')).sort());
    expect(rows.reduce((sum, { present }) => sum + present, 0)).toBe(328);
    const forms = new Map<string, number>();
    for (const { form } of rows) forms.set(form ?? '', (forms.get(form ?? '') ?? 0) + 1);
    expect([...forms.values()]).toEqual([3, 3, 3]);
  });

  test('turnout: of the members of the day those who came; the others are guests', async () => {
    for (const { id, code, grid } of (await listOf(clients.office)).rows) {
      const { turnout, acts } = await pageOf(clients.office, id);
      const members = [...gridOf.values()].filter((own) => own.startsWith(grid!.code)).length;
      const own = attended(code).filter((no) => gridOf.get(no)!.startsWith(grid!.code)).length;
      expect([code, turnout]).toEqual([code, { circle: 'everybody', expected: members, present: own, guests: attended(code).length - own, leave: 0, absent: 0, madeUp: 0, needed: null, hours: 0 }]);
      expect(acts).toEqual(['hold', 'record']);
    }
  });

  test('filters combine, and each role lists what it reaches', async () => {
    const codes = async (client: Client, query = '') => (await listOf(client, query)).rows.map(({ code }) => code).sort();
    expect(await codes(clients.office, '&month=2022-07')).toEqual(['A005']);
    expect(await codes(clients.office, '&grid=C01-02&type=themeDay&state=held')).toEqual(['A002', 'A008']);
    expect(await codes(clients.office, '&state=planned')).toEqual([]);
    expect(await codes(clients.office, '&grid=nosuch')).toEqual([]);
    expect(await codes(clients.committee)).toHaveLength(9);
    expect(await codes(clients.branch)).toEqual(['A001', 'A007']);
    expect(await codes(clients.branch, '&grid=C01-02')).toEqual([]);
    expect(await codes(clients.group)).toEqual([]);
    for (const query of ['?month=2022-13', '?state=nosuch', '?sort=title']) expect((await clients.office.get(`/grid/activities${query}`)).status).toBe(400);
    const foreign = (await listOf(clients.office, '&grid=C01-02')).rows[0]!.id;
    for (const tail of ['', '/attendances']) expect((await clients.branch.get(`/grid/activities/${foreign}${tail}`)).status).toBe(404);
    expect((await clients.branch.post(`/grid/activities/${foreign}/attendances`, { entries: [{ employeeNo: 'HS0011', status: 'present' }] })).status).toBe(404);
  });

  test('a token of a branch reads the activities of that branch and who was there, without minutes', async () => {
    const grid = (await sql('grid_grids').where({ code: 'C01-01' }).first('id')) as { id: number };
    const { send } = await tokenFor(app, grid.id, ['activity', 'attendance']);
    const read = async (path: string) => (await send('get', `/api/grid/${path}`)).body as { data: Record<string, unknown>[]; meta: { pagination: { total: number } } };
    const { data } = await read('activities');
    expect(data.map(({ code }) => code).sort()).toEqual(['A001', 'A007']);
    expect(data[0]).not.toHaveProperty('minutes');
    expect((await read('attendances')).meta.pagination.total).toBe(attended('A001').length + attended('A007').length);
    expect((await send('get', '/api/grid/employees')).status).toBe(403);
  });
});

describe('planning', () => {
  test('a plan is drawn a number, shown as it was planned, changed, and written down', async () => {
    const host = (await sql('grid_employees').where({ employee_no: 'HS0006' }).first('document_id')) as { document_id: string };
    const page = await planned({ type: 'branchMeeting', quorum: 'half', grids: ['C01-01-01', 'C01-01-02'], hostId: host.document_id, agenda: '一、学习\n二、表决' });
    expect(page).toMatchObject({ state: 'planned', form: '一线课堂', grid: { code: 'C01-01' }, host: { employeeNo: 'HS0006' }, quorum: 'half', agenda: '一、学习\n二、表决', present: 0, acts: ['change', 'cancel', 'hold', 'record'] });
    expect(page.code).toMatch(/^HD2023-\d{6}$/);
    expect(page.grids.map(({ code }) => code)).toEqual(['C01-01-01', 'C01-01-02']);
    const party = people.filter((row) => /党员/.test(row['政治面貌']!) && /^C01-01-0[12]/.test(row['所属网格编码']!)).length;
    expect(page.turnout).toMatchObject({ circle: 'partyMembers', expected: party, needed: Math.floor(party / 2) + 1 });
    const changed: ActivityPage = ok(await clients.branch.post(`/grid/activities/${page.id}/plan`, theme({ startsAt: '2023-02-20T14:00', endsAt: '2023-02-20T15:00' })));
    expect(changed).toMatchObject({ code: page.code, startsAt: '2023-02-20T14:00', host: null, quorum: 'none', acts: ['change', 'cancel', 'record'] });
    expect(changed.grids.map(({ code }) => code)).toEqual(['C01-01']);
    expect(await entries('activity')).toEqual(['row.create type,title,grid,grids,startsAt,endsAt,form,venue,host,lecturer,agenda,quorum', 'row.update type,startsAt,endsAt,host,agenda,quorum,grids']);
  });

  // Each refusal by field and code; unknown and out of reach answer alike.
  test.each<[object, string[]]>([
    [{ endsAt: '2023-01-20T09:00' }, ['endsAt before_start']],
    [{ endsAt: '2023-03-20T09:00' }, ['endsAt too_long']],
    [{ startsAt: '2023-02-29T09:00' }, ['startsAt custom']],
    [{ grid: 'C01-02' }, ['grid unknown_grid']],
    [{ grid: 'nosuch' }, ['grid unknown_grid']],
    [{ grid: 'C01-01-01', grids: ['C01-01-02'] }, ['grids.0 not_below']],
    [{ grids: ['C01-01-01', 'C01-02-01'] }, ['grids.1 unknown_grid']],
    [{ hostId: 'a'.repeat(24) }, ['hostId unknown_employee']],
    [{ type: 'party' }, ['type invalid_value']],
    [{ title: ' ' }, ['title too_small']],
  ])('%j is refused: %j', async (values, expected) => {
    const before = await listOf(clients.office);
    expect(issuesOf(await clients.branch.post('/grid/activities', theme(values)))).toEqual(expected);
    expect((await listOf(clients.office)).total).toBe(before.total);
  });

  test('a series is separate activities, all or none, over the turn of a year', async () => {
    const answer: ActivitySeries = ok(await clients.group.post('/grid/activity-series', theme({ type: 'groupMeeting', grid: 'C01-01-01', startsAt: '2022-11-30T22:00', endsAt: '2022-12-01T00:30', rhythm: 'monthDay', until: '2023-02-28' })));
    expect(answer.activities.map(({ startsAt, endsAt }) => `${startsAt} ${endsAt}`)).toEqual(['2022-11-30T22:00 2022-12-01T00:30', '2022-12-30T22:00 2022-12-31T00:30', '2023-01-30T22:00 2023-01-31T00:30', '2023-02-28T22:00 2023-03-01T00:30']);
    expect(new Set(answer.activities.map(({ code }) => code)).size).toBe(4);
    const before = (await listOf(clients.office)).total;
    expect(issuesOf(await clients.group.post('/grid/activity-series', theme({ grid: 'C01-01-01', rhythm: 'week', until: '2023-01-19' })))).toEqual(['until before_start']);
    expect(issuesOf(await clients.group.post('/grid/activity-series', theme({ grid: 'C01-01-01', rhythm: 'week', until: '2030-01-19' })))).toEqual(['until too_many']);
    expect((await listOf(clients.office)).total).toBe(before);
    ok(await clients.group.post(`/grid/activities/${answer.activities[3]!.id}/cancellation`, { reason: '改期' }));
    expect((await listOf(clients.group, '&state=planned')).total).toBe(3);
  });

  test('cancelled with a reason is the end; held is from its day on, and again for better minutes', async () => {
    const later = await planned({ startsAt: '2023-03-01T09:00', endsAt: '2023-03-01T10:00' });
    expect(codeOf(await clients.branch.post(`/grid/activities/${later.id}/holding`, {}))).toBe('not_yet');
    expect(issuesOf(await clients.branch.post(`/grid/activities/${later.id}/cancellation`, {}))).toEqual(['reason invalid_type']);
    expect(ok<ActivityPage>(await clients.branch.post(`/grid/activities/${later.id}/cancellation`, { reason: '检修任务冲突' }))).toMatchObject({ state: 'cancelled', cancelledReason: '检修任务冲突', acts: [] });
    for (const [tail, body] of [['plan', theme()], ['cancellation', { reason: 'x' }], ['holding', {}], ['attendances', { entries: [{ employeeNo: 'HS0011', status: 'leave', reason: '出差' }] }], ['attendances/grid', { grid: 'C01-01', status: 'present' }]] as const) {
      expect([tail, codeOf(await clients.branch.post(`/grid/activities/${later.id}/${tail}`, body))]).toEqual([tail, 'state']);
    }
    const done = await planned();
    expect(ok<ActivityPage>(await clients.branch.post(`/grid/activities/${done.id}/holding`, { minutes: '学习原文' }))).toMatchObject({ state: 'held', minutes: '学习原文', acts: ['hold', 'record'] });
    expect(ok<ActivityPage>(await clients.branch.post(`/grid/activities/${done.id}/holding`, {}))).toMatchObject({ minutes: '学习原文' });
    expect(codeOf(await clients.branch.post(`/grid/activities/${done.id}/plan`, theme()))).toBe('state');
  });
});

describe('attendance', () => {
  const record = (id: string, rows: object[], client = clients.branch) => client.post(`/grid/activities/${id}/attendances`, { entries: rows });
  const attendances = async (id: string, query = ''): Promise<AttendanceList> => ok(await clients.branch.get(`/grid/activities/${id}/attendances?pageSize=100${query}`));

  test('38 pasted numbers: own people by name, guests by number, then all recorded, each in his own trail', async () => {
    const { id } = await planned();
    const numbers = attended('A002');
    expect(numbers).toHaveLength(38);
    const found: PastedResult = ok(await clients.branch.post(`/grid/activities/${id}/pasted-names`, { text: numbers.join('\n') }));
    const own = numbers.filter((no) => gridOf.get(no)!.startsWith('C01-01'));
    expect([found.known.length, found.unknown, found.ambiguous, found.repeated]).toEqual([38, [], [], []]);
    expect(found.known.filter(({ name }) => name !== null).map(({ employeeNo }) => employeeNo).sort()).toEqual([...own].sort());
    expect(found.known.filter(({ expected }) => expected).map(({ employeeNo }) => employeeNo).sort()).toEqual([...own].sort());
    expect((await attendances(id, '&status=present')).total).toBe(0);
    const before = (await entries('attendance')).length;
    const answer: Recorded = ok(await record(id, found.known.map(({ employeeNo }) => ({ employeeNo, status: 'present' }))));
    expect(answer).toMatchObject({ added: 38, changed: 0, turnout: { present: own.length, guests: 38 - own.length } });
    expect((await entries('attendance')).slice(before)).toEqual(Array(38).fill('row.create status,reason,hours'));
    const again: Recorded = ok(await record(id, found.known.map(({ employeeNo }) => ({ employeeNo, status: 'present' }))));
    expect([again.added, again.changed, again.turnout]).toEqual([0, 38, answer.turnout]);
    // Who took part is known to those who held it.
    expect((await attendances(id, '&status=present')).rows.every(({ employee }) => employee.name !== '')).toBe(true);
  });

  test('names, wrong lines and namesakes: nothing is lost, and what is known can be recorded', async () => {
    const { id } = await planned();
    const [one, two] = people.filter((row) => row['所属网格编码']!.startsWith('C01-01'));
    const foreign = people.find((row) => row['所属网格编码']!.startsWith('C01-02') && !people.some((other) => other['姓名'] === row['姓名'] && other['所属网格编码']!.startsWith('C01-01')))!;
    await sql('grid_employees').where({ employee_no: 'HS0011' }).update({ name: '同名' });
    await sql('grid_employees').where({ employee_no: 'HS0012' }).update({ name: '同名' });
    const text = `${one!['姓名']}\n${two!['工号']} ${two!['姓名']}\n张不存在、HS9999\n${foreign['姓名']}\n同名\n${two!['工号']}`;
    const found: PastedResult = ok(await clients.branch.post(`/grid/activities/${id}/pasted-names`, { text }));
    expect(found.known.map(({ line, employeeNo }) => [line, employeeNo])).toEqual([[1, one!['工号']], [2, two!['工号']]]);
    expect(found.unknown.map(({ line, text: piece }) => `${line} ${piece}`)).toEqual(['3 张不存在', '3 HS9999', `4 ${foreign['姓名']}`]);
    expect(found.ambiguous.map(({ line, candidates }) => [line, candidates.map(({ employeeNo }) => employeeNo).sort()])).toEqual([[5, ['HS0011', 'HS0012']]]);
    expect(found.repeated.map(({ line }) => line)).toEqual([6]);
    expect(issuesOf(await record(id, [{ employeeNo: two!['工号'], status: 'present' }, { employeeNo: 'HS9999', status: 'present' }, { employeeNo: two!['工号']!.toLowerCase(), status: 'present' }]))).toEqual(['entries.1.employeeNo unknown_employee', 'entries.2.employeeNo duplicate']);
    expect((await attendances(id)).rows.filter(({ status }) => status !== null)).toEqual([]);
  });

  test('one by one, then the whole grid: who is noted stays, and one is taken back', async () => {
    const { id } = await planned({ type: 'volunteer' });
    expect(issuesOf(await record(id, [{ employeeNo: 'HS0011', status: 'leave' }]))).toEqual(['entries.0.reason required']);
    ok(await record(id, [{ employeeNo: 'HS0011', status: 'leave', reason: '出差' }, { employeeNo: 'HS0012', status: 'madeUp', hours: 1.5 }, { employeeNo: 'HS0013', status: 'absent', hours: 4 }]));
    const group = [...gridOf.values()].filter((own) => own === 'C01-01-01').length;
    expect(issuesOf(await clients.branch.post(`/grid/activities/${id}/attendances/grid`, { grid: 'C01-02', status: 'present' }))).toEqual(['grid unknown_grid']);
    const whole: Recorded = ok(await clients.branch.post(`/grid/activities/${id}/attendances/grid`, { grid: 'C01-01-01', status: 'present' }));
    expect(whole).toMatchObject({ added: group - 3, changed: 0, turnout: { leave: 1, absent: 1, madeUp: 1, present: group - 3, guests: 0, hours: (group - 3) * 2.5 + 1.5 } });
    expect(ok<Recorded>(await clients.branch.post(`/grid/activities/${id}/attendances/grid`, { grid: 'C01-01-01', status: 'present' })).added).toBe(0);
    const leave = (await attendances(id, '&status=leave')).rows[0]!;
    expect(leave).toMatchObject({ employee: { employeeNo: 'HS0011' }, expected: true, reason: '出差', hours: null });
    const members = [...gridOf.values()].filter((own) => own.startsWith('C01-01')).length;
    expect((await attendances(id, '&status=open')).total).toBe(members - group);
    expect(ok<Recorded>(await clients.branch.delete(`/grid/activities/${id}/attendances/${leave.id}`)).turnout.leave).toBe(0);
    expect((await clients.branch.delete(`/grid/activities/${id}/attendances/${leave.id}`)).status).toBe(404);
    expect((await entries('attendance')).pop()).toBe('row.delete ');
  });

  test('the whole grid is those who are expected: of a group meeting the party members', async () => {
    const { id, turnout } = await planned({ type: 'groupMeeting', grid: 'C01-01-02' });
    const party = people.filter((row) => row['所属网格编码'] === 'C01-01-02' && /党员/.test(row['政治面貌']!)).length;
    expect(turnout.expected).toBe(party);
    expect(issuesOf(await clients.branch.post(`/grid/activities/${id}/attendances/grid`, { grid: 'C01-01', status: 'present' }))).toEqual(['grid unknown_grid']);
    expect(ok<Recorded>(await clients.branch.post(`/grid/activities/${id}/attendances/grid`, { grid: 'C01-01-02', status: 'present' }))).toMatchObject({ added: party, turnout: { present: party, guests: 0 } });
  });

  test('membership is that of the day: who moved away since is expected, who came since is not', async () => {
    const { id, turnout } = await planned({ startsAt: '2022-06-01T09:00', endsAt: '2022-06-01T10:00' });
    const employee = (await sql('grid_employees').where({ employee_no: 'HS0014' }).first('id')) as { id: number };
    const [first] = (await sql('grid_memberships').where({ employee_id: employee.id })) as { id: number; to: string | null }[];
    await sql('grid_memberships').where({ id: first!.id }).update({ to: '2022-05-31' });
    expect((await pageOf(clients.branch, id)).turnout.expected).toBe(turnout.expected - 1);
    await sql('grid_memberships').where({ id: first!.id }).update({ to: '2022-06-01' });
    expect((await pageOf(clients.branch, id)).turnout.expected).toBe(turnout.expected);
    await sql('grid_memberships').where({ id: first!.id }).update({ to: first!.to });
    await sql('grid_employees').where({ employee_no: 'HS0015' }).update({ left_on: '2022-05-31' });
    expect((await pageOf(clients.branch, id)).turnout.expected).toBe(turnout.expected - 1);
    await sql('grid_employees').where({ employee_no: 'HS0015' }).update({ left_on: null });
  });

  test('leave may be asked for beforehand, presence is known on the day; a change of the day takes them along', async () => {
    const { id } = await planned({ startsAt: '2023-03-01T09:00', endsAt: '2023-03-01T10:00' });
    expect(codeOf(await record(id, [{ employeeNo: 'HS0011', status: 'present' }]))).toBe('not_yet');
    expect(codeOf(await clients.branch.post(`/grid/activities/${id}/attendances/grid`, { grid: 'C01-01', status: 'absent' }))).toBe('not_yet');
    ok(await record(id, [{ employeeNo: 'HS0011', status: 'leave', reason: '出差' }]));
    ok(await clients.branch.post(`/grid/activities/${id}/plan`, theme({ grid: 'C01-01-01', startsAt: '2023-03-08T09:00', endsAt: '2023-03-08T10:00' })));
    const stored = (await sql('grid_attendances as a').join('grid_activities as v', 'v.id', 'a.activity_id').join('grid_grids as g', 'g.id', 'a.grid_id').where('v.document_id', id).select('g.code', 'a.held_on')) as object[];
    expect(stored).toEqual([{ code: 'C01-01-01', held_on: '2023-03-08' }]);
  });

  // Plan and record: office, branch, group in their subtree. The committee reads. Nobody else.
  test.each<[Role, number, number]>([
    ['superAdmin', 200, 200],
    ['office', 200, 200],
    ['committee', 200, 403],
    ['branch', 200, 200],
    ['group', 200, 200],
    ['publisher', 403, 403],
    ['privacyOfficer', 403, 403],
    ['none', 403, 403],
  ])('%s reads: %i, plans and records: %i', async (role, reads, writes) => {
    const { id } = await planned({ grid: 'C01-01-01' });
    const client = clients[role];
    for (const tail of ['', '/attendances']) expect([tail, (await client.get(`/grid/activities/${id}${tail}`)).status]).toEqual([tail, reads]);
    const calls: [string, object][] = [
      ['activities', theme({ grid: 'C01-01-01' })],
      ['activity-series', theme({ grid: 'C01-01-01', rhythm: 'week', until: '2023-01-27' })],
      [`activities/${id}/plan`, theme({ grid: 'C01-01-01', title: '改过' })],
      [`activities/${id}/pasted-names`, { text: 'HS0011' }],
      [`activities/${id}/attendances`, { entries: [{ employeeNo: 'HS0011', status: 'present' }] }],
      [`activities/${id}/attendances/grid`, { grid: 'C01-01-01', status: 'present' }],
      [`activities/${id}/holding`, { minutes: '学习' }],
    ];
    for (const [call, body] of calls) expect([call, (await client.post(`/grid/${call}`, body)).status]).toEqual([call, writes]);
  });
});
