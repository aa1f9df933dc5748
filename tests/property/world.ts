import fc from 'fast-check';
import { server, type TestApp } from '../support/app';
import { metaOf, SCHEMAS, TYPES } from './model';
import type { Actor } from './oracle';

type Rows = typeof import('../../src/plugins/grid/server/src/platform/rows');
type Database = typeof import('../../src/plugins/grid/server/src/platform/db');
type Values = Record<string, unknown>;

export const TODAY = '2023-01-31';
const DAYS = ['2022-03-01', '2022-12-31', '2023-01-30', '2023-01-31', '2023-02-01', '2023-06-30'];
/** Capitals, small letters, the wild cards of LIKE, a quote and Chinese: what comparisons stumble over. */
export const TEXTS = ['ann', 'Ann', 'bo%b', 'b_b', "o'k", '王小明', '王', '10', 'b\\b'];

/** A random plant: indexes instead of ids, -1 for none. `relations` of rows may lead anywhere, in reach or out of it. */
export interface World {
  readonly grids: readonly { parent: number; deeper: number; leader: number; closed: boolean; text: string }[];
  readonly people: readonly { grid: number; status: string; text: string; phone: string; day: string | null }[];
  readonly appointments: readonly { person: number; grid: number; duty: string; from: string; to: string | null }[];
  readonly rows: readonly { type: string; grid: number; links: readonly number[]; texts: readonly string[]; days: readonly string[]; pick: number }[];
  readonly actors: readonly { kind: 'superAdmin' | 'office' | 'person' | 'stranger' | 'roleless' | 'token' | 'nobody'; person: number; roles: readonly string[]; grid: number; types: readonly string[] }[];
}

const day = fc.constantFrom(...DAYS);
const text = fc.constantFrom(...TEXTS);
const index = fc.nat(40);
const maybe = fc.oneof({ weight: 5, arbitrary: index }, { weight: 1, arbitrary: fc.constant(-1) });
const roles = fc.uniqueArray(fc.constantFrom('committee', 'branch', 'group'), { minLength: 1 });
const DUTIES = ['secretary', 'deputySecretary', 'organisation', 'groupLeader', 'gridLeader', 'counsellor', 'office'];
const LINKED = ['membership', 'contact-pair', 'absence', 'care-event', 'care-record', 'task', 'follow-up'];

export const worlds: fc.Arbitrary<World> = fc.record({
  grids: fc.array(fc.record({ parent: index, deeper: fc.nat(1), leader: maybe, closed: fc.nat(5).map((n) => n === 0), text }), { minLength: 4, maxLength: 12 }),
  people: fc.array(fc.record({ grid: maybe, status: fc.constantFrom('active', 'active', 'active', 'active', 'onLeave', 'seconded', 'retired', 'left'), text, phone: text, day: fc.option(day) }), { minLength: 4, maxLength: 14 }),
  appointments: fc.array(fc.record({ person: index, grid: index, duty: fc.constantFrom(...DUTIES), from: day, to: fc.option(day) }), { minLength: 4, maxLength: 18 }),
  rows: fc.array(fc.record({ type: fc.constantFrom(...LINKED), grid: maybe, links: fc.array(maybe, { minLength: 6, maxLength: 6 }), texts: fc.array(text, { minLength: 3, maxLength: 3 }), days: fc.array(day, { minLength: 3, maxLength: 3 }), pick: index }), { minLength: 20, maxLength: 60 }),
  actors: fc.array(
    fc.record({ kind: fc.constantFrom('superAdmin', 'office', 'person', 'person', 'person', 'person', 'person', 'person', 'stranger', 'roleless', 'token', 'token', 'nobody'), person: index, roles, grid: index, types: fc.uniqueArray(fc.constantFrom(...TYPES), { minLength: 3, maxLength: 12 }) }),
    { minLength: 10, maxLength: 10 },
  ) as fc.Arbitrary<World['actors']>,
});

