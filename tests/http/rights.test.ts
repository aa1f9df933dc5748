import { strFromU8, unzipSync } from 'fflate';
import * as XLSX from '@e965/xlsx';
import type { OwnConsent, OwnCorrection, OwnFile, OwnValue } from '../../src/plugins/grid/shared/contracts/rights';
import type { UserPrincipal } from '../../src/plugins/grid/server/src/access/principal';
import { login, server, startPlant, type Account, type PlantApp } from '../support/app';
import { engineOf, type Engine } from '../support/engine';
import { clientOf, type Client } from '../support/http';
import { portalClient, portalToken } from '../support/portal';

type Rights = typeof import('../../src/plugins/grid/server/src/capabilities/rights');
type Sections = typeof import('../../src/plugins/grid/server/src/capabilities/rights/sections');
type PlatformTables = typeof import('../../src/plugins/grid/server/src/capabilities/rights/store-platform');
type Words = typeof import('../../src/plugins/grid/server/src/capabilities/rights/words');
type Rows = typeof import('../../src/plugins/grid/server/src/platform/rows');
type Policy = typeof import('../../src/plugins/grid/server/src/access/policy');
const { SECTIONS, ABOUT_NOBODY } = server('capabilities/rights/sections') as Sections;
const { PLATFORM_TABLES } = server('capabilities/rights/store-platform') as PlatformTables;
const { wordsOf, columnLabel } = server('capabilities/rights/words') as Words;
const { insertRows } = server('platform/rows') as Rows;
const { TYPES } = server('access/policy') as Policy;

// Tuesday. HS0011 and HS0012 belong to group C01-01-01, HS0048 to C01-02-01; HS0010 leads the first group.
const TODAY = '2023-01-31';
const SECRET_OF_OTHER = '别人的秘密';
const OWN_TEXT = '关于本人的内容';

let app: PlantApp;
let engine: Engine;
let me: Client;
let other: Client;
let office: Client;
let branch: Client;
let officer: Client;
let clerk: UserPrincipal;
beforeAll(async () => {
  app = await startPlant();
  const accounts = app.accounts;
  engine = engineOf(app);
  await plantPerson();
  me = await portalClient(app, 'HS0011');
  other = await portalClient(app, 'HS0048');
  const of = (role: Account['role']) => accounts.find((account) => account.role === role) as Account;
  office = clientOf(app, await login(app, of('office')));
  branch = clientOf(app, await login(app, of('branch')));
  officer = clientOf(app, await login(app, of('privacyOfficer')));
  clerk = await engine.as('hs0006@plant.example');
});
afterAll(() => app.stop());

const sql = (table: string) => app.strapi.db.connection(table);

