import nodeIcal, { type VEvent } from 'node-ical';
import type { ActivityList, ActivityPage } from '../../src/plugins/grid/shared/contracts/activities';
import type { CalendarFeeds, MadeFeed } from '../../src/plugins/grid/shared/contracts/calendar-feeds';
import type { OwnFile } from '../../src/plugins/grid/shared/contracts/rights';
import { server, startPlant, type Account, type PlantApp } from '../support/app';
import { clientsOf, type Answer, type Client, type Role } from '../support/http';
import { portalClient } from '../support/portal';

type Database = typeof import('../../src/plugins/grid/server/src/platform/db');
type Rows = typeof import('../../src/plugins/grid/server/src/platform/rows');
type Activities = typeof import('../../src/plugins/grid/server/src/capabilities/activities');
type People = typeof import('../../src/plugins/grid/server/src/capabilities/activities/store-people');
type Turnout = typeof import('../../src/plugins/grid/server/src/capabilities/activities/domain/turnout');

// HS0011 and HS0012 belong to C01-01-01, HS0048 to C01-02-01; HS0006 is the secretary of C01-01.
const TODAY = '2023-01-31';

let app: PlantApp;
let accounts: Account[];
let clients: Record<Role, Client>;
let member: Client;
beforeAll(async () => {
  app = await startPlant();
  accounts = app.accounts;
  clients = await clientsOf(app, accounts);
  member = await portalClient(app, 'HS0011');
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.setToday(TODAY);
  await sql('grid_rate_limit').delete();
  await sql('grid_calendar_feed').delete();
});

