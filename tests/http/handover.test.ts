import type { CompleteHandover, Handover, HandoverKind, HandoverOutcome, OpenHandovers } from '../../src/plugins/grid/shared/contracts/handover';
import { server, startPlant, type PlantApp } from '../support/app';
import { findingsIn, inTx, lastSeq, trail } from '../support/audit';
import { engineOf, type Engine } from '../support/engine';
import { clientsOf, type Answer, type Client, type Role } from '../support/http';

type Rows = typeof import('../../src/plugins/grid/server/src/platform/rows');
const { insertRows } = server('platform/rows') as Rows;

// Tuesday. HS0006 is secretary of the first branch, HS0010 leads its first group and is liaison there; HS0022 and HS0034 lead the next two.
const TODAY = '2023-01-31';
const TOMORROW = '2023-02-01';
let app: PlantApp;
let engine: Engine;
let clients: Record<Role, Client>;
beforeAll(async () => {
  app = await startPlant();
  const accounts = app.accounts;
  engine = engineOf(app);
  clients = await clientsOf(app, accounts);
});
afterAll(() => app.stop());

const sql = (table: string) => app.strapi.db.connection(table);
const doc = async (no: string) => (await engine.person(no)).doc;
const read = async (no: string, client = clients.office): Promise<Answer> => client.get(`/grid/handovers/${await doc(no)}`);
const held = async (no: string, client = clients.office): Promise<Handover> => (await read(no, client)).body as never;
const finish = async (no: string, body: Partial<CompleteHandover> | object, client = clients.office): Promise<Answer> => client.post(`/grid/handovers/${await doc(no)}/completion`, body);
const issuesOf = (answer: Answer) => (answer.body.error?.details as { issues: { field: string; code: string; value: string }[] }).issues;
const codeOf = (answer: Answer) => (answer.body.error?.details as { code?: string } | undefined)?.code;
const countsOf = ({ parts }: Handover) => Object.fromEntries(parts.map(({ kind, lines }) => [kind, lines.length]));
const choose = (kinds: readonly HandoverKind[], successorId: string) => kinds.map((kind) => ({ kind, all: true as const, successorId }));
const everyKind = async (no: string, to: string) => choose((await held(no)).parts.map(({ kind }) => kind), await doc(to));
/** All that a handover may touch. */
const picture = async () => {
  const tables = ['grid_contact_pairs', 'grid_appointments', 'grid_grids', 'grid_tasks', 'grid_absences', 'grid_employees', 'grid_memberships', 'grid_outbox', 'grid_audit'];
  return JSON.stringify(await Promise.all(tables.map((table) => sql(table).orderBy(1).select())));
};
const pairOf = (no: string, on: string) =>
  sql('grid_contact_pairs as p')
    .join('grid_employees as e', 'e.id', 'p.employee_id')
    .join('grid_employees as l', 'l.id', 'p.liaison_id')
    .where('e.employee_no', no)
    .where('p.from', '<=', on)
    .where((open) => void open.whereNull('p.to').orWhere('p.to', '>=', on))
    .select('l.employee_no as liaison', 'p.from', 'p.to') as unknown as Promise<{ liaison: string; from: string; to: string | null }[]>;
const contactsOf = async (no: string): Promise<string[]> => {
  const rows = (await sql('grid_contact_pairs as p').join('grid_employees as e', 'e.id', 'p.employee_id').join('grid_employees as l', 'l.id', 'p.liaison_id').where('l.employee_no', no).whereNull('p.to').orderBy('e.employee_no').select('e.employee_no as no')) as { no: string }[];
  return rows.map((row) => row.no);
};
const statusOf = async (no: string) => (await sql('grid_employees').where({ employee_no: no }).first('employment_status as status', 'left_on as leftOn')) as { status: string; leftOn: string | null };
const giveEmail = async (no: string) => sql('grid_employees').where({ employee_no: no }).update({ email: `${no.toLowerCase()}@plant.example` });
const absent = async (no: string, substitute: string, from: string, to: string) => {
  const [who, other] = [(await engine.person(no)).id, (await engine.person(substitute)).id];
  const { gridId } = (await sql('grid_employees').where({ id: who }).first('grid_id as gridId')) as { gridId: number };
  return engine.tx((db) => insertRows(db, 'absence', [{ employee: who, employeeId: who, substitute: other, substituteId: other, from, to, gridId }]));
};
const openDuty = async (owner: string, subject: string, originKey: string) => {
  const [ownerId, subjectId] = [(await engine.person(owner)).id, (await engine.person(subject)).id];
  const { gridId } = (await sql('grid_employees').where({ id: subjectId }).first('grid_id as gridId')) as { gridId: number };
  const [id] = await engine.tx((db) => insertRows(db, 'task', [{ title: '生病住院必访', kind: 'visit', grid: gridId, owner: ownerId, subject: subjectId, assignedOn: '2023-01-30', dueOn: '2023-02-02', originKey, state: 'open' }]));
  return id as number;
};

