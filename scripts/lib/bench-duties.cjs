'use strict';

const { server, withStrapi } = require('./boot.cjs');

/** Run as a process of its own by bench.mjs: one periodic duty for each of N employees, three ways, on the database of the environment. */
const PEOPLE = 20_000;
const ORM_ROWS = 300;
const ROUNDS = 5;

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const timed = async (work) => {
  const started = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - started) / 1e9;
};

/** A made-up plant: 266 grids, people spread over the groups, every tenth a liaison. The same on every run. */
const fill = async (db) => {
  const { insertRows } = server('platform/rows');
  const { openFirstMemberships, rebuildTree } = server('capabilities/organisation');
  const [committee] = await insertRows(db, 'grid', [{ code: 'B', name: 'Bench', level: 'committee' }]);
  const branches = await insertRows(db, 'grid', Array.from({ length: 15 }, (_, i) => ({ code: `B-${i}`, name: `Branch ${i}`, level: 'branch', parent: committee })));
  const groups = await insertRows(db, 'grid', Array.from({ length: 250 }, (_, i) => ({ code: `B-${i % 15}-${i}`, name: `Group ${i}`, level: 'group', parent: branches[i % 15] })));
  await rebuildTree(db);
  const people = await insertRows(
    db,
    'employee',
    Array.from({ length: PEOPLE }, (_, i) => ({ employeeNo: `N${String(i).padStart(6, '0')}`, name: `Person ${i}`, politicalStatus: 'none', employmentStatus: 'active', language: 'zhHans', grid: groups[i % 250], gridId: groups[i % 250] })),
  );
  await openFirstMemberships(db, people);
  await insertRows(
    db,
    'contact-pair',
    people.map((employee, i) => {
      const liaison = people[(i - (i % 10) + (i % 10 === 0 ? 1 : 0)) % PEOPLE];
      return { liaison, liaisonId: liaison, employee, employeeId: employee, grid: groups[i % 250], gridId: groups[i % 250], from: '2022-01-01', to: null };
    }),
  );
};

const rollback = Symbol('rollback');

/** Runs the work in a transaction that is given up, so that each round meets the same database. */
const inVain = async (strapi, work) => {
  const { withTx } = server('platform/db');
  await withTx(strapi, async (db) => {
    await work(db);
    throw rollback;
  }).catch((error) => {
    if (error !== rollback) throw error;
  });
};

/** As in a database that has run for a day: statistics, and no dead rows of the rounds that were given up. */
const tidy = (strapi) => strapi.db.connection.raw(strapi.db.dialect.client === 'postgres' ? 'vacuum analyze' : 'analyze');

const main = () =>
  withStrapi(async (strapi) => {
    const { withTx } = server('platform/db');
    const { openPeriodicDuties } = server('capabilities/care/duties');
    const { asSystem } = server('access/principal');
    await withTx(strapi, fill);
    const ours = [];
    const bare = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await tidy(strapi);
      await inVain(strapi, async (db) => {
        ours.push(await timed(async () => {
          const { opened } = await openPeriodicDuties(db, '2023-01-02', false);
          if (opened !== PEOPLE) throw new Error(`opened ${opened} of ${PEOPLE}`);
        }));
      });
      await tidy(strapi);
      await inVain(strapi, async (db) => bare.push(await timed(() => bareInsert(db))));
    }
    const orm = await asSystem(() => ormRate(strapi));
    const again = [];
    await withTx(strapi, (db) => openPeriodicDuties(db, '2023-01-02', false));
    await inVain(strapi, async (db) => again.push(await timed(() => openPeriodicDuties(db, '2023-01-02', false))));
    const rate = (times) => Math.round(PEOPLE / median(times));
    process.stdout.write(JSON.stringify({ dialect: strapi.db.dialect.client, ours: rate(ours), bare: rate(bare), orm: Math.round(orm), again: again[0], rss: Math.round(process.memoryUsage().rss / 1e6) }) + '\n');
  });

/** The least that a database must do for the same rows: no reading of facts, no resolving of owners, one statement. */
const bareInsert = (db) => {
  const id = db.dialect === 'sqlite' ? 'lower(hex(randomblob(12)))' : "replace(gen_random_uuid()::text, '-', '')";
  const key = db.dialect === 'sqlite' ? "'bare:' || id" : "'bare:' || id::text";
  return db.sql.raw(
    `insert into grid_tasks (document_id, title, kind, assigned_on, due_on, state, origin_key, owner_id, subject_id, grid_id)
     select ${id}, 'bare', 'talk', '2023-01-01', '2023-03-31', 'open', ${key}, liaison_id, employee_id, grid_id from grid_contact_pairs`,
  );
};

const ormRate = async (strapi) => {
  const seconds = await timed(async () => {
    for (let i = 0; i < ORM_ROWS; i += 1) {
      await strapi.documents('plugin::grid.task').create({ data: { title: 'orm', kind: 'talk', assignedOn: '2023-01-01', dueOn: '2023-03-31', originKey: `orm:${i}`, state: 'open' } });
    }
  });
  return ORM_ROWS / seconds;
};

main().then(() => process.exit(0), (error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
