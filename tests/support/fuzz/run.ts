import fc from 'fast-check';
import { server, type Account, type TestApp } from '../app';
import { TABLES, type PlantRows } from '../plant-rows';
import { callersOf, loginsOf, tokensOf, type Tokens } from './callers';
import { checker } from './check';
import { ANSWERED_RECEIPT, flowsOf, OLD_RUN, runFlows } from './flows';
import { operationsOf, type Description, type Operation } from './operations';
import { placesOf } from './places';
import { shotAt, validShot, type Shot } from './requests';
import { openLine, type Reply } from './send';

export interface Report {
  readonly requests: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** Operations that never answered 2xx to a valid request of somebody who may. */
  readonly silent: readonly string[];
  readonly problems: readonly string[];
  /** Steps of flows that were refused. */
  readonly refused: readonly string[];
  /** Rows that the requests left behind. */
  readonly grown: number;
}

interface Fuzzed {
  readonly app: TestApp;
  readonly accounts: readonly Account[];
  readonly rows: PlantRows;
  readonly description: Description;
  readonly count: number;
  readonly seed: number;
}

const CHUNK = 250;
/** Chunks. */
const LOGIN_LASTS = 8;

type Receipts = typeof import('../../../src/plugins/grid/server/src/capabilities/matters/receipts');
type Rows = typeof import('../../../src/plugins/grid/server/src/platform/rows');
type Database = typeof import('../../../src/plugins/grid/server/src/platform/db');

/** A mail that can be sent again: those that wait cannot. */
const INSTANT = '2023-01-30T08:00:00.000Z';
const SENT = { id: '00000000-0000-4000-8000-00000000f022', dedup_key: 'fuzz', to_name: 'x', to_address: 'x@plant.example', template: 'digest', policy: 'always', subject: 'x', html: 'x', text: 'x', state: 'sent', next_try_at: INSTANT, created_at: INSTANT, sent_at: INSTANT };

/**
 * Fuzzes every described operation as every kind of caller: first flows and valid requests, so that each operation is reached, then
 * anything. The same seed sends the same requests, but for the identifiers of rows.
 */
export const fuzz = async ({ app, accounts, rows, description, count, seed }: Fuzzed): Promise<Report> => {
  const tokens = await tokensOf(app, accounts);
  const operations = operationsOf(description);
  const line = await openLine(app, tokens);
  const before = await rowsOf(app);
  const { fire, report } = gunOf(line.send, checker(description), operations);
  await app.strapi.db.connection('grid_outbox').insert(SENT);
  // The latest run of a job is kept whatever its age.
  const run = (period: string) => ({ job: 'digest', period, state: 'done', owner: '1', tries: 1, started_at: `${period}T00:00:00.000Z`, finished_at: `${period}T00:00:01.000Z` });
  await app.strapi.db.connection('grid_job_run').insert(run(OLD_RUN));
  await app.strapi.db.connection('grid_job_run').insert(run('2023-01-27'));
  await plantAnswered(app);
  const refused = await runFlows(flowsOf(rows), (key) => operations.find((each) => each.key === key), fire);
  const { place, learn } = await placesOf(app);
  for (const operation of operations) await fireValid(operation, tokens, fc.sample(validShot(operation, place(operation)), { numRuns: callersOf(operation, tokens).all.length, seed }), fire);
  const any = fc.oneof(...operations.map((operation) => ({ weight: weightOf(operation), arbitrary: shotAt(operation, someCaller(operation, tokens), place(operation)) })));
  for (let chunk = 1; report().requests < count; chunk += 1) {
    // What a person may do in an hour; other tests hold the limits.
    await app.strapi.db.connection('grid_rate_limit').delete();
    if (chunk % LOGIN_LASTS === 0) Object.assign(tokens, await loginsOf(app, accounts));
    for (const shot of fc.sample(any, { numRuns: CHUNK, seed: seed + chunk })) learn(shot, await fire(shot));
  }
  line.close();
  return { ...report(), refused, grown: (await rowsOf(app)) - before };
};

