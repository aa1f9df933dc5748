import { server, type TestApp } from './app';
import { TABLES } from './plant-rows';

type Row = Record<string, unknown>;

/** A table whose rows are watched: a content type's, or the links of one of its relations. */
interface Watched {
  readonly table: string;
  /** Column → content type of the row that it names; of a content type's own table only `grid_id` counts. */
  readonly ends: Readonly<Record<string, string>>;
  readonly type: string | null;
}

export interface Change {
  readonly watched: Watched;
  readonly before: Row | null;
  readonly after: Row | null;
}

type Dump = ReadonlyMap<string, ReadonlyMap<number, { readonly row: Row; readonly text: string }>>;

type Metadata = { get: (uid: string) => { attributes: Record<string, { joinTable?: { name: string; joinColumn: { name: string }; inverseJoinColumn: { name: string } }; target?: string; owner?: boolean }> } };

/** Accounts, roles and tokens are watched too: what a refused request must not touch. */
const OTHERS = ['admin_roles', 'admin_permissions', 'strapi_api_tokens', 'grid_token_reach', 'up_users', 'files'];

const watchedTables = (app: TestApp): Watched[] => {
  const links = Object.keys(TABLES).flatMap((type) =>
    Object.values((app.strapi.db.metadata as unknown as Metadata).get(`plugin::grid.${type}`).attributes).flatMap(({ joinTable, target = '' }) =>
      joinTable === undefined || !target.startsWith('plugin::grid.') ? [] : [{ table: joinTable.name, ends: { [joinTable.joinColumn.name]: type, [joinTable.inverseJoinColumn.name]: target.slice('plugin::grid.'.length) }, type: null }],
    ),
  );
  return [...Object.entries(TABLES).map(([type, table]) => ({ table, ends: { grid_id: 'grid' }, type })), ...links, ...OTHERS.map((table) => ({ table, ends: {}, type: null }))];
};

/** The rows of the plant as they are, what a request changed of them, and the way back. Only tables that a statement wrote to are read again. */
export class Snapshot {
  private readonly touched = new Set<string>();

  private constructor(
    private readonly app: TestApp,
    private readonly watched: readonly Watched[],
    private base: Dump,
  ) {
    const query = (app.strapi.db.connection as unknown as { on: (event: 'query', listener: (query: { sql: string }) => void) => void }).on.bind(app.strapi.db.connection);
    query('query', ({ sql }) => this.note(sql));
  }

  static async take(app: TestApp): Promise<Snapshot> {
    const watched = watchedTables(app);
    return new Snapshot(app, watched, await dump(app, watched));
  }

  /** From now on the present state is the one to go back to. */
  async rebase(): Promise<void> {
    this.base = await dump(this.app, this.watched);
    this.touched.clear();
  }

  /** With `all`, every table is looked at, whatever statements were seen. */
  async changes(all = false): Promise<Change[]> {
    const looked = this.watched.filter(({ table }) => all || this.touched.has(table));
    this.touched.clear();
    const now = await dump(this.app, looked);
    return looked.flatMap((watched) => changesOf(watched, this.base.get(watched.table)!, now.get(watched.table)!));
  }

  /** Content types before links, so that a row stands before what names it; the other way round where rows go. */
  async restore(changes: readonly Change[]): Promise<void> {
    const sql = this.app.strapi.db.connection;
    for (const { watched, after } of [...changes].reverse().filter(({ before }) => before === null)) await sql(watched.table).where({ id: after?.['id'] as number }).delete();
    for (const { watched, before, after } of changes) {
      if (before !== null && after !== null) await sql(watched.table).where({ id: before['id'] as number }).update(storable(before));
      if (before !== null && after === null) await sql(watched.table).insert(storable(before));
    }
    if (changes.some(({ watched }) => watched.type === 'grid')) await this.forgetTree();
    this.touched.clear();
  }

  /** A row that goes takes its links along, without a statement of theirs. */
  private note(sql: string): void {
    if (/^\s*select\b/i.test(sql)) return;
    const words = new Set(sql.match(/\w+/g));
    const named = this.watched.filter(({ table }) => words.has(table));
    for (const { table, type } of named) {
      this.touched.add(table);
      if (type !== null && /\bdelete\b/i.test(sql)) for (const link of this.watched.filter(({ ends }) => Object.values(ends).includes(type))) this.touched.add(link.table);
    }
  }

  private async forgetTree(): Promise<void> {
    const { withTx } = server('platform/db') as typeof import('../../src/plugins/grid/server/src/platform/db');
    const { bumpTreeVersion } = server('access/tree-map') as typeof import('../../src/plugins/grid/server/src/access/tree-map');
    await withTx(this.app.strapi, (db) => bumpTreeVersion(db, `test-${Math.random()}`));
  }
}

const dump = async (app: TestApp, watched: readonly Watched[]): Promise<Dump> => {
  const out = new Map<string, Map<number, { row: Row; text: string }>>();
  for (const { table } of watched) {
    const rows = ((await app.strapi.db.connection(table).select('*')) as Row[]).map((row) => (table === 'strapi_api_tokens' ? withoutUse(row) : row));
    out.set(table, new Map(rows.map((row, i) => [(row['id'] ?? i) as number, { row, text: JSON.stringify(row) }])));
  }
  return out;
};

/** A token remembers when it was used last. */
const withoutUse = ({ last_used_at: _used, updated_at: _updated, ...row }: Row): Row => row;

const changesOf = (watched: Watched, before: NonNullable<ReturnType<Dump['get']>>, after: NonNullable<ReturnType<Dump['get']>>): Change[] => {
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].filter((id) => before.get(id)?.text !== after.get(id)?.text).map((id) => ({ watched, before: before.get(id)?.row ?? null, after: after.get(id)?.row ?? null }));
};

/** Values as a database takes them back: JSON columns come as objects. */
const storable = (row: Row): Row => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, typeof value === 'object' && value !== null && !(value instanceof Date) ? JSON.stringify(value) : value]));