describe('what a person holds', () => {
  test('his contacts, offices, grids and open duties, with whom and where; no more and no less', async () => {
    await openDuty('HS0010', 'HS0011', 'handover:1');
    const handover = await held('HS0010');
    const contacts = await contactsOf('HS0010');
    expect(handover).toMatchObject({ person: { employeeNo: 'HS0010' }, employmentStatus: 'active', leftOn: null, grid: { code: 'C01-01-01' } });
    const pairs = handover.parts.find(({ kind }) => kind === 'pair')!;
    expect(pairs.lines.map(({ about }) => about?.employeeNo).sort()).toEqual(contacts);
    expect(pairs).toMatchObject({ beyondReach: 0, mayBeVacant: false });
    expect(handover.parts.find(({ kind }) => kind === 'grid')?.lines.map(({ grid }) => grid?.code)).toEqual(['C01-01-01']);
    expect(handover.parts.find(({ kind }) => kind === 'appointment')).toMatchObject({ mayBeVacant: true, lines: [{ title: 'groupLeader', grid: { code: 'C01-01-01' } }] });
    expect(handover.parts.find(({ kind }) => kind === 'task')?.lines.map(({ title, about, due }) => [title, about?.employeeNo, due])).toContainEqual(['生病住院必访', 'HS0011', '2023-02-02']);
    expect(handover.parts.flatMap(({ suggested }) => suggested).map(({ employeeNo }) => employeeNo)).not.toContain('HS0010');
    expect(pairs.suggested.map(({ employeeNo }) => employeeNo)).toContain('HS0006');
  });

  test('what ended, or ends today anyway, is not among it', async () => {
    const [pair] = (await sql('grid_contact_pairs').where({ employee_id: (await engine.person('HS0012')).id }).whereNull('to').select('id')) as { id: number }[];
    const before = countsOf(await held('HS0010'));
    await sql('grid_contact_pairs').where({ id: pair!.id }).update({ to: TODAY });
    expect(countsOf(await held('HS0010'))).toEqual({ ...before, pair: before['pair']! - 1 });
    await sql('grid_contact_pairs').where({ id: pair!.id }).update({ to: null });
  });

  test.each(['committee', 'group', 'publisher', 'privacyOfficer', 'none'] as const)('%s neither reads nor finishes one', async (role) => {
    const answers = [await clients[role].get('/grid/handovers'), await read('HS0011', clients[role]), await finish('HS0011', { on: TODAY, reason: 'left', successors: [] }, clients[role])];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
  });

  test('a person of another branch is unknown to the branch', async () => {
    expect([(await read('HS0047', clients.branch)).status, (await finish('HS0047', { on: TODAY, reason: 'left', successors: [] }, clients.branch)).status]).toEqual([404, 404]);
  });

  test('lines of another branch are counted and not named, and only who reaches them can finish', async () => {
    const id = await openDuty('HS0033', 'HS0047', 'handover:far');
    const handover = await held('HS0033', clients.branch);
    expect(handover.parts.find(({ kind }) => kind === 'task')).toMatchObject({ lines: [], beyondReach: 1, suggested: [] });
    const answer = await finish('HS0033', { on: TODAY, reason: 'left', successors: choose(['task'], await doc('HS0006')) }, clients.branch);
    expect([answer.status, codeOf(answer), (await statusOf('HS0033')).status]).toEqual([409, 'beyond_reach', 'active']);
    expect((await finish('HS0033', { on: TODAY, reason: 'left', successors: await everyKind('HS0033', 'HS0043'), preview: true })).status).toBe(200);
    await sql('grid_tasks').where({ id }).delete();
  });
});

