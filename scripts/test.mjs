import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureBuilt, ensureInstalled, root, run, tmp } from './lib/setup.mjs';

/** Everything that a change must pass. Each step of ours counts as one test; Jest's tests count by themselves. */
const totals = { passed: 0, failed: 0 };

const bin = (name) => path.join(root, 'node_modules', '.bin', name);

const step = async (name, work) => {
  const started = Date.now();
  try {
    await work();
    totals.passed += 1;
    process.stdout.write(`✓ ${name} (${seconds(started)})\n`);
  } catch (error) {
    totals.failed += 1;
    process.stdout.write(`✗ ${name} (${seconds(started)})\n${String(error.output ?? error.stack ?? error).slice(-6000)}\n`);
  }
};

const seconds = (started) => `${((Date.now() - started) / 1000).toFixed(0)} s`;

const jest = (name, args, env = {}) =>
  new Promise((resolve) => {
    const started = Date.now();
    mkdirSync(tmp('test'), { recursive: true });
    const file = tmp('test', `${name.replace(/\W+/g, '-')}.json`);
    rmSync(file, { force: true });
    const child = spawn(process.execPath, [path.join(root, 'node_modules/jest/bin/jest.js'), '--json', `--outputFile=${file}`, '--silent', ...args], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (data) => (errors += data));
    child.on('close', (code) => resolve(report(name, file, code, errors, started)));
  });

const report = (name, file, code, errors, started) => {
  if (!existsSync(file)) {
    totals.failed += 1;
    process.stdout.write(`✗ ${name}: Jest ended with ${code} and no result\n${errors.slice(-6000)}\n`);
    return;
  }
  const result = JSON.parse(readFileSync(file, 'utf8'));
  const broken = result.numRuntimeErrorTestSuites;
  totals.passed += result.numPassedTests;
  totals.failed += result.numFailedTests + broken;
  process.stdout.write(`${result.success ? '✓' : '✗'} ${name}: ${result.numPassedTests} passed, ${result.numFailedTests + broken} failed (${seconds(started)})\n`);
  if (!result.success) process.stdout.write(`${errors.slice(-12_000)}\n`);
};

const onlyLong = process.argv.includes('--long');

const main = async () => {
  await ensureInstalled();
  if (!onlyLong) {
    await step('lint', () => run(bin('eslint'), ['--max-warnings', '0', '.']));
    await step('types of the server', () => run(bin('tsc'), ['-p', 'tsconfig.json', '--noEmit']));
    await step('types of the admin panel and the tests', () => Promise.all([run(bin('tsc'), ['-p', 'src/admin/tsconfig.json', '--noEmit']), run(bin('tsc'), ['-p', 'tests/tsconfig.json', '--noEmit'])]));
    await step('nothing unused', () => run(bin('knip'), []));
    await jest('unit', ['--selectProjects', 'unit']);
  }
  await step('build', ensureBuilt);
  for (const database of ['sqlite', 'postgres']) {
    await jest(`${onlyLong ? 'long' : 'booted'} on ${database}`, ['--selectProjects', onlyLong ? 'long' : 'int', '--runInBand'], { TEST_DATABASE: database });
  }
  if (!onlyLong) await jest('browser', ['--selectProjects', 'browser', '--runInBand']);
  process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed\n`);
  process.exit(totals.failed === 0 ? 0 : 1);
};

await main();
