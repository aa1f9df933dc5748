'use strict';

const { server } = require('./boot.cjs');

const TODAY = '2022-12-15';

/** People, branches and groups a branch. A branch secretary reaches one branch: 56, 4,000 and 20,000 people. */
const SIZES = {
  224: { people: 224, branches: 4, groups: 6 },
  20000: { people: 20_000, branches: 5, groups: 200 },
  200000: { people: 200_000, branches: 10, groups: 500 },
};

const REST_TYPES = ['employee', 'grid'];

const range = (count, of) => Array.from({ length: count }, (_, index) => of(index));

/** Grids level by level, people spread over the groups of all branches; the same on every run. */
const fillOrganisation = async (db, { people, branches, groups }) => {
  const { insertRows } = server('platform/rows');
  const { openFirstMemberships, rebuildTree } = server('capabilities/organisation');
  const [committee] = await insertRows(db, 'grid', [{ code: 'B', name: 'Bench', level: 'committee' }]);
  const branchIds = await insertRows(db, 'grid', range(branches, (i) => ({ code: `B-${i}`, name: `Branch ${i}`, level: 'branch', parent: committee })));
  const groupIds = await insertRows(db, 'grid', range(branches * groups, (i) => ({ code: `B-${i % branches}-${i}`, name: `Group ${i}`, level: 'group', parent: branchIds[i % branches] })));
  await rebuildTree(db);
  const employees = await insertRows(
    db,
    'employee',
    range(people, (i) => {
      const grid = groupIds[i % groupIds.length];
      return { employeeNo: `N${String(i).padStart(6, '0')}`, name: `Person ${i}`, post: 'Operator', department: 'Works', politicalStatus: 'none', employmentStatus: i % 50 === 49 ? 'left' : 'active', language: 'zhHans', grid, gridId: grid };
    }),
  );
  await openFirstMemberships(db, employees);
  return { branch: branchIds[1], secretary: employees[1], groupIds };
};

/** One liaison for ten people of a group; nobody for every 25th person. */
const fillPairs = (db) =>
  db.sql.raw(
    `insert into grid_contact_pairs (document_id, liaison_id, employee_id, grid_id, "from")
     select ${documentId(db)}, (select min(l.id) from grid_employees l where l.grid_id = e.grid_id), e.id, e.grid_id, '2021-01-01' from grid_employees e where e.id % 25 <> 0`,
  );

/** Ten duties a person: eight quarters behind, this quarter's open for half of the people, one with a near date. */
const fillTasks = async (db) => {
  const quarters = ['2020-10-01:2020-12-31', '2021-01-01:2021-03-31', '2021-04-01:2021-06-30', '2021-07-01:2021-09-30', '2021-10-01:2021-12-31', '2022-01-01:2022-03-31', '2022-04-01:2022-06-30', '2022-07-01:2022-09-30'];
  for (const quarter of quarters) await tasks(db, ...quarter.split(':'), { doneOn: quarter.split(':')[1] });
  await tasks(db, '2022-10-01', '2022-12-31', { where: 'employee_id % 2 = 0' });
  await tasks(db, '2022-10-01', '2022-12-31', { where: 'employee_id % 2 = 1', doneOn: '2022-11-20' });
  await tasks(db, '2022-12-09', '2022-12-16', { where: 'employee_id % 10 = 0' });
  await tasks(db, '2022-12-01', '2022-12-13', { where: 'employee_id % 10 = 1' });
  await tasks(db, '2022-12-01', '2022-12-14', { where: 'employee_id % 10 > 1', doneOn: '2022-12-12' });
};

const tasks = (db, from, to, { where = '1 = 1', doneOn = null }) => {
  const done = doneOn === null ? ['', ''] : [', done_on, recorded_on, done_by_id', `, '${doneOn}', '${doneOn}', liaison_id`];
  return db.sql.raw(
    `insert into grid_tasks (document_id, title, kind, assigned_on, due_on, state, origin_key, owner_id, subject_id, grid_id${done[0]})
     select ${documentId(db)}, 'Bench', 'talk', '${from}', '${to}', '${doneOn === null ? 'open' : 'done'}', 'bench:${from}:${to}:' || employee_id, liaison_id, employee_id, grid_id${done[1]}
       from grid_contact_pairs where ${where}`,
  );
};

const documentId = (db) => (db.dialect === 'sqlite' ? 'lower(hex(randomblob(12)))' : "replace(gen_random_uuid()::text, '-', '')");

/** The secretary's account and appointment, and a REST token that is bound to his branch. */
const fillAccess = async (strapi, db, { branch, secretary }) => {
  const { insertRows } = server('platform/rows');
  const { accountsOf } = server('platform/accounts');
  const { linkAccount } = server('capabilities/organisation/store');
  const { makeToken } = server('access/token-reach');
  const login = { email: 'secretary@plant.example', password: 'Bench-Password-1' };
  await insertRows(db, 'appointment', [{ employee: secretary, employeeId: secretary, grid: branch, gridId: branch, duty: 'secretary', from: '2021-01-01' }]);
  const account = await accountsOf(strapi).create({ firstname: 'Secretary', ...login, roles: ['branch'] });
  await linkAccount(db, secretary, account.id);
  const token = await makeToken(strapi, db, { name: 'bench', gridCode: 'B-1', types: REST_TYPES });
  return { login, token };
};

/** Fills an empty database and tells what is needed to ask it. */
const fillPlant = async (strapi, size) => {
  const { withTx } = server('platform/db');
  const { asSystem } = server('access/principal');
  const { branch, ...access } = await asSystem(() =>
    withTx(strapi, async (db) => {
      const organisation = await fillOrganisation(db, SIZES[size]);
      await fillPairs(db);
      await fillTasks(db);
      return { branch: organisation.branch, ...(await fillAccess(strapi, db, organisation)) };
    }),
  );
  // As in a database that has run for a day.
  await strapi.db.connection.raw(strapi.db.dialect.client === 'postgres' ? 'vacuum analyze' : 'analyze');
  return { branch, ...access };
};

module.exports = { SIZES, TODAY, fillPlant };
