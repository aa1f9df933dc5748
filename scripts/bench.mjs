import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fail, progress } from './lib/console.mjs';
import { ensureBuilt, ensureEnvFile, ensureInstalled, root, run } from './lib/setup.mjs';

const HELP = `npm run bench -- duties                 one periodic duty for each of 20,000 employees: ours, bare SQL and documents().create, in one run per database
npm run bench -- access [--size N]      25 employees with count for a branch secretary at 224, 20,000 and 200,000 employees: ours, the same without our guard, bare SQL; and our own lists
npm run bench -- hr                     20,000 people by PUT /api/grid/hr/employees: killed and resumed, created, again, changed; seconds and memory`;

const lastJson = (output) => JSON.parse(output.trim().split('\n').filter((line) => line.startsWith('{')).pop());

const inProcess = async (label, script, args, env) => {
  const step = progress(label);
  const output = await run(process.execPath, [path.join(root, 'scripts/lib', script), ...args], { NODE_ENV: 'production', LOG_LEVEL: 'error', ...env }).catch((error) => fail(`${error.message}\n${error.output?.slice(-3000)}`));
  step.end();
  return lastJson(output);
};

const duties = async (name, fresh) => {
  const result = await inProcess(`duties on ${name}`, 'bench-duties.cjs', [], { LIANXIN_TODAY: '2022-12-31', ...(await fresh('duties')) });
  const row = (label, rate) => `  ${label.padEnd(22)} ${String(rate).padStart(9)} rows/s   ${(rate / result.orm).toFixed(0).padStart(5)} × ORM   ${(rate / result.bare).toFixed(2)} × bare SQL\n`;
  process.stdout.write(row('open-periodic-duties', result.ours) + row('bare SQL', result.bare) + row('documents().create', result.orm) + `  a second run that opens nothing: ${result.again.toFixed(2)} s; memory ${result.rss} MB\n`);
};

const SIZES = ['224', '20000', '200000'];

const access = async (name, fresh, sizes) => {
  for (const size of sizes) {
    const { rows, bare, inTurn: [rest, unguarded], quiet, ways } = await inProcess(`access on ${name}, ${size} employees`, 'bench-access.cjs', [size], await fresh(`access_${size}`));
    const row = ([label, { 1: one, 4: four }]) => `  ${label.padEnd(12)} ${one.rate.toFixed(0).padStart(5)} requests/s  p50 ${one.p50.toFixed(1).padStart(5)} ms    ${four.rate.toFixed(0).padStart(5)} requests/s  p50 ${four.p50.toFixed(1).padStart(5)} ms   ${four.cpu.toFixed(1).padStart(5)} ms on the processor\n`;
    process.stdout.write(`  ${rows} employees in reach; totals and ids agree. One client, then four. While somebody writes once a second:\n${Object.entries(ways).map(row).join('')}  Own lists while nobody writes:\n${Object.entries(quiet).map(row).join('')}`);
    process.stdout.write(`  REST in turn: ${rest.p50.toFixed(1)} ms (processor ${rest.cpu.toFixed(1)}), unguarded ${unguarded.p50.toFixed(1)} ms (${unguarded.cpu.toFixed(1)}): ratio ${(rest.p50 / unguarded.p50).toFixed(2)}, by processor ${(rest.cpu / unguarded.cpu).toFixed(2)} (at most 1.15); the same rows by bare SQL ${bare.toFixed(2)} ms\n`);
  }
};

const hr = async (name, fresh) => {
  const { idle, resumed, created, again, changed, people, stays } = await inProcess(`hr on ${name}`, 'bench-hr.cjs', [], { LIANXIN_TODAY: '2022-12-31', ...(await fresh('hr')) });
  const row = (label, { seconds, rss, ...counts }) => `  ${label.padEnd(20)} ${seconds.toFixed(1).padStart(6)} s   server ${rss} MB   created ${counts.created}, changed ${counts.changed}, unchanged ${counts.unchanged}, refused ${counts.refused}\n`;
  process.stdout.write(`${row(`killed (8th ${resumed.eighth}), resumed`, resumed)}${row('new people', created)}${row('the same again', again)}${row('every post changed', changed)}  server at rest ${idle} MB; ${people} people, ${stays} with one open stay in their grid\n`);
};

const main = async () => {
  const [what, flag, size] = process.argv.slice(2);
  if (what !== 'duties' && what !== 'access' && what !== 'hr') fail(HELP);
  if (flag !== undefined && (what !== 'access' || flag !== '--size' || !SIZES.includes(size))) fail(`--size is "${size}"; allowed: ${SIZES.join(', ')}\n\n${HELP}`);
  await ensureInstalled();
  ensureEnvFile();
  await ensureBuilt();
  const measures = { duties, hr, access: (name, fresh) => access(name, fresh, size === undefined ? SIZES : [size]) };
  const measure = measures[what];
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lianxin-bench-'));
  await measure('SQLite', (key) => ({ DATABASE_FILE: path.join(folder, `${key}.db`), DATABASE_URL: '' }));
  rmSync(folder, { recursive: true, force: true });
  const { startPostgres } = createRequire(import.meta.url)('../tests/support/start-postgres.cjs');
  const { cluster, url } = await startPostgres();
  await measure('PostgreSQL', async (key) => ({ DATABASE_URL: await createDatabase(url, key) }));
  await cluster.stop();
};

const createDatabase = async (url, name) => {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database "${name}"`);
  await client.end();
  return url.replace(/\/[^/]*$/, `/${name}`);
};

await main();
