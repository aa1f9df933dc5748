import { server, startPlant, type PlantApp } from '../support/app';
import { clientOf, clientsOf, REACH, type Answer, type Client, type Role } from '../support/http';
import { newRow, PEOPLE, plantRows, type PlantRows } from '../support/plant-rows';

type Reach = typeof import('../../src/plugins/grid/server/src/access/token-reach');
type Policy = typeof import('../../src/plugins/grid/server/src/access/policy');
type Database = typeof import('../../src/plugins/grid/server/src/platform/db');

let app: PlantApp;
let rows: PlantRows;
let clients: Record<Role, Client>;
let token: Client;
beforeAll(async () => {
  app = await startPlant();
  const accounts = app.accounts;
  rows = await plantRows(app);
  clients = await clientsOf(app, accounts);
  const types = Object.keys((server('access/policy') as Policy).TYPES);
  token = await (server('platform/db') as Database).withTx(app.strapi, async (db) => clientOf(app, await (server('access/token-reach') as Reach).makeToken(app.strapi, db, { name: 'hardening', gridCode: 'C01-01', types })));
  // A row in reach that points at a person out of reach.
  await sql('grid_tasks').where({ id: rows.of('task', 'own').id }).update({ owner_id: rows.person(PEOPLE.foreign.member).id });
});
afterAll(() => app.stop());

const sql = (table: string) => app.strapi.db.connection(table);
const cm = (type: string, rest = '') => `/content-manager/collection-types/plugin::grid.${type}${rest}`;
const rest = (plural: string, more = '') => `/api/grid/${plural}${more}`;
const foreign = () => rows.person(PEOPLE.foreign.member);
const totalOf = ({ body }: Answer): number => (body as never as { pagination?: { total: number }; meta?: { pagination: { total: number } } }).pagination?.total ?? (body as never as { meta: { pagination: { total: number } } }).meta.pagination.total;
const messageOf = (answer: Answer) => answer.body.error?.message ?? '';
const named = (text: string) => text.includes(foreign().doc) || text.includes(`"${PEOPLE.foreign.member}"`) || text.includes(rows.of('task', 'foreign').doc);
const within = (role: 'group' | 'branch') => rows.count('employee', REACH[role]);
const list = (times: number, of: (index: number) => string) => Array.from({ length: times }, (_, i) => of(i)).join('&');

/** Past these the parser drops filters in silence: 200 parameters, 100 entries of a list. */
describe('parser limits', () => {
  const SIZES = [0, 1, 99, 100, 101, 1_000, 1_001, 1_100];
  const PLACES: Record<string, { limit: number; query: (size: number) => string; filters: boolean }> = {
    parameters: { limit: 200, query: (size) => list(size, (i) => `junk${i}=1`), filters: false },
    'numbered $in': { limit: 100, query: (size) => list(size, (i) => `filters[employeeNo][$in][${i}]=NONE${i}`), filters: true },
    'repeated $in': { limit: 100, query: (size) => list(size, (i) => `filters[employeeNo][$in]=NONE${i}`), filters: true },
    $or: { limit: 100, query: (size) => list(size, (i) => `filters[$or][${i}][employeeNo][$eq]=NONE${i}`), filters: true },
    $and: { limit: 100, query: (size) => list(size, (i) => `filters[$and][${i}][employeeNo][$ne]=HS00${i}&`).replace(/&$/, ''), filters: false },
  };
  interface Endpoint {
    readonly who: () => Client;
    readonly path: () => string;
    /** Counts the rows: a filter that finds nobody must leave none, and no filter the ones in reach. */
    readonly total?: () => Promise<number>;
  }
  const ENDPOINTS: Record<string, Endpoint> = {
    'REST list': { who: () => token, path: () => rest('employees'), total: () => rows.count('employee', 'C01-01') },
    'REST one': { who: () => token, path: () => rest('employees', `/${foreign().doc}`) },
    'panel list': { who: () => clients.group, path: () => cm('employee'), total: () => within('group') },
    'panel one': { who: () => clients.group, path: () => cm('employee', `/${foreign().doc}`) },
    picker: { who: () => clients.group, path: () => '/content-manager/relations/plugin::grid.task/owner' },
    'own route': { who: () => clients.group, path: () => '/grid/people' },
  };
  const cases = Object.keys(ENDPOINTS).flatMap((endpoint) => Object.keys(PLACES).flatMap((place) => SIZES.map((size): [string, string, number] => [endpoint, place, size])));
  test('there are as many cases as the design asks for', () => expect(cases.length).toBeGreaterThanOrEqual(192));

  test.each(cases)('%s, %s: %i', async (endpoint, place, size) => {
    const { who, path, total } = ENDPOINTS[endpoint]!;
    const { limit, query, filters } = PLACES[place]!;
    const answer = await who().get(`${path()}?${query(size)}`);
    expect(named(answer.text)).toBe(false);
    // Over 16 KB Node refuses before anybody counts; the counting of longer ones is tested in edge-limits.test.ts.
    if (size > limit && query(size).length > 15_000) expect([400, 431]).toContain(answer.status);
    else if (size > limit) expect([answer.status, messageOf(answer)]).toEqual([400, expect.stringMatching(/at most|lists end at/)]);
    else if (total && answer.status === 200) {
      const all = await total();
      if (filters && size > 0) expect(totalOf(answer)).toBe(0);
      else expect(totalOf(answer)).toBeLessThanOrEqual(all);
      if (size === 0) expect(totalOf(answer)).toBe(all);
    } else if (total && filters) expect([place, size, answer.status]).toEqual([place, size, 200]);
    else expect([200, 400, 403, 404]).toContain(answer.status);
  });
});

