import { server, startPlant, type PlantApp } from '../support/app';
import { clientsOf, REACH, type Client, type Role } from '../support/http';
import { newRow, PEOPLE, plantRows, TABLES, type PlantRows } from '../support/plant-rows';

type Policy = typeof import('../../src/plugins/grid/server/src/access/policy');
const { TYPES } = server('access/policy') as Policy;

let app: PlantApp;
let rows: PlantRows;
let clients: Record<Role, Client>;
beforeAll(async () => {
  app = await startPlant();
  const accounts = app.accounts;
  rows = await plantRows(app);
  clients = await clientsOf(app, accounts);
});
afterAll(() => app.stop());

const cm = (rest: string) => `/content-manager/${rest}`;
const type = (name: string) => `plugin::grid.${name}`;
const count = async (name: string) => Number(((await app.strapi.db.connection(TABLES[name] as string).count({ n: '*' })) as { n: number }[])[0]?.n);

interface Field {
  type: string;
  target?: string;
}
/** Every relation of every type to a type that is counted in grids. */
const relations = (): [string, string, string][] =>
  Object.keys(TYPES).flatMap((name) =>
    Object.entries((app.strapi.contentTypes as never as Record<string, { attributes: Record<string, Field> }>)[type(name)]!.attributes)
      .filter(([field, { target }]) => target?.startsWith('plugin::grid.') && field !== 'localizations' && TYPES[target.slice(13)]!.rows === 'grid')
      .map(([field, { target }]): [string, string, string] => [name, field, (target as string).slice(13)]),
  );

test.each(['superAdmin', 'office', 'committee', 'branch', 'group', 'none'] as const)('every relation picker of the %s offers what is reached and nothing else', async (role) => {
  expect(relations().length).toBeGreaterThan(20);
  for (const [name, field, target] of relations()) {
    const foreign = rows.of(target, 'foreign');
    const extra = `&populate=*&filters[id][$gt]=0&fields[0]=*`;
    const answer = await clients[role].get(cm(`relations/${type(name)}/${field}?page=1&pageSize=100&idsToInclude[0]=${foreign.id}${extra}`));
    const found = (answer.body as never as { results?: { documentId: string }[]; pagination?: { total: number } }) ?? {};
    if (role === 'none') expect([403, 404]).toContain(answer.status);
    else if (answer.status === 200) expect([name, field, found.pagination?.total]).toEqual([name, field, await rows.count(target, REACH[role])]);
    else expect([name, field, answer.status]).toEqual([name, field, 403]);
    if (role === 'branch' || role === 'group') expect(answer.text).not.toContain(foreign.doc);
  }
});

test('the picker works for who may edit: a branch picks an employee for a pair (control)', async () => {
  const answer = await clients.branch.get(cm(`relations/${type('contact-pair')}/employee?page=1&pageSize=100`));
  expect([answer.status, (answer.body as never as { pagination: { total: number } }).pagination.total]).toEqual([200, await rows.count('employee', 'C01-01')]);
});

test.each(['branch', 'group'] as const)('existing relations of foreign rows answer the %s nothing', async (role) => {
  for (const [name, field] of relations()) {
    const answer = await clients[role].get(cm(`relations/${type(name)}/${rows.of(name, 'foreign').doc}/${field}`));
    expect((answer.body as never as { results?: unknown[]; data?: unknown }).results ?? []).toEqual([]);
  }
});

describe.each(['branch', 'group'] as const)('the side doors of the Content Manager, %s', (role) => {
  test('clone of a foreign row copies nothing', async () => {
    for (const name of Object.keys(TYPES).filter((each) => TYPES[each]!.rows === 'grid')) {
      const before = await count(name);
      const body = newRow(rows, name, 'own', `clone-${role}-11`) as object;
      for (const action of ['clone', 'auto-clone']) {
        const answer = await clients[role].post(cm(`collection-types/${type(name)}/${action}/${rows.of(name, 'foreign').doc}`), body);
        expect([name, action, answer.status < 400]).toEqual([name, action, false]);
      }
      expect([name, await count(name)]).toEqual([name, before]);
    }
  });

  test('bulk actions do nothing to foreign rows', async () => {
    for (const name of Object.keys(TYPES).filter((each) => TYPES[each]!.rows === 'grid')) {
      const before = await count(name);
      const documentIds = [rows.of(name, 'foreign').doc];
      for (const action of ['bulkDelete', 'bulkPublish', 'bulkUnpublish']) await clients[role].post(cm(`collection-types/${type(name)}/actions/${action}`), { documentIds });
      expect([name, await count(name)]).toEqual([name, before]);
      for (const action of ['publish', 'unpublish', 'discard']) expect((await clients[role].post(cm(`collection-types/${type(name)}/${documentIds[0]}/actions/${action}`))).status).toBeGreaterThanOrEqual(400);
      const seen = await clients[role].get(cm(`collection-types/${type(name)}/actions/countManyEntriesDraftRelations?documentIds[0]=${documentIds[0]}`));
      expect(seen.text).not.toContain(documentIds[0] as string);
      const validated = await clients[role].post(cm(`collection-types/${type(name)}/actions/bulkFindForValidation`), { documentIds });
      expect(validated.text).not.toContain(`"${documentIds[0]}"`);
    }
  });
});

