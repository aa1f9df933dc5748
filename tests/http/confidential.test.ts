import { login, server, startPlant, type PlantApp } from '../support/app';
import { clientOf, clientsOf, type Answer, type Client, type Role } from '../support/http';
import { plantRows, type PlantRows } from '../support/plant-rows';

type Rows = typeof import('../../src/plugins/grid/server/src/platform/rows');
type Database = typeof import('../../src/plugins/grid/server/src/platform/db');
type Policy = typeof import('../../src/plugins/grid/server/src/access/policy');
type Store = typeof import('../../src/plugins/grid/server/src/capabilities/confidential/store');
type Principals = typeof import('../../src/plugins/grid/server/src/access/principal');
type Db = Parameters<Parameters<Database['withTx']>[1]>[0];

const TEXT = '谈话正文：孩子住院，压力大';
const READERS = ['superAdmin', 'office', 'committee', 'branch', 'group', 'none'] as const satisfies readonly Role[];

let app: PlantApp;
let rows: PlantRows;
let clients: Record<Role, Client>;
let branchToken: string;
const docs = new Map<string, { type: string; doc: string; field: string; id: number }>();

const sql = (table: string) => app.strapi.db.connection(table);
const tx = <T>(work: (db: Db) => Promise<T>) => (server('access/principal') as Principals).asSystem(() => (server('platform/db') as Database).withTx(app.strapi, work));
const { insertRows, updateRows } = server('platform/rows') as Rows;

const record = (grid: string, conductedBy: string, people: string[]) =>
  tx(async (db) => {
    const [by, gridId] = [rows.person(conductedBy).id, rows.grid(grid).id];
    const values = { employees: people.map((no) => rows.person(no).id), conductedBy: by, conductedById: by, form: 'individual', heldOn: '2023-01-10', recordedOn: '2023-01-10', summary: TEXT, grid: gridId, gridId };
    return (await insertRows(db, 'care-record', [values]))[0]!;
  });
const event = (grid: string, code: string, about: string, reportedBy: string | null) =>
  tx(async (db) => {
    const [who, gridId] = [rows.person(about).id, rows.grid(grid).id];
    const values = { code, employee: who, employeeId: who, kind: 'hospital', occurredOn: '2023-01-10', reportedOn: '2023-01-10', note: TEXT, reportedBy: reportedBy === null ? null : rows.person(reportedBy).id, grid: gridId, gridId };
    return (await insertRows(db, 'care-event', [values]))[0]!;
  });
const keep = async (name: string, type: string, field: string, id: number) => {
  docs.set(name, { type, field, id, doc: ((await sql(rows.tables[type]!).where({ id }).first('document_id')) as { document_id: string }).document_id });
};

beforeAll(async () => {
  app = await startPlant();
  const accounts = app.accounts;
  rows = await plantRows(app);
  clients = await clientsOf(app, accounts);
  branchToken = await login(app, accounts.find(({ role }) => role === 'branch')!);
  const { id: profile } = rows.of('care-profile', 'own');
  await keep('record, own group', 'care-record', 'summary', await record('C01-01-01', 'HS0011', ['HS0012']));
  await keep('record, held by the group leader', 'care-record', 'summary', await record('C01-01-01', 'HS0010', ['HS0011']));
  await keep('record, held by the group leader elsewhere', 'care-record', 'summary', await record('C01-02-01', 'HS0010', ['HS0048']));
  await keep('record, held by the committee', 'care-record', 'summary', await record('C01-02-01', 'HS0001', ['HS0048']));
  await keep('record, other branch', 'care-record', 'summary', await record('C01-02-01', 'HS0047', ['HS0048']));
  await keep('record with two people', 'care-record', 'summary', await record('C01-01-01', 'HS0006', ['HS0011', 'HS0012']));
  await keep('event, own group', 'care-event', 'note', await event('C01-01-01', 'R-1', 'HS0011', null));
  await keep('event, reported by the group leader', 'care-event', 'note', await event('C01-01-01', 'R-2', 'HS0011', 'HS0010'));
  await keep('event, other branch', 'care-event', 'note', await event('C01-02-01', 'R-3', 'HS0048', 'HS0047'));
  await tx((db) => updateRows(db, 'care-profile', [{ id: profile, values: { health: TEXT } }]));
  await keep('profile, own group', 'care-profile', 'health', profile);
  await keep('profile, other branch', 'care-profile', 'health', rows.of('care-profile', 'foreign').id);
});
afterAll(() => app.stop());

