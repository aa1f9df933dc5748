import { existsSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import type { OwnStory, PublicHonourList, PublicRegulationList, PublicStory, PublicStoryList, PublicVanguardPostList, StoryList, StoryPage } from '../../src/plugins/grid/shared/contracts/publicity';
import { login, server, startPlant, type Account, type PlantApp } from '../support/app';
import { engineOf, type Engine } from '../support/engine';
import { ALL_ROLES, clientOf, clientsOf, type Answer, type Client, type Role } from '../support/http';
import { isPlainHtml } from '../support/plain-html';
import { portalClient } from '../support/portal';
import { RICH_PAYLOADS } from '../support/xss-payloads';

const { insertRows } = server('platform/rows') as typeof import('../../src/plugins/grid/server/src/platform/rows');

let app: PlantApp;
let engine: Engine;
let clients: Record<Role, Client>;
let nobody: Client;
let person: Client;
let accounts: Account[];
const doc: Record<string, string> = {};
/** In the branch of the demo's branch secretary, and in another one. */
const [WHO, ELSEWHERE] = ['HS0011', 'HS0048'];
const TODAY = '2023-01-31';
beforeAll(async () => {
  app = await startPlant();
  accounts = app.accounts;
  engine = engineOf(app);
  engine.day(TODAY, '10:00');
  clients = await clientsOf(app, accounts);
  nobody = clientOf(app, null);
  person = await portalClient(app, WHO);
  for (const no of [WHO, ELSEWHERE]) doc[no] = (await engine.person(no)).doc;
});
afterAll(() => app.stop());

const sql = (table: string) => app.strapi.db.connection(table);
const bodyOf = <T>(answer: { body: unknown }): T => answer.body as T;
const codeOf = ({ status, body }: Answer) => [status, (body.error?.details as { code?: string } | undefined)?.code];
const issuesOf = ({ status, text }: Answer) => [status, /"field":"(\w+)"/.exec(text)?.[1]];

const TEXT = { title: '检修现场的老班长', summary: '十年无差错', body: '<h2>坚守</h2><p>一线<strong>十年</strong></p>' };
const begin = async (client: Client, more: object = { grid: 'C01-01' }): Promise<string> => {
  const answer = await client.post('/grid/stories', { ...TEXT, ...more });
  expect([answer.status, answer.text.slice(0, 300)]).toEqual([200, expect.any(String)]);
  return bodyOf<StoryPage>(answer).id;
};
const submitted = async (client: Client, more?: object): Promise<string> => {
  const id = await begin(client, more);
  expect((await client.post(`/grid/stories/${id}/review`)).status).toBe(200);
  return id;
};
const published = async (client: Client, more?: object): Promise<string> => {
  const id = await submitted(client, more);
  expect(codeOf(await clients.publisher.post(`/grid/stories/${id}/release`))).toEqual([200, undefined]);
  return id;
};
const page = async (id: string): Promise<StoryPage> => bodyOf(await clients.office.get(`/grid/stories/${id}`));
const open = (id: string) => nobody.get(`/api/grid/public/stories/${id}`);
const openList = async (query = '') => bodyOf<PublicStoryList>(await nobody.get(`/api/grid/public/stories${query}`));

const agree = async (purpose: string) => {
  const asked = bodyOf<{ purpose: string; textVersion: string }[]>(await person.get('/api/grid/me/consents'));
  expect((await person.post('/api/grid/me/consents', { purpose, textVersion: asked.find((each) => each.purpose === purpose)?.textVersion })).status).toBe(200);
};
const takeBack = async (purpose: string) => expect((await person.delete(`/api/grid/me/consents/${purpose}`)).status).toBe(200);

describe('written by one, released by another', () => {
  let id: string;
  test('the office drafts and submits; a draft is nobody’s to release', async () => {
    id = await begin(clients.office);
    expect(await page(id)).toMatchObject({ ...TEXT, state: 'draft', consent: 'notNeeded', person: null, mayWrite: true, maySubmit: true, mayRelease: false, mayWithdraw: false });
    expect(codeOf(await clients.publisher.post(`/grid/stories/${id}/release`))).toEqual([409, 'state']);
    expect((await clients.office.post(`/grid/stories/${id}/review`)).status).toBe(200);
    expect((await open(id)).status).toBe(404);
  });

  test('not by a role that only writes, not by who wrote last', async () => {
    for (const role of ['office', 'branch', 'group', 'privacyOfficer', 'none'] as const) expect([role, (await clients[role].post(`/grid/stories/${id}/release`)).status]).toEqual([role, 403]);
    const own = await submitted(clients.publisher);
    expect(codeOf(await clients.publisher.post(`/grid/stories/${own}/release`))).toEqual([409, 'second_person']);
    expect(bodyOf<StoryPage>(await clients.publisher.get(`/grid/stories/${own}`)).mayRelease).toBe(false);
    expect(codeOf(await clients.committee.post(`/grid/stories/${own}/release`))).toEqual([200, undefined]);
  });

  test('written in review it is a draft again, of who wrote it', async () => {
    expect((await clients.publisher.post(`/grid/stories/${id}/text`, { ...TEXT, title: '老班长', grid: 'C01-01' })).status).toBe(200);
    expect(await page(id)).toMatchObject({ state: 'draft', title: '老班长' });
    await clients.office.post(`/grid/stories/${id}/review`);
    expect(codeOf(await clients.publisher.post(`/grid/stories/${id}/release`))).toEqual([409, 'second_person']);
    expect((await clients.committee.delete(`/grid/stories/${id}/review`)).status).toBe(200);
    await clients.office.post(`/grid/stories/${id}/text`, { ...TEXT, grid: 'C01-01' });
    await clients.office.post(`/grid/stories/${id}/review`);
  });

  test('a publisher releases it, and everybody reads it: text and grid, and none of the people who made it', async () => {
    expect(bodyOf<StoryPage>(await clients.publisher.post(`/grid/stories/${id}/release`))).toMatchObject({ state: 'published', publishedOn: TODAY, mayWrite: false, mayWithdraw: true });
    const answer = await open(id);
    expect(bodyOf<PublicStory>(answer)).toEqual({ id, ...TEXT, grid: '运维一支部', publishedOn: TODAY, honours: [], pictures: [] });
    for (const said of ['HS0', 'draftedBy', 'person', 'employee']) expect(answer.text).not.toContain(said);
  });

  test('published it is not written; withdrawn with a reason it is gone, and a draft once it is written', async () => {
    expect(codeOf(await clients.office.post(`/grid/stories/${id}/text`, { ...TEXT, grid: 'C01-01' }))).toEqual([409, 'state']);
    expect((await clients.branch.post(`/grid/stories/${id}/withdrawal`, {})).status).toBe(400);
    expect(bodyOf<StoryPage>(await clients.branch.post(`/grid/stories/${id}/withdrawal`, { reason: '数据有误' }))).toMatchObject({ state: 'withdrawn', withdrawnReason: '数据有误' });
    expect((await open(id)).status).toBe(404);
    expect(bodyOf<StoryPage>(await clients.office.post(`/grid/stories/${id}/text`, { ...TEXT, grid: 'C01-01' }))).toMatchObject({ state: 'draft', withdrawnReason: null, publishedOn: null });
  });

  test('who reads what: a branch its own, group and privacy officer nothing, a publisher every story and no person', async () => {
    const foreign = await begin(clients.office, { grid: 'C01-02' });
    expect((await clients.branch.get(`/grid/stories/${foreign}`)).status).toBe(404);
    expect((await clients.branch.post(`/grid/stories/${foreign}/text`, { ...TEXT, grid: 'C01-01' })).status).toBe(404);
    expect(issuesOf(await clients.branch.post('/grid/stories', { ...TEXT, grid: 'C01-02' }))).toEqual([400, 'grid']);
    for (const role of ['group', 'privacyOfficer', 'none'] as const) expect((await clients[role].get('/grid/stories')).status).toBe(403);
    const all = bodyOf<StoryList>(await clients.publisher.get('/grid/stories?pageSize=100'));
    expect(all.rows.map((row) => row.id)).toContain(foreign);
    expect(all.total).toBe(await engine.count('grid_stories'));
    for (const url of ['/grid/people', '/content-manager/collection-types/plugin::grid.story', '/content-manager/collection-types/plugin::grid.employee']) expect([url, (await clients.publisher.get(url)).status]).toEqual([url, 403]);
  });

  test.each([
    [{ ...TEXT, body: '<script>hit()</script>', grid: 'C01' }, 'body'],
    [{ ...TEXT, title: ' ', grid: 'C01' }, 'title'],
    [TEXT, 'grid'],
    [{ ...TEXT, grid: 'nowhere' }, 'grid'],
    [{ ...TEXT, grid: 'C01', person: 'abcdefghijklmnopqrstuvwx' }, 'person'],
    [{ ...TEXT, grid: 'C01', honours: ['abcdefghijklmnopqrstuvwx'] }, 'honours'],
  ])('%j is a 400 that names %s', async (body, field) => expect(issuesOf(await clients.office.post('/grid/stories', body))).toEqual([400, field]));
});

describe('a story that names a person', () => {
  let id: string;
  test('without his consent no role releases it, at once or for later', async () => {
    id = await submitted(clients.office, { person: doc[WHO] });
    expect(await page(id)).toMatchObject({ consent: 'missing', person: { employeeNo: WHO }, grid: { code: 'C01-01-01' } });
    for (const role of ALL_ROLES) {
      for (const body of [{}, { publishAt: '2023-02-01T08:00' }]) {
        const [status, code] = codeOf(await clients[role].post(`/grid/stories/${id}/release`, body));
        expect([role, status === 403 || code === 'consent']).toEqual([role, true]);
      }
    }
    expect((await page(id)).state).toBe('review');
  });

  test('a publisher names only who agrees; whoever reaches people names them', async () => {
    expect(issuesOf(await clients.publisher.post('/grid/stories', { ...TEXT, person: doc[WHO] }))).toEqual([400, 'person']);
    expect(bodyOf(await clients.publisher.get('/grid/story-people?q=HS00'))).toEqual([]);
    expect(issuesOf(await clients.branch.post('/grid/stories', { ...TEXT, person: doc[ELSEWHERE] }))).toEqual([400, 'person']);
    await agree('publishStory');
    expect(bodyOf(await clients.publisher.get('/grid/story-people?q=HS00'))).toMatchObject([{ employeeNo: WHO }]);
    await begin(clients.publisher, { person: doc[WHO] });
  });

  test('he reads it before it is out', async () => {
    expect(bodyOf<OwnStory[]>(await person.get('/api/grid/me/stories'))).toMatchObject([{ id, ...TEXT, state: 'review' }]);
    expect((await (await portalClient(app, ELSEWHERE)).get('/api/grid/me/stories')).text).toBe('[]');
  });

  test('with his consent it is released; taken back, it is gone in the same second, and withdrawn in the same transaction', async () => {
    expect(codeOf(await clients.publisher.post(`/grid/stories/${id}/release`))).toEqual([200, undefined]);
    expect((await open(id)).status).toBe(200);
    await takeBack('publishStory');
    expect((await open(id)).status).toBe(404);
    expect((await openList()).rows.some((row) => row.id === id)).toBe(false);
    expect(await page(id)).toMatchObject({ state: 'withdrawn', withdrawnReason: 'consentEnded', consent: 'missing' });
    const [entry] = (await sql('grid_audit').where({ type: 'story', row_id: id }).orderBy('seq', 'desc').limit(1)) as { details: string; actor_kind: string; subject_id: number }[];
    expect([entry?.actor_kind, JSON.parse(entry!.details), entry?.subject_id]).toEqual(['person', { state: 'withdrawn' }, (await engine.person(WHO)).id]);
  });

  // The read asks the consent itself: a row that nothing withdrew is not shown either.
  test('even where the state stayed behind, nobody reads it', async () => {
    await sql('grid_stories').where({ document_id: id }).update({ state: 'published', published_on: TODAY });
    expect([(await open(id)).status, (await openList()).rows.filter((row) => row.id === id)]).toEqual([404, []]);
    await agree('publishStory');
    expect((await open(id)).status).toBe(200);
    await takeBack('publishStory');
  });

  test('a consent that is given anew to a newer text takes nothing down', async () => {
    await agree('publishStory');
    await sql('grid_consents').where({ purpose: 'publishStory' }).whereNull('withdrawn_on').update({ text_version: 'older' });
    const other = await published(clients.office, { person: doc[WHO] });
    await agree('publishStory');
    expect([(await open(other)).status, (await page(other)).state]).toEqual([200, 'published']);
    await clients.office.post(`/grid/stories/${other}/withdrawal`, { reason: '更正' });
  });
});

describe('released for a minute to come', () => {
  const run = () => engine.run('publish-stories');
  const scheduled = async (more: object) => {
    const id = await submitted(clients.office, more);
    expect(bodyOf<StoryPage>(await clients.publisher.post(`/grid/stories/${id}/release`, { publishAt: '2023-01-31T18:00' }))).toMatchObject({ state: 'review', publishAt: '2023-01-31T18:00' });
    return id;
  };

  test('not for a minute that is over', async () => {
    const id = await submitted(clients.office);
    expect(codeOf(await clients.publisher.post(`/grid/stories/${id}/release`, { publishAt: '2023-01-31T10:00' }))).toEqual([409, 'in_past']);
    expect((await clients.publisher.post(`/grid/stories/${id}/release`, { publishAt: 'tomorrow' })).status).toBe(400);
  });

  test('published at its minute, with the consents of that minute; without them it is held back', async () => {
    const [plain, named, ended] = [await scheduled({ grid: 'C01' }), await scheduled({ person: doc[WHO] }), await scheduled({ person: doc[WHO] })];
    engine.day(TODAY, '17:59');
    expect(await run()).toEqual({ published: 0, heldBack: 0 });
    expect((await open(plain)).status).toBe(404);
    // Ended without the portal: what the job then asks is all that is left.
    await sql('grid_consents').where({ purpose: 'publishStory' }).whereNull('withdrawn_on').update({ withdrawn_on: TODAY, open_key: null });
    engine.day(TODAY, '18:00');
    expect(await run()).toEqual({ published: 1, heldBack: 2 });
    expect(await run()).toEqual({ published: 0, heldBack: 0 });
    expect([(await open(plain)).status, (await open(named)).status, (await open(ended)).status]).toEqual([200, 404, 404]);
    expect(await page(named)).toMatchObject({ state: 'review', publishAt: null, releasedBy: null });
    expect(await page(plain)).toMatchObject({ state: 'published', publishAt: null, publishedOn: TODAY });
    engine.day(TODAY, '10:00');
  });

  test('taken back on the portal it does not even wait', async () => {
    await agree('publishStory');
    const id = await scheduled({ person: doc[WHO] });
    await takeBack('publishStory');
    expect(await page(id)).toMatchObject({ state: 'withdrawn', publishAt: null });
  });
});

describe('markup', () => {
  test('of none is anything left: cleaned on the way in', async () => {
    const id = await begin(clients.office);
    for (const [index, payload] of RICH_PAYLOADS.entries()) {
      const preview = await clients.office.post('/grid/story-previews', { body: payload });
      expect([payload, preview.status, isPlainHtml(bodyOf<{ body: string }>(preview).body)]).toEqual([payload, 200, true]);
      // The text goes the way of its preview: some of them all the way.
      if (index % 8 > 0) continue;
      const answer = await clients.office.post(`/grid/stories/${id}/text`, { ...TEXT, grid: 'C01', body: `<p>前</p>${payload}` });
      const stored = (await sql('grid_stories').where({ document_id: id }).first('body')) as { body: string };
      expect([payload, answer.status, isPlainHtml(stored.body)]).toEqual([payload, 200, true]);
    }
  });

  // As if they had come past the way in: each output cleans for itself.
  test('of none is anything left: cleaned on the way out', async () => {
    await agree('publishStory');
    const [who, { id: gridId }] = [await engine.person(WHO), (await sql('grid_grids').where({ code: 'C01' }).first('id')) as { id: number }];
    const rows = RICH_PAYLOADS.map((payload) => ({ title: '标记', summary: '', body: payload, state: 'published', publishedOn: TODAY, employee: who.id, employeeId: who.id, grid: gridId, gridId }));
    const ids = await engine.tx((db) => insertRows(db, 'story', rows));
    const docs = (await sql('grid_stories').whereIn('id', ids).select('document_id', 'body')) as { document_id: string; body: string }[];
    expect(docs.filter(({ body }) => !isPlainHtml(body)).length).toBeGreaterThan(100);
    const own = new Map(bodyOf<OwnStory[]>(await person.get('/api/grid/me/stories')).map(({ id, body }) => [id, body]));
    for (const { document_id: id, body } of docs) {
      const bodies = [bodyOf<PublicStory>(await open(id)).body, (await page(id)).body, own.get(id) ?? '<'];
      expect([body, bodies.map(isPlainHtml)]).toEqual([body, [true, true, true]]);
    }
    await sql('grid_stories').whereIn('id', ids).delete();
    await takeBack('publishStory');
  });
});

describe('pictures', () => {
  const PLACE = 'GPS-22.8170N';
  const photo = () => sharp({ create: { width: 1_600, height: 900, channels: 3, background: '#c00' } }).withExif({ IFD0: { Make: 'PhoneMaker', ImageDescription: PLACE } }).jpeg().toBuffer();
  let token: string;
  const add = async (id: string, content: Buffer) => app.http().post(`/grid/stories/${id}/pictures`).set('Authorization', `Bearer ${token}`).field('alt', '现场').attach('file', content, 'a.jpg');
  const bytes = (url: string) =>
    app.http().get(url).buffer(true).parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null, Buffer.concat(parts)));
    });
  const url = async (id: string, width: number) => `/api/grid/public/stories/${id}/pictures/${(await page(id)).pictures[0]?.id}?width=${width}`;
  beforeAll(async () => {
    token = await login(app, accounts.find(({ role }) => role === 'office') as Account);
  });

  test('in several sizes, without place and device, for everybody only while the story is published', async () => {
    const id = await begin(clients.office);
    const answer = await add(id, await photo());
    expect([answer.status, (answer.body as StoryPage).pictures]).toEqual([200, [{ id: expect.any(String), alt: '现场', width: 1_600, height: 900 }]]);
    expect((await bytes(await url(id, 400))).status).toBe(404);
    await clients.office.post(`/grid/stories/${id}/review`);
    await clients.publisher.post(`/grid/stories/${id}/release`);
    for (const [asked, width] of [[100, 480], [1_000, 1_080], [1_080, 1_080], [4_000, 1_600]] as const) {
      const { status, headers, body } = await bytes(await url(id, asked));
      expect([asked, status, headers['content-type'], headers['x-content-type-options'], (await sharp(body as Buffer).metadata()).width]).toEqual([asked, 200, 'image/webp', 'nosniff', width]);
      expect((body as Buffer).includes(PLACE)).toBe(false);
    }
    await clients.office.post(`/grid/stories/${id}/withdrawal`, { reason: '更换' });
    expect((await bytes(await url(id, 400))).status).toBe(404);
  });

  test('a story that names somebody needs his consent to photos too; taken back, the pictures are gone and the text stays', async () => {
    await agree('publishStory');
    const id = await begin(clients.office, { person: doc[WHO] });
    await add(id, await photo());
    await clients.office.post(`/grid/stories/${id}/review`);
    expect(codeOf(await clients.publisher.post(`/grid/stories/${id}/release`))).toEqual([409, 'photo_consent']);
    await agree('publishPhoto');
    expect((await clients.publisher.post(`/grid/stories/${id}/release`)).status).toBe(200);
    expect([bodyOf<PublicStory>(await open(id)).pictures.length, (await bytes(await url(id, 400))).status]).toEqual([1, 200]);
    await takeBack('publishPhoto');
    expect([bodyOf<PublicStory>(await open(id)).pictures, (await bytes(await url(id, 400))).status]).toEqual([[], 404]);
    await takeBack('publishStory');
  });

  test('what is no image is refused, and a picture that is taken away is gone from the disk too', async () => {
    const id = await begin(clients.office);
    expect((await add(id, Buffer.from('<svg onload=hit()>'))).status).toBe(400);
    expect((await add(id, Buffer.from('%PDF-1.4\n%%EOF\n'))).status).toBe(400);
    await add(id, await photo());
    const files = ((await sql('grid_attachment').where({ type: 'story', row_id: id }).select('id')) as { id: string }[]).map((row) => path.join(app.env['FILES_FOLDER']!, row.id.slice(0, 2), row.id));
    expect([files.length, files.every((file) => existsSync(file))]).toEqual([3, true]);
    expect(bodyOf<StoryPage>(await clients.office.delete(`/grid/stories/${id}/pictures/${(await page(id)).pictures[0]?.id}`)).pictures).toEqual([]);
    expect([await engine.count('grid_attachment', { type: 'story', row_id: id }), files.some((file) => existsSync(file))]).toEqual([0, false]);
  });
});