/** One row in every section for HS0011, and beside each one of somebody else that must not show. */
const plantPerson = async (): Promise<void> => {
  const [self, second, boss, far] = await Promise.all(['HS0011', 'HS0012', 'HS0010', 'HS0048'].map((no) => engine.person(no)));
  const grid = ((await sql('grid_grids').where({ code: 'C01-01-01' }).first('id')) as { id: number }).id;
  const ids = [self!.id, second!.id, boss!.id, far!.id] as const;
  await engine.tx(async (db) => {
    const [mine, his, leader, foreign] = ids;
    const add = async (type: string, values: Record<string, unknown>) => (await insertRows(db, type, [{ gridId: grid, ...values }]))[0] as number;
    const day = '2022-11-10';
    await add('appointment', { employee: mine, employeeId: mine, grid, duty: 'publicity', from: '2022-01-01' });
    await add('absence', { employee: mine, employeeId: mine, substitute: leader, substituteId: leader, from: '2022-03-01', to: '2022-03-05', reason: '出差' });
    await add('absence', { employee: his, employeeId: his, substitute: mine, substituteId: mine, from: '2022-04-01', to: '2022-04-05', reason: SECRET_OF_OTHER });
    await add('contact-pair', { liaison: mine, liaisonId: mine, employee: foreign, employeeId: foreign, grid, from: '2015-01-01', to: '2016-01-01' });
    const event = await add('care-event', { code: 'OWN-1', employee: mine, employeeId: mine, kind: 'hospital', occurredOn: day, reportedOn: day, reportedBy: leader, note: OWN_TEXT, grid });
    await add('care-event', { code: 'OTHER-1', employee: his, employeeId: his, kind: 'conflict', occurredOn: day, reportedOn: day, reportedBy: mine, note: SECRET_OF_OTHER, grid });
    const talk = { conductedBy: leader, conductedById: leader, form: 'individual', heldOn: day, recordedOn: day, grid };
    await add('care-record', { ...talk, employees: [mine], place: '办公室', summary: OWN_TEXT });
    const several = await add('care-record', { ...talk, employees: [mine, his], summary: SECRET_OF_OTHER, form: 'group' });
    await add('care-record', { ...talk, conductedBy: mine, conductedById: mine, employees: [his], place: SECRET_OF_OTHER, summary: SECRET_OF_OTHER });
    await add('care-profile', { employee: mine, employeeId: mine, health: OWN_TEXT });
    await add('care-profile', { employee: his, employeeId: his, health: SECRET_OF_OTHER });
    const plan = { cause: 'hospital', cadence: 'month', from: day, reviewOn: '2023-01-10', until: '2023-02-28' };
    await add('care-plan', { ...plan, employeeId: mine, responsibleId: leader, openedById: leader, goal: OWN_TEXT, reviewReason: '仍需关注', reviewedOn: day, reviewedById: leader });
    await add('care-plan', { ...plan, employeeId: his, responsibleId: mine, openedById: leader, goal: SECRET_OF_OTHER, reviewReason: SECRET_OF_OTHER, closedReason: SECRET_OF_OTHER });
    const duty = { title: '生病住院必访', kind: 'visit', grid, assignedOn: day, dueOn: '2022-11-15' };
    const about = await add('task', { ...duty, owner: leader, subject: mine, event, originKey: 'own:1', state: 'open', stateReason: SECRET_OF_OTHER });
    await add('task', { ...duty, owner: leader, subject: mine, originKey: 'own:2', state: 'waived', stateReason: '本人已调离' });
    const his1 = await add('task', { ...duty, owner: mine, subject: his, originKey: 'own:3', state: 'open', measure: SECRET_OF_OTHER, stateReason: SECRET_OF_OTHER });
    await add('follow-up', { task: about, week: '2022-W46', note: '已电话联系', by: leader, on: day });
    await add('follow-up', { task: his1, week: '2022-W46', note: SECRET_OF_OTHER, by: mine, on: day });
    await add('task-step', { task: his1, taskId: his1, seq: 1, action: 'complete', on: day, by: mine, byId: mine, note: '已更换灶具' });
    await db.sql('grid_grids').where({ id: grid }).update({ leader_id: leader });
    for (const [n, type, id, name] of [[1, 'care-event', event, '病假证明.jpg'], [2, 'care-record', several, SECRET_OF_OTHER]] as const) {
      const { document_id: rowId } = (await db.sql(type === 'care-event' ? 'grid_care_events' : 'grid_care_records').where({ id }).first('document_id')) as { document_id: string };
      await db.sql('grid_attachment').insert({ id: String(n).repeat(36), type, row_id: rowId, name, mime: 'image/jpeg', bytes: 1, sha256: 'x', key_id: 'k', by_user: 1, by_name: '网格长', at: '2022-11-10T00:00:00Z' });
    }
    await db.sql('grid_escalation').insert({ task_id: his1, rung: 'ownerDue', recipient_id: mine, fired_on: day });
    await db.sql('grid_outbox').insert({ id: 'a'.repeat(36), dedup_key: 'own-mail', recipient_id: mine, to_name: 'x', to_address: 'x@x.example', template: 'digest', policy: 'at-least-once', subject: '您的任务', html: 'x', text: 'x', state: 'sent', next_try_at: 'x', created_at: '2022-11-10T00:00:00Z' });
  });
};