describe('writes that would reach out', () => {
  const foreign = (no: string) => ({ connect: [{ documentId: rows.person(no).doc }] });
  const foreignGrid = () => rows.grid(PEOPLE.foreign.grid);
  const cases: [string, string, () => object][] = [
    ['moves a person out', 'employee', () => ({ grid: { connect: [{ documentId: foreignGrid().doc }] } })],
    ['moves a person out by id', 'employee', () => ({ grid: foreignGrid().id })],
    ['moves a person out by set', 'employee', () => ({ grid: { set: [{ id: foreignGrid().id }] } })],
    ['writes gridId itself', 'employee', () => ({ post: 'x', gridId: foreignGrid().id })],
    ['takes an account', 'employee', () => ({ adminUserId: 1 })],
    ['makes a stranger a liaison', 'contact-pair', () => ({ liaison: foreign(PEOPLE.foreign.leader) })],
    ['makes a stranger a liaison by documentId', 'contact-pair', () => ({ liaison: rows.person(PEOPLE.foreign.leader).doc })],
    ['puts a stranger into a pair', 'contact-pair', () => ({ employee: foreign(PEOPLE.foreign.other) })],
    ['a stranger as substitute', 'absence', () => ({ substitute: foreign(PEOPLE.foreign.leader) })],
  ];
  test.each(cases)('the branch %s', async (_what, name, data) => {
    const { id, doc } = rows.of(name, 'own');
    const before: unknown = await app.strapi.db.connection(TABLES[name] as string).where({ id }).first('grid_id', ...(name === 'employee' ? ['admin_user_id'] : []), ...(name === 'contact-pair' ? ['liaison_id', 'employee_id'] : []));
    const answer = await clients.branch.put(cm(`collection-types/${type(name)}/${doc}`), data());
    const after: unknown = await app.strapi.db.connection(TABLES[name] as string).where({ id }).first('grid_id', ...(name === 'employee' ? ['admin_user_id'] : []), ...(name === 'contact-pair' ? ['liaison_id', 'employee_id'] : []));
    expect(after).toEqual(before);
    // Fields that the role may not write are dropped by the panel (200) or refused.
    expect([200, 400, 403, 404]).toContain(answer.status);
    if (!_what.includes('gridId') && !_what.includes('account')) expect(answer.status).toBe(400);
  });

  test('a move inside the branch works, and what hangs on the person moves along (control)', async () => {
    const { id, doc } = rows.person(PEOPLE.own.other);
    const target = rows.grid('C01-01-02');
    const answer = await clients.branch.put(cm(`collection-types/${type('employee')}/${doc}`), { grid: { connect: [{ documentId: target.doc }] } });
    const [person, pair, member] = await Promise.all([
      app.strapi.db.connection('grid_employees').where({ id }).first('grid_id'),
      app.strapi.db.connection('grid_contact_pairs').where({ employee_id: id }).first('grid_id'),
      app.strapi.db.connection('grid_memberships').where({ employee_id: id, to: null }).first('grid_id', 'from'),
    ]);
    expect([answer.status, person, pair, member]).toEqual([200, { grid_id: target.id }, { grid_id: target.id }, { grid_id: target.id, from: '2023-01-31' }]);
  });
});

describe.each(['/content-manager/collection-types/plugin::grid.employee?', '/grid/people?'])('limits at the edge of %s', (base) => {
  const many = (n: number, of: (i: number) => string) => Array.from({ length: n }, (_, i) => of(i)).join('&');
  const cases: [string, string][] = [
    ['1,100 parameters', many(1_100, (i) => `junk${i}=1`)],
    ['201 parameters', many(201, (i) => `junk${i}=1`)],
    ['101 entries of $in', many(101, (i) => `filters[name][$in][${i}]=x`)],
    ['101 entries without an index', many(101, () => `filters[name][$in][]=x`)],
    ['an entry with the index 100', 'filters[name][$in][100]=x'],
    ['101 parts of $or', many(101, (i) => `filters[$or][${i}][name]=x`)],
    ['encoded brackets', many(101, (i) => `filters%5Bname%5D%5B%24in%5D%5B${i}%5D=x`)],
    ['a nesting of nine', `filters${'[$and][0]'.repeat(5)}[name]=x`],
  ];
  test.each(cases)('%s are refused', async (_what, query) => {
    for (const role of ['office', 'group'] as const) expect((await clients[role].get(`${base}${query}`)).status).toBe(400);
  });
});
