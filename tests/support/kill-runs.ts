import fs from 'node:fs';
import path from 'node:path';
import { loadPlant, startApp, type TestApp } from './app';
import { startMailSink } from './mail-sink';
import { ask, deliveries, killWorker, runWorker, traces } from './workers';

const FIRST = '2023-06-20';
const facts = JSON.parse(fs.readFileSync(path.join(__dirname, '../../demo/facts.json'), 'utf8')) as Record<string, number>;

export const daysFrom = (first: string, count: number): string[] => Array.from({ length: count }, (_, i) => new Date(Date.parse(first) + i * 86_400_000).toISOString().slice(0, 10));

/** Boots once so that schema, roles and (with `plant`) the rows stand, then leaves the database to other processes. */
const prepared = async (smtpPort: number, plant: boolean): Promise<TestApp> => {
  const app = await startApp(FIRST, { SMTP_PORT: String(smtpPort) });
  if (plant) await loadPlant(app);
  await app.strapi.destroy();
  return { ...app, env: { ...app.env, SMTP_PORT: String(smtpPort) } };
};

export interface JobKills {
  readonly kills: number;
  readonly delivered: number;
  readonly duplicates: number;
  readonly lost: number;
  readonly same: { control: Record<string, string[]>; killed: Record<string, string[]> };
}

/** Lets a worker live through the days once undisturbed, and once killed at random moments; then the two must have left the same. */
export const killJobs = async (kills: number, days: readonly string[]): Promise<JobKills> => {
  const control = await withDatabase(true, async (env) => {
    await runWorker(env, { days });
    return traces(env);
  });
  return withDatabase(true, async (env, raws) => {
    let done = 0;
    for (let round = 0; round < kills; round += 1) if (await killWorker(env, { days }, 600)) done += 1;
    // The leases of the dead run out.
    await ask(env, [`update grid_outbox set lease_until = '2000-01-01T00:00:00.000Z' where state = 'sending'`]);
    await runWorker(env, { days });
    // What the last tick wrote after it had sent is sent by the next one.
    await runWorker(env, { days: days.slice(-1) });
    const [outbox = []] = await ask(env, [`select id from grid_outbox`]);
    const counts = deliveries(raws());
    const lost = outbox.filter((row) => !counts.has(String(row['id']))).length;
    const duplicates = [...counts.values()].reduce((sum, n) => sum + n - 1, 0);
    return { kills: done, delivered: counts.size, duplicates, lost, same: { control, killed: await traces(env) } };
  });
};

export interface ImportKills {
  readonly kills: number;
  readonly whole: number;
  readonly partial: string[];
  readonly final: Record<string, unknown>;
}

const COUNTS = `select (select count(*) from grid_grids) as grids, (select count(*) from grid_employees) as employees, (select count(*) from grid_memberships) as memberships,
  (select count(*) from grid_appointments) as appointments, (select count(*) from grid_contact_pairs) as "contactPairs", (select count(*) from grid_care_events) as "careEvents",
  (select count(*) from grid_care_records) as "contactRecords", (select count(*) from grid_tasks) as tasks, (select count(*) from grid_tasks where state = 'done') as done, (select count(*) from grid_imports) as imports`;

const ROSTER = { grids: facts['grids'], employees: facts['employees'], memberships: facts['employees'], appointments: facts['appointments'], contactPairs: facts['contactPairs'], careEvents: 0, contactRecords: 0, tasks: 0, done: 0, imports: 1 };
export const WHOLE = { ...ROSTER, careEvents: facts['careEvents'], contactRecords: facts['contactRecords'], tasks: 48, done: 40, imports: 2 };
const NOTHING = Object.fromEntries(Object.keys(ROSTER).map((key) => [key, 0]));

/** Kills imports at random moments: of each file all is there or nothing. Then imports to the end. */
export const killImports = (kills: number): Promise<ImportKills> =>
  withDatabase(false, async (env) => {
    const partial: string[] = [];
    let [done, whole] = [0, 0];
    for (let round = 0; round < kills; round += 1) {
      if (await killWorker(env, { files: ['roster.xlsx', 'ledger-2022.xlsx'] }, 1_500)) done += 1;
      const now = await countsOf(env);
      if (![NOTHING, ROSTER, WHOLE].some((state) => JSON.stringify(state) === JSON.stringify(now))) partial.push(JSON.stringify(now));
      if (JSON.stringify(now) !== JSON.stringify(NOTHING)) {
        whole += 1;
        await empty(env);
      }
    }
    await runWorker(env, { files: ['roster.xlsx', 'ledger-2022.xlsx'] });
    return { kills: done, whole, partial, final: await countsOf(env) };
  });

const countsOf = async (env: Record<string, string>): Promise<Record<string, number>> => {
  const [[row] = []] = await ask(env, [COUNTS]);
  return Object.fromEntries(Object.entries(row ?? {}).map(([key, value]) => [key, Number(value)]));
};

/** Everything that an import wrote; a new version of the tree, because its ids begin anew. */
const empty = async (env: Record<string, string>): Promise<void> => {
  const tables = ['tasks', 'care_records', 'care_events', 'contact_pairs', 'appointments', 'memberships', 'employees', 'grids', 'imports'];
  await ask(env, [...tables.map((table) => `delete from grid_${table}`), `delete from grid_state where key = 'tree_version'`]);
};

const withDatabase = async <T>(plant: boolean, work: (env: Record<string, string>, raws: () => string[]) => Promise<T>): Promise<T> => {
  const sink = await startMailSink();
  const app = await prepared(sink.port, plant);
  try {
    return await work(app.env, () => sink.mails.map((mail) => mail.raw));
  } finally {
    await app.drop();
    await sink.close();
  }
};
