import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { freshDatabase, secrets as freshSecrets } from '../support/app';
import { facts } from './import-fixtures';

const TABLES = ['grid_grids', 'grid_employees', 'grid_memberships', 'grid_appointments', 'grid_contact_pairs', 'grid_care_events', 'grid_care_records', 'grid_tasks', 'grid_imports'] as const;
const EMPTY = [0, 0, 0, 0, 0, 0, 0, 0, 0];
const ROSTER = [facts.grids, facts.employees, facts.employees, facts.appointments, facts.contactPairs, 0, 0, 0, 1];
const LEDGER = [...ROSTER.slice(0, 5), facts.careEvents, facts.contactRecords, facts.careEvents, 2];

let database: Awaited<ReturnType<typeof freshDatabase>>;
const secrets = freshSecrets();

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

/** Runs the import in a process of its own and kills it with SIGKILL as soon as it says `killAt`. Returns its last line. */
const run = (files: readonly string[], killAt: string | null): Promise<string> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, ...secrets, NODE_ENV: 'production', LIANXIN_TODAY: '2023-01-31', LOG_LEVEL: 'error', ...database.env };
    const child = spawn(process.execPath, [path.join(__dirname, 'import-child.cjs'), ...files], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let last = '';
    let problems = '';
    child.stderr.on('data', (chunk: Buffer) => (problems += chunk.toString()));
    createInterface({ input: child.stdout }).on('line', (line) => {
      last = line;
      if (line === killAt) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', (code, signal) => (code === 0 || signal === 'SIGKILL' ? resolve(last) : reject(new Error(problems))));
  });

const counts = async (): Promise<number[]> => {
  const statements = TABLES.map((table) => `select count(*) as n from ${table}`);
  const { DATABASE_FILE: file, DATABASE_URL: url } = database.env;
  if (!url) {
    const sqlite = new Database(file ?? '', { readonly: true });
    const found = statements.map((statement) => (sqlite.prepare(statement).get() as { n: number }).n);
    sqlite.close();
    return found;
  }
  const client = new Client({ connectionString: url });
  await client.connect();
  const found: number[] = [];
  for (const statement of statements) found.push(Number(((await client.query(statement)).rows[0] as { n: string }).n));
  await client.end();
  return found;
};

test('an import that is killed at any step leaves nothing of itself, and importing again completes it', async () => {
  await run([], null);
  for (const killAt of ['roster.xlsx write 1', 'roster.xlsx write 249', 'roster.xlsx write 515']) {
    await run(['roster.xlsx'], killAt);
    // The last line may be overtaken by the commit: then all of it is there.
    expect([EMPTY, ROSTER]).toContainEqual(await counts());
  }
  expect(await run(['roster.xlsx'], null)).toBe('roster.xlsx committed');
  const [grids, employees, memberships, appointments, pairs] = await counts();
  expect([grids, employees, memberships, appointments, pairs]).toEqual(ROSTER.slice(0, 5));

  for (const killAt of ['ledger-2022.xlsx write 48', 'ledger-2022.xlsx duties 48']) {
    await run(['ledger-2022.xlsx'], killAt);
    const now = await counts();
    expect([ROSTER.slice(0, 8), LEDGER.slice(0, 8)]).toContainEqual(now.slice(0, 8));
  }
  expect(await run(['ledger-2022.xlsx'], null)).toBe('ledger-2022.xlsx committed');
  expect((await counts()).slice(0, 8)).toEqual(LEDGER.slice(0, 8));
}, 180_000);