describe('refused, and nothing is changed', () => {
  test('without successors: every line is named', async () => {
    const before = await picture();
    const handover = await held('HS0010');
    const answer = await finish('HS0010', { on: TODAY, reason: 'left', successors: [] });
    expect(answer.status).toBe(400);
    expect(issuesOf(answer).map(({ code }) => code)).toEqual(handover.parts.flatMap(({ lines }) => lines.map(() => 'no_successor')));
    for (const no of await contactsOf('HS0010')) expect(issuesOf(answer).some(({ field, value }) => field === 'pair' && value.includes(no))).toBe(true);
    expect(await picture()).toBe(before);
  });

  const bodies: [string, () => Promise<object>, string, string][] = [
    ['one contact left out', async () => ({ successors: (await everyKind('HS0010', 'HS0022')).slice(1) }), 'pair', 'no_successor'],
    ['a contact as his own liaison', async () => ({ successors: await everyKind('HS0010', 'HS0011') }), 'pair', 'is_about'],
    ['the leaver as his own successor', async () => ({ successors: await everyKind('HS0010', 'HS0010') }), 'pair', 'is_leaver'],
    ['somebody who left', async () => ({ successors: await everyKind('HS0010', 'HS0046') }), 'pair', 'left'],
    ['nobody for the grid', async () => ({ successors: [...(await everyKind('HS0010', 'HS0022')).filter(({ kind }) => kind !== 'grid'), { kind: 'grid', all: true, vacant: true }] }), 'grid', 'no_vacancy'],
    ['an unknown person', async () => ({ successors: choose(['pair', 'appointment', 'grid', 'task'], 'abcdefghijklmnopqrstuvwx') }), 'pair', 'unknown_employee'],
    ['a day that has not come', async () => ({ on: TOMORROW, successors: [] }), 'on', 'in_future'],
    ['a day long ago', async () => ({ on: '2022-12-01', successors: [] }), 'on', 'too_old'],
    ['a move to nowhere', async () => ({ reason: 'moved', successors: await everyKind('HS0010', 'HS0022') }), 'toGrid', 'required'],
    ['a move to where he is', async () => ({ reason: 'moved', toGrid: (await held('HS0010')).grid?.id, successors: await everyKind('HS0010', 'HS0022') }), 'toGrid', 'same_grid'],
    ['a move to an unknown grid', async () => ({ reason: 'moved', toGrid: 'abcdefghijklmnopqrstuvwx', successors: await everyKind('HS0010', 'HS0022') }), 'toGrid', 'unknown_grid'],
    ['a grid for who retires', async () => ({ toGrid: (await held('HS0022')).grid?.id, successors: await everyKind('HS0010', 'HS0022') }), 'toGrid', 'not_moved'],
  ];
  test.each(bodies)('%s', async (_what, body, field, code) => {
    await sql('grid_employees').where({ employee_no: 'HS0046' }).update({ employment_status: 'left', left_on: '2022-12-31' });
    const sent = { on: TODAY, reason: 'retired', ...(await body()) };
    const before = await picture();
    const answer = await finish('HS0010', sent);
    expect([answer.status, issuesOf(answer)[0]?.field, issuesOf(answer)[0]?.code]).toEqual([400, field, code]);
    expect(await picture()).toBe(before);
  });

  const shapes: [string, object][] = [
    ['no day', { reason: 'left', successors: [] }],
    ['a day that does not exist', { on: '2023-02-30', reason: 'left', successors: [] }],
    ['an unknown reason', { on: TODAY, reason: 'fired', successors: [] }],
    ['an unknown kind', { on: TODAY, reason: 'left', successors: [{ kind: 'x', all: true, vacant: true }] }],
    ['a field too many', { on: TODAY, reason: 'left', successors: [], x: 1 }],
    ['too many choices', { on: TODAY, reason: 'left', successors: Array.from({ length: 2_001 }, () => ({ kind: 'pair', all: true, vacant: true })) }],
    ['vacant: false', { on: TODAY, reason: 'left', successors: [{ kind: 'pair', all: true, vacant: false }] }],
  ];
  test.each(shapes)('%s', async (_what, body) => expect((await finish('HS0010', body)).status).toBe(400));

  test.each(['x', 'abcdefghijklmnopqrstuvwx'])('of nobody: %s', async (id) => {
    expect([400, 404]).toContain((await clients.office.get(`/grid/handovers/${id}`)).status);
    expect([400, 404]).toContain((await clients.office.post(`/grid/handovers/${id}/completion`, { on: TODAY, reason: 'left', successors: [] })).status);
  });

  test('a line that is not open any more', async () => {
    const successors = [...(await everyKind('HS0010', 'HS0022')), { kind: 'task', id: 'abcdefghijklmnopqrstuvwx', successorId: await doc('HS0022') }];
    const answer = await finish('HS0010', { on: TODAY, reason: 'left', successors });
    expect([answer.status, codeOf(answer)]).toEqual([409, 'handover_changed']);
  });

  test('a successor out of reach of the branch', async () => {
    const answer = await finish('HS0010', { on: TODAY, reason: 'left', successors: await everyKind('HS0010', 'HS0047') }, clients.branch);
    expect([answer.status, issuesOf(answer)[0]?.code]).toEqual([400, 'unknown_employee']);
  });

  test('a preview says what would change', async () => {
    const successors = await everyKind('HS0010', 'HS0022');
    const before = await picture();
    const answer = await finish('HS0010', { on: TODAY, reason: 'retired', successors, preview: true }, clients.branch);
    const contacts = await contactsOf('HS0010');
    expect(answer.body as never as HandoverOutcome).toMatchObject({ preview: true, reason: 'retired', successors: [{ person: { employeeNo: 'HS0022' }, counts: { pair: contacts.length, grid: 1, appointment: 1, substitution: 0 } }], told: contacts.length, vacant: 0 });
    expect(await picture()).toBe(before);
  });
});

