import path from 'node:path';

// PostgreSQL's columns of Strapi hold no zone: what the driver writes in the zone of the process and what a statement writes in the zone of the
// session would be hours apart. Days and hours of people are worked out with TIME_ZONE.
process.env.TZ = 'UTC';

type Done<T> = (error: Error | null, connection: T) => void;

interface PostgresConnection {
  query(statement: string, done: (error: Error | null) => void): void;
}

interface SqliteConnection {
  pragma(text: string): unknown;
  prepare(text: string): object;
}

const MOST_STATEMENTS = 500;

/** knex compiles a statement each time that it runs one; a fifteenth of a request goes there. SQLite itself compiles anew what a change of a table has outdated. */
const rememberStatements = (connection: SqliteConnection): void => {
  const prepare = connection.prepare.bind(connection);
  const known = new Map<string, object>();
  connection.prepare = (text) => {
    const statement = known.get(text) ?? prepare(text);
    // The one that was not used for longest goes first.
    known.delete(text);
    known.set(text, statement);
    const [oldest] = known.keys();
    if (known.size > MOST_STATEMENTS && oldest !== undefined) known.delete(oldest);
    return statement;
  };
};

const sqlite = (filename: string) => ({
  connection: {
    client: 'sqlite',
    connection: { filename },
    useNullAsDefault: true,
    pool: {
      afterCreate: (connection: SqliteConnection, done: Done<SqliteConnection>) => {
        connection.pragma('journal_mode = WAL');
        connection.pragma('synchronous = NORMAL');
        connection.pragma('busy_timeout = 5000');
        rememberStatements(connection);
        done(null, connection);
      },
    },
  },
});

const postgres = (connectionString: string, max: number) => ({
  connection: {
    client: 'postgres',
    connection: { connectionString },
    pool: { min: 2, max, afterCreate: (connection: PostgresConnection, done: Done<PostgresConnection>) => connection.query(`set time zone 'UTC'`, (error) => done(error, connection)) },
  },
});

export default ({ env }: ConfigEnv) => {
  const url = env('DATABASE_URL', '');
  const settings = { useTypescriptMigrations: false, forceMigration: false };
  const file = path.resolve(process.cwd(), env('DATABASE_FILE', '.tmp/data.db'));
  const database = url === '' ? sqlite(file) : postgres(url, env.int('DATABASE_POOL_MAX', 20));
  // An error of the database carries its statement; without this, with all its values, which then stand in the log.
  return { connection: { ...database.connection, acquireConnectionTimeout: 60_000, compileSqlOnError: false }, settings };
};
