import { server, type TestApp } from './app';
import { MARKER } from './http';

/** One row of a type, as the database knows it. */
export interface Ref {
  readonly id: number;
  readonly doc: string;
}

export type Side = 'own' | 'foreign';

/** `own` lies in C01-01-01 (the group's, hence the branch's), `foreign` in C01-02-01. */
export interface PlantRows {
  readonly of: (type: string, side: Side) => Ref;
  readonly person: (employeeNo: string) => Ref;
  readonly grid: (code: string) => Ref;
  /** Rows of a type below a grid, counted by the codes of the grids. */
  readonly count: (type: string, root: string | null) => Promise<number>;
  readonly tables: Readonly<Record<string, string>>;
}

/** People of the two groups: leader, one who is talked with, another. */
export const PEOPLE: Record<Side, { grid: string; leader: string; member: string; other: string }> = {
  own: { grid: 'C01-01-01', leader: 'HS0010', member: 'HS0011', other: 'HS0012' },
  foreign: { grid: 'C01-02-01', leader: 'HS0047', member: 'HS0048', other: 'HS0049' },
};

export const TABLES: Record<string, string> = {
  grid: 'grid_grids',
  employee: 'grid_employees',
  membership: 'grid_memberships',
  appointment: 'grid_appointments',
  'contact-pair': 'grid_contact_pairs',
  absence: 'grid_absences',
  'care-rule': 'grid_care_rules',
  'care-event': 'grid_care_events',
  'care-record': 'grid_care_records',
  task: 'grid_tasks',
  'follow-up': 'grid_follow_ups',
  'calendar-day': 'grid_calendar_days',
};

type Rows = typeof import('../../src/plugins/grid/server/src/platform/rows');
type Database = typeof import('../../src/plugins/grid/server/src/platform/db');

/** Gives both groups a row of every type, fills every confidential text with the marker, and returns where they are. */
export const plantRows = async (app: TestApp): Promise<PlantRows> => {
  const sql = app.strapi.db.connection;
  const people = await refs(app, 'grid_employees', 'employee_no');
  const grids = await refs(app, 'grid_grids', 'code');
  const person = (no: string): Ref => people.get(no) as Ref;
  const grid = (code: string): Ref => grids.get(code) as Ref;
  const ids = new Map<string, number>();
  for (const side of ['own', 'foreign'] as const) for (const [type, id] of await insertFor(app, side, person, grid)) ids.set(`${type}:${side}`, id);
  await sql('grid_care_records').update({ summary: MARKER });
  await sql('grid_care_events').update({ note: MARKER });
  for (const type of ['care-rule', 'calendar-day']) for (const side of ['own', 'foreign']) ids.set(`${type}:${side}`, ((await sql(TABLES[type] as string).first('id')) as { id: number }).id);
  const found = new Map<string, Ref>();
  for (const [key, id] of ids) found.set(key, { id, doc: ((await sql(TABLES[key.split(':')[0] as string] as string).where({ id }).first('document_id')) as { document_id: string }).document_id });
  const count = async (type: string, root: string | null): Promise<number> => {
    const query = sql(`${TABLES[type]} as x`);
    if (root === null) return 0;
    if (type !== 'care-rule' && type !== 'calendar-day') void query.join('grid_grids as g', 'g.id', 'x.grid_id').whereLike('g.code', `${root}%`);
    return Number(((await query.count({ n: '*' })) as { n: number | string }[])[0]?.n);
  };
  return { of: (type, side) => found.get(`${type}:${side}`) as Ref, person, grid, count, tables: TABLES };
};

const refs = async (app: TestApp, table: string, key: string): Promise<Map<string, Ref>> => {
  const rows = (await app.strapi.db.connection(table).select({ id: 'id', doc: 'document_id', key })) as (Ref & { key: string })[];
  return new Map(rows.map((row) => [row.key, { id: row.id, doc: row.doc }]));
};

