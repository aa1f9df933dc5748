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

/** A file after the other; every file loads Strapi anew, so the process is changed when it has grown large. */
const ONE_BY_ONE = ['--maxWorkers=1', '--workerIdleMemoryLimit=1200MB'];
const DATABASES = ['sqlite', 'postgres'];

const onlyLong = process.argv.includes('--long');

/** Two at a time: as many as the machine has cores to give. */
const twoAtATime = async (tasks) => {
  const waiting = [...tasks];
  const work = async () => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) await task();
  };
  await Promise.all([work(), work()]);
};

const typesOf = (project) => run(bin('tsc'), ['-p', project, '--noEmit']);

const CHECKS = [
  () => step('lint', () => run(bin('eslint'), ['--max-warnings', '0', '.'])),
  () => step('types of the server', () => typesOf('tsconfig.json')),
  () => step('types of the admin panel', () => typesOf('src/admin/tsconfig.json')),
  () => step('types of the tests', () => typesOf('tests/tsconfig.json')),
  () => step('nothing unused', () => run(bin('knip'), [])),
  () => jest('unit', ['--selectProjects', 'unit', '--maxWorkers=1']),
];

const booted = (database) => () => jest(`booted on ${database}`, ['--selectProjects', 'int', ...ONE_BY_ONE], { TEST_DATABASE: database });
const browser = () => jest('browser', ['--selectProjects', 'browser', ...ONE_BY_ONE]);
const long = (database) => jest(`long on ${database}`, ['--selectProjects', 'long', ...ONE_BY_ONE], { TEST_DATABASE: database, MATRIX: 'whole' });

const main = async () => {
  await ensureInstalled();
  if (!onlyLong) await twoAtATime(CHECKS);
  await step('build', ensureBuilt);
  if (!onlyLong) await twoAtATime([...DATABASES.map(booted), browser]);
  // Kills need the machine for themselves.
  else for (const database of DATABASES) await long(database);
  process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed\n`);
  process.exit(totals.failed === 0 ? 0 : 1);
};

await main();