describe('what everybody may ask', () => {
  const honourUrl = '/content-manager/collection-types/plugin::grid.honour';
  const honour = async (client: Client, more: object) => {
    const grid = ((await sql('grid_grids').where({ code: 'C01-01' }).first('document_id')) as { document_id: string }).document_id;
    return client.post(honourUrl, { name: '安康杯优胜', honourLevel: 'company', awardedOn: '2022-12-01', isPublic: true, grid: { connect: [{ documentId: grid }] }, ...more });
  };
  const honours = async (query = '') => bodyOf<PublicHonourList>(await nobody.get(`/api/grid/public/honours${query}`));

  test('honours: those marked as public, with a name only of who agrees', async () => {
    const named = { employee: { connect: [{ documentId: doc[WHO] }] } };
    expect([(await honour(clients.branch, {})).status, (await honour(clients.office, { name: '省劳动模范', honourLevel: 'provincial', awardedOn: '2023-01-10', ...named })).status, (await honour(clients.office, { name: '未公开', isPublic: false })).status]).toEqual([201, 201, 201]);
    expect((await honours()).rows).toEqual([{ id: expect.any(String), name: '安康杯优胜', level: 'company', awardedOn: '2022-12-01', documentNo: null, grid: '运维一支部', person: null }]);
    await agree('publishHonour');
    const name = ((await sql('grid_employees').where({ employee_no: WHO }).first('name')) as { name: string }).name;
    expect((await honours()).rows.map((row) => [row.name, row.person])).toEqual([['省劳动模范', name], ['安康杯优胜', null]]);
    expect([(await honours('?level=provincial')).total, (await honours('?since=2023-01-01')).total, (await honours('?grid=C01-02')).total, (await honours('?grid=C01')).total]).toEqual([1, 1, 0, 2]);
    await takeBack('publishHonour');
    expect((await honours()).rows.map((row) => row.name)).toEqual(['安康杯优胜']);
  });

  test('a story names honours of its person and of grids, and of nobody else', async () => {
    const offered = bodyOf<{ id: string; name: string }[]>(await clients.publisher.get('/grid/story-honours'));
    expect(offered.map(({ name }) => name).sort()).toEqual(['安康杯优胜', '未公开']);
    const of = bodyOf<{ id: string; name: string }[]>(await clients.office.get(`/grid/story-honours?person=${doc[WHO]}`)).find(({ name }) => name === '省劳动模范')!;
    expect(issuesOf(await clients.office.post('/grid/stories', { ...TEXT, grid: 'C01-01', honours: [of.id] }))).toEqual([400, 'honours']);
    await agree('publishStory');
    const id = await published(clients.office, { person: doc[WHO], honours: [of.id, offered[0]!.id] });
    expect(bodyOf<PublicStory>(await open(id)).honours.map(({ name }) => name)).toEqual(['省劳动模范', offered[0]!.name]);
    await takeBack('publishStory');
  });

  test('pages of stories, since a day, below a grid', async () => {
    engine.day('2023-02-02', '10:00');
    const later = await published(clients.office, { grid: 'C01-02-01' });
    const all = await openList('?pageSize=100');
    expect([all.rows[0]?.id, all.total]).toEqual([later, all.rows.length]);
    expect((await openList('?since=2023-02-01')).rows.map(({ id }) => id)).toEqual([later]);
    expect((await openList('?grid=C01-02')).rows.map(({ id }) => id)).toEqual([later]);
    expect((await openList('?grid=nowhere')).total).toBe(0);
    const pages = [await openList('?page=1&pageSize=1'), await openList('?page=2&pageSize=1')].flatMap(({ rows }) => rows.map(({ id }) => id));
    expect(pages).toEqual(all.rows.slice(0, 2).map(({ id }) => id));
    expect((await nobody.get('/api/grid/public/stories?state=draft')).status).toBe(400);
    expect((await nobody.get('/api/grid/public/stories?since=yesterday')).status).toBe(400);
    engine.day(TODAY, '10:00');
  });

  test('a cache asks each time, and who has this answer gets none', async () => {
    const first = await app.http().get('/api/grid/public/stories');
    expect([first.headers['cache-control'], first.headers['etag']]).toEqual(['public, no-cache', expect.stringMatching(/^"[\w-]{27}"$/)]);
    const again = await app.http().get('/api/grid/public/stories').set('If-None-Match', first.headers['etag'] as string);
    expect([again.status, again.text]).toEqual([304, '']);
    expect((await app.http().get('/api/grid/public/stories').set('If-None-Match', '"other"')).status).toBe(200);
    expect((await app.http().get(`/api/grid/public/stories/${'x'.repeat(24)}`)).headers['etag']).toBeUndefined();
  });
});

