import { startPlant, type PlantApp } from '../support/app';
import { clientsOf, MARKER, type Client, type Role } from '../support/http';
import { PEOPLE, plantRows, type PlantRows } from '../support/plant-rows';

let app: PlantApp;
let rows: PlantRows;
let clients: Record<Role, Client>;
beforeAll(async () => {
  app = await startPlant();
  const accounts = app.accounts;
  rows = await plantRows(app);
  clients = await clientsOf(app, accounts);
  // A row in reach that points at people out of reach: what every oracle starts from.
  const { id } = rows.of('task', 'own');
  await app.strapi.db.connection('grid_tasks').where({ id }).update({ owner_id: rows.person(PEOPLE.foreign.member).id });
});
afterAll(() => app.stop());

const cm = (rest: string) => `/content-manager/${rest}`;
const list = (type: string, query = '') => cm(`collection-types/plugin::grid.${type}?page=1&pageSize=100${query === '' ? '' : `&${query}`}`);
const totalOf = (answer: Awaited<ReturnType<Client['get']>>) => (answer.body as never as { pagination: { total: number } }).pagination.total;
const foreignPhone = async () => ((await app.strapi.db.connection('grid_employees').where({ employee_no: PEOPLE.foreign.member }).first('phone')) as { phone: string }).phone;

/** Everything that could name the person out of reach in an answer. */
const namesForeign = (text: string) => text.includes(rows.person(PEOPLE.foreign.member).doc) || text.includes(`"${PEOPLE.foreign.member}"`);

describe('relations of a row in reach that lead out of reach', () => {
  const populates = ['', 'populate=*', 'populate=owner', 'populate[owner]=true', 'populate[owner][fields][0]=*', 'populate[0]=owner', 'populate[owner][populate]=*', 'populate[event][populate][employee]=true', 'populate[grid][populate][leader]=true', 'populate[owner][filters][employeeNo][$startsWith]=HS'];
  test.each(populates)('list ?%s', async (query) => {
    for (const role of ['branch', 'group'] as const) expect(namesForeign((await clients[role].get(list('task', query))).text)).toBe(false);
  });

  test('one row', async () => {
    const answer = await clients.group.get(cm(`collection-types/plugin::grid.task/${rows.of('task', 'own').doc}`));
    expect([answer.status, namesForeign(answer.text)]).toEqual([200, false]);
  });

  test('existing relations: nothing for the group, the person for the office (control)', async () => {
    const path = cm(`relations/plugin::grid.task/${rows.of('task', 'own').doc}/owner`);
    expect(namesForeign((await clients.group.get(path)).text)).toBe(false);
    expect((await clients.office.get(path)).text).toContain(rows.person(PEOPLE.foreign.member).doc);
  });
});

/** Paired probes: one that the foreign value answers, one that nothing answers. A caller must not see a difference. */
describe('filters as an oracle', () => {
  const paths = ['filters[owner][phone][$startsWith]', 'filters[$and][0][owner][phone][$startsWith]', 'filters[$or][0][owner][phone][$startsWith]', 'filters[owner][$and][0][phone][$startsWith]', 'filters[owner][$or][0][phone][$startsWith]', 'filters[event][employee][phone][$startsWith]', 'filters[owner.phone][$startsWith]', 'filters[owner][name][$eq]', 'filters[owner][adminUserId][$notNull]', 'filters[owner][createdBy][password][$startsWith]', 'filters[createdBy][password][$startsWith]', 'where[owner][phone]', '_where[owner][phone]', 'lookup[owner][phone]'];
  test.each(paths)('%s', async (path) => {
    const phone = await foreignPhone();
    for (const role of ['branch', 'group'] as const) {
      const [hit, miss] = [await clients[role].get(list('task', `${path}=${phone}`)), await clients[role].get(list('task', `${path}=00000000000`))];
      expect(hit.status).toBe(miss.status);
      expect(namesForeign(hit.text)).toBe(false);
      // The event's employee of own rows is in reach, so only the foreign phone may not be found.
      if (hit.status === 200 && !path.includes('$notNull')) expect(totalOf(hit)).toBe(totalOf(miss));
    }
  });

  test('a relation in reach can be filtered by (control)', async () => {
    const answer = await clients.group.get(list('task', `filters[subject][employeeNo][$eq]=${PEOPLE.own.member}`));
    expect([answer.status, totalOf(answer)]).toEqual([200, 1]);
  });

  test.each(['filters[gridId][$in][0]=', 'filters[gridId][$eq]=', 'filters[grid][id][$eq]=', 'filters[$or][0][gridId][$eq]=', 'filters[$not][gridId][$eq]='])('%s<a foreign grid> never widens', async (filter) => {
    const answer = await clients.group.get(list('task', `${filter}${rows.grid(PEOPLE.foreign.grid).id}`));
    expect([200, 400, 403]).toContain(answer.status);
    expect(answer.text).not.toContain(rows.of('task', 'foreign').doc);
  });
});