const ask = (client: Client, name: string, more: object = {}) => {
  const { type, doc, field } = docs.get(name)!;
  return client.post('/grid/confidential-readings', { type, documentId: doc, field, reason: 'followUp', ...more });
};
const trail = async (doc: string) => (await sql('grid_audit').where({ row_id: doc, action: 'confidential.read' }).orderBy('seq').select()) as Record<string, unknown>[];
const textOf = (answer: Answer) => (answer.body as { text?: string }).text;

/** The branch, past the checks of the client: for answers that hold what no other may. */
const raw = (body: object) => app.http().post('/grid/confidential-readings').set('Authorization', `Bearer ${branchToken}`).send(body);

/** An oracle without any code of the product: who opens what. */
const OPENS: Record<string, readonly Role[]> = {
  'record, own group': ['superAdmin', 'branch'],
  'record, held by the group leader': ['superAdmin', 'branch', 'group'],
  'record, held by the group leader elsewhere': ['superAdmin', 'group'],
  'record, held by the committee': ['superAdmin', 'committee'],
  'record, other branch': ['superAdmin'],
  'record with two people': ['superAdmin', 'branch'],
  'event, own group': ['superAdmin', 'branch'],
  'event, reported by the group leader': ['superAdmin', 'branch', 'group'],
  'event, other branch': ['superAdmin'],
  'profile, own group': ['superAdmin', 'branch'],
};

describe.each(Object.keys(OPENS))('%s', (name) => {
  test.each(READERS)('%s', async (role) => {
    const { doc, type, field } = docs.get(name)!;
    const before = (await trail(doc)).length;
    const answer = await ask(clients[role], name, role === 'branch' ? { reason: 'other', note: '交班核对' } : {});
    const opened = OPENS[name]!.includes(role);
    expect([role, answer.status, textOf(answer)]).toEqual([role, opened ? 200 : role === 'none' ? 403 : 404, opened ? TEXT : undefined]);
    const entries = (await trail(doc)).slice(before);
    const people = name === 'record with two people' ? ['HS0011', 'HS0012'] : [null];
    expect(entries.map((entry) => [entry['type'], entry['fields'], entry['reason']])).toEqual(opened ? people.map(() => [type, field, role === 'branch' ? 'other: 交班核对' : 'followUp']) : []);
    if (opened && people.length === 2) expect(new Set(entries.map((entry) => entry['subject_id']))).toEqual(new Set(people.map((no) => rows.person(no!).id)));
    if (opened && people.length === 1) expect(entries[0]!['subject_id']).toBeGreaterThan(0);
  });

  test.each(READERS)('states of %s open nothing', async (role) => {
    const { doc, type, field } = docs.get(name)!;
    const answer = await clients[role].get(`/grid/confidential-texts/${type}/${doc}`);
    expect(answer.text).not.toContain('谈话正文');
    const state = (answer.body as never as { fields?: { field: string; written: boolean; readable: boolean }[] }).fields?.find((each) => each.field === field);
    if (answer.status === 200) expect(state).toEqual({ field, written: true, readable: OPENS[name]!.includes(role) });
    else expect([role === 'none' ? 403 : 404, OPENS[name]!.includes(role)]).toEqual([answer.status, false]);
  });
});

