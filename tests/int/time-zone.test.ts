import { dialect, freshDatabase, secrets } from '../support/app';
import { ask, runWorker } from '../support/workers';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

/** Seconds between now and what a column says, as Strapi would read it: instants without a zone, in UTC. */
const secondsOff = async (table: string, column: string): Promise<number> => {
  const ago = dialect() === 'sqlite' ? `unixepoch() - ${column} / 1000` : `extract(epoch from (timezone('UTC', now()) - ${column}))`;
  const [rows] = await ask(database.env, [`select max(abs(${ago})) as off from ${table}`]);
  return Number(rows?.[0]?.['off'] ?? Number.NaN);
};

test('the zone of the machine has no say: rows that were added, changed or opened in one statement stand at the same instant', async () => {
  const env = { ...secrets(), ...database.env, NODE_ENV: 'production', LIANXIN_TODAY: '2023-01-31', LOG_LEVEL: 'error', TZ: 'Asia/Shanghai', PGTZ: 'Asia/Shanghai' };
  await runWorker(env, { files: ['roster.xlsx', 'ledger-2022.xlsx'] });
  for (const [table, column] of [['grid_employees', 'created_at'], ['grid_tasks', 'created_at'], ['grid_tasks', 'updated_at']] as const) {
    expect([table, column, (await secondsOff(table, column)) < 900]).toEqual([table, column, true]);
  }
});