const sql = (table: string) => app.strapi.db.connection(table);
const ok = <T>(answer: Answer): T => {
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text.slice(0, 400)}`);
  return answer.body as never as T;
};
const fetchFeed = (address: string, headers: Record<string, string> = {}) => app.http().get(address).set(headers);
const statusOf = async (address: string): Promise<number> => (await fetchFeed(address)).status;
const read = async (address: string): Promise<VEvent[]> => {
  const answer = await fetchFeed(address);
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return Object.values(nodeIcal.sync.parseICS(answer.text)).filter((each): each is VEvent => each?.type === 'VEVENT');
};
const makeOf = async (grid: string, client = clients.branch): Promise<string> => ok<MadeFeed>(await client.post('/grid/calendar-feeds', { grid })).address;
const makeOwn = async (client = member): Promise<string> => ok<MadeFeed>(await client.post('/api/grid/me/calendar-feeds')).address;
const planned = async (values: object = {}, client = clients.branch): Promise<ActivityPage> =>
  ok(await client.post('/grid/activities', { type: 'themeDay', title: '走进检修现场', grid: 'C01-01', startsAt: '2023-02-10T09:00', endsAt: '2023-02-10T11:30', venue: '检修车间', ...values }));
const uid = ({ id }: { id: string }): string => `${id}@lianxin`;
const idOf = async (employeeNo: string): Promise<number> => ((await sql('grid_employees').where({ employee_no: employeeNo }).first('id')) as { id: number }).id;

describe('the address', () => {
  test('256 random bits, shown once, of which the hash is kept', async () => {
    const made: MadeFeed = ok(await clients.branch.post('/grid/calendar-feeds', { grid: 'C01-01' }));
    expect(made).toEqual({ feed: { id: expect.stringMatching(/^[a-z0-9]{24}$/), grid: expect.objectContaining({ code: 'C01-01' }), madeOn: TODAY, fetchedOn: null }, address: expect.stringMatching(/^\/api\/grid\/calendar\/[\w-]{43}\.ics$/) });
    const token = made.address.slice(-47, -4);
    expect(JSON.stringify(await sql('grid_calendar_feed'))).not.toContain(token);
    expect(JSON.stringify(await sql('grid_audit'))).not.toContain(token);
    const listed = await clients.branch.get('/grid/calendar-feeds');
    expect([listed.text.includes(token), ok<CalendarFeeds>(listed).feeds]).toEqual([false, [made.feed]]);
  });

  test('what is answered: a calendar that nobody but the program keeps, and nothing while it is the same', async () => {
    const address = await makeOf('C01-01');
    const first = await fetchFeed(address);
    expect([first.status, first.headers['content-type'], first.headers['cache-control'], first.headers['x-content-type-options']]).toEqual([200, 'text/calendar; charset=utf-8', 'private, no-cache', 'nosniff']);
    expect(first.text).toMatch(/^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/);
    const etag = String(first.headers['etag']);
    const again = await fetchFeed(address, { 'If-None-Match': etag });
    expect([again.status, again.text]).toEqual([304, '']);
    await planned();
    expect((await fetchFeed(address, { 'If-None-Match': etag })).status).toBe(200);
    expect((await app.http().head(address)).status).toBe(200);
  });

  test('the day of the last fetch is kept, and no hour', async () => {
    const address = await makeOf('C01-01');
    await read(address);
    app.setToday('2023-02-01');
    await read(address);
    expect(ok<CalendarFeeds>(await clients.branch.get('/grid/calendar-feeds')).feeds.map(({ fetchedOn }) => fetchedOn)).toEqual(['2023-02-01']);
  });

  test('a new one replaces the old one; revoked, replaced, unknown and misspelled answer the same 404', async () => {
    const old = await makeOf('C01-01');
    const current = await makeOf('C01-01');
    expect([await statusOf(old), await statusOf(current), (await sql('grid_calendar_feed').whereNotNull('user_id')).length]).toEqual([404, 200, 1]);
    const [feed] = ok<CalendarFeeds>(await clients.branch.get('/grid/calendar-feeds')).feeds;
    expect(ok<CalendarFeeds>(await clients.branch.delete(`/grid/calendar-feeds/${feed!.id}`)).feeds).toEqual([]);
    const answers = await Promise.all([old, current, `/api/grid/calendar/${'A'.repeat(43)}.ics`, '/api/grid/calendar/x.ics', `/api/grid/calendar/${'A'.repeat(43)}`, `/api/grid/calendar/${'A'.repeat(180)}`].map((address) => fetchFeed(address)));
    expect(answers.map(({ status, text }) => [status, text])).toEqual(answers.map(() => [404, answers[0]!.text]));
    expect((await clients.branch.delete(`/grid/calendar-feeds/${feed!.id}`)).status).toBe(404);
  });

  test('eight at once are one address', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => clients.branch.post('/grid/calendar-feeds', { grid: 'C01-01-01' })));
    expect(made.map(({ status }) => status)).toEqual(made.map(() => 200));
    const alive = await Promise.all(made.map((answer) => statusOf(ok<MadeFeed>(answer).address)));
    expect(alive.filter((status) => status === 200)).toHaveLength(1);
  });

  test('somebody else neither sees nor revokes it', async () => {
    await makeOf('C01-01-01', clients.group);
    const [feed] = ok<CalendarFeeds>(await clients.group.get('/grid/calendar-feeds')).feeds;
    expect(ok<CalendarFeeds>(await clients.office.get('/grid/calendar-feeds')).feeds).toEqual([]);
    expect((await clients.office.delete(`/grid/calendar-feeds/${feed!.id}`)).status).toBe(404);
  });

  test.each(['C01-02', 'nosuch', 'C01'])('not of %s: unknown and out of reach answer alike', async (grid) => {
    const answer = await clients.branch.post('/grid/calendar-feeds', { grid });
    expect([answer.status, (answer.body.error?.details as { issues: { field: string; code: string }[] }).issues.map(({ field, code }) => `${field} ${code}`)]).toEqual([400, ['grid unknown_grid']]);
  });
});

describe('the calendar of a grid', () => {
  test('its activities and those below, with place and local time, and nobody by name', async () => {
    const host = await sql('grid_employees').where({ employee_no: 'HS0012' }).first('document_id', 'name');
    const below = await planned({ grid: 'C01-01-02', type: 'groupMeeting', title: '党小组会', venue: undefined });
    const own = await planned({ hostId: host.document_id, lecturer: '张讲师', agenda: '一、学习', title: '专题党课，第一讲' });
    const elsewhere = await planned({ grid: 'C01-02', title: '别处的活动' }, clients.office);
    const above = await planned({ grid: 'C01', title: '全厂活动' }, clients.office);
    const address = await makeOf('C01-01');
    const events = await read(address);
    const ids = events.map((each) => each.uid);
    expect([ids.includes(uid(below)), ids.includes(uid(own)), ids.includes(uid(elsewhere)), ids.includes(uid(above))]).toEqual([true, true, false, false]);
    const shown = events.find((each) => each.uid === uid(own))!;
    expect([shown.summary, shown.location, shown.start.toISOString(), shown.end!.toISOString(), shown.status]).toEqual(['专题党课，第一讲', '检修车间', '2023-02-10T01:00:00.000Z', '2023-02-10T03:30:00.000Z', 'CONFIRMED']);
    const { text } = await fetchFeed(address);
    for (const secret of [host.name, '张讲师', '一、学习', 'HS0012']) expect(text.replace(/\r\n /g, '')).not.toContain(secret);
  });

  test('the same number as the panel lists: twelve months back and the future', async () => {
    const old = await planned({ startsAt: '2022-01-30T09:00', endsAt: '2022-01-30T10:00', title: '一年多以前' });
    const edge = await planned({ startsAt: '2022-01-31T09:00', endsAt: '2022-01-31T10:00', title: '一年以前' });
    const far = await planned({ startsAt: '2029-01-31T09:00', endsAt: '2029-01-31T10:00', title: '多年以后' });
    const ids = (await read(await makeOf('C01', clients.office))).map((each) => each.uid);
    expect([ids.includes(uid(old)), ids.includes(uid(edge)), ids.includes(uid(far))]).toEqual([false, true, true]);
    const { rows, total } = ok<ActivityList>(await clients.office.get('/grid/activities?pageSize=100'));
    expect(total).toBe(rows.length);
    expect(ids.sort()).toEqual(rows.filter(({ endsAt }) => endsAt >= '2022-01-31').map(uid).sort());
  });

  test('a change keeps the UID and raises SEQUENCE; what is cancelled stays as cancelled', async () => {
    const page = await planned({ title: '先是这样' });
    const address = await makeOf('C01-01');
    const find = async () => (await read(address)).find((each) => each.uid === uid(page))!;
    const before = await find();
    await sql('grid_activities').where({ document_id: page.id }).update({ created_at: app.strapi.db.dialect.client === 'postgres' ? new Date(Date.now() - 60_000) : Date.now() - 60_000 });
    ok(await clients.branch.post(`/grid/activities/${page.id}/plan`, { type: 'themeDay', title: '后来这样', grid: 'C01-01', startsAt: '2023-02-11T14:00', endsAt: '2023-02-11T15:00' }));
    const moved = await find();
    expect([moved.summary, moved.start.toISOString(), Number(moved.sequence) > Number(before.sequence)]).toEqual(['后来这样', '2023-02-11T06:00:00.000Z', true]);
    expect(moved.lastmodified!.getTime()).toBe(moved.dtstamp.getTime());
    ok(await clients.branch.post(`/grid/activities/${page.id}/cancellation`, { reason: '检修任务冲突' }));
    const cancelled = await find();
    expect([cancelled.status, Number(cancelled.sequence) >= Number(moved.sequence)]).toEqual(['CANCELLED', true]);
    expect((await fetchFeed(address)).text).not.toContain('检修任务冲突');
  });

  test('in English its name is', async () => {
    const { text } = await fetchFeed(`${await makeOf('C01-01')}?language=en`);
    expect(text).toContain('\r\nX-WR-CALNAME:Activities of ');
    expect((await fetchFeed(`${await makeOf('C01-01')}?language=fr`)).status).toBe(400);
  });
});

describe('the reach is asked at each reading', () => {
  const secretary = async () => (await sql('grid_appointments').where({ employee_id: await idOf('HS0006'), duty: 'secretary' }).first('id', 'to')) as { id: number; to: string | null };

  test('it ends the day after the appointment', async () => {
    const address = await makeOf('C01-01');
    const { id, to } = await secretary();
    const led = await sql('grid_grids').where({ leader_id: await idOf('HS0006') }).select('id');
    await sql('grid_appointments').where({ id }).update({ to: '2023-02-05' });
    app.setToday('2023-02-05');
    expect(await statusOf(address)).toBe(200);
    app.setToday('2023-02-06');
    await sql('grid_grids').whereIn('id', led.map((grid: { id: number }) => grid.id)).update({ leader_id: null });
    expect(await statusOf(address)).toBe(404);
    // The address that he does not reach any more is still his to take away.
    expect(ok<CalendarFeeds>(await clients.branch.get('/grid/calendar-feeds')).feeds).toHaveLength(1);
    await sql('grid_appointments').where({ id }).update({ to });
    await sql('grid_grids').whereIn('id', led.map((grid: { id: number }) => grid.id)).update({ leader_id: await idOf('HS0006') });
    expect(await statusOf(address)).toBe(200);
  });

  test.each([
    ['left', 'grid_employees', { employee_no: 'HS0006' }, { employment_status: 'left' }, { employment_status: 'active' }],
    ['is blocked', 'admin_users', { email: 'hs0006@plant.example' }, { blocked: true }, { blocked: false }],
    ['is not active', 'admin_users', { email: 'hs0006@plant.example' }, { is_active: false }, { is_active: true }],
    ['has another account', 'grid_employees', { employee_no: 'HS0006' }, { admin_user_id: null }, 'before'],
  ] as const)('it ends when the secretary %s', async (_what, table, where, change, back) => {
    const address = await makeOf('C01-01');
    expect(await statusOf(address)).toBe(200);
    const before = await sql(table).where(where).first(Object.keys(change));
    expect(before).toBeDefined();
    await sql(table).where(where).update(change);
    expect(await statusOf(address)).toBe(404);
    await sql(table).where(where).update(back === 'before' ? before : back);
    expect(await statusOf(address)).toBe(200);
  });

  test.each([
    ['left', 'grid_employees', { employee_no: 'HS0011' }, { employment_status: 'left' }, { employment_status: 'active' }],
    ['retired', 'grid_employees', { employee_no: 'HS0011' }, { employment_status: 'retired' }, { employment_status: 'active' }],
    ['is blocked on the portal', 'up_users', { username: 'HS0011' }, { blocked: true }, { blocked: false }],
  ] as const)('that of a person ends when he %s', async (_what, table, where, change, back) => {
    const address = await makeOwn();
    expect(await statusOf(address)).toBe(200);
    await sql(table).where(where).update(change);
    expect(await statusOf(address)).toBe(404);
    await sql(table).where(where).update(back);
    expect(await statusOf(address)).toBe(200);
  });

  test('who left makes none', async () => {
    const left = await portalClient(app, 'HS0049');
    await sql('grid_employees').where({ employee_no: 'HS0049' }).update({ employment_status: 'left' });
    const answer = await left.post('/api/grid/me/calendar-feeds');
    expect([answer.status, answer.body.error?.details]).toEqual([409, { code: 'left' }]);
  });
});

describe('the own calendar', () => {
  test('made, listed and revoked by the person himself', async () => {
    const other = await portalClient(app, 'HS0048');
    const address = await makeOwn();
    await read(address);
    expect(ok<CalendarFeeds>(await member.get('/api/grid/me/calendar-feeds')).feeds).toEqual([{ id: expect.any(String), grid: null, madeOn: TODAY, fetchedOn: TODAY }]);
    expect(ok<CalendarFeeds>(await other.get('/api/grid/me/calendar-feeds')).feeds).toEqual([]);
    expect((await other.delete('/api/grid/me/calendar-feeds')).status).toBe(404);
    expect(await statusOf(address)).toBe(200);
    expect(ok<CalendarFeeds>(await member.delete('/api/grid/me/calendar-feeds')).feeds).toEqual([]);
    expect(await statusOf(address)).toBe(404);
  });

  test('what he is invited to, hosts or is recorded at; not what others are', async () => {
    const everybody = await planned({ title: '全支部' });
    const ofPlant = await planned({ grid: 'C01', title: '全厂' }, clients.office);
    const otherGroup = await planned({ grid: 'C01-01-02', title: '别的小组' });
    const guest = await planned({ grid: 'C01-01-02', title: '列席' });
    ok(await clients.branch.post(`/grid/activities/${guest.id}/attendances`, { entries: [{ employeeNo: 'HS0011', status: 'leave', reason: '出差' }] }));
    const someOfBranch = await planned({ grids: ['C01-01-02'], title: '只为二组' });
    const committee = await planned({ type: 'branchCommittee', title: '支委会' });
    const ids = (await read(await makeOwn())).map((each) => each.uid);
    expect([everybody, ofPlant, otherGroup, guest, someOfBranch, committee].map((page) => ids.includes(uid(page)))).toEqual([true, true, false, true, false, false]);
  });

  test('he is invited exactly where the activity expects him', async () => {
    await planned({ type: 'branchMeeting', title: '党员大会' });
    await planned({ type: 'groupMeeting', grid: 'C01-01-01', title: '党小组会' });
    await planned({ type: 'branchCommittee', grid: 'C01-01', title: '支委会' });
    await sql('grid_memberships').where({ employee_id: await idOf('HS0013') }).update({ to: '2023-02-15' });
    const { withTx } = server('platform/db') as Database;
    const { activitiesOfPerson } = server('capabilities/activities') as Activities;
    const { expectedAmong } = server('capabilities/activities/store-people') as People;
    const { circleOf } = server('capabilities/activities/domain/turnout') as Turnout;
    const pages = await Promise.all(ok<ActivityList>(await clients.office.get('/grid/activities?pageSize=100')).rows.map(async ({ id }) => ok<ActivityPage>(await clients.office.get(`/grid/activities/${id}`))));
    const gridIds = new Map(((await sql('grid_grids').select('id', 'code')) as { id: number; code: string }[]).map(({ id, code }) => [code, id]));
    let invitations = 0;
    for (const no of ['HS0002', 'HS0006', 'HS0010', 'HS0011', 'HS0012', 'HS0013', 'HS0021', 'HS0048']) {
      const id = await idOf(no);
      const recorded = new Set(((await sql('grid_attendances as a').join('grid_activities as v', 'v.id', 'a.activity_id').where('a.employee_id', id).select('v.document_id')) as { document_id: string }[]).map((row) => row.document_id));
      const shown = new Set((await withTx(app.strapi, (db) => activitiesOfPerson(db, id, '1900-01-01'))).map(({ documentId }) => documentId));
      for (const page of pages) {
        const audience = { circle: circleOf(page.type), gridIds: page.grids.map(({ code }) => gridIds.get(code)!), day: page.startsAt.slice(0, 10) };
        const expected = (await withTx(app.strapi, (db) => expectedAmong(db, audience, [id]))).has(id) || recorded.has(page.id) || page.host?.employeeNo === no;
        expect([no, page.title, page.startsAt, shown.has(page.id)]).toEqual([no, page.title, page.startsAt, expected]);
        if (expected) invitations += 1;
      }
    }
    expect(invitations).toBeGreaterThan(20);
  });

  test('the due days of his duties: all day, by their kind alone', async () => {
    const [owner, subject] = [await sql('grid_employees').where({ employee_no: 'HS0010' }).first('id', 'name'), await sql('grid_employees').where({ employee_no: 'HS0012' }).first('id', 'name')];
    const duty = { title: `${subject.name}生病住院`, subject: subject.id, owner: owner.id, grid: (await sql('grid_grids').where({ code: 'C01-01-01' }).first('id')).id, assignedOn: TODAY, state: 'open' };
    const { withTx } = server('platform/db') as Database;
    const { insertRows } = server('platform/rows') as Rows;
    const [id] = await withTx(app.strapi, (db) => insertRows(db, 'task', [{ ...duty, kind: 'visit', dueOn: '2023-02-28', originKey: 'feed:1' }, { ...duty, kind: 'talk', dueOn: '2021-02-28', originKey: 'feed:2' }]));
    const task = await sql('grid_tasks').where({ id }).first('id', 'document_id');
    const leader = await portalClient(app, 'HS0010');
    const address = await makeOwn(leader);
    const { text } = await fetchFeed(address);
    const lines = text.replace(/\r\n /g, '').split('\r\n');
    const at = lines.indexOf(`UID:${task.document_id}@lianxin`);
    expect(lines.slice(at, at + 10)).toEqual(expect.arrayContaining(['DTSTART;VALUE=DATE:20230228', 'DTEND;VALUE=DATE:20230301', 'TRANSP:TRANSPARENT', 'SUMMARY:任务到期：走访']));
    for (const secret of [subject.name, '生病', '住院', 'HS0012']) expect(text).not.toContain(secret);
    const open = (await sql('grid_tasks').where({ owner_id: owner.id, state: 'open' }).where('due_on', '>=', '2022-01-31').select('document_id')) as { document_id: string }[];
    const duties = (await read(address)).filter((each) => each.datetype === 'date').map((each) => each.uid);
    expect(duties.length).toBeGreaterThan(0);
    expect(duties.sort()).toEqual(open.map((row) => `${row.document_id}@lianxin`).sort());
    await sql('grid_tasks').where({ id: task.id }).update({ state: 'done' });
    expect((await fetchFeed(address)).text).not.toContain(task.document_id);
  });

  test('his own file says that there is an address, and of which grids he made some', async () => {
    await makeOwn();
    await makeOf('C01-01');
    const sectionOf = async (client: Client) => ok<OwnFile>(await client.get('/api/grid/me/file')).sections.find(({ key }) => key === 'calendarFeeds')!.rows;
    expect(await sectionOf(member)).toEqual([{ of: null, madeOn: TODAY, fetchedOn: null }]);
    const secretary = await portalClient(app, 'HS0006');
    expect(await sectionOf(secretary)).toMatchObject([{ of: expect.any(String), madeOn: TODAY }]);
  });
});