describe('what is asked', () => {
  const good = () => ({ type: 'care-record', documentId: docs.get('record, own group')!.doc, field: 'summary', reason: 'handover' });
  test.each<[string, object, number]>([
    ['nothing', {}, 400],
    ['no reason', { reason: undefined }, 400],
    ['an unknown reason', { reason: 'curious' }, 400],
    ['other without a note', { reason: 'other' }, 400],
    ['other with a blank note', { reason: 'other', note: '  ' }, 400],
    ['a note too long', { note: '长'.repeat(201) }, 400],
    ['a note of 200', { note: '长'.repeat(200) }, 200],
    ['another type', { type: 'employee' }, 400],
    ['a prototype', { type: '__proto__' }, 400],
    ['a field that is not confidential', { field: 'place' }, 400],
    ['a field of another type', { field: 'note' }, 400],
    ['a field of the prototype', { field: 'constructor' }, 400],
    ['no document id', { documentId: '1' }, 400],
    ['an unknown document', { documentId: 'z'.repeat(24) }, 404],
    ['the document of another type', { type: 'care-event', field: 'note' }, 404],
    ['a key too many', { scope: 'all' }, 400],
    ['NUL', { note: 'a\0b' }, 400],
  ])('%s: %o', async (what, change, status) => {
    const answer = await clients.branch.post('/grid/confidential-readings', what === 'nothing' ? {} : { ...good(), ...change });
    expect([what, answer.status]).toEqual([what, status]);
  });

  test('an unknown document and one out of reach answer the same', async () => {
    const unknown = await clients.group.post('/grid/confidential-readings', { ...good(), documentId: 'z'.repeat(24) });
    expect((await ask(clients.group, 'record, own group')).text).toBe(unknown.text);
  });

  test('where nothing was written there is no text, and the question is in the trail', async () => {
    const { doc } = docs.get('profile, own group')!;
    await sql('grid_care_profiles').where({ document_id: doc }).update({ skills: null });
    const answer = await clients.branch.post('/grid/confidential-readings', { type: 'care-profile', documentId: doc, field: 'skills', reason: 'matter' });
    expect([answer.status, answer.body]).toEqual([200, { text: null }]);
    expect((await trail(doc)).at(-1)).toMatchObject({ fields: 'skills', reason: 'matter' });
  });

  test('no cache keeps the answer', async () => {
    const answer = await raw(good());
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
  });
});

describe('no entry, no text', () => {
  test('a trail that cannot be written opens nothing', async () => {
    await app.strapi.db.connection.schema.renameTable('grid_audit', 'grid_audit_away');
    try {
      const { type, doc, field } = docs.get('record, own group')!;
      const answer = await raw({ type, documentId: doc, field, reason: 'followUp' });
      expect([answer.status, answer.body]).toEqual([503, { data: null, error: { status: 503, name: 'UnavailableError', message: 'the reading could not be written down, so the text was not opened', details: { code: 'not_recorded' } } }]);
      expect(answer.text).not.toContain('谈话正文');
    } finally {
      await app.strapi.db.connection.schema.renameTable('grid_audit_away', 'grid_audit');
    }
    expect((await ask(clients.branch, 'record, own group')).status).toBe(200);
  });

  test('a text that was changed, or moved from another row, does not open, and the trail says so', async () => {
    const [own, other] = [docs.get('record, own group')!, docs.get('record, held by the group leader')!];
    const stored = async (id: number) => ((await sql('grid_care_records').where({ id }).first('summary')) as { summary: string }).summary;
    const before = await stored(own.id);
    for (const damaged of [await stored(other.id), `${before.slice(0, -2)}AA`, before.replace('v1:k1:', 'v1:k9:'), 'in plain']) {
      await sql('grid_care_records').where({ id: own.id }).update({ summary: damaged });
      const answer = await ask(clients.branch, 'record, own group');
      expect([answer.status, (answer.body.error?.details as { code: string }).code, textOf(answer)]).toEqual([409, 'cannot_be_opened', undefined]);
      expect((await trail(own.doc)).at(-1)).toMatchObject({ details: '{"outcome":"unreadable"}', reason: 'followUp' });
    }
    await sql('grid_care_records').where({ id: own.id }).update({ summary: before });
    expect(textOf(await ask(clients.branch, 'record, own group'))).toBe(TEXT);
  });
});