const fileOf = async (client: Client): Promise<OwnFile> => {
  const answer = await client.get('/api/grid/me/file');
  expect([answer.status, answer.text.slice(0, 200)]).toEqual([200, expect.anything()]);
  return answer.body as unknown as OwnFile;
};
const rowsOf = (file: OwnFile, key: string): Record<string, OwnValue>[] => file.sections.find((section) => section.key === key)?.rows ?? [];
const only = (file: OwnFile, key: string, where: Record<string, OwnValue>): Record<string, OwnValue> | undefined =>
  rowsOf(file, key).find((row) => Object.entries(where).every(([name, value]) => row[name] === value));

describe('the own file is complete: what is new must decide', () => {
  interface Attribute {
    type: string;
    target?: string;
  }
  const OWN = ['createdAt', 'updatedAt', 'publishedAt', 'createdBy', 'updatedBy', 'locale', 'localizations'];
  const attributesOf = (type: string): Record<string, Attribute> =>
    Object.fromEntries(Object.entries((app.strapi.contentTypes as never as Record<string, { attributes: Record<string, Attribute> }>)[`plugin::grid.${type}`]!.attributes).filter(([name]) => !OWN.includes(name)));
  const shownBy = (section: Sections['SECTIONS'][number]): string[] => [...section.fields, ...(section.people ?? []), ...(section.grids ?? []), ...(section.counts ?? []), ...Object.keys(section.texts ?? {})];

  test.each(Object.keys(TYPES))('%s: each attribute is shown or left out for a reason, in every section', (type) => {
    const sections = SECTIONS.filter((section) => section.type === type);
    if (sections.length === 0) return expect(ABOUT_NOBODY[type]).toBeTruthy();
    for (const section of sections) {
      const decided = [...shownBy(section), ...Object.keys(section.omits)];
      expect([section.key, Object.keys(attributesOf(type)).filter((name) => !decided.includes(name))]).toEqual([section.key, []]);
      expect([section.key, decided.filter((name) => !(name in attributesOf(type)))]).toEqual([section.key, []]);
      expect([section.key, decided.length]).toEqual([section.key, new Set(decided).size]);
    }
    return undefined;
  });

  test.each(Object.keys(TYPES))('%s: every way in which a row names a person is a section', (type) => {
    const relations = Object.entries(attributesOf(type)).filter(([, attribute]) => attribute.target === 'plugin::grid.employee').map(([name]) => name);
    const vias = SECTIONS.filter((section) => section.type === type).flatMap(({ via }) => ('columns' in via ? via.columns : 'link' in via ? [via.link] : []));
    expect(relations.filter((name) => !vias.includes(name) && !vias.includes(`${name}Id`))).toEqual([]);
    if (relations.length > 0) expect(ABOUT_NOBODY[type]).toBeUndefined();
  });

  test('confidential texts are asked for as such', () => {
    for (const section of SECTIONS) {
      const { confidential } = TYPES[section.type]!;
      expect([section.key, Object.keys(section.texts ?? {}).filter((name) => !confidential.includes(name)), section.fields.filter((name) => confidential.includes(name))]).toEqual([section.key, [], []]);
    }
  });

  const PERSON = /(^|_)(employee|liaison|substitute|leader|owner|subject|recipient|conducted|actor|person|account|user|by|to|name|address|result)(_|$)/;
  const undecided = (columns: readonly { table: string; column: string }[]): string[] =>
    columns.filter(({ table, column }) => PLATFORM_TABLES[table] === undefined || (PERSON.test(column) && PLATFORM_TABLES[table]!.about[column] === undefined && !['file_name'].includes(column))).map(({ table, column }) => `${table}.${column}`);
  const platformColumns = async (): Promise<{ table: string; column: string }[]> => {
    const known = new Set<string>();
    for (const [, meta] of app.strapi.db.metadata as unknown as Map<string, { tableName: string; attributes: Record<string, { joinTable?: { name: string } }> }>) {
      known.add(meta.tableName);
      for (const { joinTable } of Object.values(meta.attributes)) if (joinTable) known.add(joinTable.name);
    }
    const found =
      app.strapi.db.dialect.client === 'postgres'
        ? ((await app.strapi.db.connection.raw(`select table_name as "table", column_name as "column" from information_schema.columns where table_name like 'grid\\_%'`)) as { rows: { table: string; column: string }[] }).rows
        : ((await app.strapi.db.connection.raw(`select m.name as "table", p.name as "column" from sqlite_master m, pragma_table_info(m.name) p where m.type = 'table' and m.name like 'grid\\_%' escape '\\'`)) as { table: string; column: string }[]);
    return found.filter(({ table }) => !known.has(table));
  };

  test('every platform table, and every column there that looks like a person, is decided', async () => {
    const columns = await platformColumns();
    expect(new Set(columns.map(({ table }) => table)).size).toBeGreaterThan(8);
    expect(undecided(columns)).toEqual([]);
    expect(Object.keys(PLATFORM_TABLES).filter((table) => !columns.some((each) => each.table === table))).toEqual([]);
    // A control: a table and a column that nobody decided about are found.
    expect(undecided([{ table: 'grid_planted', column: 'id' }, { table: 'grid_outbox', column: 'person_id' }])).toEqual(['grid_planted.id', 'grid_outbox.person_id']);
  });

  test('what the decisions name is a section of the answer', async () => {
    const file = await fileOf(me);
    const keys = file.sections.map(({ key }) => key);
    for (const { about } of Object.values(PLATFORM_TABLES)) for (const section of Object.values(about)) if (!section.startsWith('not shown')) expect(keys).toContain(section);
    expect(keys).toEqual(expect.arrayContaining(SECTIONS.map(({ key }) => key)));
  });

  test('every section with rows has words for itself and each of its columns, in both languages', async () => {
    const { id } = (await app.strapi.db.connection('grid_employees').where({ employee_no: 'HS0011' }).first('id')) as { id: number };
    await app.strapi.db.connection('grid_wechat_binding').insert({ employee_id: id, sender_key: 'x', message_key: 'x', bound_on: '2023-01-31' });
    const file = await fileOf(me);
    const empty = file.sections.filter(({ rows }) => rows.length === 0).map(({ key }) => key);
    expect(empty.sort()).toEqual(['activitiesHosted', 'attendancesRecorded', 'bulletins', 'calendarFeeds', 'consents', 'corrections', 'handledMatters', 'honours', 'storiesAbout', 'storiesWritten', 'ledGrids', 'matterMessages', 'matterPauses', 'matterSteps', 'matters', 'publications', 'vanguardPosts'].sort());
    for (const { key, rows } of file.sections) {
      for (const language of ['zhHans', 'en'] as const) expect(wordsOf(key).title[language] && wordsOf(key).purpose[language] && wordsOf(key).source[language]).toBeTruthy();
      for (const column of Object.keys(rows[0] ?? {})) expect([key, column, columnLabel(key, column, 'zhHans')]).toEqual([key, column, expect.stringMatching(/[一-鿿]/)]);
    }
  });
});

