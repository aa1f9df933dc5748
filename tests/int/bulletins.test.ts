import path from 'node:path';
import * as XLSX from '@e965/xlsx';
import { unzipSync } from 'fflate';
import days from 'chinese-days/dist/chinese-days.json';
import type { BulletinDuties, BulletinFigures, BulletinMatters, BulletinPage } from '../../src/plugins/grid/shared/contracts/bulletins';
import expectedDuties from '../../demo/expected-duties-2022.json';
import { login, startPlant, type Account, type PlantApp } from '../support/app';
import { engineOf, type Engine } from '../support/engine';
import { clientOf, clientsOf, type Client, type Role } from '../support/http';

let app: PlantApp;
let engine: Engine;
let clients: Record<Role, Client>;
let nobody: Client;
let office: Account;
beforeAll(async () => {
  app = await startPlant();
  const accounts = app.accounts;
  engine = engineOf(app);
  clients = await clientsOf(app, accounts);
  nobody = clientOf(app, null);
  office = accounts.find(({ role }) => role === 'office') as Account;
});
afterAll(() => app.stop());

const sql = (table: string) => app.strapi.db.connection(table);

/** An arithmetic of its own over the workbooks and the list of duties that was computed without the product. */
const book = (name: string) => XLSX.readFile(path.join(__dirname, '../../demo', name));
const sheet = (of: XLSX.WorkBook, name: string) => XLSX.utils.sheet_to_json<Record<string, string>>(of.Sheets[name]!, { raw: false, defval: '' });
const [roster, ledger] = [book('roster.xlsx'), book('ledger-2022.xlsx')];
const gridOf = new Map(sheet(roster, '员工花名册').map((row) => [row['工号'], row['所属网格编码']!]));

const [off, on] = [new Set(Object.keys(days.holidays)), new Set(Object.keys(days.workdays))];
const works = (date: string): boolean => on.has(date) || (!off.has(date) && ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()));
const after = (date: string, count: number): string => {
  let [day, left] = [Date.parse(`${date}T00:00:00Z`), count];
  while (left > 0) {
    day += 86_400_000;
    if (works(new Date(day).toISOString().slice(0, 10))) left -= 1;
  }
  return new Date(day).toISOString().slice(0, 10);
};

const [FROM, TO] = ['2022-06-01', '2022-06-30'];
const inJune = (date: string): boolean => date >= FROM && date <= TO;
const NEVER = '9999-12-31';

const dutiesBelow = (...roots: string[]): BulletinDuties => {
  const due = new Map(expectedDuties.duties.map((duty) => [duty.event, duty.dueOn]));
  const held = new Map(sheet(ledger, '谈访记录').map((row) => [row['事由编号'], row['日期']!]));
  const all = sheet(ledger, '谈访事由')
    .filter((row) => roots.some((root) => gridOf.get(row['工号'])!.startsWith(root)))
    .map((row) => ({ given: row['报告日期']!, due: due.get(row['事由编号']!)!, done: held.get(row['事由编号']) ?? NEVER }));
  const open = all.filter(({ given, done }) => given <= TO && done > TO);
  return {
    given: all.filter(({ given }) => inJune(given)).length,
    onTime: all.filter(({ done, due: by }) => inJune(done) && done <= by).length,
    late: all.filter(({ done, due: by }) => inJune(done) && done > by).length,
    open: open.length,
    overdue: open.filter(({ due: by }) => by <= TO).length,
  };
};

const lines = sheet(ledger, '诉求台账').map((row) => ({ on: row['提出日期']!, grid: row['网格编码']!, channel: row['渠道']!, answered: row['答复日期'] || NEVER }));

const mattersBelow = (root: string): BulletinMatters => {
  const all = lines.filter(({ grid }) => grid.startsWith(root));
  const open = all.filter(({ on: raised, answered }) => raised <= TO && answered > TO);
  return {
    received: all.filter(({ on: raised }) => inJune(raised)).length,
    answered: all.filter(({ answered }) => inJune(answered)).length,
    solved: 0,
    open: open.length,
    overdue: open.filter(({ on: raised }) => after(raised, 3) <= TO).length,
  };
};

/** Decided in June: answered in time then, or run out then. */
const share = (root: string, workingDays: number) => {
  const all = lines.filter(({ grid }) => grid.startsWith(root)).map(({ on: raised, answered }) => ({ met: answered <= after(raised, workingDays), answered, due: after(raised, workingDays) }));
  const decided = all.filter(({ met, answered, due }) => inJune(met ? answered : due));
  return { numerator: decided.filter(({ met }) => met).length, denominator: decided.length };
};