describe('F1: junk parameters cut nothing off', () => {
  test.each([200, 201, 1_000, 1_100, 5_000])('%i', async (size) => {
    for (const query of [list(size - 1, (i) => `j${i}=1`), list(size - 1, () => 'j=1'), list(size - 1, (i) => `j[${i % 90}]=1`), list(size - 1, () => '')]) {
      const answer = await clients.group.get(`${cm('employee')}?page=1&${query}`);
      if (answer.status === 200) expect([size, totalOf(answer)]).toEqual([200, await within('group')]);
      else expect([400, 431]).toContain(answer.status);
    }
  });
  // An assignment to ctx.query is an error of the lint rules (tests/house); here is what it would have cost.
  test('nor does a filter that names the column of the scope', async () => {
    for (const query of [`filters[gridId][$in][0]=${rows.grid(PEOPLE.foreign.grid).id}`, `filters[$or][0][gridId][$gt]=0`]) {
      const answer = await clients.group.get(`${cm('employee')}?pageSize=100&${query}`);
      expect([200, 400]).toContain(answer.status);
      expect(named(answer.text)).toBe(false);
      expect((await token.get(`${rest('employees')}?${query}`)).status).toBe(400);
    }
  });
});

describe('F2: a list of more than 100 entries is refused and not dropped', () => {
  test.each([
    ['$in', (i: number) => `filters[employeeNo][$in][${i}]=HS00${10 + i}`],
    ['$notIn', (i: number) => `filters[employeeNo][$notIn][${i}]=X${i}`],
    ['$or', (i: number) => `filters[$or][${i}][employeeNo][$eq]=HS00${10 + i}`],
    ['$and', (i: number) => `filters[$and][${i}][employeeNo][$ne]=X${i}`],
    ['nested $or', (i: number) => `filters[$and][0][$or][${i}][employeeNo][$eq]=HS00${10 + i}`],
    ['populate', (i: number) => `populate[${i}]=grid`],
    ['sort', (i: number) => `sort[${i}]=name`],
    ['fields', (i: number) => `fields[${i}]=name`],
  ])('%s', async (_name, of) => {
    for (const [who, path] of [[clients.group, cm('employee')], [token, rest('employees')]] as const) {
      expect((await who.get(`${path}?${list(101, of)}`)).status).toBe(400);
      expect((await who.get(`${path}?${of(100)}`)).status).toBe(400);
      expect((await who.get(`${path}?${of(4_294_967_296)}`)).status).toBe(400);
    }
  });
});

