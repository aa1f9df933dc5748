'use strict';

const { spawn } = require('node:child_process');
const path = require('node:path');
const { TODAY } = require('./bench-plant.cjs');
const { getJson, load, loadInTurn, median } = require('./bench-load.cjs');

const ROUNDS = 5;
const ROUND_MS = 700;
const WARM_UP_MS = 1_500;
const IN_TURN = 400;
const CHANGE_EVERY_MS = 1_000;
const CLIENTS = [1, 4];

const LIST = '/api/grid/employees?filters[employmentStatus]=active&sort=employeeNo&pagination[page]=2&pagination[pageSize]=25';
const OWN = {
  workbench: '/grid/tasks?bucket=week',
  summary: '/grid/summary',
  grids: '/grid/grids',
  people: '/grid/people',
};

/** Run as a process of its own by bench.mjs, with an empty database in the environment: fills it, checks that all answer alike, then measures. */
const main = async ([size]) => {
  const { plant } = await start(['fill', size]);
  const sql = connect();
  const gridIds = await branchGrids(sql, plant.branch);
  const guarded = await start(['guarded']);
  const unguarded = await start(['unguarded', JSON.stringify(gridIds)]);
  try {
    const bearer = await logIn(guarded.url, plant.login);
    const rows = await verify(sql, { guarded, unguarded, plant, gridIds, bearer });
    const ways = {
      rest: { url: guarded.url + LIST, token: plant.token, child: guarded.child },
      unguarded: { url: unguarded.url + LIST, token: plant.token, child: unguarded.child },
      ...Object.fromEntries(Object.entries(OWN).map(([name, url]) => [name, { url: guarded.url + url, token: bearer, child: guarded.child }])),
    };
    const bare = await bareSpeed(sql, gridIds);
    const pair = [ways.rest, ways.unguarded];
    // First, and after the same number of requests to both: the lists that only one of them serves warm it up too.
    await loadInTurn(pair, IN_TURN);
    const inTurn = await inTurnWithProcessor(pair);
    const own = Object.fromEntries(Object.keys(OWN).map((name) => [name, ways[name]]));
    const quiet = await measure(own);
    process.stdout.write(`${JSON.stringify({ rows, bare, inTurn, quiet, ways: await whileItChanges(sql, () => measure(ways)) })}\n`);
  } finally {
    guarded.child.kill();
    unguarded.child.kill();
    await sql.destroy();
  }
};

/** A server (or the filling) in a process of its own; resolves with the first thing that it says. */
const start = (args) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(__dirname, 'bench-server.cjs'), ...args], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'], env: { ...process.env, LIANXIN_TODAY: TODAY, NODE_ENV: 'production', LOG_LEVEL: 'error' } });
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
      const said = output.split('\n').find((line) => line.startsWith('{') && line.endsWith('}'));
      if (said) resolve({ ...JSON.parse(said), child, url: `http://127.0.0.1:${JSON.parse(said).port}` });
    });
    child.on('close', (code) => reject(new Error(`bench-server ${args[0]} ended with ${code}\n${output.slice(-2000)}`)));
  });

const connect = () => {
  const url = process.env.DATABASE_URL;
  const config = url ? { client: 'pg', connection: url, pool: { min: 1, max: 1 } } : { client: 'better-sqlite3', connection: { filename: process.env.DATABASE_FILE }, useNullAsDefault: true };
  return require('knex')(config);
};

const branchGrids = async (sql, branch) => {
  const { path: top } = await sql('grid_grids').where({ id: branch }).first('path');
  return (await sql('grid_grids').whereLike('path', `${top}%`).select('id')).map((row) => row.id);
};

const logIn = async (url, login) => {
  const answer = await fetch(`${url}/admin/login`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(login) });
  const { data } = await answer.json();
  return data.accessToken ?? data.token;
};

const inBranch = (sql, gridIds) => sql('grid_employees').whereIn('grid_id', gridIds).where({ employment_status: 'active' });
const bareCount = async (sql, gridIds) => Number((await inBranch(sql, gridIds).count({ n: '*' }).first()).n);
const barePage = (sql, gridIds) => inBranch(sql, gridIds).orderBy('employee_no').limit(25).offset(25).select('document_id', 'employee_no', 'name', 'post', 'department', 'political_status', 'employment_status');