describe('the own file', () => {
  test('holds what is about oneself, with the names of others and nothing else of theirs', async () => {
    const file = await fileOf(me);
    expect(file.person.employeeNo).toBe('HS0011');
    expect(rowsOf(file, 'employee')).toMatchObject([{ employeeNo: 'HS0011', employmentStatus: 'active', grid: expect.any(String) }]);
    expect(rowsOf(file, 'liaisons').some((row) => typeof row['liaison'] === 'string')).toBe(true);
    expect(only(file, 'absences', { reason: '出差' })).toMatchObject({ from: '2022-03-01', substitute: expect.any(String) });
    expect(only(file, 'careEvents', { code: 'OWN-1' })).toMatchObject({ kind: 'hospital', note: { text: OWN_TEXT }, reportedBy: expect.any(String) });
    expect(only(file, 'careRecords', { place: '办公室' })).toMatchObject({ summary: { text: OWN_TEXT }, employees: 1 });
    expect(only(file, 'careRecords', { form: 'group', heldOn: '2022-11-10' })).toMatchObject({ summary: { withheld: 'severalPeople' }, employees: 2 });
    expect(rowsOf(file, 'careProfile')).toEqual([{ health: { text: OWN_TEXT }, family: null, hardship: null, skills: null, emergencyContact: null }]);
    expect(rowsOf(file, 'carePlans')).toMatchObject([{ cause: 'hospital', cadence: 'month', until: '2023-02-28', goal: { text: OWN_TEXT }, reviewReason: '仍需关注', responsible: expect.any(String) }]);
    expect(rowsOf(file, 'plansKept')).toEqual([{ cadence: 'month', from: '2022-11-10', until: '2023-02-28', closedOn: null }]);
    expect(rowsOf(file, 'attachments')).toMatchObject([{ name: '病假证明.jpg', byName: '网格长' }, { name: null, byName: '网格长' }]);
    expect(only(file, 'dutiesAbout', { state: 'waived', dueOn: '2022-11-15' })).toMatchObject({ stateReason: '本人已调离' });
    expect(only(file, 'dutiesAbout', { state: 'open', dueOn: '2022-11-15' })).toMatchObject({ stateReason: null, owner: expect.any(String) });
    expect(rowsOf(file, 'followUpsAbout')).toMatchObject([{ note: '已电话联系' }]);
    expect(rowsOf(file, 'reportedEvents')).toEqual([{ reportedOn: '2022-11-10' }]);
    expect(only(file, 'imports', { fileName: 'roster.xlsx' })).toMatchObject({ row: expect.any(Number), verdict: 'new' });
    expect(rowsOf(file, 'accounts')).toMatchObject([{ where: 'portal', active: 'yes' }]);
    expect(JSON.stringify(file)).not.toContain(SECRET_OF_OTHER);
  });

  // Names of others are his present: a pair or a substitution that ended shows its days only.
  test('names of counterparts end with the pair', async () => {
    const file = await fileOf(me);
    expect(only(file, 'pairsAsLiaison', { from: '2015-01-01' })).toEqual({ from: '2015-01-01', to: '2016-01-01', employee: null });
    expect(rowsOf(file, 'substitutions')).toEqual([{ from: '2022-04-01', to: '2022-04-05', employee: null }]);
    const leader = await portalClient(app, 'HS0010');
    const current = rowsOf(await fileOf(leader), 'pairsAsLiaison').filter((row) => row['to'] === null);
    expect(current.length).toBeGreaterThan(0);
    expect(current.every((row) => typeof row['employee'] === 'string')).toBe(true);
  });

  test('of somebody else is somebody else’s', async () => {
    const [mine, his] = [await fileOf(me), await fileOf(other)];
    expect(his.person.employeeNo).toBe('HS0048');
    expect(JSON.stringify(his)).not.toContain(OWN_TEXT);
    expect(rowsOf(his, 'careEvents').some((row) => row['code'] === 'OWN-1')).toBe(false);
    expect(mine.person.id).not.toBe(his.person.id);
  });

  test('takes no parameter that would name another', async () => {
    expect((await me.get('/api/grid/me/file?employee=HS0048')).status).toBe(400);
  });

  test('tells what is kept how long', async () => {
    const { retention } = await fileOf(me);
    expect(retention.find(({ code }) => code === 'careRecords')).toMatchObject({ months: 24, rows: expect.any(Number), firstDueOn: expect.stringMatching(/^202\d-\d\d-01$/) });
  });

  test('each reading stands in the trail, with a count and no content', async () => {
    const before = await engine.count('grid_audit', { action: 'own-file.read' });
    const file = await fileOf(me);
    const rows = (await sql('grid_audit').where({ action: 'own-file.read' }).orderBy('seq', 'desc')) as Record<string, unknown>[];
    expect(rows).toHaveLength(before + 1);
    expect(rows[0]).toMatchObject({ actor_kind: 'person', subject_id: (await engine.person('HS0011')).id, row_id: file.person.id });
    expect(JSON.stringify(rows)).not.toContain(OWN_TEXT);
    expect(rowsOf(await fileOf(me), 'openings').length).toBeGreaterThan(0);
  });

  test('is refused to who is no person: nobody, an unlinked account, an account of the panel', async () => {
    const unlinked = clientOf(app, await portalToken(app, null));
    for (const path of ['/api/grid/me/file', '/api/grid/me/file/download', '/api/grid/me/corrections', '/api/grid/me/consents']) {
      expect([path, (await clientOf(app, null).get(path)).status, (await unlinked.get(path)).status, [401, 403].includes((await office.get(path)).status)]).toEqual([path, expect.any(Number), 403, true]);
      expect([401, 403]).toContain((await clientOf(app, null).get(path)).status);
    }
  });

  test('stays open to who left', async () => {
    const left = await portalClient(app, 'HS0049');
    await sql('grid_employees').where({ employee_no: 'HS0049' }).update({ employment_status: 'left' });
    expect((await fileOf(left)).person.employeeNo).toBe('HS0049');
  });
});