describe('writing', () => {
  const stored = async (table: string, doc: string, column: string) => ((await sql(table).where({ document_id: doc }).first({ text: column })) as { text: string | null }).text;

  test('the routes seal: a summary, a note, a profile; what looks sealed is sealed again', async () => {
    const looksSealed = (await stored('grid_care_records', docs.get('record, own group')!.doc, 'summary'))!;
    const made = await clients.branch.post('/grid/care-records', { employeeIds: [rows.person('HS0011').doc], form: 'individual', heldOn: '2023-01-30', summary: looksSealed });
    const doc = (made.body as never as { id: string }).id;
    const lies = await stored('grid_care_records', doc, 'summary');
    expect([lies?.startsWith('v1:k1:'), lies === looksSealed]).toEqual([true, false]);
    const reading = await raw({ type: 'care-record', documentId: doc, field: 'summary', reason: 'correction' });
    expect([reading.status, (reading.body as { text: string }).text]).toEqual([200, looksSealed]);
    const reported = await clients.branch.post('/grid/care-events', { employeeId: rows.person('HS0011').doc, kind: 'conflict', occurredOn: '2023-01-30', note: TEXT });
    expect(await stored('grid_care_events', (reported.body as never as { id: string }).id, 'note')).toMatch(/^v1:k1:/);
  });

  test('a note through the panel’s own form is sealed and answered to nobody; a clone takes none over', async () => {
    const body = { code: 'CM-1', employee: { connect: [{ documentId: rows.person('HS0011').doc }] }, kind: 'conflict', occurredOn: '2023-01-30', reportedOn: '2023-01-30', note: TEXT };
    const made = await clients.superAdmin.post('/content-manager/collection-types/plugin::grid.care-event', body);
    expect([made.status, made.text.includes('谈话正文')]).toEqual([201, false]);
    const { documentId } = (made.body as never as { data: { documentId: string } }).data;
    const lies = (await stored('grid_care_events', documentId, 'note'))!;
    expect(lies).toMatch(/^v1:k1:/);
    const clone = await clients.superAdmin.post(`/content-manager/collection-types/plugin::grid.care-event/clone/${documentId}`, { code: 'CM-2' });
    expect(clone.status).toBe(200);
    const copy = (await sql('grid_care_events').where({ code: 'CM-2' }).first()) as { note: string | null; grid_id: number; document_id: string };
    expect([copy.note, copy.grid_id, copy.document_id === documentId]).toEqual([null, rows.grid('C01-01-01').id, false]);
    expect(await stored('grid_care_events', documentId, 'note')).toBe(lies);
    for (const note of [5, { a: 1 }, '长'.repeat(10_001)]) expect((await clients.superAdmin.post('/content-manager/collection-types/plugin::grid.care-event', { ...body, code: 'CM-3', note })).status).toBe(400);
  });

  test('the form of a role carries no text in and none out', async () => {
    const { doc } = docs.get('event, own group')!;
    for (const role of ['branch', 'group', 'office'] as const) {
      const shown = await clients[role].get(`/content-manager/collection-types/plugin::grid.care-event/${doc}`);
      expect([role, shown.status, JSON.stringify(shown.body).includes('"note"')]).toEqual([role, 200, false]);
    }
  });

  test('Strapi’s own layer refuses a text in plain', async () => {
    const { id } = docs.get('record, own group')!;
    await expect(app.strapi.db.query('plugin::grid.care-record').update({ where: { id }, data: { summary: 'in plain' } })).rejects.toThrow(/would be stored in plain/);
  });

  test('the care profile: written by office and branch in reach, one a person, sealed, said only whether', async () => {
    const url = (no: string) => `/grid/employees/${rows.person(no).doc}/care-profile`;
    const empty = await clients.branch.get(url('HS0013'));
    expect((empty.body as never as { id: null; fields: { written: boolean }[] }).fields.some(({ written }) => written)).toBe(false);
    for (const role of ['committee', 'group', 'none'] as const) expect((await clients[role].post(url('HS0013'), { health: TEXT })).status).toBe(403);
    expect((await clients.branch.post(url('HS0048'), { health: TEXT })).status).toBe(404);
    for (const body of [{}, { gridId: 1 }, { health: 5 }, { health: '长'.repeat(10_001) }]) expect((await clients.office.post(url('HS0013'), body)).status).toBe(400);
    const first = await clients.office.post(url('HS0013'), { health: TEXT, family: TEXT });
    expect([first.status, first.text.includes('谈话正文')]).toEqual([200, false]);
    const profile = first.body as never as { id: string; fields: { field: string; written: boolean; readable: boolean }[] };
    expect(profile.fields.filter(({ written }) => written).map(({ field, readable }) => [field, readable])).toEqual([['health', false], ['family', false]]);
    const second = await clients.branch.post(url('HS0013'), { family: null, skills: '书法' });
    expect((second.body as never as typeof profile).fields.filter(({ written }) => written).map(({ field, readable }) => [field, readable])).toEqual([['health', true], ['skills', true]]);
    expect(await stored('grid_care_profiles', profile.id, 'health')).toMatch(/^v1:k1:/);
    const entries = (await sql('grid_audit').where({ row_id: profile.id }).orderBy('seq').select('action', 'fields', 'subject_id')) as object[];
    expect(entries).toEqual([
      { action: 'row.create', fields: 'health,family', subject_id: rows.person('HS0013').id },
      { action: 'row.update', fields: 'family,skills', subject_id: rows.person('HS0013').id },
    ]);
  });

  test('the profile follows its person to another grid', async () => {
    const { doc } = docs.get('profile, own group')!;
    await clients.office.put(`/content-manager/collection-types/plugin::grid.employee/${rows.person('HS0012').doc}`, { grid: { connect: [{ documentId: rows.grid('C01-02-01').doc }] } });
    const row = (await sql('grid_care_profiles').where({ document_id: doc }).first('grid_id')) as { grid_id: number };
    expect(row.grid_id).toBe(rows.grid('C01-02-01').id);
    expect((await ask(clients.branch, 'profile, own group')).status).toBe(404);
  });
});

