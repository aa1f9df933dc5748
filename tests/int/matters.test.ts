import type { MatterList, MatterPage } from '../../src/plugins/grid/shared/contracts/matters';
import { server, startPlant, type PlantApp } from '../support/app';
import { engineOf, type Engine } from '../support/engine';
import { clientsOf, type Client, type Role } from '../support/http';

const { insertRows } = server('platform/rows') as typeof import('../../src/plugins/grid/server/src/platform/rows');

let app: PlantApp;
let engine: Engine;
let clients: Record<Role, Client>;
beforeAll(async () => {
  app = await startPlant();
  clients = await clientsOf(app, app.accounts);
  engine = engineOf(app);
});
afterAll(() => app.stop());

const sql = (table: string) => app.strapi.db.connection(table);
const count = async (where: object) => Number(((await sql('grid_matters').where(where).count({ n: '*' })) as { n: number | string }[])[0]?.n);

test('the 36 matters of the ledger: 9 without a name, 4 not answered', async () => {
  expect([await count({}), await count({ anonymous: true }), await count({ state: 'accepted' }), await count({ state: 'closed' })]).toEqual([36, 9, 4, 32]);
  const open = (await sql('grid_matters').where({ state: 'accepted' }).orderBy('number').select('number', 'due_on', 'owner_id')) as { number: string; due_on: string; owner_id: number }[];
  // The first answer was due three working days after each was raised; Q018 and Q009 span no holiday.
  expect(open.map(({ number, due_on }) => [number, String(due_on)])).toEqual([['Q009', '2022-09-26'], ['Q018', '2022-06-23'], ['Q027', '2022-03-16'], ['Q036', '2022-12-21']]);
  expect(open.every(({ owner_id }) => owner_id !== null)).toBe(true);
});

test('the stored due day is the one that the rows give, and what ran out is written down once', async () => {
  engine.day('2023-01-31', '09:00');
  await engine.tick();
  await engine.tick();
  const overdue = (await sql('grid_matter_steps as s').join('grid_matters as m', 'm.id', 's.matter_id').where('s.action', 'overdue').orderBy(['m.number', 's.clock']).select('m.number', 's.clock')) as { number: string; clock: string }[];
  expect(overdue.map(({ number, clock }) => `${number} ${clock}`)).toEqual(['Q009 firstAnswer', 'Q009 solve', 'Q018 firstAnswer', 'Q018 solve', 'Q027 firstAnswer', 'Q027 solve', 'Q036 firstAnswer', 'Q036 solve']);
});