describe('the download', () => {
  const unpack = async (language: string) => {
    const token = await portalToken(app, 'HS0013', `download-${language}`);
    const answer = await app.http().get(`/api/grid/me/file/download?language=${language}`).set('Authorization', `Bearer ${token}`).buffer(true).parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null, Buffer.concat(parts)));
    });
    return { answer, files: unzipSync(new Uint8Array(answer.body as Buffer)) };
  };

  test.each([
    ['en', 'own-file.json', 'own-file.xlsx', 'Employee'],
    ['zhHans', '个人资料.json', '个人资料.xlsx', '员工档案'],
  ])('in %s: JSON, workbook, and a README that explains every column', async (language, json, xlsx, sheet) => {
    const { answer, files } = await unpack(language);
    expect([answer.status, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([200, 'application/zip', 'no-store']);
    expect(Object.keys(files).sort()).toEqual(['README.md', json, xlsx].sort());
    const file = JSON.parse(strFromU8(files[json]!)) as OwnFile;
    const readme = strFromU8(files['README.md']!);
    for (const { key, rows, title } of file.sections) {
      expect(readme).toContain(title.zhHans);
      expect(readme).toContain(title.en);
      for (const column of Object.keys(rows[0] ?? {})) expect([key, column, readme.includes(`(\`${column}\`)`)]).toEqual([key, column, true]);
    }
    const book = XLSX.read(files[xlsx]!);
    expect(book.SheetNames).toHaveLength(file.sections.filter(({ rows }) => rows.length > 0).length);
    expect(XLSX.utils.sheet_to_json(book.Sheets[sheet]!)).toHaveLength(1);
  });

  test('stands in the trail', async () => expect(await engine.count('grid_audit', { action: 'own-file.download' })).toBe(2));
});