/** Not memberships: where a person was before is history. */
const SETTLED = ['contact-pair', 'absence', 'care-event'];
const LEVELS = ['committee', 'branch', 'group', 'member'];

export interface Planted {
  readonly grids: readonly number[];
  readonly people: readonly number[];
}

/**
 * Replaces all rows of the plugin's types by those of the world. `settled`: what hangs on a person counts in the grid of the person, as the
 * server keeps it; else it counts anywhere.
 */
export const plant = async (app: TestApp, world: World, settled = false): Promise<Planted> => {
  const { insertRows } = server('platform/rows') as Rows;
  const { withTx } = server('platform/db') as Database;
  return withTx(app.strapi, async (db) => {
    for (const type of [...TYPES].reverse()) await db.sql(metaOf(app, type).tableName).delete();
    const levels: number[] = [];
    for (const [i, grid] of world.grids.entries()) levels.push(i === 0 ? 0 : Math.min(3, (levels[grid.parent % i] as number) + 1 + grid.deeper));
    const grids = await insertRows(db, 'grid', world.grids.map((grid, i) => ({ code: `g${i}`, name: grid.text, level: LEVELS[levels[i] as number], dutyArea: grid.text, closedOn: grid.closed ? '2023-01-01' : null })));
    const at = (ids: readonly number[], i: number): number | null => (i < 0 ? null : (ids[i % ids.length] as number));
    const people = await insertRows(db, 'employee', world.people.map((one, i) => employee(one, i, at(grids, one.grid))));
    for (const [i, { parent, leader }] of world.grids.entries()) {
      const values = { parent_id: i === 0 ? null : grids[parent % i], leader_id: at(people, leader), grid_id: grids[i], path: `/${grids[i]}/` };
      await db.sql('grid_grids').where({ id: grids[i] }).update(values);
      await link(db, app, 'grid', 'parent', grids[i], values.parent_id);
      await link(db, app, 'grid', 'leader', grids[i], values.leader_id);
    }
    await insertRows(db, 'appointment', world.appointments.map((one) => ({ ...dated(one), employee: at(people, one.person), employeeId: at(people, one.person), grid: at(grids, one.grid), gridId: at(grids, one.grid), duty: one.duty })));
    const made: Record<string, number[]> = { grid: grids, employee: people };
    for (const type of LINKED) made[type] = await insertRows(db, type, world.rows.filter((row) => row.type === type).map((row, i) => rowOf(row, i, (of, n) => at(made[of]?.length ? made[of] : [], n) ?? null, at(grids, settled && SETTLED.includes(type) ? (world.people[(row.links[0] as number) % people.length]?.grid ?? -1) : row.grid))));
    await insertRows(db, 'care-rule', [{ code: 'ev', name: 'event', duty: 'talk', trigger: 'event', eventKind: 'conflict', dayKind: 'working', firstResponsible: 'liaison', active: true, days: 5 }]);
    await insertRows(db, 'care-rule', ['r1', 'R2'].map((code, i) => ({ code, name: TEXTS[i], duty: 'talk', trigger: 'month', dayKind: 'working', firstResponsible: 'liaison', active: i === 0, days: i === 0 ? 10 : null })));
    await insertRows(db, 'calendar-day', DAYS.slice(0, 3).map((date, i) => ({ date, isOffDay: i !== 1, name: TEXTS[i], source: 'office' })));
    await newTree(db, grids[0] as number);
    return { grids, people };
  });
};

type Db = import('../../src/plugins/grid/server/src/platform/db').Db;
let version = 0;
/** What every change of the tree does in its transaction. */
export const newTree = async (db: Db, salt: number): Promise<void> => {
  version += 1;
  const value = `test-${salt}-${version}`;
  await db.sql('grid_state').insert({ key: 'tree_version', value }).onConflict('key').merge();
};