describe('a need that is spoken of in a talk', () => {
  const DETAILS = '机密标记-需求说明';
  interface Matter {
    id: number;
    document_id: string;
    channel: string;
    kind: string;
    state: string;
    title: string;
    body: string | null;
    grid_id: number;
    submitter_id: number;
    receiver_id: number;
    owner_id: number;
    anonymous: boolean | number;
    registered_on: string;
  }
  interface Saved {
    id: string;
    matter: { id: string; number: string } | null;
  }
  const record = async (client: Client, values: object = {}) =>
    client.post('/grid/care-records', { employeeIds: [(await engine.person('HS0013')).doc, (await engine.person('HS0011')).doc], conductedById: (await engine.person('HS0010')).doc, form: 'homeVisit', heldOn: '2023-01-30', need: { title: '宿舍热水不足', kind: 'help', details: DETAILS }, ...values });
  const saved = async (client: Client, values: object = {}): Promise<Saved> => {
    const answer = await record(client, values);
    expect(answer.status).toBe(200);
    return answer.body as never;
  };
  const matterOf = async ({ matter }: Saved) => (await sql('grid_matters').where({ document_id: matter?.id ?? '' }).first()) as Matter | undefined;
  const trailOf = async (rowId: string) => ((await sql('grid_audit').where({ row_id: rowId }).orderBy('seq').select('action', 'type', 'subject_id', 'fields')) as { action: string; type: string; subject_id: number; fields: string }[]).map(({ action, type, subject_id, fields }) => [action, type, subject_id, fields]);
  const all = async () => Promise.all(['grid_care_records', 'grid_matters', 'grid_matter_steps', 'grid_audit'].map((table) => engine.count(table)));
  const codeOf = (answer: { body: unknown }) => (answer.body as { error?: { details?: { code?: string } } }).error?.details?.code;

  test('becomes a matter of the first person, whom the record names first, received by who typed it in', async () => {
    const made = await saved(clients.branch);
    const [person, typist] = [await engine.person('HS0013'), await engine.person('HS0006')];
    const matter = (await matterOf(made))!;
    const home = (await sql('grid_employees').where({ id: person.id }).first('grid_id')) as { grid_id: number };
    expect([matter.channel, matter.kind, matter.state, matter.title, Boolean(matter.anonymous), matter.submitter_id, matter.receiver_id, matter.owner_id, matter.grid_id, String(matter.registered_on)]).toEqual(['visit', 'help', 'registered', '宿舍热水不足', false, person.id, typist.id, typist.id, home.grid_id, '2023-01-31']);
    expect(matter.body).toMatch(/^v1:k1:/);
    const page = (await clients.branch.get(`/grid/matters/${matter.document_id}`)).body as never as MatterPage;
    expect([page.number, page.submitter?.employeeNo, page.hasBody, page.clocks.map(({ clock, dueOn }) => `${clock} ${dueOn}`)[0], JSON.stringify(page).includes(DETAILS)]).toEqual([made.matter?.number, 'HS0013', true, 'accept 2023-02-01', false]);
    expect(await trailOf(matter.document_id)).toEqual([['row.create', 'matter', person.id, 'channel,kind,title,body,grid,submitter']]);
    // The talk is about both, its matter about one of them.
    expect((await trailOf(made.id)).map(([action, type]) => [action, type])).toEqual([['row.create', 'care-record'], ['row.create', 'care-record']]);
  });

  test('the subject of the first duty that is named comes first, and what is held in a talk comes by talk', async () => {
    const people = [await engine.person('HS0011'), await engine.person('HS0013')];
    const { grid_id: gridId } = (await sql('grid_employees').where({ id: people[0]!.id }).first('grid_id')) as { grid_id: number };
    const owner = (await engine.person('HS0006')).id;
    const ids = await engine.tx((db) => insertRows(db, 'task', people.map(({ id }, i) => ({ title: '谈话', kind: 'talk', grid: gridId, owner, subject: id, assignedOn: '2023-01-30', dueOn: '2023-02-08', originKey: `need:${i}`, state: 'open' }))));
    // Against the order in which an index would give them.
    const named = (await sql('grid_tasks').whereIn('id', ids).orderBy('document_id', 'desc').select('document_id', 'subject_id')) as { document_id: string; subject_id: number }[];
    const matter = await matterOf(await saved(clients.branch, { employeeIds: [], taskIds: named.map(({ document_id }) => document_id), form: 'group', need: { title: '食堂排队太久', kind: 'suggestion' } }));
    expect([matter?.submitter_id, matter?.channel, matter?.body]).toEqual([named[0]!.subject_id, 'talk', null]);
  });

  test('goes with the record that is taken back, while nothing else has happened to it', async () => {
    const before = await Promise.all(['grid_care_records', 'grid_matters', 'grid_matter_steps'].map((table) => engine.count(table)));
    const made = await saved(clients.branch);
    expect((await clients.branch.delete(`/grid/care-records/${made.id}`)).status).toBe(200);
    expect(await Promise.all(['grid_care_records', 'grid_matters', 'grid_matter_steps'].map((table) => engine.count(table)))).toEqual(before);
    expect((await trailOf(made.matter?.id ?? '')).map(([action, type, subject]) => [action, type, subject])).toEqual(['row.create', 'row.delete'].map((action) => [action, 'matter', (expect.any(Number) as unknown)]));
  });

  test('keeps the record once somebody has done something to it', async () => {
    const made = await saved(clients.branch);
    expect((await clients.branch.post(`/grid/matters/${made.matter?.id}/acceptance`, {})).status).toBe(200);
    const before = await all();
    const refused = await clients.branch.delete(`/grid/care-records/${made.id}`);
    expect([refused.status, codeOf(refused), await all()]).toEqual([409, 'matter_moved', before]);
  });

  test('whoever registers no matters records the talk without it; nothing of a refused one stays', async () => {
    const before = await all();
    expect((await record(clients.committee)).status).toBe(403);
    for (const need of [{ title: '', kind: 'help' }, { title: '长'.repeat(121), kind: 'help' }, { title: '热水', kind: 'report' }, { title: '热水' }, { title: '热水', kind: 'help', urgent: true }, { title: '热水', kind: 'help', details: '长'.repeat(5_001) }]) expect([need, (await record(clients.branch, { need })).status]).toEqual([need, 400]);
    expect(await all()).toEqual(before);
    expect((await saved(clients.committee, { need: undefined })).matter).toBeNull();
  });
});