const insertFor = async (app: TestApp, side: Side, person: (no: string) => Ref, gridOf: (code: string) => Ref): Promise<Map<string, number>> => {
  const { insertRows } = server('platform/rows') as Rows;
  const { withTx } = server('platform/db') as Database;
  const { leader, member, other, grid: code } = PEOPLE[side];
  const [grid, boss, who, second] = [gridOf(code).id, person(leader).id, person(member).id, person(other).id];
  const day = '2023-01-10';
  return withTx(app.strapi, async (db) => {
    const one = async (type: string, values: Record<string, unknown>) => (await insertRows(db, type, [{ ...values, gridId: grid }]))[0] as number;
    const event = await one('care-event', { code: `T-${side}`, employee: who, employeeId: who, kind: 'hospital', occurredOn: day, reportedOn: day, grid, note: MARKER });
    const task = await one('task', { title: '生病住院必访', kind: 'visit', owner: boss, subject: who, grid, event, assignedOn: day, dueOn: '2023-01-13', originKey: `test:${side}`, state: 'open' });
    const pair = (await db.sql('grid_contact_pairs').where({ employee_id: who }).first('id')) as { id: number };
    return new Map<string, number>([
      ['grid', grid],
      ['employee', who],
      ['membership', ((await db.sql('grid_memberships').where({ employee_id: who }).first('id')) as { id: number }).id],
      ['appointment', ((await db.sql('grid_appointments').where({ employee_id: boss }).first('id')) as { id: number }).id],
      ['contact-pair', pair.id],
      ['absence', await one('absence', { employee: second, employeeId: second, substitute: boss, substituteId: boss, from: '2022-03-01', to: '2022-03-05' })],
      ['care-event', event],
      ['care-record', await one('care-record', { event, eventId: event, employees: [second], conductedBy: boss, conductedById: boss, form: 'individual', heldOn: day, recordedOn: day, summary: MARKER, grid })],
      ['task', task],
      ['follow-up', await one('follow-up', { task, week: '2023-W02', note: '已电话联系', by: boss, on: day })],
    ]);
  });
};

/** A body that makes a valid new row of a type on one side, or null where nobody can make one by hand. */
export const newRow = (rows: PlantRows, type: string, side: Side, unique: string): Record<string, unknown> | null => {
  const { grid, leader, member, other } = PEOPLE[side];
  const ref = (no: string) => ({ connect: [{ documentId: rows.person(no).doc }] });
  const inGrid = { connect: [{ documentId: rows.grid(grid).doc }] };
  switch (type) {
    case 'grid':
      return { code: `${grid}-${unique}`, name: '新网格', level: 'member', parent: inGrid };
    case 'employee':
      return { employeeNo: `N-${unique}`, name: '新员工', politicalStatus: 'none', employmentStatus: 'active', language: 'zhHans', grid: inGrid };
    case 'membership':
      return { employee: ref(member), grid: inGrid };
    case 'appointment':
      return { employee: ref(member), grid: inGrid, duty: 'publicity', from: '2023-01-02' };
    case 'contact-pair':
      return { employee: ref(member), liaison: ref(leader), from: '2020-01-01', to: `2020-01-${unique.slice(-2)}` };
    case 'absence':
      return { employee: ref(other), substitute: ref(leader), from: '2022-05-01', to: '2022-05-02' };
    case 'care-rule':
      return { code: `N-${unique}`, name: '新规则', duty: 'talk', trigger: 'month', dayKind: 'working', firstResponsible: 'liaison', active: false };
    case 'care-event':
      return { code: `N-${unique}`, employee: ref(member), kind: 'conflict', occurredOn: '2023-01-30', reportedOn: '2023-01-30' };
    case 'care-record':
      return { employees: ref(member), conductedBy: ref(leader), form: 'individual', heldOn: '2023-01-30' };
    case 'task':
      return { title: '任务', kind: 'manual', assignedOn: '2023-01-30', dueOn: '2023-02-03' };
    case 'follow-up':
      return { week: '2023-W05', note: '跟进', on: '2023-01-31' };
    case 'calendar-day':
      return { date: `2031-03-${unique.slice(-2)}`, isOffDay: true, name: '测试' };
    default:
      return null;
  }
};

/** A harmless change of a row of each type: attribute, column, value. */
export const CHANGE: Readonly<Record<string, { data: Record<string, unknown>; column: string; value: string }>> = {
  grid: { data: { dutyArea: '改过' }, column: 'duty_area', value: '改过' },
  employee: { data: { post: '改过' }, column: 'post', value: '改过' },
  membership: { data: { to: '2023-01-20' }, column: 'to', value: '2023-01-20' },
  appointment: { data: { to: '2029-12-31' }, column: 'to', value: '2029-12-31' },
  'contact-pair': { data: { to: '2029-12-31' }, column: 'to', value: '2029-12-31' },
  absence: { data: { reason: '改过' }, column: 'reason', value: '改过' },
  'care-rule': { data: { name: '改过' }, column: 'name', value: '改过' },
  'care-event': { data: { occurredOn: '2023-01-09' }, column: 'occurred_on', value: '2023-01-09' },
  'care-record': { data: { place: '改过' }, column: 'place', value: '改过' },
  task: { data: { measure: '改过' }, column: 'measure', value: '改过' },
  'follow-up': { data: { note: '改过' }, column: 'note', value: '改过' },
  'calendar-day': { data: { name: '改过' }, column: 'name', value: '改过' },
};