const snapshot = async (table: string, id: number) => JSON.stringify(await sql(table).where({ id }).first());

test.each(['branch', 'group'] as const)('F3: the %s changes no row out of reach, whatever stands in the query', async (role) => {
  const pair = rows.of('contact-pair', 'foreign');
  const before = [await snapshot('grid_employees', foreign().id), await snapshot('grid_contact_pairs', pair.id)];
  for (const query of ['', `?${list(150, (i) => `j${i}=1`)}`, '?filters[$or][0][id][$notNull]=true', '?status=published', '?locale=*', '?populate=*']) {
    expect([403, 404, 400]).toContain((await clients[role].put(`${cm('employee', `/${foreign().doc}`)}${query}`, { post: '改过' })).status);
    expect([403, 404, 400]).toContain((await clients[role].put(`${cm('contact-pair', `/${pair.doc}`)}${query}`, { to: '2031-01-01' })).status);
  }
  expect([403, 404, 405]).toContain((await token.put(rest('employees', `/${foreign().doc}`), { data: { post: '改过' } })).status);
  expect([await snapshot('grid_employees', foreign().id), await snapshot('grid_contact_pairs', pair.id)]).toEqual(before);
});

describe('F4: a body names no row out of reach and no column of the server', () => {
  const count = async (table: string) => Number((await sql(table).count({ n: '*' }))[0]?.['n']);
  test('a new row for somebody out of reach', async () => {
    const before = [await count('grid_contact_pairs'), await count('grid_absences'), await count('grid_care_events')];
    for (const role of ['branch', 'group'] as const) {
      for (const type of ['contact-pair', 'absence', 'care-event']) expect([400, 403]).toContain((await clients[role].post(cm(type), newRow(rows, type, 'foreign', 'f4-11') as object)).status);
    }
    expect([await count('grid_contact_pairs'), await count('grid_absences'), await count('grid_care_events')]).toEqual(before);
  });

  const extra: Record<string, unknown> = { gridId: 1, employeeId: 1, liaisonId: 1, id: 1, documentId: 'abcdefghijklmnopqrstuvwx', createdBy: 1, updatedBy: 1, createdAt: '2001-01-01T00:00:00.000Z', publishedAt: null };
  test.each(Object.keys(extra))('%s', async (field) => {
    const month = String(1 + Object.keys(extra).indexOf(field)).padStart(2, '0');
    const made = { ...newRow(rows, 'contact-pair', 'own', 'f4-10'), from: `2005-${month}-01`, to: `2005-${month}-02` };
    const value = field.endsWith('Id') && field !== 'documentId' ? foreign().id : extra[field];
    const answer = await clients.branch.post(cm('contact-pair'), { ...made, [field]: value });
    expect([201, 400, 403]).toContain(answer.status);
    if (answer.status !== 201) return;
    const { documentId } = (answer.body as never as { data: { documentId: string } }).data;
    const row = (await sql('grid_contact_pairs').where({ document_id: documentId }).first()) as Record<string, unknown>;
    expect([row['grid_id'], row['employee_id']]).toEqual([rows.grid(PEOPLE.own.grid).id, rows.person(PEOPLE.own.member).id]);
    expect([row['id'] === 1, row['document_id'] === extra['documentId'], String(row['created_at']).startsWith('2001')]).toEqual([false, false, false]);
    const author = (await sql('grid_contact_pairs as p').leftJoin('admin_users as u', 'u.id', 'p.created_by_id').where('p.document_id', documentId).first('u.email')) as { email: string | null };
    expect(author.email).not.toBe((await sql('admin_users').where({ id: 1 }).first('email') as { email: string }).email);
  });

  // A second row under the document id of a foreign one would give both into the hand of whoever may change the first.
  test('the identity of a row out of reach is not taken over', async () => {
    const [own, other] = [rows.of('contact-pair', 'own'), rows.of('contact-pair', 'foreign')];
    const before = await snapshot('grid_contact_pairs', other.id);
    const identity = { documentId: other.doc, id: other.id };
    for (const body of [{ documentId: other.doc }, { id: other.id }, identity]) {
      const answers = [
        await clients.branch.post(cm('contact-pair'), { ...newRow(rows, 'contact-pair', 'own', 'f4-10'), from: '2007-01-01', to: '2007-01-02', ...body }),
        await clients.branch.post(cm('contact-pair', `/clone/${own.doc}`), { from: '2007-02-01', to: '2007-02-02', ...body }),
        await clients.branch.put(cm('contact-pair', `/${own.doc}`), { to: '2029-12-30', ...body }),
      ];
      for (const { status } of answers) expect([200, 201, 400, 403]).toContain(status);
    }
    expect(await sql('grid_contact_pairs').where({ document_id: other.doc }).select('id')).toEqual([{ id: other.id }]);
    expect(await sql('grid_contact_pairs').where({ id: own.id }).first('document_id')).toEqual({ document_id: own.doc });
    expect(await snapshot('grid_contact_pairs', other.id)).toBe(before);
    expect((await clients.branch.put(cm('contact-pair', `/${own.doc}`), { to: '2029-12-29', documentId: own.doc })).status).toBe(200);
  });

  test('the same row without them is taken (control)', async () => {
    expect((await clients.branch.post(cm('contact-pair'), { ...newRow(rows, 'contact-pair', 'own', 'f4-10'), from: '2006-01-01', to: '2006-01-02' })).status).toBe(201);
  });
});

