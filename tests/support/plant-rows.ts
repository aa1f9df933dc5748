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
  'care-profile': 'grid_care_profiles',
  'care-rule': 'grid_care_rules',
  'care-event': 'grid_care_events',
  'care-record': 'grid_care_records',
  'care-plan': 'grid_care_plans',
  task: 'grid_tasks',
  'task-step': 'grid_task_steps',
  'follow-up': 'grid_follow_ups',
  'matter-category': 'grid_matter_categories',
  matter: 'grid_matters',
  'matter-step': 'grid_matter_steps',
  'matter-message': 'grid_matter_messages',
  'matter-pause': 'grid_matter_pauses',
  'response-template': 'grid_response_templates',
  activity: 'grid_activities',
  attendance: 'grid_attendances',
  bulletin: 'grid_bulletins',
  'matter-publication': 'grid_matter_publications',
  honour: 'grid_honours',
  story: 'grid_stories',
  'vanguard-post': 'grid_vanguard_posts',
  regulation: 'grid_regulations',
  'activity-requirement': 'grid_activity_requirements',
  'calendar-day': 'grid_calendar_days',
  consent: 'grid_consents',
  'correction-request': 'grid_correction_requests',
  'retention-class': 'grid_retention_classes',
};
const SHARED = ['care-rule', 'matter-category', 'response-template', 'regulation', 'activity-requirement', 'calendar-day', 'retention-class'];