describe('vanguard posts and regulations', () => {
  const at = (type: string) => `/content-manager/collection-types/plugin::grid.${type}`;
  const idOf = (answer: Answer) => (answer.body.data as never as { documentId: string }).documentId;

  test('a post is a branch’s own to give, and does not end before it begins', async () => {
    const grid = (code: string) => sql('grid_grids').where({ code }).first('document_id').then((row: { document_id: string }) => ({ connect: [{ documentId: row.document_id }] }));
    const post = { name: '检修先锋岗', from: '2023-01-01', employee: { connect: [{ documentId: doc[WHO] }] } };
    expect((await clients.branch.post(at('vanguard-post'), { ...post, grid: await grid('C01-01') })).status).toBe(201);
    expect((await clients.branch.post(at('vanguard-post'), { ...post, grid: await grid('C01-02') })).status).toBeGreaterThanOrEqual(400);
    expect((await clients.office.post(at('vanguard-post'), { ...post, to: '2022-12-31', grid: await grid('C01-01') })).status).toBe(400);
    expect(await engine.count('grid_vanguard_posts')).toBe(1);
  });

  test('a regulation supersedes older ones, and no circle', async () => {
    const text = { number: '党〔2023〕1号', title: '网格化管理办法', effectiveFrom: '2023-01-01' };
    const first = idOf(await clients.office.post(at('regulation'), { ...text, version: '1' }));
    const second = idOf(await clients.office.post(at('regulation'), { ...text, version: '2', supersedes: { connect: [{ documentId: first }] } }));
    expect((await clients.office.put(`${at('regulation')}/${first}`, { supersedes: { connect: [{ documentId: second }] } })).status).toBe(400);
    expect((await clients.office.put(`${at('regulation')}/${first}`, { supersedes: { connect: [{ documentId: first }] } })).status).toBe(400);
    expect((await clients.branch.post(at('regulation'), { ...text, version: '3' })).status).toBe(403);
    expect(await engine.count('grid_regulations_supersedes_lnk')).toBe(1);
  });

  const openPosts = async (query = '') => bodyOf<PublicVanguardPostList>(await nobody.get(`/api/grid/public/vanguard-posts${query}`));
  const openRegulations = async () => bodyOf<PublicRegulationList>(await nobody.get('/api/grid/public/regulations')).rows.map(({ number, version }) => `${number} ${version}`);

  test('everybody reads the posts in force that are marked so, and with a name only those of people who agree', async () => {
    await sql('grid_vanguard_posts').delete();
    const [grid, other] = await Promise.all(['C01-01-01', 'C01-02'].map(async (code) => ((await sql('grid_grids').where({ code }).first('id')) as { id: number }).id));
    const { id: employeeId } = await engine.person(WHO);
    const post = (name: string, more: object = {}) => ({ name, from: '2022-01-01', to: null, employee: null, employeeId: null, grid, gridId: grid, isPublic: true, ...more });
    const of = { employee: employeeId, employeeId };
    const rows = [post('安全先锋岗', { to: TODAY, area: '高压室' }), post('检修先锋岗', of), post('内部', { isPublic: false }), post('已结束', { to: '2023-01-30' }), post('未开始', { from: '2023-02-01' }), post('二支部', { grid: other, gridId: other })];
    await engine.tx((db) => insertRows(db, 'vanguard-post', rows));
    const names = async (query?: string) => (await openPosts(query)).rows.map(({ name, person: who }) => [name, who]);
    expect(await names()).toEqual([['二支部', null], ['安全先锋岗', null]]);
    expect(await names('?grid=C01-01')).toEqual([['安全先锋岗', null]]);
    expect((await openPosts('?grid=C01-01')).rows[0]).toEqual({ id: expect.any(String), name: '安全先锋岗', area: '高压室', from: '2022-01-01', to: TODAY, grid: expect.any(String), person: null });
    const { textVersion } = bodyOf<{ purpose: string; textVersion: string }[]>(await person.get('/api/grid/me/consents')).find(({ purpose }) => purpose === 'publishHonour') as { textVersion: string };
    expect((await person.post('/api/grid/me/consents', { purpose: 'publishHonour', textVersion })).status).toBe(200);
    expect((await names('?grid=C01-01')).map(([name, who]) => [name, who !== null])).toEqual([['检修先锋岗', true], ['安全先锋岗', false]]);
    expect((await person.delete('/api/grid/me/consents/publishHonour')).status).toBe(200);
    expect(await names('?grid=C01-01')).toEqual([['安全先锋岗', null]]);
    expect([(await nobody.get('/api/grid/public/vanguard-posts?employee=1')).status, (await openPosts('?grid=C99')).total]).toEqual([400, 0]);
  });

  test('and of regulations the version in force: a newer one counts when its day has come, public or not', async () => {
    await sql('grid_regulations').delete();
    const text = (number: string, version: string, effectiveFrom: string, isPublic = true) => ({ number, title: '办法', version, effectiveFrom, isPublic });
    const [a1, b1, c1] = await engine.tx((db) => insertRows(db, 'regulation', [text('A', '1', '2022-01-01'), text('B', '1', '2022-01-01'), text('C', '1', '2022-01-01'), text('D', '1', '2022-01-01', false), text('E', '1', '2023-02-01')]));
    await engine.tx((db) => insertRows(db, 'regulation', [{ ...text('A', '2', TODAY), supersedes: a1 }, { ...text('B', '2', '2023-02-01'), supersedes: b1 }, { ...text('C', '2', TODAY, false), supersedes: c1 }]));
    expect((await openRegulations()).sort()).toEqual(['A 2', 'B 1']);
    app.setToday('2023-02-01');
    expect((await openRegulations()).sort()).toEqual(['A 2', 'B 2', 'E 1']);
    app.setToday(TODAY);
    expect((await nobody.get('/api/grid/public/regulations')).text).not.toContain('note');
  });
});

describe('kept how long', () => {
  test('a withdrawn story goes with its pictures 36 months later, a published one stays', async () => {
    const count = (state: string) => engine.count('grid_stories', { state });
    const [withdrawn, out] = [await count('withdrawn'), await count('published')];
    const files = () => sql('grid_attachment as a').join('grid_stories as s', 's.document_id', 'a.row_id').where({ 's.state': 'withdrawn' }).select('a.id');
    expect([withdrawn > 0, out > 0, (await files()).length > 0]).toEqual([true, true, true]);
    engine.day('2026-01-25');
    await engine.run('retention');
    expect(await count('withdrawn')).toBe(withdrawn);
    engine.day('2026-04-01');
    await engine.run('retention');
    expect([await count('withdrawn'), await count('published')]).toEqual([0, out]);
    expect(await engine.count('grid_tombstone', { class: 'stories' })).toBeGreaterThan(0);
    const orphans = (await sql('grid_attachment').where({ type: 'story' }).whereNotIn('row_id', sql('grid_stories').select('document_id')).select('id')) as unknown[];
    expect(orphans).toEqual([]);
  });
});