describe('F5: the guard stands under every way to the rows', () => {
  test.each(['', 'filters[$or][0][id][$notNull]=true', 'filters[$or][0][id][$gt]=0&filters[$or][1][id][$lt]=0', 'filters[$not][id][$eq]=0', 'filters[id][$gt]=0', 'filters[documentId][$notNull]=true', 'filters[$and][0][$or][0][id][$notNull]=true', 'status=published', 'locale=*', 'pagination[pageSize]=100&pagination[page]=1', '_q='])('?%s', async (query) => {
    for (const role of ['branch', 'group'] as const) {
      const answer = await clients[role].get(`${cm('employee')}?pageSize=100&${query}`);
      expect([200, 400]).toContain(answer.status);
      if (answer.status === 200) expect([query, totalOf(answer), named(answer.text) && role === 'group']).toEqual([query, await within(role), false]);
    }
  });
  test('one row, a change, a copy, a deletion and a new row out of reach', async () => {
    const { doc } = foreign();
    for (const answer of [await clients.group.get(cm('employee', `/${doc}`)), await clients.group.put(cm('employee', `/${doc}`), { post: 'x' }), await clients.group.post(cm('employee', `/clone/${doc}`), {}), await clients.group.delete(cm('employee', `/${doc}`)), await token.get(rest('employees', `/${doc}`))]) {
      expect([400, 403, 404]).toContain(answer.status);
      expect(named(answer.text)).toBe(false);
    }
  });
});

test.each(['populate=owner', 'populate=*', 'populate[owner]=true', 'populate[owner][populate]=*', 'populate[0]=owner', 'populate[owner][fields][0]=phone', 'populate[owner][filters][id][$gt]=0', 'populate=owner,grid.leader', 'populate=owner.grid'])('F6: ?%s does not lead out of reach', async (query) => {
  for (const answer of [await token.get(`${rest('tasks')}?${query}&pagination[pageSize]=100`), await token.get(`${rest('tasks', `/${rows.of('task', 'own').doc}`)}?${query}`), await clients.group.get(`${cm('task')}?${query}`)]) {
    expect([200, 400]).toContain(answer.status);
    expect(answer.text.includes(foreign().doc)).toBe(false);
  }
});