const CHANNELS: Record<string, string> = { 线上意见箱: 'onlineBox', 线下意见箱: 'offlineBox', 谈心谈话: 'talk', 问卷调查: 'survey', 微信公众号: 'wechat' };
const byChannel = (root: string) => {
  const counts: Record<string, number> = {};
  for (const { on: raised, grid, channel } of lines) if (inJune(raised) && grid.startsWith(root)) counts[CHANNELS[channel]!] = (counts[CHANNELS[channel]!] ?? 0) + 1;
  return counts;
};

const made: Record<string, BulletinPage> = {};
const bodyOf = <T>(answer: { body: unknown }): T => answer.body as T;
const draft = async (client: Client, grid: string, more: object = {}): Promise<BulletinPage> => {
  const answer = await client.post('/grid/bulletins', { period: '2022-06', grid, ...more });
  expect([answer.status, answer.text.slice(0, 200)]).toEqual([200, expect.any(String)]);
  return bodyOf(answer);
};

describe('the figures of 2022-06 are those of the ledger', () => {
  test.each([['the plant', 'C01'], ['one branch', 'C01-01']])('%s', async (_what, root) => {
    const page = await draft(clients.office, root);
    made[root] = page;
    const { figures } = page;
    expect(figures.duties).toEqual(dutiesBelow(root));
    expect(figures.matters).toEqual(mattersBelow(root));
    expect([figures.accepted, figures.firstAnswered, figures.solvedInTime]).toEqual([{ numerator: figures.matters.received, denominator: figures.matters.received }, share(root, 3), share(root, 15)]);
    expect(Object.fromEntries(figures.byChannel.map(({ channel, received }) => [channel, received]))).toEqual(byChannel(root));
    expect(figures.byCategory.reduce((sum, { received }) => sum + received, 0)).toBe(figures.matters.received);
  });

  test('by unit: each branch as the ledger has it, and together the whole', () => {
    const { units, duties, matters } = made['C01']!.figures;
    expect(units.map(({ code }) => code)).toEqual(['C01', 'C01-01', 'C01-02', 'C01-03', 'C01-04', 'C01-05', 'C01-06']);
    for (const unit of units.slice(1)) expect([unit.code, unit.duties, unit.matters]).toEqual([unit.code, dutiesBelow(unit.code), mattersBelow(unit.code)]);
    const sum = <K extends string>(pick: (unit: BulletinFigures['units'][number]) => Record<K, number>, key: K) => units.reduce((total, unit) => total + pick(unit)[key], 0);
    for (const key of ['given', 'onTime', 'late', 'open', 'overdue'] as const) expect([key, sum((unit) => unit.duties, key)]).toEqual([key, duties[key]]);
    for (const key of ['received', 'answered', 'open', 'overdue'] as const) expect([key, sum((unit) => unit.matters, key)]).toEqual([key, matters[key]]);
    // A month in which nothing happened would prove nothing.
    expect([duties.given, duties.onTime, duties.open, matters.received, matters.answered, matters.overdue].every((count) => count > 0)).toBe(true);
  });

  test('the text says the numbers and names nobody', () => {
    const { body, title, figures } = made['C01']!;
    expect(title).toBe('红水河示范电厂党委2022年6月月度公开');
    expect(body).toContain(`本月交办任务 ${figures.duties.given} 件，按期完成 ${figures.duties.onTime} 件`);
    for (const row of sheet(roster, '员工花名册')) expect([row['姓名'], body.includes(row['姓名']!)]).toEqual([row['姓名'], false]);
  });
});