describe('the person himself', () => {
  let person: Client;
  beforeAll(async () => {
    const nobody = clientOf(app, null);
    const granted = (await clients.office.post(`/grid/employees/${rows.person('HS0011').doc}/portal-login`)).body as never as { activationCode: string };
    await nobody.post('/api/auth/reset-password', { code: granted.activationCode, password: 'Portal-Password-1', passwordConfirmation: 'Portal-Password-1' });
    const { jwt } = (await nobody.post('/api/auth/local', { identifier: 'HS0011', password: 'Portal-Password-1' })).body as never as { jwt: string };
    person = clientOf(app, jwt);
  });
  const own = (name: string) => {
    const { type, doc, field } = docs.get(name)!;
    return person.post('/api/grid/me/confidential-readings', { type, documentId: doc, field });
  };

  test.each<[string, number]>([
    ['record, held by the group leader', 200],
    ['event, own group', 200],
    ['event, reported by the group leader', 200],
    // About him and another: the text tells about both.
    ['record with two people', 404],
    // He held it; it is about somebody else.
    ['record, own group', 404],
    ['profile, own group', 404],
    ['record, other branch', 404],
  ])('%s: %d', async (name, status) => {
    const { doc } = docs.get(name)!;
    const before = (await trail(doc)).length;
    const answer = await own(name);
    expect([answer.status, textOf(answer)]).toEqual([status, status === 200 ? TEXT : undefined]);
    const entries = (await trail(doc)).slice(before);
    expect(entries.map((entry) => [entry['actor_kind'], entry['reason'], entry['subject_id']])).toEqual(status === 200 ? [['person', 'own', rows.person('HS0011').id]] : []);
  });

  test('nobody else: no login, an account of the panel, a token', async () => {
    const { type, doc, field } = docs.get('event, own group')!;
    for (const client of [clientOf(app, null), clients.superAdmin]) expect([401, 403]).toContain((await client.post('/api/grid/me/confidential-readings', { type, documentId: doc, field })).status);
    expect([401, 403]).toContain((await person.post('/grid/confidential-readings', { type, documentId: doc, field, reason: 'followUp' })).status);
  });

  test('the own file gets every text about him alone', async () => {
    const { readOwnTexts } = server('capabilities/confidential') as typeof import('../../src/plugins/grid/server/src/capabilities/confidential');
    const { keyRing } = server('platform/sealing') as typeof import('../../src/plugins/grid/server/src/platform/sealing');
    const texts = await tx((db) => readOwnTexts(db, keyRing(), rows.person('HS0011').id));
    const found = new Set(texts.filter(({ text }) => text === TEXT).map(({ documentId }) => documentId));
    for (const name of ['record, held by the group leader', 'event, own group', 'event, reported by the group leader']) expect([name, found.has(docs.get(name)!.doc)]).toEqual([name, true]);
    for (const name of ['record with two people', 'record, own group', 'profile, own group', 'record, other branch']) expect([name, found.has(docs.get(name)!.doc)]).toEqual([name, false]);
  });
});

describe('the tables agree', () => {
  test('every type with confidential columns has people in the store, and its columns are private texts that no search reads', () => {
    const { TYPES } = server('access/policy') as Policy;
    const { TEXT_TYPES } = server('capabilities/confidential/store') as Store;
    const marked = Object.keys(TYPES).filter((type) => TYPES[type]!.confidential.length > 0);
    // A correction request is opened by who answers it, a matter by who handles it, through routes of their own.
    expect([...TEXT_TYPES, 'correction-request', 'matter', 'matter-message'].sort()).toEqual(marked.sort());
    for (const type of marked) {
      const { attributes } = (app.strapi.contentTypes as never as Record<string, { attributes: Record<string, object> }>)[`plugin::grid.${type}`]!;
      for (const field of TYPES[type]!.confidential) expect([type, field, attributes[field]]).toEqual([type, field, { type: 'text', private: true, searchable: false }]);
    }
  });
});