/** A fast answer of wrong rows is worth nothing: totals and ids first. */
const verify = async (sql, { guarded, unguarded, plant, gridIds, bearer }) => {
  const total = await bareCount(sql, gridIds);
  const page = (await barePage(sql, gridIds)).map((row) => row.document_id);
  for (const [name, url] of [['guarded', guarded.url], ['unguarded', unguarded.url]]) {
    const answer = await getJson(url + LIST, plant.token);
    same(`${name} REST`, { total, page }, { total: answer.meta.pagination.total, page: answer.data.map((row) => row.documentId) });
  }
  const foreign = await getJson(`${unguarded.url}/api/grid/grids?pagination[pageSize]=1`, plant.token);
  const own = await getJson(`${guarded.url}/api/grid/grids?pagination[pageSize]=1`, plant.token);
  if (foreign.meta.pagination.total === own.meta.pagination.total) throw new Error('the unguarded server guards');
  const people = await getJson(`${guarded.url}/grid/people?page=2`, bearer);
  same('people', { total, page }, { total: people.total, page: people.rows.map((row) => row.id) });
  await verifyDuties(sql, guarded.url, bearer, gridIds);
  return total;
};

const verifyDuties = async (sql, url, bearer, gridIds) => {
  const open = () => sql('grid_tasks').whereIn('grid_id', gridIds).where({ state: 'open' });
  const number = async (query) => Number((await query.count({ n: '*' }).first()).n);
  const week = open().where('due_on', '>', TODAY).where('due_on', '<=', '2022-12-18');
  const listed = await getJson(`${url}${OWN.workbench}`, bearer);
  const page = (await week.clone().orderBy(['due_on', 'id']).limit(25).select('document_id')).map((row) => row.document_id);
  same('workbench', { total: await number(week), page, all: await number(open()), done: await number(sql('grid_tasks').whereIn('grid_id', gridIds).whereNot({ state: 'open' })) }, { total: listed.total, page: listed.rows.map((row) => row.id), all: listed.counts.overdue + listed.counts.today + listed.counts.week + listed.counts.later, done: listed.counts.done });
  const summary = await getJson(`${url}${OWN.summary}`, bearer);
  const { nodes } = await getJson(`${url}${OWN.grids}`, bearer);
  const top = nodes.find((node) => node.parentId === null);
  const overdue = await number(open().where('due_on', '<', TODAY));
  const people = await bareCount(sql, gridIds);
  same('grids', { people, open: await number(open()), overdue, nodes: gridIds.length }, { people: top.people, open: top.open, overdue: top.overdue, nodes: nodes.length });
  same('summary', { people, overdue }, { people: summary.people, overdue: summary.reach.overdue });
};

const same = (what, expected, found) => {
  if (JSON.stringify(expected) !== JSON.stringify(found)) throw new Error(`${what} answers other rows than bare SQL: ${JSON.stringify(found).slice(0, 400)} instead of ${JSON.stringify(expected).slice(0, 400)}`);
};

/** The guarded and the unguarded server in turn: p50 and processor time of each, in milliseconds. */
const inTurnWithProcessor = async (pair) => {
  const before = await Promise.all(pair.map(({ child }) => cpuOf(child)));
  const p50 = await loadInTurn(pair, IN_TURN);
  const after = await Promise.all(pair.map(({ child }) => cpuOf(child)));
  return pair.map((_, index) => ({ p50: p50[index], cpu: (after[index] - before[index]) / IN_TURN }));
};

/** Somebody writes once a second, so that what is remembered while nothing changes is not measured alone. */
const whileItChanges = async (sql, work) => {
  const timer = setInterval(() => sql('grid_employees').whereRaw('id = (select min(id) from grid_employees)').update({ post: `Operator ${Math.round(performance.now())}` }).catch(() => undefined), CHANGE_EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
};

/** Rounds take turns, so that what else the machine does meets all alike; the median of the rounds counts. */
const measure = async (ways) => {
  for (const way of Object.values(ways)) await load({ ...way, clients: 4, milliseconds: WARM_UP_MS });
  const found = {};
  for (const clients of CLIENTS) {
    const rounds = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      // The order turns too, or the one that comes after a heavy one would always pay for it.
      const names = turn % 2 === 0 ? Object.keys(ways) : Object.keys(ways).reverse();
      for (const name of names) rounds[name].push(await round(ways[name], clients));
    }
    for (const [name, measured] of Object.entries(rounds)) {
      found[name] = { ...found[name], [clients]: { rate: median(measured.map((each) => each.rate)), p50: median(measured.map((each) => each.p50)), cpu: median(measured.map((each) => each.cpu)) } };
    }
  }
  return found;
};

const round = async (way, clients) => {
  const before = await cpuOf(way.child);
  const measured = await load({ ...way, clients, milliseconds: ROUND_MS });
  return { ...measured, cpu: ((await cpuOf(way.child)) - before) / measured.requests };
};

/** Milliseconds that a server has spent on the processor. */
const cpuOf = (child) =>
  new Promise((resolve) => {
    child.once('message', ({ user, system }) => resolve((user + system) / 1000));
    child.send('cpu');
  });

const bareSpeed = async (sql, gridIds) => {
  const times = [];
  for (let round = 0; round < 200; round += 1) {
    const before = performance.now();
    await bareCount(sql, gridIds);
    await barePage(sql, gridIds);
    times.push(performance.now() - before);
  }
  return median(times);
};

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