describe('correction requests', () => {
  let request: OwnCorrection;

  test('starts a clock of 15 working days and a duty of the office that names nobody', async () => {
    const answer = await me.post('/api/grid/me/corrections', { about: 'employee.post', wish: '岗位应为“班长”' });
    expect(answer.status).toBe(200);
    request = answer.body as unknown as OwnCorrection;
    // 31 January + 15 working days: nothing is off in February 2023 but the weekends.
    expect(request).toMatchObject({ state: 'open', reportedOn: TODAY, dueOn: '2023-02-21', answer: null });
    const duty = await engine.task(`correction:${await idOf(request.id)}`);
    const committee = (await sql('grid_grids').where({ code: 'C01' }).first('id')) as { id: number };
    expect(duty).toMatchObject({ kind: 'manual', state: 'open', due_on: '2023-02-21', subject_id: null, grid_id: committee.id, owner_id: expect.any(Number) });
    expect((await branch.get('/grid/tasks?kind=manual')).body).toMatchObject({ total: 0 });
    expect((await office.get('/grid/tasks?kind=manual')).body).toMatchObject({ total: 1 });
  });

  const idOf = async (doc: string) => ((await sql('grid_correction_requests').where({ document_id: doc }).first('id')) as { id: number }).id;

  test('the office’s duty is raised like any other when it is late', async () => {
    await engine.run('escalate', TODAY);
    const task = await engine.task(`correction:${await idOf(request.id)}`);
    engine.day('2023-02-24');
    await engine.run('escalate', '2023-02-24');
    engine.day(TODAY);
    expect(await engine.count('grid_escalation', { task_id: task!['id'] as number })).toBeGreaterThan(1);
  });

  test('is listed for the person, the office and the privacy officer, for the last two without the wish', async () => {
    const mine = (await me.get('/api/grid/me/corrections')).body as unknown as OwnCorrection[];
    expect(mine).toMatchObject([{ id: request.id, wish: { text: '岗位应为“班长”' } }]);
    expect((await other.get('/api/grid/me/corrections')).body).toEqual([]);
    for (const client of [office, officer]) {
      const list = await client.get('/grid/corrections?state=open');
      expect([list.status, (list.body as unknown as { rows: object[] }).rows]).toMatchObject([200, [{ id: request.id, person: { employeeNo: 'HS0011' }, about: 'employee.post' }]]);
      expect(list.text).not.toContain('班长');
    }
    expect((await branch.get('/grid/corrections')).status).toBe(403);
  });

  test('the wish is read one at a time, by who answers, and the reading stands in the trail', async () => {
    const reads = () => engine.count('grid_audit', { action: 'confidential.read', row_id: request.id });
    expect((await officer.post(`/grid/corrections/${request.id}/readings`)).status).toBe(403);
    expect(await reads()).toBe(0);
    expect((await office.post(`/grid/corrections/${request.id}/readings`)).body).toEqual({ wish: { text: '岗位应为“班长”' } });
    expect(await reads()).toBe(1);
  });

  test('is answered once; the duty is done, the person told without the answer', async () => {
    expect((await officer.post(`/grid/corrections/${request.id}/answer`, { state: 'accepted', answer: 'x' })).status).toBe(403);
    const answers = await Promise.all([1, 2, 3].map((n) => office.post(`/grid/corrections/${request.id}/answer`, { state: 'accepted', answer: `已更正 ${n}` })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await engine.task(`correction:${await idOf(request.id)}`)).toMatchObject({ state: 'done', done_on: TODAY });
    expect((await me.get('/api/grid/me/corrections')).body).toMatchObject([{ state: 'accepted', answeredOn: TODAY, answer: { text: expect.stringContaining('已更正') } }]);
    const mails = (await sql('grid_outbox').where({ template: 'correction-answered' })) as { text: string; html: string }[];
    expect(mails.filter((mail) => mail.text.includes('已更正') || mail.html.includes('班长'))).toEqual([]);
  });

  test.each([
    ['an unknown section', { about: 'salary', wish: 'x' }, 'about'],
    ['an unknown column', { about: 'employee.salary', wish: 'x' }, 'about'],
    ['no wish', { about: 'employee' }, 'wish'],
    ['an empty wish', { about: 'employee', wish: ' ' }, 'wish'],
    ['a wish too long', { about: 'employee', wish: 'x'.repeat(2_001) }, 'wish'],
    ['a NUL character', { about: 'employee', wish: 'a\u0000' }, '(body)'],
    ['a foreign key', { about: 'employee', wish: 'x', employee: 1 }, '(body)'],
    ['a list for a text', { about: ['employee'], wish: 'x' }, 'about'],
  ])('%s is a 400 that names the field, and nothing is written', async (_what, body, field) => {
    const before = await engine.count('grid_correction_requests');
    const answer = await me.post('/api/grid/me/corrections', body);
    expect([answer.status, (answer.body.error?.details as { issues: { field: string }[] }).issues[0]?.field]).toEqual([400, field]);
    expect(await engine.count('grid_correction_requests')).toBe(before);
  });

  test('twenty open ones are enough', async () => {
    const tries = [];
    for (let n = 0; n < 22; n += 1) tries.push((await other.post('/api/grid/me/corrections', { about: 'employee', wish: `第 ${n} 次` })).status);
    expect([tries.filter((status) => status === 200).length, tries.filter((status) => status === 409).length]).toEqual([20, 2]);
  });
});

describe('consents', () => {
  const list = async () => (await me.get('/api/grid/me/consents')).body as unknown as OwnConsent[];
  const photo = async () => (await list()).find(({ purpose }) => purpose === 'publishPhoto') as OwnConsent;
  const { hasConsent } = server('capabilities/rights') as Rights;
  const has = (on: string) => engine.person('HS0011').then(({ id }) => engine.tx((db) => hasConsent(db, id, 'publishPhoto', on)));

  test('nothing is agreed to by silence', async () => {
    expect((await list()).map(({ given }) => given)).toEqual([null, null, null, null, null]);
    expect(await has(TODAY)).toBe(false);
  });

  test('eight at once give one row', async () => {
    const { textVersion } = await photo();
    const answers = await Promise.all(Array.from({ length: 8 }, () => me.post('/api/grid/me/consents', { purpose: 'publishPhoto', textVersion })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 409)]);
    expect(await engine.count('grid_consents')).toBe(1);
    expect([await has('2023-01-30'), await has(TODAY), await has('2030-01-01')]).toEqual([false, true, true]);
  });

  test('the office and the privacy officer see who agreed to what; nobody else', async () => {
    for (const client of [office, officer]) expect((await client.get('/grid/consents?purpose=publishPhoto&current=1')).body).toMatchObject({ total: 1, rows: [{ person: { employeeNo: 'HS0011' }, givenOn: TODAY }] });
    expect((await branch.get('/grid/consents')).status).toBe(403);
  });

  test('is withdrawn from the day on, and the row stays; another’s is not his to withdraw', async () => {
    expect((await other.delete('/api/grid/me/consents/publishPhoto')).status).toBe(404);
    expect(await has(TODAY)).toBe(true);
    app.setToday('2023-02-10');
    expect((await me.delete('/api/grid/me/consents/publishPhoto')).status).toBe(200);
    expect((await me.delete('/api/grid/me/consents/publishPhoto')).status).toBe(404);
    app.setToday(TODAY);
    expect([await has('2023-02-09'), await has('2023-02-10')]).toEqual([true, false]);
    expect((await photo()).history).toMatchObject([{ givenOn: TODAY, withdrawnOn: '2023-02-10' }]);
    expect((await sql('grid_audit').where({ action: 'consent.change' })).map((row: { details: string }) => (JSON.parse(row.details) as { change: string }).change)).toEqual(['given', 'withdrawn']);
  });

  test.each([
    ['an unknown purpose', { purpose: 'sellData', textVersion: 'x' }, 'purpose'],
    ['another text', { purpose: 'counselling', textVersion: '1999' }, 'textVersion'],
    ['no version', { purpose: 'counselling' }, 'textVersion'],
  ])('%s is a 400', async (_what, body, field) => {
    const answer = await me.post('/api/grid/me/consents', body);
    expect([answer.status, (answer.body.error?.details as { issues: { field: string }[] }).issues[0]?.field]).toEqual([400, field]);
  });

  test('an unknown purpose in the path is a 400', async () => expect((await me.delete('/api/grid/me/consents/sellData')).status).toBe(400));
});

test('a clerk without the office’s role answers no request', () => expect(clerk.actions).not.toContain('correction.answer'));