describe('F7: no question about a row out of reach is answered', () => {
  const phone = async () => ((await sql('grid_employees').where({ id: foreign().id }).first('phone')) as { phone: string }).phone;
  test.each(['filters[owner][phone][$startsWith]', 'filters[owner][phone][$eq]', 'filters[$and][0][owner][phone][$startsWith]', 'filters[$not][owner][phone][$startsWith]', 'filters[owner][$or][0][phone][$eq]', 'filters[owner][grid][leader][phone][$eq]'])('%s', async (path) => {
    const value = await phone();
    for (const [who, base] of [[token, rest('tasks')], [clients.group, cm('task')]] as const) {
      const [hit, miss] = [await who.get(`${base}?${path}=${value}`), await who.get(`${base}?${path}=00000000000`)];
      expect([hit.status, hit.status === 200 ? totalOf(hit) : 0]).toEqual([miss.status, miss.status === 200 ? totalOf(miss) : 0]);
    }
  });
  test.each(['sort=owner.phone', 'sort=owner[phone]:desc', 'sort[owner][phone]=asc'])('%s is refused', async (query) => {
    for (const answer of [await token.get(`${rest('tasks')}?${query}`), await clients.group.get(`${cm('task')}?${query}`)]) expect([400, 403]).toContain(answer.status);
  });
});

describe('F8: nothing is nothing and not everything', () => {
  test.each(['filters[$or]=', 'filters[$or][]=', 'filters[$and]=', 'filters[$and][]=', 'filters[id][$in]=', 'filters[id][$in][]=', 'filters[id][$notIn]=', 'filters[employeeNo][$startsWith]=', 'filters[name][$contains]=', 'filters[$not]=', 'filters='])('?%s', async (query) => {
    const answers = [[await clients.group.get(`${cm('employee')}?${query}`), await within('group')], [await token.get(`${rest('employees')}?${query}`), await rows.count('employee', 'C01-01')]] as const;
    for (const [answer, all] of answers) {
      expect([200, 400]).toContain(answer.status);
      if (answer.status === 200) expect(totalOf(answer)).toBeLessThanOrEqual(all);
    }
  });

  test('who has a role and no appointment any more reaches no row', async () => {
    const before = (await sql('grid_appointments').select('id', 'from', 'to')) as { id: number; from: string; to: string | null }[];
    await sql('grid_appointments').update({ from: '2001-01-01', to: '2001-12-31' });
    try {
      for (const role of ['branch', 'group', 'committee'] as const) {
        const answer = await clients[role].get(cm('employee'));
        expect([role, answer.status, totalOf(answer)]).toEqual([role, 200, 0]);
        expect((await clients[role].get(cm('task', `/${rows.of('task', 'own').doc}`))).text).not.toContain('originKey');
      }
    } finally {
      for (const { id, ...period } of before) await sql('grid_appointments').where({ id }).update(period);
    }
    expect(totalOf(await clients.group.get(cm('employee')))).toBe(await within('group'));
  });
});