describe('who may what', () => {
  const id = () => made['C01-01']!.id;
  const statuses = async (call: (client: Client) => Promise<{ status: number }>) => {
    const found: Partial<Record<Role, number>> = {};
    for (const role of ['committee', 'group', 'publisher', 'privacyOfficer', 'none'] as const) found[role] = (await call(clients[role])).status;
    return found;
  };

  test('refused roles, before anything is released', async () => {
    expect(await statuses((client) => client.post('/grid/bulletins', { period: '2022-05', grid: 'C01-01' }))).toEqual({ committee: 403, group: 403, publisher: 403, privacyOfficer: 403, none: 403 });
    expect(await statuses((client) => client.post(`/grid/bulletins/${id()}/text`, { title: 'x', body: 'x' }))).toEqual({ committee: 403, group: 403, publisher: 403, privacyOfficer: 403, none: 403 });
    expect((await clients.group.post(`/grid/bulletins/${id()}/release`)).status).toBe(403);
    expect((await clients.group.get(`/grid/bulletins/${id()}`)).status).toBe(404);
    expect((await clients.branch.get(`/grid/bulletins/${made['C01']!.id}`)).status).toBe(404);
    expect((await clients.branch.post('/grid/bulletins', { period: '2022-06', grid: 'C01-02' })).status).toBe(400);
    expect(await engine.count('grid_bulletins')).toBe(2);
  });

  test.each([
    [{ period: '2023-01', grid: 'C01' }, 'period'],
    [{ period: '2022-13', grid: 'C01' }, 'period'],
    [{ period: '2022-06', grid: 'C01-01-01' }, 'grid'],
    [{ period: '2022-06', grid: 'nowhere' }, 'grid'],
  ])('%j is a 400 that names %s', async (body, field) => {
    const answer = await clients.office.post('/grid/bulletins', body);
    expect([answer.status, JSON.stringify(answer.body.error?.details)]).toEqual([400, expect.stringContaining(`"${field}"`)]);
  });

  test('nobody sees what is not released', async () => {
    expect(bodyOf<{ total: number }>(await nobody.get('/api/grid/public/bulletins')).total).toBe(0);
    expect((await nobody.get(`/api/grid/public/bulletins/${id()}`)).status).toBe(404);
  });
});

describe('drafted, edited, released by a second person, withdrawn', () => {
  const id = () => made['C01-01']!.id;
  const mails = async () => ((await sql('grid_outbox').where({ template: 'bulletin-released' }).select('subject', 'text', 'recipient_id')) as { subject: string; text: string; recipient_id: number }[]);

  test('what was edited stays when the figures are renewed', async () => {
    await clients.branch.post(`/grid/bulletins/${id()}/text`, { title: '六月月度公开', body: '## 一、任务\n本月情况良好。\n- 支部已逐件跟进' });
    const again = await draft(clients.branch, 'C01-01');
    expect([again.id, again.title, again.body.startsWith('## 一、任务\n本月情况良好。'), again.figures]).toEqual([id(), '六月月度公开', true, made['C01-01']!.figures]);
    expect((await draft(clients.branch, 'C01-01', { rewrite: true })).body).toBe(made['C01-01']!.body);
    await clients.branch.post(`/grid/bulletins/${id()}/text`, { title: '六月月度公开', body: '## 一、任务\n本月情况良好。\n- 支部已逐件跟进' });
  });

  test('not by who wrote it; by a second person, who then is named', async () => {
    const own = await clients.branch.post(`/grid/bulletins/${id()}/release`);
    expect([own.status, own.body.error?.details]).toEqual([409, { code: 'second_person' }]);
    expect(bodyOf<BulletinPage>(await clients.branch.get(`/grid/bulletins/${id()}`))).toMatchObject({ mayRelease: false, state: 'draft', draftedBy: { employeeNo: 'HS0006' } });
    const released = bodyOf<BulletinPage>(await clients.committee.post(`/grid/bulletins/${id()}/release`));
    expect(released).toMatchObject({ state: 'released', releasedOn: '2023-01-31', releasedBy: { employeeNo: 'HS0001' }, mayDraft: false });
    for (const call of [() => clients.branch.post(`/grid/bulletins/${id()}/text`, { title: 'x', body: 'x' }), () => clients.office.post('/grid/bulletins', { period: '2022-06', grid: 'C01-01' }), () => clients.committee.post(`/grid/bulletins/${id()}/release`)]) expect((await call()).status).toBe(409);
  });

  test('everybody reads it then: text and figures, and no person', async () => {
    const list = bodyOf<{ rows: { id: string }[]; total: number }>(await nobody.get('/api/grid/public/bulletins'));
    expect([list.total, list.rows[0]?.id]).toEqual([1, id()]);
    const answer = await nobody.get(`/api/grid/public/bulletins/${id()}`);
    expect(bodyOf<BulletinPage>(answer)).toMatchObject({ title: '六月月度公开', period: '2022-06', figures: made['C01-01']!.figures });
    expect(answer.text).not.toContain('HS0006');
    expect((await nobody.get(`/api/grid/public/bulletins/${made['C01']!.id}`)).status).toBe(404);
  });

  test('secretaries and leaders of the branch are told once, by a link', async () => {
    const told = await mails();
    const leaders = (await sql('grid_grids').where('code', 'like', 'C01-01%').whereNotNull('leader_id').distinct('leader_id').select('leader_id')) as { leader_id: number }[];
    expect(told.length).toBeGreaterThanOrEqual(leaders.length);
    expect(new Set(told.map(({ recipient_id }) => recipient_id)).size).toBe(told.length);
    expect(leaders.every(({ leader_id }) => told.some(({ recipient_id }) => recipient_id === leader_id))).toBe(true);
    expect(told[0]).toMatchObject({ subject: '连心：2022-06 月度公开已发布', text: expect.stringContaining(`/admin/plugins/grid/bulletins?id=${id()}`) });
  });

  test('withdrawn with a reason it is gone for everybody; released again nobody is told twice', async () => {
    const before = (await mails()).length;
    expect((await clients.committee.post(`/grid/bulletins/${id()}/withdrawal`, {})).status).toBe(400);
    expect(bodyOf<BulletinPage>(await clients.committee.post(`/grid/bulletins/${id()}/withdrawal`, { reason: '数据有误' }))).toMatchObject({ state: 'withdrawn', withdrawnReason: '数据有误' });
    expect((await nobody.get(`/api/grid/public/bulletins/${id()}`)).status).toBe(404);
    expect(await draft(clients.branch, 'C01-01')).toMatchObject({ state: 'draft', withdrawnReason: null, releasedOn: null });
    expect((await clients.office.post(`/grid/bulletins/${id()}/release`)).status).toBe(200);
    expect((await mails()).length).toBe(before);
  });
});