describe('a group leader retires', () => {
  let contacts: string[];
  let firstOther: string;
  let answer: Answer;
  let from: number;
  beforeAll(async () => {
    contacts = await contactsOf('HS0010');
    [firstOther = ''] = contacts;
    for (const no of [firstOther, 'HS0022', 'HS0034']) await giveEmail(no);
    await absent('HS0034', 'HS0006', '2023-01-30', '2023-02-10');
    await absent('HS0017', 'HS0010', '2023-01-20', '2023-02-20');
    const line = (await held('HS0010')).parts.find(({ kind }) => kind === 'pair')?.lines.find(({ about }) => about?.employeeNo === firstOther);
    const successors = [...(await everyKind('HS0010', 'HS0022')), { kind: 'pair' as const, id: line?.id, successorId: await doc('HS0034') }];
    from = await lastSeq(app);
    answer = await finish('HS0010', { on: TODAY, reason: 'retired', successors }, clients.branch);
  });

  test('he is retired, and holds nothing any more', async () => {
    expect([answer.status, await statusOf('HS0010')]).toEqual([200, { status: 'retired', leftOn: TODAY }]);
    expect((await held('HS0010')).parts).toEqual([]);
    const again = await finish('HS0010', { on: TODAY, reason: 'left', successors: [] });
    expect([again.status, codeOf(again)]).toEqual([409, 'handover_done']);
  });

  test('each contact has one liaison before and one after, from one day to the next', async () => {
    for (const no of contacts) {
      expect(await pairOf(no, TODAY)).toMatchObject([{ liaison: 'HS0010', to: TODAY }]);
      expect(await pairOf(no, TOMORROW)).toEqual([{ liaison: no === firstOther ? 'HS0034' : 'HS0022', from: TOMORROW, to: null }]);
    }
  });

  test('office, grid, duties and the colleague whom he stood in for have a successor', async () => {
    const [old, next] = [(await engine.person('HS0010')).id, (await engine.person('HS0022')).id];
    const grid = (await sql('grid_grids').where({ code: 'C01-01-01' }).first('id', 'leader_id')) as { id: number; leader_id: number };
    expect(grid.leader_id).toBe(next);
    expect(await sql('grid_appointments').where({ grid_id: grid.id, duty: 'groupLeader' }).orderBy('from').select('employee_id', 'to')).toEqual([{ employee_id: old, to: TODAY }, { employee_id: next, to: null }]);
    expect([await engine.count('grid_tasks', { owner_id: old, state: 'open' }), await engine.count('grid_tasks', { origin_key: 'handover:1', owner_id: next, state_reason: '交接' })]).toEqual([0, 1]);
    expect(await sql('grid_absences').where({ employee_id: (await engine.person('HS0017')).id }).orderBy('from').select('substitute_id', 'from', 'to')).toEqual([{ substitute_id: old, from: '2023-01-20', to: TODAY }, { substitute_id: next, from: TOMORROW, to: '2023-02-20' }]);
  });

  test('his own liaison has him no longer', async () => {
    expect([(await pairOf('HS0010', TODAY)).length <= 1, await pairOf('HS0010', TOMORROW)]).toEqual([true, []]);
  });

  test('who has a new contact is told his name and nothing of the old one; who takes over gets one mail with counts', async () => {
    const mails = (await sql('grid_outbox').where({ template: 'liaison-changed' }).select('to_address', 'text', 'html')) as { to_address: string; text: string; html: string }[];
    const names = Object.fromEntries(((await sql('grid_employees').select('employee_no', 'name')) as { employee_no: string; name: string }[]).map((row) => [row.employee_no, row.name]));
    const own = mails.find((mail) => mail.to_address === `${firstOther.toLowerCase()}@plant.example`);
    expect(own?.text).toContain(`自2023年2月1日起，您的联系人是${names['HS0034']}`);
    for (const mail of mails) expect(`${mail.text}${mail.html}`).not.toMatch(new RegExp(`${names['HS0010']}|退休|住院|1\\d{10}`));
    const received = (await sql('grid_outbox').where({ template: 'handover-received' }).orderBy('to_address').select('to_address', 'text')) as { to_address: string; text: string }[];
    // HS0034 is away: his substitute is told.
    expect(received.map((mail) => mail.to_address)).toEqual(['hs0006@plant.example', 'hs0022@plant.example']);
    expect(received[0]?.text).toContain('由您代理的同事接手：联系对象 1 人');
    expect(received[1]?.text).toContain(`由您接手：联系对象 ${contacts.length - 1} 人、任职 1 项、网格 1 个、任务`);
    for (const mail of received) for (const no of contacts) expect(mail.text).not.toContain(names[no]);
    expect(answer.body as never as HandoverOutcome).toMatchObject({ told: contacts.length, preview: false });
  });

  test('the trail names every row, and each contact finds his own', async () => {
    const entries = await trail(app, from);
    const about = async (no: string) => entries.filter(({ subject_id }) => subject_id === id[no]).map(({ action, type, fields }) => `${action} ${type} ${fields}`);
    const id = Object.fromEntries(((await sql('grid_employees').select('employee_no', 'id')) as { employee_no: string; id: number }[]).map((row) => [row.employee_no, row.id]));
    expect(await about(contacts[1] ?? '')).toEqual(['row.update contact-pair to', 'row.create contact-pair liaison,from,to']);
    expect(await about('HS0010')).toEqual(expect.arrayContaining(['row.update appointment to', 'row.update employee employmentStatus,leftOn']));
    expect(new Set(entries.map(({ actor_roles }) => actor_roles))).toEqual(new Set(['branch']));
    expect(await inTx(app, (db) => findingsIn(db))).toEqual([]);
  });
});