describe('F9: a refusal is a 4xx and nothing is half done', () => {
  test('deletions out of reach', async () => {
    const pair = rows.of('contact-pair', 'foreign');
    const own = rows.of('contact-pair', 'own');
    for (const answer of [await clients.branch.delete(cm('contact-pair', `/${pair.doc}`)), await clients.branch.post(cm('contact-pair', '/actions/bulkDelete'), { documentIds: [pair.doc] }), await token.delete(rest('contact-pairs', `/${pair.doc}`))]) expect([400, 403, 404, 405]).toContain(answer.status);
    for (const { id } of [pair, own]) expect(await sql('grid_contact_pairs').where({ id }).first('id')).toEqual({ id });
    // A foreign row among own ones is passed over like one that does not exist.
    expect((await clients.branch.post(cm('contact-pair', '/actions/bulkDelete'), { documentIds: [own.doc, pair.doc] })).body).toEqual({ count: 1 });
    expect(await sql('grid_contact_pairs').whereIn('id', [own.id, pair.id]).select('id')).toEqual([{ id: pair.id }]);
  });
  test.each(['filters=1', 'filters[]=1', 'filters=null', 'filters=%7B%7D', 'filters[0]=1', 'filters[name]', 'filters[name][$in][a]=1', 'filters[$or]=1', 'filters[$or][0]=1', 'populate[]=1', 'populate[grid]=nosuch', 'populate=nosuch', 'fields=nosuch', 'fields[name]=1', 'sort=1', 'sort[]=', 'sort[name]=sideways', 'pagination=1', 'pagination[page]=-1', 'pagination[pageSize]=0', 'pagination[pageSize]=1e9', 'pagination[limit]=-1', 'pagination[start]=x', 'page=-1', 'pageSize=x', 'pageSize=99999999', '__proto__[x]=1', 'constructor[prototype][x]=1', 'filters[__proto__][x]=1', 'filters[constructor]=1', 'filters[name][$null]=maybe', 'filters[id][$between]=1', 'filters[id][$eq]=99999999999999999999', 'filters[id][$gt]=x', 'filters[birthDate][$gt]=2023-02-30', 'filters[name][$contains]=%00', '%00=1', 'filters[name][$eq]=%ED%A0%80', '=', '&&&', '[]=', '[', ']', 'a[b=c'])('?%s is no error of the server', async (query) => {
    for (const answer of [await clients.group.get(`${cm('employee')}?${query}`), await token.get(`${rest('employees')}?${query}`)]) {
      expect([200, 400, 403, 404]).toContain(answer.status);
      if (answer.status === 200) expect(totalOf(answer)).toBeLessThanOrEqual(await rows.count('employee', 'C01-01'));
      expect(({} as { x?: unknown }).x).toBeUndefined();
    }
  });
});

describe('F10: what Strapi refuses by itself stays refused', () => {
  const probes = ['filters[createdBy][password][$startsWith]=$2', 'filters[updatedBy][resetPasswordToken][$notNull]=true', 'filters[createdBy][email][$contains]=@', 'filters[$and][0][createdBy][id][$eq]=1', 'populate=createdBy', 'populate[createdBy][fields][0]=password', 'populate[createdBy]=*', 'sort=createdBy.email', 'fields[0]=createdBy', 'filters[nosuch][$eq]=1', 'filters[name][$nosuch]=1', 'filters[grid][nosuch][$eq]=1', 'sort=nosuch', 'where[name]=x', 'where[id][$gt]=0', '_where[name]=x', '_where[0][id]=1', 'lookup[name]=x', 'lookup[id]=1', 't1.name=x', 'filters[t1.name][$eq]=x', 'filters[name][$where]=1', 'nosuch=1', '_limit=-1', '_sort=name', '_start=0', 'select=password', 'on[x]=1', `filters${'[$and][0]'.repeat(3)}[grid][leader][grid][leader][name]=x`, 'populate[grid][populate][parent][populate][parent][populate][parent][populate][parent][populate]=leader'];
  test.each(probes)('REST ?%s is a 400', async (query) => {
    const answer = await token.get(`${rest('employees')}?${query}`);
    expect([query, answer.status]).toEqual([query, 400]);
    expect(answer.text).not.toMatch(/\$2[aby]\$|select |from "/);
  });
  test.each(probes)('panel ?%s tells nothing and widens nothing', async (query) => {
    const answer = await clients.group.get(`${cm('employee')}?${query}`);
    expect([200, 400, 403]).toContain(answer.status);
    expect(answer.text).not.toMatch(/\$2[aby]\$|"password"|"resetPasswordToken"|select |from "/);
    if (answer.status === 200) expect(totalOf(answer)).toBeLessThanOrEqual(await within('group'));
  });
  test('pairs of questions about the author get one answer', async () => {
    for (const [who, base] of [[token, rest('employees')], [clients.group, cm('employee')], [clients.office, cm('employee')]] as const) {
      for (const path of ['filters[createdBy][password][$startsWith]', 'filters[createdBy][email][$startsWith]', 'filters[updatedBy][password][$contains]']) {
        const [hit, miss] = [await who.get(`${base}?${path}=$2`), await who.get(`${base}?${path}=nothing-like-it`)];
        expect([hit.status, hit.status === 200 ? totalOf(hit) : 0]).toEqual([miss.status, miss.status === 200 ? totalOf(miss) : 0]);
      }
    }
  });
});