describe('the ladder of matters that are left alone', () => {
  // Safety gives five working days: registered on Wednesday 1 February 2023 they are due on Wednesday the 8th. HS0010 leads the first group of the branch whose secretary is HS0006.
  const rungs: Record<string, string[]> = {};
  const mails: Record<string, Record<string, string>> = {};

  const idOf = async (no: string) => (await engine.person(no)).id;
  const absent = async (no: string, other: string, on: string) => {
    const [who, stands] = [await idOf(no), await idOf(other)];
    await engine.tx((db) => insertRows(db, 'absence', [{ employee: who, employeeId: who, substitute: stands, substituteId: stands, from: on, to: on, gridId: 1 }]));
  };
  const taken = async (title: string, handlerNo: string): Promise<string> => {
    const made = await clients.office.post('/grid/matters', { channel: 'hotline', kind: 'report', title, grid: 'C01-01-01' });
    const matter = `/grid/matters/${(made.body as never as MatterPage).id}`;
    for (const [path, body] of [['acceptance', { category: 'safety' }], ['takeover', { handlerId: (await engine.person(handlerNo)).doc, measure: '检修' }], ['messages', { text: '正在办理' }]] as const) expect((await clients.office.post(`${matter}/${path}`, body)).status).toBe(200);
    return (made.body as never as MatterPage).id;
  };
  const firedOn = async (day: string): Promise<string[]> =>
    ((await sql('grid_matter_rung as r').join('grid_matters as m', 'm.id', 'r.matter_id').join('grid_employees as e', 'e.id', 'r.recipient_id').where('r.fired_on', day).orderBy(['m.title', 'r.rung']).select({ title: 'm.title', clock: 'r.clock', rung: 'r.rung', no: 'e.employee_no' })) as { title: string; clock: string; rung: string; no: string }[]).map(
      ({ title, clock, rung, no }) => `${title} ${clock} ${rung} → ${no}`,
    );
  const digestsOn = async (day: string) =>
    Object.fromEntries(((await sql('grid_outbox as o').join('grid_employees as e', 'e.id', 'o.recipient_id').where('o.template', 'digest').where('o.dedup_key', 'like', `%:${day}`).select({ no: 'e.employee_no', text: 'o.text' })) as { no: string; text: string }[]).map(({ no, text }) => [no, text]));

  beforeAll(async () => {
    await sql('grid_matters').update({ state: 'closed' });
    await sql('grid_tasks').update({ state: 'void' });
    engine.day('2023-02-01', '09:00');
    await taken('甲', 'HS0011');
    await taken('乙', 'HS0010');
    // A duty of the same owner that falls due on the same day.
    const [owner, subject] = [await idOf('HS0011'), await idOf('HS0014')];
    const { gridId } = (await sql('grid_employees').where({ id: subject }).first('grid_id as gridId')) as { gridId: number };
    await engine.tx((db) => insertRows(db, 'task', [{ title: '发生矛盾必谈', kind: 'talk', grid: gridId, owner, subject, assignedOn: '2023-02-01', dueOn: '2023-02-08', originKey: 'ladder:1', state: 'open' }]));
    await absent('HS0011', 'HS0012', '2023-02-08');
    await absent('HS0006', 'HS0007', '2023-02-13');
    await sql('grid_outbox').delete();
    for (let date = 2; date <= 17; date += 1) {
      const day = `2023-02-${String(date).padStart(2, '0')}`;
      engine.day(day, '07:00');
      // Twice, as two nodes would.
      for (const job of ['escalate', 'matter-clocks', 'escalate', 'matter-clocks', 'digest', 'digest']) await engine.run(job, day);
      rungs[day] = await firedOn(day);
      mails[day] = await digestsOn(day);
    }
  });

  // Owner at due − 2 and on the due day; + 1 working day the grid leader, + 3 the branch secretary, + 5 the committee's office; a rung whose holder is the owner goes one up; who stands in gets it.
  test('each rung on its working day, once, and to nobody on any other day', () => {
    const days = Object.fromEntries(Object.entries(rungs).filter(([, fired]) => fired.length > 0));
    expect(days).toEqual({
      '2023-02-06': ['乙 solve ownerSoon → HS0010', '甲 solve ownerSoon → HS0011'],
      '2023-02-08': ['乙 solve ownerDue → HS0010', '甲 solve ownerDue → HS0012'],
      '2023-02-09': ['乙 solve gridLeader → HS0006', '甲 solve gridLeader → HS0010'],
      '2023-02-13': ['乙 solve branchSecretary → HS0007', '甲 solve branchSecretary → HS0007'],
      '2023-02-15': ['乙 solve committeeOffice → HS0001', '甲 solve committeeOffice → HS0001'],
    });
  });

  test('one mail a person and day, matters and duties together', () => {
    const of = (day: string, no: string) => mails[day]?.[no] ?? 'none';
    expect(of('2023-02-06', 'HS0011')).toContain('临近或到期 1 件');
    expect(of('2023-02-08', 'HS0011')).toBe('none');
    expect([of('2023-02-08', 'HS0012').includes('临近或到期 1 件'), of('2023-02-08', 'HS0012').includes('谈话 · ')]).toEqual([true, true]);
    expect([of('2023-02-09', 'HS0010').includes('所辖超期 1 件'), of('2023-02-09', 'HS0010').includes('：超期 1 项')]).toEqual([true, true]);
    expect([of('2023-02-13', 'HS0007').includes('所辖超期 2 件'), of('2023-02-13', 'HS0007').includes('：超期 1 项'), of('2023-02-13', 'HS0006')]).toEqual([true, true, 'none']);
    expect(of('2023-02-15', 'HS0001')).toContain('所辖超期 2 件');
  });

  test('a matter that nobody accepts: said once the day after as new to who received it, although he owns no duty; then to the leaders', async () => {
    engine.day('2023-02-20', '09:00');
    // A person without any appointment and without a duty, as a clerk may be.
    const made = (await clients.office.post('/grid/matters', { channel: 'hotline', kind: 'report', title: '丙', grid: 'C01-01-01' })).body as never as MatterPage;
    const clerk = await idOf('HS0018');
    await sql('grid_matters').where({ document_id: made.id }).update({ receiver_id: clerk, owner_id: clerk });
    await sql('grid_outbox').delete();
    const told: string[] = [];
    for (const day of ['2023-02-21', '2023-02-22', '2023-02-23', '2023-02-24', '2023-02-27', '2023-02-28']) {
      engine.day(day, '07:00');
      await engine.run('matter-clocks', day);
      await engine.run('digest', day);
      for (const [no, text] of Object.entries(await digestsOn(day))) told.push(...(/(新登记|临近或到期|所辖超期) \d+ 件.*/.exec(text) ?? []).slice(0, 1).map((line) => `${day} ${no} ${line.replace(/（?https?.*/, '').trim()}`));
      told.push(...(await firedOn(day)).filter((each) => each.startsWith('丙')).map((each) => `${day} ${each}`));
    }
    expect(told).toEqual([
      '2023-02-21 HS0018 新登记 1 件',
      '2023-02-21 丙 accept ownerDue → HS0018',
      '2023-02-21 丙 accept ownerSoon → HS0018',
      '2023-02-22 HS0010 所辖超期 1 件',
      '2023-02-22 丙 accept gridLeader → HS0010',
      '2023-02-24 HS0006 所辖超期 1 件',
      '2023-02-24 丙 accept branchSecretary → HS0006',
      '2023-02-28 HS0001 所辖超期 1 件',
      '2023-02-28 丙 accept committeeOffice → HS0001',
    ]);
  });
});