test('a periodic duty goes along with its pair: the next run opens no second one', async () => {
  engine.day('2023-02-01');
  await sql('grid_care_rules').where({ trigger: 'quarter' }).update({ active_from: '2022-01-01', active: true });
  await engine.run('open-periodic-duties', '2023-02-01');
  const { id } = await engine.person('HS0022');
  const before = await engine.count('grid_tasks', { owner_id: id, state: 'open' });
  const all = await engine.count('grid_tasks');
  expect(before).toBeGreaterThan(5);
  expect((await finish('HS0022', { on: '2023-02-01', reason: 'seconded', successors: await everyKind('HS0022', 'HS0034') })).status).toBe(200);
  expect((await statusOf('HS0022')).status).toBe('seconded');
  engine.day('2023-02-02');
  await engine.run('open-periodic-duties', '2023-02-02');
  expect([await engine.count('grid_tasks'), await engine.count('grid_tasks', { owner_id: id, state: 'open' })]).toEqual([all, 0]);
  engine.day(TODAY);
});

describe('a move', () => {
  test('everything stays behind, he is counted in the new grid from the day after, and his own liaison keeps him', async () => {
    const grid = (await sql('grid_grids').where({ code: 'C01-01-03' }).first('id', 'document_id')) as { id: number; document_id: string };
    const before = await pairOf('HS0023', TODAY);
    const answer = await finish('HS0023', { on: '2023-01-30', reason: 'moved', toGrid: grid.document_id, successors: await everyKind('HS0023', 'HS0034') });
    expect([answer.status, (answer.body as never as HandoverOutcome).toGrid?.code]).toEqual([200, 'C01-01-03']);
    const { id } = await engine.person('HS0023');
    expect(await sql('grid_memberships').where({ employee_id: id }).orderBy('id').select('from', 'to')).toEqual([{ from: null, to: '2023-01-30' }, { from: TODAY, to: null }]);
    expect([(await statusOf('HS0023')).status, (await held('HS0023')).grid?.code, (await held('HS0023')).parts]).toEqual(['active', 'C01-01-03', []]);
    expect(await pairOf('HS0023', TODAY)).toEqual(before);
  });

  test('not to a day before he came to where he is', async () => {
    const grid = (await sql('grid_grids').where({ code: 'C01-01-02' }).first('document_id')) as { document_id: string };
    const answer = await finish('HS0023', { on: '2023-01-15', reason: 'moved', toGrid: grid.document_id, successors: [] });
    expect([answer.status, issuesOf(answer)[0]]).toMatchObject([400, { field: 'on', code: 'invalid_order' }]);
  });
});

