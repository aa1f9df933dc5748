import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fail, progress } from './lib/console.mjs';
import { ensureBuilt, ensureEnvFile, ensureInstalled, root, run } from './lib/setup.mjs';

const HELP = 'npm run bench -- duties      one periodic duty for each of 20,000 employees: ours, bare SQL and documents().create, in one run per database';

const lastJson = (output) => JSON.parse(output.trim().split('\n').filter((line) => line.startsWith('{')).pop());

const onDatabase = async (name, env) => {
  const step = progress(`duties on ${name}`);
  const output = await run(process.execPath, [path.join(root, 'scripts/lib/bench-duties.cjs')], { NODE_ENV: 'production', LIANXIN_TODAY: '2022-12-31', LOG_LEVEL: 'error', ...env }).catch((error) => fail(`${error.message}\n${error.output?.slice(-3000)}`));
  const result = lastJson(output);
  step.end();
  const row = (label, rate) => `  ${label.padEnd(22)} ${String(rate).padStart(9)} rows/s   ${(rate / result.orm).toFixed(0).padStart(5)} × ORM   ${(rate / result.bare).toFixed(2)} × bare SQL\n`;
  process.stdout.write(row('open-periodic-duties', result.ours) + row('bare SQL', result.bare) + row('documents().create', result.orm) + `  a second run that opens nothing: ${result.again.toFixed(2)} s; memory ${result.rss} MB\n`);
};

const main = async () => {
  if (process.argv[2] !== 'duties') fail(HELP);
  await ensureInstalled();
  ensureEnvFile();
  await ensureBuilt();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lianxin-bench-'));
  await onDatabase('SQLite', { DATABASE_FILE: path.join(folder, 'bench.db'), DATABASE_URL: '' });
  const { startPostgres } = createRequire(import.meta.url)('../tests/support/start-postgres.cjs');
  const { cluster, url } = await startPostgres();
  await onDatabase('PostgreSQL', { DATABASE_URL: url });
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
};

await main();