describe('sort as an oracle', () => {
  test.each(['sort=owner.phone:asc', 'sort=owner[phone]:asc', 'sort[0]=owner[phone]:asc', 'sort[owner][phone]=asc', 'sort[0][owner][phone]=asc', 'sort=dueOn:asc,owner.phone:asc', 'sort=owner["phone"]:asc', 'sort=event.note:asc', 'sort=event[note]:asc'])('%s is refused', async (sort) => {
    for (const role of ['branch', 'group'] as const) expect([400, 403]).toContain((await clients[role].get(list('task', sort))).status);
  });

  // The panel drops a sort that it does not know and answers in its own order; ours is a 400. Neither may follow the text.
  test.each(['sort=summary:asc', 'sort[summary]=asc', 'sort[0]=summary:asc'])('%s tells nobody anything', async (sort) => {
    const texts = app.strapi.db.connection('grid_care_records');
    for (const role of ['superAdmin', 'office', 'group'] as const) {
      const answers: string[] = [];
      for (const order of ['id', '1000 - id']) {
        await texts.clone().update({ summary: app.strapi.db.connection.raw(`'${MARKER}' || (1000 + ${order})`) });
        const answer = await clients[role].get(list('care-record', sort));
        answers.push(`${answer.status} ${((answer.body as never as { results?: { id: number }[] }).results ?? []).map((row) => row.id).join()}`);
      }
      expect(answers[0]).toBe(answers[1]);
    }
  });

  test('an own column sorts (control)', async () => expect((await clients.group.get(list('task', 'sort=dueOn:desc'))).status).toBe(200));
});

describe('confidential texts', () => {
  const asked = ['fields[0]=summary', 'fields=*', 'filters[summary][$contains]=', 'filters[summary][$notNull]=true', 'filters[$or][0][summary][$contains]=', 'populate[event][fields][0]=note', 'populate[event]=true', 'filters[event][note][$contains]=', 'populate[event][filters][note][$contains]='];
  test.each(asked)('care records ?%s', async (query) => {
    for (const role of ['superAdmin', 'office', 'branch', 'group'] as const) {
      const [hit, miss] = [await clients[role].get(list('care-record', `${query}${query.endsWith('=') ? encodeURIComponent(MARKER) : ''}`)), await clients[role].get(list('care-record', `${query}${query.endsWith('=') ? 'nothing-like-it' : ''}`))];
      expect(hit.status).toBe(miss.status);
      if (hit.status === 200) expect(totalOf(hit)).toBe(totalOf(miss));
    }
  });

  test.each(['care-record', 'care-event'])('%s cannot be searched by them', async (type) => {
    for (const role of ['superAdmin', 'office', 'group'] as const) expect(totalOf(await clients[role].get(list(type, `_q=${encodeURIComponent(MARKER)}`)))).toBe(0);
  });

  test('nor through a relation picker', async () => {
    const answer = await clients.office.get(cm(`relations/plugin::grid.task/event?_q=${encodeURIComponent(MARKER)}`));
    expect((answer.body as never as { results?: unknown[] }).results ?? []).toEqual([]);
  });
});

test.each(['branch', 'group'] as const)('_q of the %s finds only in reach', async (role) => {
  expect(totalOf(await clients[role].get(list('employee', `_q=${PEOPLE.foreign.member}`)))).toBe(0);
  expect(totalOf(await clients[role].get(list('employee', `_q=${PEOPLE.own.member}`)))).toBe(1);
});

test.each(['branch', 'group'] as const)('recent documents of the %s name nothing out of reach', async (role) => {
  for (const action of ['update', 'publish']) expect(namesForeign((await clients[role].get(cm(`homepage/recent-documents?action=${action}`))).text)).toBe(false);
});
