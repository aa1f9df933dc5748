import type { UserPrincipal } from '../../src/plugins/grid/server/src/access/principal';
import type { JobSummary } from '../../src/plugins/grid/server/src/platform/job';
import type { Db } from '../../src/plugins/grid/server/src/platform/db';
import { server, type TestApp } from './app';

type Scheduler = typeof import('../../src/plugins/grid/server/src/platform/scheduler');
type Database = typeof import('../../src/plugins/grid/server/src/platform/db');
type Principals = typeof import('../../src/plugins/grid/server/src/access/principal');
type SettingsModule = typeof import('../../src/plugins/grid/server/src/platform/settings');

export interface Person {
  readonly id: number;
  readonly doc: string;
}

/** Short hands for tests of the engine. */
export interface Engine {
  readonly run: (name: string, date?: string) => Promise<JobSummary>;
  readonly tick: () => Promise<void>;
  /** Another day, and optionally another hour, for the scheduler. */
  readonly day: (date: string, time?: string) => void;
  readonly tx: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  readonly person: (employeeNo: string) => Promise<Person>;
  /** The principal of the account of an employee. */
  readonly as: (email: string) => Promise<UserPrincipal>;
  readonly task: (originKey: string) => Promise<Record<string, unknown> | undefined>;
  readonly count: (table: string, where?: object) => Promise<number>;
}

export const engineOf = (app: TestApp): Engine => {
  const { runByHand, tick } = server('platform/scheduler') as Scheduler;
  const { withTx } = server('platform/db') as Database;
  const { asSystem, userPrincipal } = server('access/principal') as Principals;
  const { useToday } = server('platform/settings') as SettingsModule;
  const sql = app.strapi.db.connection;
  return {
    run: (name, date) => runByHand(app.strapi, { name, date }),
    tick: () => tick(app.strapi),
    day: (date, time) => useToday(app.strapi, date, time),
    tx: (work) => asSystem(() => withTx(app.strapi, work)),
    person: async (employeeNo) => (await sql('grid_employees').where({ employee_no: employeeNo }).first({ id: 'id', doc: 'document_id' })) as Person,
    as: async (email) => userPrincipal(app.strapi, (await app.strapi.db.query('admin::user').findOne({ where: { email }, populate: ['roles'] })) as { id: number; roles: { code: string }[] }),
    task: async (originKey) => (await sql('grid_tasks').where({ origin_key: originKey }).first()) as Record<string, unknown> | undefined,
    count: async (table, where = {}) => Number(((await sql(table).where(where).count({ n: '*' })) as { n: number | string }[])[0]?.n),
  };
};