/** An answered matter with a receipt that is known: hashing takes long, and flows know no number before they run. */
const plantAnswered = async (app: TestApp): Promise<void> => {
  const { hashReceipt, receiptKey } = server('capabilities/matters/receipts') as Receipts;
  const { insertRows } = server('platform/rows') as Rows;
  const { withTx } = server('platform/db') as Database;
  const grid = ((await app.strapi.db.connection('grid_grids').where({ code: 'C01' }).first('id')) as { id: number }).id;
  const receipt = { receiptKey: receiptKey(app.strapi.config.get<string>('admin.secrets.encryptionKey'), ANSWERED_RECEIPT), receiptHash: await hashReceipt(ANSWERED_RECEIPT) };
  await withTx(app.strapi, (db) => insertRows(db, 'matter', [{ number: 'T-answered', title: '匿名', channel: 'onlineBox', kind: 'report', state: 'answered', anonymous: true, grid, gridId: grid, registeredOn: '2023-01-10', solveDays: 15, ...receipt }]));
};

/** Reading files, writing workbooks and running jobs take long; a write by a token is always refused. */
const weightOf = ({ path, door, method }: Operation): number => (/\/(imports|exports|jobs)\b/.test(path) ? 1 : door === 'apiToken' && method !== 'GET' ? 5 : 20);

const fireValid = async (operation: Operation, tokens: Tokens, shots: readonly Omit<Shot, 'caller'>[], fire: (shot: Shot) => Promise<unknown>): Promise<void> => {
  for (const [at, caller] of callersOf(operation, tokens).all.entries()) await fire({ ...(shots[at] as Omit<Shot, 'caller'>), caller });
};

/** Three in four may do what they ask for. */
const someCaller = (operation: Operation, tokens: Tokens): fc.Arbitrary<string> => {
  const { all, entitled } = callersOf(operation, tokens);
  return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...entitled) }, { weight: 1, arbitrary: fc.constantFrom(...all) });
};

const gunOf = (send: (shot: Shot) => Promise<Reply | null>, check: ReturnType<typeof checker>, operations: readonly Operation[]) => {
  const statuses: Record<string, number> = {};
  const heard = new Set<string>();
  const problems = new Map<string, string>();
  let requests = 0;
  const fire = async (shot: Shot): Promise<Reply | null> => {
    const reply = await send(shot).catch((error: Error) => `broke the connection: ${error.message}`);
    if (reply === null) return null;
    requests += 1;
    const wrong = polluted() ?? (typeof reply === 'string' ? reply : check(shot, reply));
    if (wrong !== null) problems.set(`${shot.operation.key} ${wrong.slice(0, 60)}`, `${shot.operation.key} ${wrong}\n  ${shown(shot)}`);
    if (typeof reply === 'string') return null;
    statuses[reply.status] = (statuses[reply.status] ?? 0) + 1;
    if (reply.status < 300 && shot.kind === 'valid') heard.add(shot.operation.key);
    return reply;
  };
  const silent = () => operations.filter(({ key, door, method }) => !heard.has(key) && (door !== 'apiToken' || method === 'GET')).map(({ key }) => key);
  return { fire, report: () => ({ requests, statuses, problems: [...problems.values()], silent: silent() }) };
};

/** Server and test share one process here: a request that reaches what every object inherits would change all of them. Told once, and put right. */
const polluted = (): string | null => {
  const found = [Object.prototype, Array.prototype, Function.prototype].flatMap((prototype) => Object.keys(prototype).map((key) => ({ prototype, key })));
  for (const { prototype, key } of found) delete (prototype as Record<string, unknown>)[key];
  return found.length === 0 ? null : `changed what every object inherits: ${found.map(({ key }) => key).join(', ')}`;
};

const shown = ({ kind, caller, method, url, headers, body }: Shot): string => JSON.stringify({ kind, caller, method, url: url.slice(0, 400), headers, body: body === null ? null : String(body).slice(0, 400) });

const rowsOf = async (app: TestApp): Promise<number> => {
  let sum = 0;
  for (const table of [...Object.values(TABLES), 'grid_outbox', 'admin_users', 'grid_job_run', 'grid_imports']) sum += Number(((await app.strapi.db.connection(table).count({ n: '*' })) as { n: number | string }[])[0]?.n);
  return sum;
};
