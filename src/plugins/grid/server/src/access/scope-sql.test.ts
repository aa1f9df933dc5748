import fc from 'fast-check';
import knex, { type Knex } from 'knex';
import { covers, EVERYTHING, NOTHING, type Scope } from './scope';
import { applyScope } from './scope-sql';
import { TreeMap } from './tree-map';

const PARENTS: readonly (number | null)[] = [null, 1, 1, 2, 2, 3];
const tree = new TreeMap(PARENTS.map((parentId, index) => ({ id: index + 1, parentId, leaderId: null, level: 'group' })));
const columns = { grid: 't.grid_id', person: 't.owner_id' };
const [GRIDS, PEOPLE] = [[null, 1, 2, 3, 4, 5, 6, 7], [null, 1, 2, 3]];

const sqlite = knex({ client: 'better-sqlite3', connection: { filename: ':memory:' }, useNullAsDefault: true });
const postgres = knex({ client: 'pg' });

beforeAll(async () => {
  await sqlite.schema.createTable('tasks', (table) => {
    table.increments('id');
    table.integer('grid_id');
    table.integer('owner_id');
  });
  await sqlite('tasks').insert(GRIDS.flatMap((grid_id) => PEOPLE.map((owner_id) => ({ grid_id, owner_id }))));
});

afterAll(async () => {
  await sqlite.destroy();
  await postgres.destroy();
});

const text = (client: Knex, scope: Scope, map = tree): { sql: string; bindings: readonly unknown[] } => applyScope(client('tasks as t'), scope, columns, map).toSQL().toNative();

// Each scope is one closed group; nothing is `1 = 0`, never an absent condition.
test.each<[Scope, string, readonly unknown[]]>([
  [NOTHING, '(1 = 0)', []],
  [EVERYTHING, '(1 = 1)', []],
  [{ kind: 'subtree', roots: [2] }, '("t"."grid_id" in ($1, $2, $3))', [2, 5, 4]],
  [{ kind: 'subtree', roots: [] }, '(1 = $1)', [0]],
  [{ kind: 'people', ids: [7] }, '("t"."owner_id" in ($1))', [7]],
  [{ kind: 'people', ids: [] }, '(1 = $1)', [0]],
  [{ kind: 'any-of', scopes: [] }, '(1 = 0)', []],
  [{ kind: 'any-of', scopes: [{ kind: 'subtree', roots: [6] }, { kind: 'people', ids: [7] }] }, '(1 = 0 or ("t"."grid_id" in ($1)) or ("t"."owner_id" in ($2)))', [6, 7]],
])('%j on PostgreSQL', (scope, where, bindings) => {
  expect(text(postgres, scope)).toMatchObject({ sql: `select * from "tasks" as "t" where ${where}`, bindings });
});

// Above 2,000 grids the list is one bind: bound lists end at 32,766 on SQLite.
test('a large tree travels as one JSON list', () => {
  const wide = new TreeMap([{ id: 1, parentId: null, leaderId: null, level: 'committee' }, ...Array.from({ length: 2_001 }, (_, index) => ({ id: index + 2, parentId: 1, leaderId: null, level: 'group' }))]);
  const scope: Scope = { kind: 'subtree', roots: [1] };
  expect(text(postgres, scope, wide)).toMatchObject({ sql: 'select * from "tasks" as "t" where ("t"."grid_id" in (select value::int from json_array_elements_text($1::json)))' });
  expect(text(sqlite, scope, wide)).toMatchObject({ sql: 'select * from `tasks` as `t` where (`t`.`grid_id` in (select value from json_each(?)))' });
});

// A caller's own OR stays outside of the group.
test('a later orWhere does not open the scope from inside', async () => {
  const query = applyScope(sqlite('tasks as t'), { kind: 'subtree', roots: [6] }, columns, tree).where((own) => own.where('t.owner_id', 1).orWhere('t.owner_id', 2));
  expect(await query.pluck('t.grid_id')).toEqual([6, 6]);
});

const scopes = fc.letrec<{ scope: Scope }>((tie) => ({
  scope: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(NOTHING, EVERYTHING),
    fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 3 }).map((roots): Scope => ({ kind: 'subtree', roots })),
    fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }).map((ids): Scope => ({ kind: 'people', ids })),
    fc.array(tie('scope'), { maxLength: 3 }).map((parts): Scope => ({ kind: 'any-of', scopes: parts })),
  ),
})).scope;

test('SQL finds exactly the rows that covers covers', async () => {
  const rows = (await sqlite('tasks').orderBy('id').select({ id: 'id', gridId: 'grid_id', personId: 'owner_id' })) as { id: number; gridId: number | null; personId: number | null }[];
  await fc.assert(
    fc.asyncProperty(scopes, async (scope) => {
      const found = (await applyScope(sqlite('tasks as t'), scope, columns, tree).orderBy('t.id').pluck('t.id')) as number[];
      expect(found).toEqual(rows.filter((row) => covers(scope, row, tree)).map((row) => row.id));
    }),
    { numRuns: 300 },
  );
});

// A type without an owner column has no rows of people.
test('people reach nothing where no column names them', async () => {
  expect(await applyScope(sqlite('tasks as t'), { kind: 'people', ids: [1] }, { grid: 't.grid_id' }, tree)).toEqual([]);
});
