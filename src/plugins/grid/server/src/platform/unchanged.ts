import { rowsOf, type Db } from './db';

interface Memory {
  state: string;
  readonly answers: Map<string, unknown>;
}

const MOST_ANSWERS = 500;

// By connection (SQLite) or pool (PostgreSQL), so that another database never meets these answers.
const memories = new WeakMap<object, Memory>();

/**
 * Counts and figures over all rows of a scope, worked out once for as long as nothing at all changes in the database: exact, however
 * fast the change follows. `key` names the question and everything that it depends on besides the database.
 * To be called in a transaction that has written nothing: its own rows could be rolled back. Where one has (PostgreSQL tells), nothing is kept.
 */
export const whileUnchanged = async <T>(db: Db, key: string, work: () => Promise<T>): Promise<T> => {
  if (!db.sql.isTransaction) throw new Error('whileUnchanged belongs in a transaction: without one the connection could change between state and answer');
  const { owner, state } = await stateOf(db);
  if (state === null) return work();
  const memory = memoryOf(owner, state);
  if (memory.answers.has(key)) return memory.answers.get(key) as T;
  const answer = await work();
  if (memory.answers.size >= MOST_ANSWERS) memory.answers.clear();
  memory.answers.set(key, answer);
  return answer;
};

const memoryOf = (owner: object, state: string): Memory => {
  const known = memories.get(owner);
  if (known?.state === state) return known;
  const fresh = { state, answers: new Map<string, unknown>() };
  memories.set(owner, fresh);
  return fresh;
};

/** What is the same text only while the committed rows are the same; null = this transaction has written. */
const stateOf = (db: Db): Promise<{ owner: object; state: string | null }> => (db.dialect === 'sqlite' ? sqliteState(db) : postgresState(db));

interface SqliteConnection {
  pragma(text: string, options: { simple: true }): unknown;
  prepare(text: string): { pluck(): { get(): unknown } };
}

/** Changes by this connection, which is the only one of the process, and commits by any other. */
const sqliteState = async (db: Db): Promise<{ owner: object; state: string }> => {
  const { client } = db.sql as unknown as { client: { acquireConnection(): Promise<SqliteConnection> } };
  const connection = await client.acquireConnection();
  return { owner: connection, state: `${String(connection.pragma('data_version', { simple: true }))}:${String(connection.prepare('select total_changes()').pluck().get())}` };
};

/** Two snapshots with the same text see the same rows; reading takes no transaction id, so that it does not change them. */
const postgresState = async (db: Db): Promise<{ owner: object; state: string | null }> => {
  const { client } = db.sql as unknown as { client: { config: object } };
  const [row] = rowsOf<{ state: string; written: boolean }>(await db.sql.raw('select pg_current_snapshot()::text as state, pg_current_xact_id_if_assigned() is not null as written'));
  return { owner: client.config, state: row === undefined || row.written ? null : row.state };
};