describe('as a file', () => {
  let token = '';
  const file = async (url: string): Promise<Uint8Array> => {
    const answer = await app.http().get(url).set('Authorization', `Bearer ${token}`).buffer(true).parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null, Buffer.concat(parts)));
    });
    expect(answer.status).toBe(200);
    return new Uint8Array(answer.body as Buffer);
  };
  beforeAll(async () => {
    token = await login(app, office);
  });

  test('.docx: headings, tables, Chinese fonts, the watermark; written down', async () => {
    const parts = unzipSync(await file(`/grid/bulletins/${made['C01']!.id}/export?format=docx`));
    const text = (name: string) => new TextDecoder().decode(parts[name]);
    const document = text('word/document.xml');
    expect(document.match(/w:pStyle w:val="(Title|Heading[12])"/g)?.length).toBe(1 + 3 + 1 + 5);
    expect(document.match(/<w:tbl>/g)?.length).toBe(5);
    expect(document).toContain('草稿，未公开');
    expect(text('word/styles.xml')).toContain('w:eastAsia="宋体"');
    expect(Object.keys(parts).filter((name) => /word\/footer/.test(name)).map(text).join('')).toContain('由 党群办 于 2023-01-31 导出');
    const [entry] = (await sql('grid_audit').where({ action: 'export', type: 'bulletin' }).select('row_id', 'details', 'actor_name')) as { row_id: string; details: string; actor_name: string }[];
    expect([entry?.row_id, entry?.actor_name, JSON.parse(entry!.details)]).toEqual([made['C01']!.id, '党群办', { format: 'docx' }]);
  });

  test('.xlsx: numbers that can be added up, and the watermark', async () => {
    const workbook = XLSX.read(await file(`/grid/bulletins/${made['C01']!.id}/export?format=xlsx`));
    expect(workbook.SheetNames).toEqual(['任务', '诉求', '时限（按时件数 到期件数）', '按渠道', '按类别']);
    const rows = XLSX.utils.sheet_to_json<unknown[]>(workbook.Sheets['任务']!, { header: 1 });
    const { given, onTime, late, open, overdue } = made['C01']!.figures.duties;
    expect(rows.find(([name]) => name === '合计')).toEqual(['合计', given, onTime, late, open, overdue]);
    expect(rows.at(-1)).toEqual(['由 党群办 于 2023-01-31 导出']);
  });

  test('not for who may not take it out', async () => {
    for (const role of ['group', 'publisher', 'none'] as const) expect((await clients[role].get(`/grid/bulletins/${made['C01-01']!.id}/export?format=xlsx`)).status).toBe(403);
    expect((await clients.branch.get(`/grid/bulletins/${made['C01']!.id}/export?format=xlsx`)).status).toBe(404);
    expect((await clients.office.get(`/grid/bulletins/${made['C01']!.id}/export?format=pdf`)).status).toBe(400);
  });
});