test('every view counts what it lists, in one statement', async () => {
  for (const client of [clients.office, clients.branch]) {
    const { counts } = (await client.get('/grid/matters')).body as never as MatterList;
    for (const [view, n] of Object.entries(counts)) expect([view, ((await client.get(`/grid/matters?view=${view}`)).body as never as MatterList).total]).toEqual([view, n]);
    expect([counts.open > 0, counts.closed > 0]).toEqual([true, true]);
    expect(Object.values(((await client.get('/grid/matters?q=没有这样的诉求')).body as never as MatterList).counts)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  }
});

describe('accepting', () => {
  const register = async (body: object = {}): Promise<MatterPage> => (await clients.office.post('/grid/matters', { channel: 'hotline', kind: 'report', title: '丁', grid: 'C01-01-01', ...body })).body as never as MatterPage;
  const accept = async (body: object, made: object = {}) => {
    const answer = await clients.office.post(`/grid/matters/${(await register(made)).id}/acceptance`, body);
    const { state, unit, steps } = answer.body as never as MatterPage;
    return answer.status === 200 ? [state, unit?.code ?? null, steps.map(({ action }) => action).join(' ')] : [answer.status];
  };

  // The office names the unit of a category in the Content Manager.
  beforeAll(async () => {
    const category = (await sql('grid_matter_categories').where({ code: 'canteen' }).first('document_id as doc')) as { doc: string };
    const unit = (await sql('grid_grids').where({ code: 'C01-02' }).first('document_id as doc')) as { doc: string };
    expect((await clients.office.put(`/content-manager/collection-types/plugin::grid.matter-category/${category.doc}`, { unit: { connect: [{ documentId: unit.doc }] } })).status).toBe(200);
    const rows = (await clients.office.get('/grid/matter-categories')).body as never as { code: string; unit: { code: string } | null }[];
    expect(rows.find(({ code }) => code === 'canteen')?.unit?.code).toBe('C01-02');
  });

  // The unit of its category gets it, unless another is named, or null for nobody yet.
  test.each<[string, object, object, unknown[]]>([
    ['the unit of the category', { category: 'canteen' }, {}, ['assigned', 'C01-02', 'register accept assign']],
    ['of the one it was registered with', {}, { category: 'canteen' }, ['assigned', 'C01-02', 'register accept assign']],
    ['another unit', { category: 'canteen', unit: 'C01-03' }, {}, ['assigned', 'C01-03', 'register accept assign']],
    ['nobody yet', { category: 'canteen', unit: null }, {}, ['accepted', null, 'register accept']],
    ['a category without a unit', { category: 'safety' }, {}, ['accepted', null, 'register accept']],
    ['no category', {}, {}, ['accepted', null, 'register accept']],
    ['a unit that does not exist: nothing is done', { unit: 'C99' }, {}, [400]],
  ])('%s', async (_case, body, made, expected) => expect(await accept(body, made)).toEqual(expected));

  test('who leads the unit is told, once, without a word of what it is', async () => {
    await sql('grid_outbox').delete();
    await accept({ category: 'canteen' });
    const mails = (await sql('grid_outbox as o').join('grid_employees as e', 'e.id', 'o.recipient_id').where('o.template', 'matter-assigned').select('e.employee_no', 'o.subject', 'o.text')) as { employee_no: string; subject: string; text: string }[];
    const leader = (await sql('grid_grids as g').join('grid_employees as e', 'e.id', 'g.leader_id').where('g.code', 'C01-02').first('e.employee_no')) as { employee_no: string } | undefined;
    expect(mails.map(({ employee_no, subject }) => [employee_no, subject])).toEqual([[leader?.employee_no ?? expect.any(String), '连心：有一件诉求转到您的网格']]);
    expect(mails[0]?.text).not.toMatch(/M-|\d{4}-\d{3}/);
  });

  test('a unit that was closed meanwhile gets nothing', async () => {
    await sql('grid_grids').where({ code: 'C01-02' }).update({ closed_on: '2023-02-01' });
    expect(await accept({ category: 'canteen' })).toEqual(['accepted', null, 'register accept']);
    await sql('grid_grids').where({ code: 'C01-02' }).update({ closed_on: null });
  });
});

// One meaning everywhere: no name given. Who typed it in stays known, for he received it.
test.each([[undefined, true], ['HS0013', false]])('typed in with the name %s: anonymous %p', async (no, expected) => {
  const named = no === undefined ? {} : { submitterId: (await engine.person(no)).doc };
  const page = (await clients.branch.post('/grid/matters', { channel: 'offlineBox', kind: 'report', title: '戊', grid: 'C01-01-01', ...named })).body as never as MatterPage;
  expect([page.anonymous, page.submitter === null, page.steps[0]?.by?.name]).toEqual([expected, expected, '卢安然']);
});
