'use strict';

const { spawn } = require('node:child_process');
const { boot, server, withStrapi } = require('./boot.cjs');

/**
 * Run as a process of its own by bench.mjs, with an empty database in the environment: 20,000 people of a made-up plant by
 * PUT /api/grid/hr/employees, over HTTP, in batches of 1,000. The server is a process of its own, so that it can be killed and weighed.
 */
const PEOPLE = 20_000;
const BATCH = 1_000;
const BRANCHES = 15;
const GROUPS = 250;
const BATCHES_BEFORE_KILL = 7;
const KILL_AFTER_MS = 120;

const range = (count, of) => Array.from({ length: count }, (_, index) => of(index));
const groupCode = (group) => `B-${group % BRANCHES}-${group}`;

/** The roster as a personnel system sends it: every column filled. */
const roster = (prefix, post) =>
  range(PEOPLE, (i) => ({
    employeeNo: `${prefix}${String(i).padStart(6, '0')}`,
    name: `Person ${i}`,
    gender: i % 2 === 0 ? 'female' : 'male',
    birthDate: `${1960 + (i % 40)}-${String(1 + (i % 12)).padStart(2, '0')}-15`,
    department: 'Works',
    post,
    politicalStatus: i % 3 === 0 ? 'member' : 'none',
    hiredOn: '2005-07-01',
    employmentStatus: 'active',
    phone: `138${String(i).padStart(8, '0')}`,
    email: `${prefix.toLowerCase()}${i}@plant.example`,
    grid: groupCode(i % GROUPS),
  }));

const fill = async (strapi) => {
  const { withTx } = server('platform/db');
  const { insertRows } = server('platform/rows');
  const { rebuildTree } = server('capabilities/organisation');
  const { makeToken } = server('access/token-reach');
  return withTx(strapi, async (db) => {
    const [committee] = await insertRows(db, 'grid', [{ code: 'B', name: 'Bench', level: 'committee' }]);
    const branches = await insertRows(db, 'grid', range(BRANCHES, (i) => ({ code: `B-${i}`, name: `Branch ${i}`, level: 'branch', parent: committee })));
    await insertRows(db, 'grid', range(GROUPS, (i) => ({ code: groupCode(i), name: `Group ${i}`, level: 'group', parent: branches[i % BRANCHES] })));
    await rebuildTree(db);
    return makeToken(strapi, db, { name: 'bench hr', gridCode: 'B', types: [], may: ['hr.upsert'] });
  });
};

/** What must be true in the end: everybody once, with one open stay in his grid. */
const check = async (strapi) => {
  const { withTx, rowsOf } = server('platform/db');
  return withTx(strapi, async (db) => {
    const [row] = rowsOf(await db.sql.raw(`select count(*) as people, sum(case when (select count(*) from grid_memberships m where m.employee_id = e.id and m."to" is null and m.grid_id = e.grid_id) = 1 then 1 else 0 end) as stays from grid_employees e`));
    return { people: Number(row.people), stays: Number(row.stays) };
  });
};

const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

const serve = async () => {
  const strapi = await boot();
  strapi.server.mount();
  process.on('message', () => process.send({ rss: process.memoryUsage().rss }));
  const listener = strapi.server.httpServer.listen(0, '127.0.0.1', () => say({ port: listener.address().port }));
};

/** Another role of this file as a child; resolves with the first thing that it says. */
const start = (mode) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [__filename, mode], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
      const said = output.split('\n').find((line) => line.startsWith('{') && line.endsWith('}'));
      if (said) resolve({ child, said: JSON.parse(said) });
    });
    child.on('close', (code, signal) => reject(new Error(`${mode} ended with ${code ?? signal}`)));
  });

const rssOf = (child) =>
  new Promise((resolve) => {
    child.once('message', ({ rss }) => resolve(rss));
    child.send('rss');
  });

const put = async ({ port, token }, rows) => {
  const answer = await fetch(`http://127.0.0.1:${port}/api/grid/hr/employees`, { method: 'PUT', headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }, body: JSON.stringify({ rows }) });
  const body = await answer.json();
  if (answer.status !== 200) throw new Error(`PUT answered ${answer.status}: ${JSON.stringify(body).slice(0, 500)}`);
  return body.counts;
};

const batchesOf = (people) => range(Math.ceil(people.length / BATCH), (i) => people.slice(i * BATCH, (i + 1) * BATCH));

/** Sends everybody; counts, seconds, and the most memory that the server held after a batch. */
const send = async (door, child, people) => {
  const totals = { created: 0, changed: 0, unchanged: 0, refused: 0 };
  let rss = 0;
  const started = process.hrtime.bigint();
  for (const batch of batchesOf(people)) {
    const counts = await put(door, batch);
    for (const key of Object.keys(totals)) totals[key] += counts[key];
    rss = Math.max(rss, await rssOf(child));
  }
  return { ...totals, seconds: Number(process.hrtime.bigint() - started) / 1e9, rss: Math.round(rss / 1e6) };
};

/** Seven batches arrive, the server is killed in the middle of the eighth, and everything is sent again to a new one. */
const killAndResume = async (token, people) => {
  const { child, said } = await start('serve');
  const batches = batchesOf(people);
  for (const batch of batches.slice(0, BATCHES_BEFORE_KILL)) await put({ ...said, token }, batch);
  const cut = put({ ...said, token }, batches[BATCHES_BEFORE_KILL]).then(() => 'answered', () => 'cut off');
  await new Promise((resolve) => setTimeout(resolve, KILL_AFTER_MS));
  child.kill('SIGKILL');
  const eighth = await cut;
  const next = await start('serve');
  const resumed = await send({ ...next.said, token }, next.child, people);
  next.child.kill();
  return { eighth, ...resumed };
};

const main = async () => {
  const { token } = (await start('fill')).said;
  const resumed = await killAndResume(token, roster('K', 'Operator'));
  const { child, said } = await start('serve');
  const idle = Math.round((await rssOf(child)) / 1e6);
  const door = { ...said, token };
  const created = await send(door, child, roster('N', 'Operator'));
  const again = await send(door, child, roster('N', 'Operator'));
  const changed = await send(door, child, roster('N', 'Foreman'));
  child.kill();
  expectAll({ resumed: resumed.created + resumed.unchanged, created: created.created, again: again.unchanged, changed: changed.changed });
  say({ idle, resumed, created, again, changed, ...(await start('check')).said });
};

const expectAll = (counts) => {
  for (const [run, count] of Object.entries(counts)) if (count !== PEOPLE) throw new Error(`${run}: ${count} of ${PEOPLE} people`);
};

const once = (work) => withStrapi(async (strapi) => say(await work(strapi)));

const ROLES = { fill: () => once(async (strapi) => ({ token: await fill(strapi) })), check: () => once(check), serve };
const isDone = process.argv[2] !== 'serve';

(ROLES[process.argv[2]] ?? main)().then(
  () => isDone && process.exit(0),
  (error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