const NO_DUTIES = { given: 0, onTime: 0, late: 0, open: 0, overdue: 0 };
const FIGURES = {
  from: '2022-12-01',
  to: '2022-12-31',
  duties: NO_DUTIES,
  matters: { received: 0, answered: 0, solved: 0, open: 0, overdue: 0 },
  accepted: { numerator: 0, denominator: 0 },
  firstAnswered: { numerator: 0, denominator: 0 },
  solvedInTime: { numerator: 0, denominator: 0 },
  byChannel: [],
  byCategory: [],
  units: [],
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
  await (server('platform/db') as Database).withTx(app.strapi, (db) => (server('platform/rows') as Rows).insertRows(db, 'regulation', [{ number: '制-1', title: '网格化管理办法', version: '1', isPublic: false, effectiveFrom: '2022-01-01' }]));
  await sql('grid_care_records').update({ summary: MARKER });
  await sql('grid_care_events').update({ note: MARKER });
  for (const type of SHARED) for (const side of ['own', 'foreign']) ids.set(`${type}:${side}`, ((await sql(TABLES[type] as string).first('id')) as { id: number }).id);
  const found = new Map<string, Ref>();
  for (const [key, id] of ids) found.set(key, { id, doc: ((await sql(TABLES[key.split(':')[0] as string] as string).where({ id }).first('document_id')) as { document_id: string }).document_id });
  const count = async (type: string, root: string | null): Promise<number> => {
    const query = sql(`${TABLES[type]} as x`);
    if (root === null) return 0;
    if (!SHARED.includes(type)) void query.join('grid_grids as g', 'g.id', 'x.grid_id').whereLike('g.code', `${root}%`);
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
    const matter = await one('matter', { number: `T-${side}`, title: '值班室空调噪声大', channel: 'talk', kind: 'report', state: 'inProgress', anonymous: false, grid, unit: grid, unitId: grid, handler: boss, handlerId: boss, owner: boss, ownerId: boss, submitter: who, submitterId: who, measure: '检修空调', registeredOn: day, dueOn: '2023-02-07', solveDays: 15, body: MARKER });
    const honour = await one('honour', { name: '安康杯竞赛优胜个人', honourLevel: 'company', awardedOn: day, employee: who, employeeId: who, grid, isPublic: false });
    const activity = await one('activity', { code: `T-${side}`, type: 'themeDay', title: '主题党日', grid, grids: [grid], startsAt: `${day}T09:00`, endsAt: `${day}T11:00`, host: boss, hostId: boss, quorum: 'none', state: 'held', minutes: '学习原文' });
    const pair = (await db.sql('grid_contact_pairs').where({ employee_id: who }).first('id')) as { id: number };
    return new Map<string, number>([
      ['grid', grid],
      ['employee', who],
      ['membership', ((await db.sql('grid_memberships').where({ employee_id: who }).first('id')) as { id: number }).id],
      ['appointment', ((await db.sql('grid_appointments').where({ employee_id: boss }).first('id')) as { id: number }).id],
      ['contact-pair', pair.id],
      ['absence', await one('absence', { employee: second, employeeId: second, substitute: boss, substituteId: boss, from: '2022-03-01', to: '2022-03-05' })],
      ['care-profile', await one('care-profile', { employee: second, employeeId: second, gridId: grid, health: MARKER, family: MARKER, hardship: MARKER, skills: MARKER, emergencyContact: MARKER })],
      ['care-event', event],
      ['care-record', await one('care-record', { event, eventId: event, employees: [second], conductedBy: boss, conductedById: boss, form: 'individual', heldOn: day, recordedOn: day, summary: MARKER, grid })],
      ['care-plan', await one('care-plan', { employeeId: second, responsibleId: boss, openedById: null, cause: 'hospital', cadence: 'month', from: day, reviewOn: '2023-03-15', until: '2023-04-30', goal: MARKER, openKey: `${second}:hospital` })],
      ['task', task],
      ['matter', matter],
      ['matter-step', await one('matter-step', { matter, matterId: matter, seq: 1, action: 'register', stateAfter: 'registered', on: day, by: boss, byId: boss })],
      ['matter-message', await one('matter-message', { matter, matterId: matter, seq: 1, from: 'handler', on: day, by: boss, byId: boss, body: MARKER })],
      ['matter-pause', await one('matter-pause', { matter, matterId: matter, kind: 'extension', state: 'asked', reason: '等待配件', from: day, expectedUntil: '2023-03-10', askedBy: boss, askedById: boss })],
      ['activity', activity],
      // Not of the one whom the foreign side is crossed with: an activity has a person once.
      ['attendance', await one('attendance', { activity, activityId: activity, employee: second, employeeId: second, grid, heldOn: day, status: 'present', recordedBy: boss, recordedById: boss })],
      ['bulletin', await one('bulletin', { period: '2022-12', grid, title: '月度公开', body: '本月情况', state: 'draft', draftedBy: boss, draftedById: boss, draftedByUser: 1, figures: FIGURES })],
      ['matter-publication', await one('matter-publication', { matter, matterId: matter, grid, title: '空调噪声', text: '已检修', state: 'draft', draftedBy: boss, draftedById: boss, draftedByUser: 1 })],
      ['honour', honour],
      ['story', await one('story', { title: '检修现场的老班长', summary: '十年无差错', body: '<p>坚守一线</p>', employee: who, employeeId: who, grid, honours: [honour], state: 'draft', draftedBy: boss, draftedById: boss, draftedByUser: 1 })],
      ['vanguard-post', await one('vanguard-post', { name: '检修先锋岗', employee: boss, employeeId: boss, grid, from: day, isPublic: false })],
      ['consent', await one('consent', { employee: who, employeeId: who, purpose: 'publishPhoto', givenOn: day, channel: 'portal', textVersion: 'test', openKey: `${who}:publishPhoto` })],
      ['correction-request', await one('correction-request', { employee: who, employeeId: who, about: 'employee.post', wish: MARKER, answer: MARKER, state: 'open', reportedOn: day, dueOn: '2023-02-06' })],
      ['task-step', await one('task-step', { task, taskId: task, seq: 1, action: 'complete', on: day, by: boss, byId: boss, note: '已处理' })],
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
    case 'care-profile':
      return { employee: ref(other) };
    case 'care-rule':
      return { code: `N-${unique}`, name: '新规则', duty: 'talk', trigger: 'month', dayKind: 'working', firstResponsible: 'liaison', active: false };
    case 'care-event':
      return { code: `N-${unique}`, employee: ref(member), kind: 'conflict', occurredOn: '2023-01-30', reportedOn: '2023-01-30' };
    case 'care-record':
      return { employees: ref(member), conductedBy: ref(leader), form: 'individual', heldOn: '2023-01-30' };
    case 'care-plan':
      return { employee: ref(member), responsible: ref(leader), cause: 'conflict', cadence: 'month', from: '2023-01-31', reviewOn: '2023-03-15', until: '2023-04-30' };
    case 'task':
      return { title: '任务', kind: 'manual', assignedOn: '2023-01-30', dueOn: '2023-02-03' };
    case 'task-step':
      return { action: 'complete', on: '2023-01-30' };
    case 'follow-up':
      return { week: '2023-W05', note: '跟进', on: '2023-01-31' };
    case 'matter-category':
      return { code: `N-${unique}`, name: '新类别', solveDays: 10 };
    case 'matter':
      return { title: '新诉求', channel: 'talk', kind: 'report', registeredOn: '2023-01-30' };
    case 'matter-step':
      return { action: 'register', on: '2023-01-30' };
    case 'matter-message':
      return { from: 'handler', on: '2023-01-30' };
    case 'matter-pause':
      return { kind: 'extension', reason: '等待', from: '2023-01-30', expectedUntil: '2023-03-10' };
    case 'response-template':
      return { name: `用语-${unique}`, forAction: 'message', textZh: '您的诉求（编号 {编号}）正在办理。', position: 500, active: false };
    case 'activity':
      return { type: 'study', title: '学习研讨', startsAt: '2023-01-30T09:00', endsAt: '2023-01-30T10:00' };
    case 'attendance':
      return { status: 'present' };
    case 'bulletin':
      return { period: `2021-${unique.slice(-2)}`, title: '月度公开', body: '本月情况' };
    case 'matter-publication':
      return { title: '诉求公开', text: '已办理' };
    case 'story':
      return { title: '先进事迹', summary: '摘要' };
    case 'vanguard-post':
      return { name: '运行先锋岗', employee: ref(member), grid: inGrid, from: '2023-01-30' };
    case 'regulation':
      return { number: `制-${unique}`, title: '网格化管理办法', version: '1', effectiveFrom: '2023-01-30' };
    case 'honour':
      return { name: '劳动模范', honourLevel: 'company', awardedOn: '2023-01-30', employee: ref(member), grid: inGrid };
    case 'activity-requirement':
      return { code: `N-${unique}`, name: '新要求', activityType: 'study', gridLevel: 'branch', times: 1, per: 'year', active: false };
    case 'calendar-day':
      return { date: `2031-03-${unique.slice(-2)}`, isOffDay: true, name: '测试' };
    case 'consent':
      return { employee: ref(member), purpose: 'counselling', givenOn: '2023-01-30', channel: 'paper', textVersion: 'test' };
    case 'correction-request':
      return { employee: ref(member), about: 'employee.post', reportedOn: '2023-01-30' };
    case 'retention-class':
      return { months: 12 };
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
  'care-profile': { data: { health: '改过' }, column: 'employee_id', value: '改过' },
  'care-rule': { data: { name: '改过' }, column: 'name', value: '改过' },
  'care-event': { data: { occurredOn: '2023-01-09' }, column: 'occurred_on', value: '2023-01-09' },
  'care-record': { data: { place: '改过' }, column: 'place', value: '改过' },
  'care-plan': { data: { closedReason: '改过' }, column: 'closed_reason', value: '改过' },
  task: { data: { measure: '改过' }, column: 'measure', value: '改过' },
  'task-step': { data: { note: '改过' }, column: 'note', value: '改过' },
  'follow-up': { data: { note: '改过' }, column: 'note', value: '改过' },
  'matter-category': { data: { name: '改过' }, column: 'name', value: '改过' },
  matter: { data: { title: '改过' }, column: 'title', value: '改过' },
  'matter-step': { data: { note: '改过' }, column: 'note', value: '改过' },
  'matter-message': { data: { on: '2023-01-20' }, column: 'on', value: '2023-01-20' },
  'matter-pause': { data: { reason: '改过' }, column: 'reason', value: '改过' },
  'response-template': { data: { textZh: '改过' }, column: 'text_zh', value: '改过' },
  activity: { data: { title: '改过' }, column: 'title', value: '改过' },
  attendance: { data: { reason: '改过' }, column: 'reason', value: '改过' },
  bulletin: { data: { title: '改过' }, column: 'title', value: '改过' },
  'matter-publication': { data: { title: '改过' }, column: 'title', value: '改过' },
  story: { data: { title: '改过' }, column: 'title', value: '改过' },
  honour: { data: { documentNo: '改过' }, column: 'document_no', value: '改过' },
  'vanguard-post': { data: { area: '改过' }, column: 'area', value: '改过' },
  regulation: { data: { note: '改过' }, column: 'note', value: '改过' },
  consent: { data: { withdrawnOn: '2023-01-20' }, column: 'withdrawn_on', value: '2023-01-20' },
  'correction-request': { data: { about: '改过' }, column: 'about', value: '改过' },
  'activity-requirement': { data: { name: '改过' }, column: 'name', value: '改过' },
  'retention-class': { data: { note: '改过' }, column: 'note', value: '改过' },
  'calendar-day': { data: { name: '改过' }, column: 'name', value: '改过' },
};