describe('the public ledger', () => {
  const matter = async (number: string) => ((await sql('grid_matters').where({ number }).first('document_id')) as { document_id: string }).document_id;
  const published = async () => bodyOf<{ rows: Record<string, unknown>[]; total: number }>(await nobody.get('/api/grid/public/matters'));

  test('written by who handles, released by a second person, then open without a name; taken back it is gone', async () => {
    // Q001 was raised in C01-02-03: not the branch of the first account.
    const url = `/grid/matters/${await matter('Q001')}/publication`;
    expect((await clients.branch.post(url, { title: '热水', text: '已修' })).status).toBe(404);
    expect((await clients.committee.post(url, { title: '热水', text: '已修' })).status).toBe(403);
    expect((await clients.office.get(url)).body).toEqual({ publication: null, actions: ['write'] });
    expect((await clients.committee.get(url)).body).toEqual({ publication: null, actions: [] });
    expect((await clients.office.post(url, { title: '倒班宿舍热水', text: '已更换加热设备，热水全天供应。' })).body).toMatchObject({ publication: { state: 'draft' }, actions: ['write', 'withdraw'] });
    expect((await clients.superAdmin.get(url)).body).toMatchObject({ actions: ['write', 'release', 'withdraw'] });
    expect((await published()).total).toBe(0);
    expect((await clients.office.post(`${url}/release`)).body.error?.details).toEqual({ code: 'second_person' });
    expect((await clients.superAdmin.post(`${url}/release`)).status).toBe(200);
    expect((await published()).rows).toEqual([{ number: 'Q001', month: '2022-01', category: null, result: null, title: '倒班宿舍热水', text: '已更换加热设备，热水全天供应。' }]);
    // Written again it waits for a second person again.
    await clients.office.post(url, { title: '倒班宿舍热水', text: '已更换加热设备。' });
    expect((await published()).total).toBe(0);
    expect((await clients.superAdmin.post(`${url}/release`)).status).toBe(200);
    expect((await clients.office.delete(url)).status).toBe(200);
    expect((await published()).total).toBe(0);
  });

  test('not before it was answered, and not with the name of who raised it', async () => {
    const open = (await sql('grid_matters').where({ state: 'accepted' }).first('document_id')) as { document_id: string };
    expect((await clients.office.post(`/grid/matters/${open.document_id}/publication`, { title: 'x', text: 'x' })).status).toBe(409);
    const { document_id, name } = (await sql('grid_matters as m').join('grid_employees as e', 'e.id', 'm.submitter_id').where('m.state', 'closed').first('m.document_id', 'e.name')) as { document_id: string; name: string };
    const named = await clients.office.post(`/grid/matters/${document_id}/publication`, { title: '班车', text: `${name}反映的班车问题已解决` });
    expect([named.status, named.text.includes(name)]).toEqual([400, false]);
  });
});

describe('the month ends', () => {
  const duties = async () => (await sql('grid_tasks as t').join('grid_grids as g', 'g.id', 't.grid_id').where('t.kind', 'publish').orderBy('g.code').select('g.code', 't.assigned_on', 't.due_on', 't.state', 't.owner_id', 't.origin_key')) as { code: string; assigned_on: string; due_on: string; state: string; owner_id: number | null; origin_key: string }[];

  test('no duty for months before the capability was taken into use', async () => {
    engine.day('2023-02-03');
    for (const day of ['2023-01-31', '2023-02-01', '2023-02-03']) expect([day, (await engine.run('open-bulletin-duties', day))['opened']]).toEqual([day, 0]);
    expect(await duties()).toEqual([]);
  });

  test('one a committee and branch, due on the fifth working day, opened once, done by the release', async () => {
    engine.day('2023-03-02');
    expect(await engine.run('open-bulletin-duties', '2023-03-01')).toEqual({ grids: 7, opened: 7 });
    expect(await engine.run('open-bulletin-duties', '2023-03-02')).toEqual({ grids: 7, opened: 0 });
    const opened = await duties();
    expect(opened.map(({ code, state }) => [code, state])).toEqual(['C01', 'C01-01', 'C01-02', 'C01-03', 'C01-04', 'C01-05', 'C01-06'].map((code) => [code, 'open']));
    expect(opened.every(({ assigned_on, due_on, owner_id }) => String(assigned_on) === '2023-03-01' && String(due_on) === after('2023-02-28', 5) && owner_id !== null)).toBe(true);
    const page = bodyOf<BulletinPage>(await clients.office.post('/grid/bulletins', { period: '2023-02', grid: 'C01-02' }));
    expect((await clients.committee.post(`/grid/bulletins/${page.id}/release`)).status).toBe(200);
    expect((await duties()).filter(({ state }) => state === 'done').map(({ code }) => code)).toEqual(['C01-02']);
  });
});