test('two handovers of the same person at once: one does it, the other is told, nothing is given twice', async () => {
  for (const [no, to] of [['HS0079', 'HS0116'], ['HS0116', 'HS0153']] as const) {
    const contacts = await contactsOf(no);
    const successors = await everyKind(no, to);
    const answers = await Promise.all([1, 2, 3].map(() => finish(no, { on: TODAY, reason: 'left', successors })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    for (const contact of contacts) expect(await pairOf(contact, TOMORROW)).toMatchObject([{ liaison: to }]);
  }
});

test('two people who would take over from each other at once: never both', async () => {
  const [a, b] = ['HS0153', 'HS0189'];
  const [fromA, fromB] = [await everyKind(a, b), await everyKind(b, a)];
  const answers = await Promise.all([finish(a, { on: TODAY, reason: 'left', successors: fromA }), finish(b, { on: TODAY, reason: 'left', successors: fromB })]);
  expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
  expect(answers.map(({ status }) => status).filter((status) => status === 400 || status === 409)).toHaveLength(1);
});

describe('marked as gone without a handover', () => {
  const file = async (no: string) => `/content-manager/collection-types/plugin::grid.employee/${await doc(no)}`;
  const owner = 'HS0020';
  beforeAll(async () => {
    await openDuty(owner, 'HS0012', 'handover:2');
    await sql('grid_employees').where({ employee_no: 'HS0046' }).update({ employment_status: 'active', left_on: null });
  });

  test.each(['left', 'retired'])('%s is refused while something is open, and says where to go', async (employmentStatus) => {
    for (const client of [clients.office, clients.branch, clients.superAdmin]) {
      const answer = await client.put(await file(owner), { employmentStatus });
      expect([answer.status, answer.body.error?.message, issuesOf(answer)[0]]).toMatchObject([400, 'employmentStatus: handover_open', { field: 'employmentStatus', allowed: `hand over what is open first (task 1): POST /grid/handovers/${await doc(owner)}/completion` } as object]);
    }
    expect((await statusOf(owner)).status).toBe('active');
  });

  test('other changes, and other people, are not', async () => {
    expect([(await clients.office.put(await file(owner), { post: '班长' })).status, (await clients.office.put(await file('HS0021'), { employmentStatus: 'left', leftOn: TODAY })).status]).toEqual([200, 200]);
  });

  test('who was marked by an import stands in the list until somebody takes over, and his file can be corrected meanwhile', async () => {
    await sql('grid_employees').where({ employee_no: owner }).update({ employment_status: 'left', left_on: '2022-11-30' });
    const listed = async (client = clients.office) => ((await client.get('/grid/handovers')).body as never as OpenHandovers).rows.map(({ person, open, leftOn }) => [person.employeeNo, open, leftOn]);
    expect(await listed()).toEqual([[owner, 1, '2022-11-30']]);
    expect(await listed(clients.branch)).toEqual([[owner, 1, '2022-11-30']]);
    expect((await clients.office.put(await file(owner), { phone: '13900000000', employmentStatus: 'retired' })).status).toBe(200);
    expect((await finish(owner, { on: TODAY, reason: 'seconded', successors: choose(['task'], await doc('HS0034')) })).status).toBe(400);
    expect((await finish(owner, { on: TODAY, reason: 'retired', successors: choose(['task'], await doc('HS0034')) })).status).toBe(200);
    expect([await listed(), await statusOf(owner)]).toEqual([[], { status: 'retired', leftOn: '2022-11-30' }]);
  });

  test.each(['page=0', 'pageSize=101', 'x=1'])('the list with %s is a 400', async (query) => expect((await clients.office.get(`/grid/handovers?${query}`)).status).toBe(400));
});

describe('the responsibility for a care plan that runs', () => {
  // HS0020 left in the tests above; HS0018 cares for two colleagues. A plan that ends today, one that was closed and one of somebody who left need nobody.
  const responsible = 'HS0018';
  let plans: number[];
  const plan = async (about: string, cause: string, values: object = {}) => {
    const [employeeId, responsibleId] = [(await engine.person(about)).id, (await engine.person(responsible)).id];
    const { gridId } = (await sql('grid_employees').where({ id: employeeId }).first('grid_id as gridId')) as { gridId: number };
    const [id] = await engine.tx((db) => insertRows(db, 'care-plan', [{ employeeId, responsibleId, openedById: null, cause, cadence: 'month', from: '2023-01-03', reviewOn: '2023-03-15', until: '2023-04-30', gridId, openKey: `${employeeId}:${cause}`, ...values }]));
    return id as number;
  };
  const ownersOf = async () => (await sql('grid_care_plans as p').join('grid_employees as e', 'e.id', 'p.responsible_id').whereIn('p.id', plans).orderBy('p.id').select('e.employee_no as no') as { no: string }[]).map(({ no }) => no);
  beforeAll(async () => {
    plans = [await plan('HS0012', 'hospital'), await plan('HS0013', 'hardship'), await plan('HS0012', 'hardship', { until: TODAY }), await plan('HS0013', 'hospital', { closedOn: '2023-01-20', closedReason: '已好转', openKey: null }), await plan('HS0020', 'hospital')];
  });

  test('two lines, without their cause', async () => {
    const part = (await held(responsible)).parts.find(({ kind }) => kind === 'carePlan');
    expect(part).toMatchObject({ mayBeVacant: false, beyondReach: 0, lines: [{ about: { employeeNo: 'HS0012' }, title: null, since: '2023-01-03', due: '2023-04-30' }, { about: { employeeNo: 'HS0013' } }] });
    expect(part?.lines).toHaveLength(2);
    expect(JSON.stringify(part)).not.toMatch(/hospital|hardship/);
  });

  test('none may be left, and nobody is responsible for the care of himself', async () => {
    const others = (await held(responsible)).parts.map(({ kind }) => kind).filter((kind) => kind !== 'carePlan');
    const rest = choose(others, await doc('HS0034'));
    const left = await finish(responsible, { on: TODAY, reason: 'left', successors: rest });
    expect([left.status, issuesOf(left).map(({ field, code }) => `${field} ${code}`)]).toEqual([400, ['carePlan no_successor', 'carePlan no_successor']]);
    const himself = await finish(responsible, { on: TODAY, reason: 'left', successors: [...rest, ...choose(['carePlan'], await doc('HS0012'))] });
    expect([himself.status, issuesOf(himself).map(({ code }) => code)]).toEqual([400, ['is_about']]);
    const byHand = await clients.office.put(`/content-manager/collection-types/plugin::grid.employee/${await doc(responsible)}`, { employmentStatus: 'left' });
    expect([byHand.status, issuesOf(byHand)[0]]).toMatchObject([400, { allowed: expect.stringContaining('carePlan 2') as string }]);
  });

  test('the successor has them, written down about each of the cared for', async () => {
    const from = await lastSeq(app);
    const answer = await finish(responsible, { on: TODAY, reason: 'left', successors: await everyKind(responsible, 'HS0034') });
    expect([answer.status, (answer.body as never as HandoverOutcome).successors[0]?.counts.carePlan]).toEqual([200, 2]);
    expect(await ownersOf()).toEqual(['HS0034', 'HS0034', responsible, responsible, responsible]);
    const entries = (await sql('grid_audit').where('seq', '>', from).where({ type: 'care-plan' }).select('fields')) as { fields: string }[];
    expect(entries.map(({ fields }) => fields)).toEqual(['responsible', 'responsible']);
  });
});