const link = async (db: Db, app: TestApp, type: string, relation: string, from: unknown, to: unknown): Promise<void> => {
  const table = metaOf(app, type).attributes[relation]?.joinTable;
  if (table && to !== null && to !== undefined) await db.sql(table.name).insert({ [table.joinColumn.name]: from, [table.inverseJoinColumn.name]: to });
};

const dated = ({ from, to }: { from: string; to: string | null }): Values => ({ from, to });
const employee = (one: World['people'][number], i: number, grid: number | null): Values => ({
  employeeNo: `e${i}`,
  name: one.text,
  phone: one.phone,
  department: i % 3 === 0 ? null : one.phone,
  gender: i % 4 === 0 ? null : ['male', 'female'][i % 2],
  birthDate: one.day,
  politicalStatus: 'member',
  employmentStatus: one.status,
  language: 'zhHans',
  adminUserId: 1000 + i,
  grid,
  gridId: grid,
});

type Pick = (type: string, n: number) => number | null;
/** The copies follow the relations; the grid of a row is drawn apart from them, so that rows in reach lead out of it and back. */
const rowOf = ({ type, links, texts, days, pick }: World['rows'][number], i: number, of: Pick, gridId: number | null): Values => {
  const [a = -1, b = -1, c = -1, d = -1, e = -1, f = -1] = links;
  const person = of('employee', a);
  const other = of('employee', b);
  const [from, , to] = days;
  const choose = (name: string): unknown => SCHEMAS[type]?.[name]?.enum?.[pick % (SCHEMAS[type]?.[name]?.enum?.length ?? 1)];
  const grid = gridId;
  switch (type) {
    case 'membership':
      return { employee: person, employeeId: person, grid, gridId, from, to: pick % 2 ? null : to };
    case 'contact-pair':
      return { liaison: other, liaisonId: other, employee: person, employeeId: person, from, to: pick % 2 ? null : to, grid, gridId };
    case 'absence':
      return { employee: person, employeeId: person, substitute: other, substituteId: other, from, to, reason: texts[0], gridId };
    case 'care-event':
      return { code: `ev${i}`, employee: person, employeeId: person, kind: choose('kind'), occurredOn: from, reportedOn: to, reportedBy: other, note: `secret ${texts[1]}`, grid, gridId };
    case 'care-record':
      return { event: of('care-event', c), eventId: of('care-event', c), employees: [...new Set([person, other, of('employee', d)])].filter((id) => id !== null), conductedBy: of('employee', e), conductedById: of('employee', e), form: choose('form'), heldOn: from, recordedOn: to, place: texts[0], summary: `secret ${texts[1]}`, nextOn: pick % 2 ? null : to, sourceKey: `key ${i}`, grid, gridId };
    case 'task':
      return { title: texts[0], kind: choose('kind'), owner: other, subject: person, grid: gridId, event: of('care-event', c), record: of('care-record', d), measure: texts[1], assignedOn: from, dueOn: to, originKey: `origin ${i}`, state: choose('state'), doneBy: of('employee', f) };
    default:
      return { task: of('task', c), week: `20${23 + Math.floor(i / 40)}-W${10 + (i % 40)}`, note: texts[0], by: other, on: from, gridId };
  }
};

export const actorsOf = (world: World, planted: Planted): Actor[] =>
  world.actors.map(({ kind, person, roles: given, grid, types }): Actor => {
    const userId = 1000 + (person % planted.people.length);
    switch (kind) {
      case 'superAdmin':
        return { kind, roles: [], userId: 999 };
      case 'office':
        return { kind: 'user', roles: ['office', ...given.slice(0, 1)], userId };
      case 'person':
        return { kind: 'user', roles: given, userId };
      case 'stranger':
        return { kind: 'user', roles: given, userId: 998 };
      case 'roleless':
        return { kind: 'user', roles: [], userId };
      case 'token':
        return { kind: 'token', roles: [], userId: null, token: { gridId: planted.grids[grid % planted.grids.length] as number, types } };
      case 'nobody':
        return { kind: 'nobody', roles: [], userId: null };
    }
  });
