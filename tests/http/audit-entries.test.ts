import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { login, server, startPlant, type Account, type PlantApp } from '../support/app';
import { findingsIn, inTx, lastSeq, trail } from '../support/audit';
import { clientOf, clientsOf, type Answer, type Client, type Role } from '../support/http';
import { newRow, plantRows, type PlantRows } from '../support/plant-rows';
import { wechatEnv } from '../support/wechat';

const { insertRows } = server('platform/rows') as typeof import('../../src/plugins/grid/server/src/platform/rows');

let app: PlantApp;
let accounts: Account[];
let rows: PlantRows;
let clients: Record<Role, Client>;
let officeToken: string;
let branchToken: string;
let staff: Client;
beforeAll(async () => {
  app = await startPlant(wechatEnv());
  accounts = app.accounts;
  rows = await plantRows(app);
  clients = await clientsOf(app, accounts);
  officeToken = await login(app, accountOf('office'));
  branchToken = await login(app, accountOf('branch'));
  const { email, password } = accountOf('staff');
  const session = await clientOf(app, null).post('/api/auth/local', { identifier: email, password });
  staff = clientOf(app, (session.body as never as { jwt: string }).jwt);
});
afterAll(() => app.stop());

const accountOf = (role: Account['role']): Account => accounts.find((each) => each.role === role) as Account;
const sql = (table: string) => app.strapi.db.connection(table);

/** What a call wrote, as `action type` with the fields that are asked for. */
const writtenBy = async (call: () => Promise<{ status: number; text?: string }>) => {
  const before = await lastSeq(app);
  const answer = await call();
  return { status: answer.status, entries: await trail(app, before), answer };
};

interface Made {
  id: string;
}
const made: { record?: string; event?: string; plan?: string; attachment?: string; profile?: string; correction?: string; matter?: string; ownMatter?: string; project?: string; bulletin?: string; story?: string; picture?: string; activity?: string; feed?: string } = {};
const PLAN = { type: 'themeDay', title: '主题党日', grid: 'C01-01-01', startsAt: '2023-01-30T09:00', endsAt: '2023-01-30T11:00' };
/** People of C01-01-01. */
const GROUP_SIZE = 12;
const task = () => rows.of('task', 'own').doc;
const mailId = '00000000-0000-4000-8000-000000000000';
const upload = (url: string, fields: Record<string, string> = {}) => {
  const call = app.http().post(url).set('Authorization', `Bearer ${officeToken}`).attach('file', readFileSync(path.join(__dirname, '../../demo/roster.xlsx')), 'roster.xlsx');
  for (const [name, value] of Object.entries(fields)) void call.field(name, value);
  return call;
};
const importRoster = async () => {
  const preview = await upload('/grid/imports/preview');
  const answer = await upload('/grid/imports', { fingerprint: (preview.body as { fingerprint: string }).fingerprint }).buffer(true).parse((response, done) => {
    response.on('data', () => undefined);
    response.on('end', () => done(null, ''));
  });
  return answer;
};

/** The person of the portal opens what was noted of an event of his own. */
const readOwn = async () => {
  const event = await clients.office.post('/grid/care-events', { employeeId: rows.person('HS0021').doc, kind: 'hospital', occurredOn: '2023-01-30', note: '秘密' });
  ownFrom = await lastSeq(app);
  return staff.post('/api/grid/me/confidential-readings', { type: 'care-event', documentId: (event.body as never as Made).id, field: 'note' });
};
let ownFrom = 0;

interface Recipe {
  readonly call: () => Promise<{ status: number }>;
  readonly entries: readonly string[];
  readonly subject?: string;
  /** Who does it, if not the office. */
  readonly by?: string;
}

/** Each route of the panel that changes something, done successfully by the office, and the entries that it leaves. In this order. */
const RECIPES: Readonly<Record<string, Recipe>> = {
  'POST /tasks/:id/transfer': { call: () => clients.office.post(`/grid/tasks/${task()}/transfer`, { ownerId: rows.person('HS0012').doc, reason: '工作调整' }), entries: ['row.update task'], subject: 'HS0011' },
  'POST /tasks/:id/follow-ups': { call: () => clients.office.post(`/grid/tasks/${task()}/follow-ups`, { note: '已电话联系' }), entries: ['row.update task'], subject: 'HS0011' },
  'POST /tasks/:id/waiver': { call: () => clients.office.post(`/grid/tasks/${task()}/waiver`, { reason: '已调离' }), entries: ['row.update task'], subject: 'HS0011' },
  'DELETE /tasks/:id/waiver': { call: () => clients.office.delete(`/grid/tasks/${task()}/waiver`), entries: ['row.update task'], subject: 'HS0011' },
  'POST /projects': {
    call: async () => {
      const answer = await clients.office.post('/grid/projects', { grid: 'C01-01', title: '食堂改造', ownerId: rows.person('HS0006').doc, measure: '秘密', dueOn: '2023-03-31' });
      made.project = (answer.body as never as Made).id;
      return answer;
    },
    entries: ['row.create task'],
  },
  'POST /tasks/:id/completion': { call: () => clients.branch.post(`/grid/tasks/${made.project}/completion`, { evidence: '秘密' }), entries: ['row.update task'], by: '卢安然' },
  'DELETE /tasks/:id/completion': { call: () => clients.branch.delete(`/grid/tasks/${made.project}/completion`), entries: ['row.update task'], by: '卢安然' },
  'POST /tasks/:id/return': {
    call: async () => {
      await clients.branch.post(`/grid/tasks/${made.project}/completion`, { evidence: '秘密' });
      ownFrom = await lastSeq(app);
      return clients.office.post(`/grid/tasks/${made.project}/return`, { reason: '秘密' });
    },
    entries: ['row.update task'],
  },
  'POST /tasks/:id/verification': {
    call: async () => {
      await clients.branch.post(`/grid/tasks/${made.project}/completion`, { evidence: '秘密' });
      ownFrom = await lastSeq(app);
      return clients.office.post(`/grid/tasks/${made.project}/verification`, { recheckMonths: 3 });
    },
    entries: ['row.update task'],
  },
  'POST /care-records': {
    call: async () => {
      const answer = await clients.office.post('/grid/care-records', { employeeIds: [rows.person('HS0011').doc, rows.person('HS0013').doc], conductedById: rows.person('HS0010').doc, form: 'group', heldOn: '2023-01-30', need: { title: '宿舍热水', kind: 'help', details: '秘密' }, summary: '秘密' });
      made.record = (answer.body as never as Made).id;
      return answer;
    },
    // One entry for each of the people whom the talk is about, one for whose need it was.
    entries: ['row.create matter', 'row.create care-record', 'row.create care-record'],
    subject: 'HS0011',
  },
  'DELETE /care-records/:id': { call: () => clients.office.delete(`/grid/care-records/${made.record}`), entries: ['row.delete matter', 'row.delete care-record', 'row.delete care-record'], subject: 'HS0011' },
  'POST /care-events': {
    call: async () => {
      const answer = await clients.office.post('/grid/care-events', { employeeId: rows.person('HS0013').doc, kind: 'hospital', occurredOn: '2023-01-30', note: '秘密' });
      made.event = (answer.body as never as Made).id;
      return answer;
    },
    entries: ['row.create care-event'],
    subject: 'HS0013',
  },
  'POST /care-events/:id/withdrawal': { call: () => clients.office.post(`/grid/care-events/${made.event}/withdrawal`, { reason: '误报' }), entries: ['row.update care-event'], subject: 'HS0013' },
  'POST /care-plans': {
    call: async () => {
      const answer = await clients.office.post('/grid/care-plans', { employeeId: rows.person('HS0013').doc, responsibleId: rows.person('HS0010').doc, cause: 'hospital', cadence: 'week', from: '2023-01-31', reviewOn: '2023-03-01', until: '2023-03-31', goal: '秘密' });
      made.plan = (answer.body as never as Made).id;
      return answer;
    },
    entries: ['row.create care-plan'],
    subject: 'HS0013',
  },
  'POST /care-plans/:id/extensions': { call: () => clients.office.post(`/grid/care-plans/${made.plan}/extensions`, { until: '2023-05-31', reviewOn: '2023-05-01', reason: '仍需关注' }), entries: ['row.update care-plan'], subject: 'HS0013' },
  'POST /care-plans/:id/closing': { call: () => clients.office.post(`/grid/care-plans/${made.plan}/closing`, { reason: '已恢复' }), entries: ['row.update care-plan'], subject: 'HS0013' },
  'POST /employees/:id/login': {
    call: async () => {
      await sql('grid_employees').where({ employee_no: 'HS0047' }).update({ email: 'hs0047@plant.example' });
      return clients.office.post(`/grid/employees/${rows.person('HS0047').doc}/login`);
    },
    entries: ['account.create account'],
    subject: 'HS0047',
  },
  'POST /employees/:id/portal-login': { call: () => clients.office.post(`/grid/employees/${rows.person('HS0048').doc}/portal-login`), entries: ['account.create employee'], subject: 'HS0048' },
  'POST /imports': { call: importRoster, entries: ['import import'] },
  'POST /jobs/:name/runs': { call: () => clients.office.post('/grid/jobs/escalate/runs', { date: '2023-01-31' }), entries: ['job.run job'] },
  'POST /outbox/:id/resend': {
    call: async () => {
      await sql('grid_outbox').insert({ id: mailId, dedup_key: 'k', to_name: 'x', to_address: 'x@plant.example', template: 't', policy: 'at-least-once', subject: 's', html: '<p>t</p>', text: 't', state: 'failed', next_try_at: '', created_at: '' });
      return clients.office.post(`/grid/outbox/${mailId}/resend`);
    },
    entries: ['mail.resend mail'],
  },
  'POST /audit/verifications': { call: () => clients.privacyOfficer.post('/grid/audit/verifications'), entries: ['audit.verify audit'], by: '个人信息保护负责人' },
  'POST /attachments': {
    call: async () => {
      const call = app.http().post('/grid/attachments').set('Authorization', `Bearer ${branchToken}`);
      const answer = await call.field('type', 'care-record').field('row', rows.of('care-record', 'own').doc).attach('file', Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'), { filename: '慰问.pdf' });
      made.attachment = (answer.body as Made).id;
      return answer;
    },
    entries: ['row.create care-record'],
    subject: 'HS0012',
    by: '卢安然',
  },
  'POST /attachments/:id/readings': { call: () => clients.branch.post(`/grid/attachments/${made.attachment}/readings`, { reason: 'followUp' }), entries: ['file.download care-record'], subject: 'HS0012', by: '卢安然' },
  'DELETE /attachments/:id': { call: () => clients.branch.delete(`/grid/attachments/${made.attachment}`), entries: ['row.delete care-record'], subject: 'HS0012', by: '卢安然' },
  'POST /employees/:id/care-profile': { call: async () => {
      const answer = await clients.office.post(`/grid/employees/${rows.person('HS0013').doc}/care-profile`, { skills: '秘密' });
      made.profile = (answer.body as never as Made).id;
      return answer;
    }, entries: ['row.create care-profile'], subject: 'HS0013' },
  'POST /confidential-readings': { call: () => clients.branch.post('/grid/confidential-readings', { type: 'care-profile', documentId: made.profile, field: 'skills', reason: 'inspection' }), entries: ['confidential.read care-profile'], subject: 'HS0013', by: '卢安然' },
  'POST /me/confidential-readings': { call: readOwn, entries: ['confidential.read care-event'], subject: 'HS0021', by: '马国栋' },
  'POST /me/corrections': {
    call: async () => {
      const answer = await staff.post('/api/grid/me/corrections', { about: 'employee.post', wish: '秘密' });
      made.correction = (answer.body as never as Made).id;
      return answer;
    },
    entries: ['row.create correction-request'],
    subject: 'HS0021',
    by: '马国栋',
  },
  'POST /corrections/:id/readings': { call: () => clients.office.post(`/grid/corrections/${made.correction}/readings`), entries: ['confidential.read correction-request'], subject: 'HS0021' },
  'POST /corrections/:id/answer': { call: () => clients.office.post(`/grid/corrections/${made.correction}/answer`, { state: 'declined', answer: '秘密' }), entries: ['row.update correction-request'], subject: 'HS0021' },
  'POST /matters': {
    call: async () => {
      const answer = await clients.office.post('/grid/matters', { channel: 'offlineBox', kind: 'report', title: '路灯不亮', body: '秘密', grid: 'C01-01-01', submitterId: rows.person('HS0013').doc });
      made.matter = (answer.body as never as Made).id;
      return answer;
    },
    entries: ['row.create matter'],
    subject: 'HS0013',
  },
  'POST /matters/:id/acceptance': { call: () => clients.office.post(`/grid/matters/${made.matter}/acceptance`, { category: 'environment' }), entries: ['row.update matter'], subject: 'HS0013' },
  'POST /matters/:id/category': { call: () => clients.office.post(`/grid/matters/${made.matter}/category`, { category: 'other' }), entries: ['row.update matter'], subject: 'HS0013' },
  'POST /matters/:id/assignment': { call: () => clients.office.post(`/grid/matters/${made.matter}/assignment`, { unit: 'C01-01-01' }), entries: ['row.update matter'], subject: 'HS0013' },
  'POST /matters/:id/return': { call: () => clients.office.post(`/grid/matters/${made.matter}/return`, { reason: '秘密' }), entries: ['row.update matter'], subject: 'HS0013' },
  'POST /matters/:id/takeover': { call: () => clients.office.post(`/grid/matters/${made.matter}/takeover`, { handlerId: rows.person('HS0010').doc, measure: '更换灯具' }), entries: ['row.update matter'], subject: 'HS0013' },
  'POST /matters/:id/readings': { call: () => clients.office.post(`/grid/matters/${made.matter}/readings`, { reason: 'matter' }), entries: ['confidential.read matter'], subject: 'HS0013' },
  'POST /matters/:id/follow-ups': { call: () => clients.office.post(`/grid/matters/${made.matter}/follow-ups`, { note: '秘密' }), entries: ['row.update matter'], subject: 'HS0013' },
  // The project that it becomes, and its own step.
  'POST /matters/:id/project': { call: () => clients.office.post(`/grid/matters/${made.matter}/project`, { ownerId: rows.person('HS0010').doc, measure: '秘密', dueOn: '2023-03-31' }), entries: ['row.create task', 'row.update matter'], subject: 'HS0013' },
  'POST /matters/:id/messages': { call: () => clients.office.post(`/grid/matters/${made.matter}/messages`, { text: '秘密' }), entries: ['row.update matter'], subject: 'HS0013' },
  'POST /matters/:id/suspension': { call: () => clients.office.post(`/grid/matters/${made.matter}/suspension`, { reason: '等待配件', expectedUntil: '2023-02-10' }), entries: ['row.update matter'], subject: 'HS0013' },
  'DELETE /matters/:id/suspension': { call: () => clients.office.delete(`/grid/matters/${made.matter}/suspension`), entries: ['row.update matter'], subject: 'HS0013' },
  'POST /matters/:id/extension': { call: () => clients.branch.post(`/grid/matters/${made.matter}/extension`, { reason: '等待配件', expectedUntil: '2023-02-10' }), entries: ['row.update matter'], subject: 'HS0013', by: '卢安然' },
  'POST /matters/:id/extension/approval': { call: () => clients.office.post(`/grid/matters/${made.matter}/extension/approval`), entries: ['row.update matter'], subject: 'HS0013' },
  'DELETE /matters/:id/extension': {
    call: async () => {
      await clients.branch.post(`/grid/matters/${made.matter}/extension`, { reason: '等待配件', expectedUntil: '2023-02-10' });
      ownFrom = await lastSeq(app);
      return clients.office.delete(`/grid/matters/${made.matter}/extension`);
    },
    entries: ['row.update matter'],
    subject: 'HS0013',
  },
  'POST /matters/:id/answer': { call: () => clients.office.post(`/grid/matters/${made.matter}/answer`, { result: 'solved', text: '秘密' }), entries: ['row.update matter'], subject: 'HS0013' },
  'POST /matters/:id/publication': { call: () => clients.branch.post(`/grid/matters/${made.matter}/publication`, { title: '路灯', text: '秘密已修复' }), entries: ['row.create matter-publication'], by: '卢安然' },
  'POST /matters/:id/publication/release': { call: () => clients.office.post(`/grid/matters/${made.matter}/publication/release`), entries: ['row.update matter-publication'] },
  'DELETE /matters/:id/publication': { call: () => clients.office.delete(`/grid/matters/${made.matter}/publication`), entries: ['row.update matter-publication'] },
  'POST /matters/:id/closure': { call: () => clients.office.post(`/grid/matters/${made.matter}/closure`, { satisfaction: 'satisfied' }), entries: ['row.update matter'], subject: 'HS0013' },
  'POST /matters/:id/reopening': { call: () => clients.office.post(`/grid/matters/${made.matter}/reopening`, { reason: '秘密' }), entries: ['row.update matter'], subject: 'HS0013' },
  'POST /matters/:id/merger': {
    call: async () => {
      const answer = await clients.office.post('/grid/matters', { channel: 'hotline', kind: 'report', title: '路灯不亮', grid: 'C01-01-01' });
      ownFrom = await lastSeq(app);
      return clients.office.post(`/grid/matters/${made.matter}/merger`, { into: (answer.body as never as { number: string }).number });
    },
    entries: ['row.update matter'],
    subject: 'HS0013',
  },
  'POST /matters/:id/refusal': {
    call: async () => {
      const answer = await clients.office.post('/grid/matters', { channel: 'hotline', kind: 'report', title: '路灯不亮', grid: 'C01-01-01', submitterId: rows.person('HS0013').doc });
      ownFrom = await lastSeq(app);
      return clients.office.post(`/grid/matters/${(answer.body as never as Made).id}/refusal`, { reason: '秘密' });
    },
    entries: ['row.update matter'],
    subject: 'HS0013',
  },
  'POST /me/matters': {
    call: async () => {
      const answer = await staff.post('/api/grid/me/matters', { kind: 'help', title: '夜班班车', body: '秘密' });
      made.ownMatter = (answer.body as never as Made).id;
      return answer;
    },
    entries: ['row.create matter'],
    subject: 'HS0021',
    by: '马国栋',
  },
  'POST /me/matters/:id/messages': {
    call: async () => {
      await clients.office.post(`/grid/matters/${made.ownMatter}/acceptance`, {});
      ownFrom = await lastSeq(app);
      return staff.post(`/api/grid/me/matters/${made.ownMatter}/messages`, { text: '秘密' });
    },
    entries: ['row.update matter'],
    subject: 'HS0021',
    by: '马国栋',
  },
  'POST /me/matters/:id/confirmation': {
    call: async () => {
      await clients.office.post(`/grid/matters/${made.ownMatter}/takeover`, { handlerId: rows.person('HS0010').doc, measure: '加开一班' });
      await clients.office.post(`/grid/matters/${made.ownMatter}/answer`, { result: 'solved', text: '秘密' });
      ownFrom = await lastSeq(app);
      return staff.post(`/api/grid/me/matters/${made.ownMatter}/confirmation`, { satisfaction: 'basic' });
    },
    entries: ['row.update matter'],
    subject: 'HS0021',
    by: '马国栋',
  },
  'POST /me/matters/:id/reopening': { call: () => staff.post(`/api/grid/me/matters/${made.ownMatter}/reopening`, { reason: '秘密' }), entries: ['row.update matter'], subject: 'HS0021', by: '马国栋' },
  'POST /bulletins': {
    call: async () => {
      const answer = await clients.office.post('/grid/bulletins', { period: '2022-06', grid: 'C01-01' });
      made.bulletin = (answer.body as never as Made).id;
      return answer;
    },
    entries: ['row.create bulletin'],
  },
  'POST /bulletins/:id/text': { call: () => clients.branch.post(`/grid/bulletins/${made.bulletin}/text`, { title: '月度公开', body: '秘密' }), entries: ['row.update bulletin'], by: '卢安然' },
  'POST /bulletins/:id/release': { call: () => clients.office.post(`/grid/bulletins/${made.bulletin}/release`), entries: ['row.update bulletin'] },
  'POST /bulletins/:id/withdrawal': { call: () => clients.office.post(`/grid/bulletins/${made.bulletin}/withdrawal`, { reason: '秘密' }), entries: ['row.update bulletin'] },
  'POST /stories': {
    call: async () => {
      const answer = await clients.office.post('/grid/stories', { title: '老班长', summary: '', body: '秘密', person: rows.person('HS0011').doc });
      made.story = (answer.body as never as Made).id;
      return answer;
    },
    entries: ['row.create story'],
    subject: 'HS0011',
  },
  'POST /stories/:id/text': { call: () => clients.office.post(`/grid/stories/${made.story}/text`, { title: '老班长', summary: '', body: '秘密', grid: 'C01' }), entries: ['row.update story'] },
  'POST /stories/:id/pictures': {
    call: async () => {
      const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#c00' } }).png().toBuffer();
      const answer = await app.http().post(`/grid/stories/${made.story}/pictures`).set('Authorization', `Bearer ${officeToken}`).field('alt', '秘密').attach('file', picture, 'a.png');
      made.picture = (answer.body as { pictures: Made[] }).pictures[0]?.id;
      return answer;
    },
    entries: ['row.update story'],
  },
  'DELETE /stories/:id/pictures/:picture': { call: () => clients.office.delete(`/grid/stories/${made.story}/pictures/${made.picture}`), entries: ['row.update story'] },
  'POST /stories/:id/review': { call: () => clients.office.post(`/grid/stories/${made.story}/review`), entries: ['row.update story'] },
  'DELETE /stories/:id/review': { call: () => clients.office.delete(`/grid/stories/${made.story}/review`), entries: ['row.update story'] },
  'POST /stories/:id/release': {
    call: async () => {
      await clients.office.post(`/grid/stories/${made.story}/review`);
      ownFrom = await lastSeq(app);
      return clients.publisher.post(`/grid/stories/${made.story}/release`);
    },
    entries: ['row.update story'],
    by: '宣传编辑',
  },
  'POST /stories/:id/withdrawal': { call: () => clients.office.post(`/grid/stories/${made.story}/withdrawal`, { reason: '秘密' }), entries: ['row.update story'] },
  'POST /activities': {
    call: async () => {
      const answer = await clients.branch.post('/grid/activities', PLAN);
      made.activity = (answer.body as never as Made).id;
      return answer;
    },
    entries: ['row.create activity'],
    by: '卢安然',
  },
  'POST /activity-series': { call: () => clients.office.post('/grid/activity-series', { ...PLAN, rhythm: 'week', until: '2023-02-06' }), entries: ['row.create activity', 'row.create activity'] },
  'POST /activities/:id/plan': { call: () => clients.office.post(`/grid/activities/${made.activity}/plan`, { ...PLAN, agenda: '秘密' }), entries: ['row.update activity'] },
  'POST /activities/:id/attendances': { call: () => clients.office.post(`/grid/activities/${made.activity}/attendances`, { entries: [{ employeeNo: 'HS0011', status: 'leave', reason: '秘密' }] }), entries: ['row.create attendance'], subject: 'HS0011' },
  'DELETE /activities/:id/attendances/:attendance': {
    call: async () => {
      const listed = (await clients.office.get(`/grid/activities/${made.activity}/attendances?status=leave`)).body as never as { rows: Made[] };
      return clients.office.delete(`/grid/activities/${made.activity}/attendances/${listed.rows[0]?.id}`);
    },
    entries: ['row.delete attendance'],
    subject: 'HS0011',
  },
  'POST /activities/:id/attendances/grid': { call: () => clients.office.post(`/grid/activities/${made.activity}/attendances/grid`, { grid: 'C01-01-01', status: 'present' }), entries: Array<string>(GROUP_SIZE).fill('row.create attendance'), subject: 'HS0011' },
  'POST /activities/:id/holding': { call: () => clients.office.post(`/grid/activities/${made.activity}/holding`, { minutes: '秘密' }), entries: ['row.update activity'] },
  'POST /activities/:id/cancellation': {
    call: async () => {
      const { id } = (await clients.office.post('/grid/activities', PLAN)).body as never as Made;
      return clients.office.post(`/grid/activities/${id}/cancellation`, { reason: '秘密' });
    },
    entries: ['row.create activity', 'row.update activity'],
  },
  'POST /calendar-feeds': {
    call: async () => {
      const answer = await clients.branch.post('/grid/calendar-feeds', { grid: 'C01-01' });
      made.feed = (answer.body as never as { feed: Made }).feed.id;
      return answer;
    },
    entries: ['row.create calendar-feed'],
    subject: 'HS0006',
    by: '卢安然',
  },
  'DELETE /calendar-feeds/:id': { call: () => clients.branch.delete(`/grid/calendar-feeds/${made.feed}`), entries: ['row.delete calendar-feed'], subject: 'HS0006', by: '卢安然' },
  'POST /me/calendar-feeds': { call: () => staff.post('/api/grid/me/calendar-feeds'), entries: ['row.create calendar-feed'], subject: 'HS0021', by: '马国栋' },
  'DELETE /me/calendar-feeds': { call: () => staff.delete('/api/grid/me/calendar-feeds'), entries: ['row.delete calendar-feed'], subject: 'HS0021', by: '马国栋' },
  'POST /me/wechat/codes': { call: () => staff.post('/api/grid/me/wechat/codes'), entries: ['row.update employee'], subject: 'HS0021', by: '马国栋' },
  'DELETE /me/wechat': { call: () => staff.delete('/api/grid/me/wechat'), entries: ['row.update employee'], subject: 'HS0021', by: '马国栋' },
  'POST /me/consents': {
    call: async () => {
      const asked = (await staff.get('/api/grid/me/consents')).body as never as { purpose: string; textVersion: string }[];
      return staff.post('/api/grid/me/consents', { purpose: 'publishPhoto', textVersion: asked.find(({ purpose }) => purpose === 'publishPhoto')?.textVersion });
    },
    entries: ['consent.change consent'],
    subject: 'HS0021',
    by: '马国栋',
  },
  'DELETE /me/consents/:purpose': { call: () => staff.delete('/api/grid/me/consents/publishPhoto'), entries: ['consent.change consent'], subject: 'HS0021', by: '马国栋' },
  'POST /handovers/:employeeId/completion': {
    call: async () => {
      const successors = [{ kind: 'pair', all: true, successorId: rows.person('HS0010').doc }];
      const liaison = { liaison: rows.person('HS0014').id, liaisonId: rows.person('HS0014').id, employee: rows.person('HS0015').id, employeeId: rows.person('HS0015').id, gridId: rows.of('grid', 'own').id, from: '2022-01-01' };
      await sql('grid_contact_pairs').where({ employee_id: rows.person('HS0015').id }).update({ to: '2021-12-31' });
      await inTx(app, (db) => insertRows(db, 'contact-pair', [liaison]));
      return clients.office.post(`/grid/handovers/${rows.person('HS0014').doc}/completion`, { on: '2023-01-30', reason: 'retired', successors });
    },
    // The pair that ends, the new one, his own pair, and himself.
    entries: ['row.update contact-pair', 'row.create contact-pair', 'row.update contact-pair', 'row.update employee'],
    subject: 'HS0014',
  },
  'POST /retention/:class/extensions': {
    call: async () => {
      app.setToday('2024-01-02');
      const answer = await clients.privacyOfficer.post('/grid/retention/careRecords/extensions', { period: '2022-01', until: '2024-06-01', reason: '办理诉求尚未结束' });
      app.setToday('2023-01-31');
      return answer;
    },
    entries: ['retention.extend null'],
    by: '个人信息保护负责人',
  },
};

/** Routes that are no GET and leave no entry: why. */
const SILENT: Readonly<Record<string, string>> = {
  'POST /imports/preview': 'changes nothing and shows what was uploaded',
  'POST /story-previews': 'changes nothing and shows what becomes of a text',
  'POST /activities/:id/pasted-names': 'changes nothing and says who is meant',
  'POST /voices': 'an entry would say the hour of an anonymous voice: tests/http/voices.test.ts',
  'POST /voices/mailbox': 'the reporter himself, of whom nothing is kept',
  'POST /voices/mailbox/messages': 'the reporter himself, of whom nothing is kept',
  'POST /voices/mailbox/files': 'the reporter himself, of whom nothing is kept: tests/http/matter-files.test.ts',
  'POST /voices/mailbox/readings': 'the reporter himself, of whom nothing is kept',
  'POST /voices/mailbox/confirmation': 'the reporter himself, of whom nothing is kept',
  'POST /voices/mailbox/reopening': 'the reporter himself, of whom nothing is kept',
  'PUT /hr/employees': 'leaves the entry of its batch, as the token: tests/int/hr-upsert.test.ts',
  'POST /wechat': 'leaves the entry of the matter that it registers, as the system: tests/http/wechat.test.ts',
};

describe('every route of ours that is no GET leaves an entry', () => {
  interface Route {
    method: string;
    path: string;
  }
  const changing = (): string[] => {
    const { admin, portal, public: open, token } = app.strapi.plugin('grid').routes as never as Record<'admin' | 'portal' | 'public' | 'token', { routes: Route[] }>;
    return [...admin.routes, ...portal.routes, ...open.routes, ...token.routes].filter(({ method }) => method !== 'GET').map(({ method, path: url }) => `${method} ${url}`);
  };
  test('each has a recipe here, or a reason to be silent', () => expect(changing().sort()).toEqual([...Object.keys(RECIPES), ...Object.keys(SILENT)].sort()));

  test.each(Object.keys(RECIPES))('%s', async (key) => {
    const { call, entries: wanted, subject, by = '党群办' } = RECIPES[key] as Recipe;
    const { status, entries: all } = await writtenBy(call);
    const entries = all.filter(({ seq }) => seq > ownFrom);
    expect([status < 300, entries.map((entry) => `${entry.action} ${entry.type}`)]).toEqual([true, wanted]);
    expect(entries.map((entry) => entry.actor_name)).toEqual(entries.map(() => by));
    expect(entries.some((entry) => entry.subject_id === (subject === undefined ? null : rows.person(subject).id))).toBe(true);
  });

  test.each(['POST /tasks/:id/transfer', 'POST /care-events', 'POST /jobs/:name/runs', 'POST /outbox/:id/resend'])('%s that is refused leaves none', async (key) => {
    const url = `/grid${key.replace('POST ', '').replace(':id', rows.person('HS0011').doc).replace(':name', 'no-such-job')}`;
    const { status, entries } = await writtenBy(() => clients.office.post(url, {}));
    expect([status >= 400, entries]).toEqual([true, []]);
  });

  test('a dry run leaves none: it changes nothing', async () => {
    expect((await writtenBy(() => clients.office.post('/grid/jobs/escalate/runs', { dryRun: true }))).entries).toEqual([]);
  });

  test('what leaves the house does, with the number of rows', async () => {
    const roster = await writtenBy(() => clients.office.get('/grid/exports/roster'));
    expect(roster.entries.map((entry) => [entry.action, entry.type, (JSON.parse(entry.details) as { rows: number }).rows > 400])).toEqual([['export', 'roster', true]]);
    const year = await writtenBy(() => clients.branch.get('/grid/requirements/export?year=2022'));
    expect(year.entries.map((entry) => [entry.action, entry.type, JSON.parse(entry.details)])).toEqual([['export', 'activity-requirement', { year: 2022, rows: 7 }]]);
    const trailFile = await writtenBy(() => clients.privacyOfficer.get('/grid/audit/export?format=csv&action=import'));
    expect(trailFile.entries.map((entry) => [entry.action, JSON.parse(entry.details)])).toEqual([['audit.export', { rows: 3, format: 'csv' }]]);
  });

  test('no entry holds a text that somebody typed', async () => {
    const all = JSON.stringify(await trail(app));
    for (const text of ['秘密', '误报', '工作调整', '已调离', '已电话联系', 'hs0047@plant.example']) expect([text, all.includes(text)]).toEqual([text, false]);
    expect(await inTx(app, (db) => findingsIn(db))).toEqual([]);
  });
});

describe('rows of the Content Manager', () => {
  const url = '/content-manager/collection-types/plugin::grid.absence';
  let doc = '';

  test('created, changed and deleted: who, whom it is about, names of fields', async () => {
    const create = await writtenBy(() => clients.office.post(url, newRow(rows, 'absence', 'own', '1') as object));
    doc = ((create.answer as Answer).body.data as never as { documentId: string }).documentId;
    expect(create.entries.map((entry) => [entry.action, entry.type, entry.row_id, entry.fields.split(',').includes('from')])).toEqual([['row.create', 'absence', doc, true]]);
    const subject = create.entries[0]?.subject_id;
    const update = await writtenBy(() => clients.office.put(`${url}/${doc}`, { to: '2024-12-30' }));
    expect(update.entries.map((entry) => [entry.action, entry.fields, entry.subject_id, entry.actor_roles])).toEqual([['row.update', 'to', subject, 'office']]);
    const remove = await writtenBy(() => clients.office.delete(`${url}/${doc}`));
    expect(remove.entries.map((entry) => [entry.action, entry.row_id, entry.subject_id])).toEqual([['row.delete', doc, subject]]);
  });

  test('a write that is refused leaves nothing', async () => {
    const foreign = rows.of('absence', 'foreign').doc;
    const { status, entries } = await writtenBy(() => clients.group.put(`${url}/${foreign}`, { to: '2024-12-30' }));
    expect([status >= 400, entries]).toEqual([true, []]);
  });

  test('the relation that changed is named, and both people find it in their trail', async () => {
    const doc2 = rows.of('absence', 'own').doc;
    const { entries } = await writtenBy(() => clients.office.put(`${url}/${doc2}`, { employee: { connect: [{ documentId: rows.person('HS0013').doc }], disconnect: [{ documentId: rows.person('HS0012').doc }] } }));
    expect(entries.map((entry) => [entry.fields, entry.subject_id])).toEqual([['employee', rows.person('HS0012').id], ['employee', rows.person('HS0013').id]]);
  });
});

describe("Strapi's own routes", () => {
  const roleId = async (code: string) => ((await sql('admin_roles').where({ code }).first('id')) as { id: number }).id;
  const summary = (entries: Awaited<ReturnType<typeof trail>>) => entries.map((entry) => [entry.action, entry.type, entry.actor_name, entry.fields]);

  test('accounts and roles: who gave whom what', async () => {
    const create = await writtenBy(async () => clients.superAdmin.post('/admin/users', { firstname: 'X', lastname: 'Y', email: 'x@plant.example', roles: [await roleId('lianxin-group')] }));
    const id = ((create.answer as Answer).body.data as never as { id: number }).id;
    expect(summary(create.entries)).toEqual([['account.create', 'account', '系统管理员', 'firstname,lastname,email,roles']]);
    const change = await writtenBy(async () => clients.superAdmin.put(`/Admin/Users/${id}/`, { roles: [await roleId('lianxin-privacyOfficer')] }));
    expect(change.entries.map((entry) => [entry.action, entry.row_id, JSON.parse(entry.details)])).toEqual([['role.change', String(id), { what: 'user.update', roles: 'lianxin-privacyOfficer' }]]);
    const role = await roleId('lianxin-publisher');
    expect(summary((await writtenBy(() => clients.superAdmin.put(`/admin/roles/${role}/permissions`, { permissions: [] }))).entries)).toEqual([['role.change', 'role', '系统管理员', 'permissions']]);
    expect(summary((await writtenBy(() => clients.superAdmin.delete(`/admin/users/${id}`))).entries)).toEqual([['account.change', 'account', '系统管理员', '']]);
  });

  test('tokens and settings', async () => {
    const token = await writtenBy(() => clients.superAdmin.post('/admin/api-tokens', { name: 't', description: '', type: 'read-only', lifespan: null }));
    expect(summary(token.entries)).toEqual([['token.create', 'token', '系统管理员', 'name,description,type,lifespan']]);
    const setting = await writtenBy(() => clients.superAdmin.post('/admin/webhooks', { name: 'hook', url: 'https://plant.example/hook', headers: {}, events: ['entry.create'] }));
    expect([setting.status, summary(setting.entries).map(([action, type]) => [action, type])]).toEqual([201, [['setting.change', 'setting']]]);
  });

  test('a change that is refused is taken back and leaves nothing', async () => {
    expect((await writtenBy(() => clients.group.post('/admin/users', { firstname: 'X', email: 'y@plant.example', roles: [1] }))).entries).toEqual([]);
    const count = async () => Number(((await sql('admin_users').count({ n: '*' })) as { n: number }[])[0]?.n);
    const before = await count();
    await sql('grid_audit_head').update({ id: 2 });
    // Without a trail nobody gets an account.
    await expect(clients.superAdmin.post('/admin/users', { firstname: 'X', lastname: 'Y', email: 'z@plant.example', roles: [await roleId('lianxin-group')] })).rejects.toThrow('500');
    await sql('grid_audit_head').update({ id: 1 });
    expect(await count()).toBe(before);
  });

  test('logins, and refused ones without what was typed', async () => {
    const { email, password } = accountOf('group');
    const good = await writtenBy(() => clientOf(app, null).post('/admin/login', { email, password }));
    expect(good.entries.map((entry) => [entry.action, entry.actor_employee_id, entry.actor_roles, entry.row_id !== null])).toEqual([['login', rows.person('HS0010').id, 'group', true]]);
    const wrong = await writtenBy(() => clientOf(app, null).post('/Admin/Login', { email, password: 'Wrong-Password-1' }));
    expect(wrong.entries.map((entry) => [entry.action, entry.actor_kind, entry.actor_id, entry.row_id, entry.subject_id])).toEqual([['login.failed', 'system', null, good.entries[0]?.row_id, rows.person('HS0010').id]]);
    const unknown = await writtenBy(() => clientOf(app, null).post('/admin/login', { email: 'my-secret@plant.example', password: 'Wrong-Password-1' }));
    expect(unknown.entries.map((entry) => [entry.action, entry.row_id, JSON.stringify(entry).includes('my-secret')])).toEqual([['login.failed', null, false]]);
  });

  test('guesses at unknown accounts are counted, not noted one by one', async () => {
    const nobody = clientOf(app, null);
    const { entries } = await writtenBy(async () => {
      for (let i = 0; i < 30; i += 1) await nobody.post('/admin/login', { email: `guess${i}@plant.example`, password: 'Wrong-Password-1' });
      return { status: 400 };
    });
    expect(entries.length).toBeLessThanOrEqual(20);
  });
});

describe('who opened my file', () => {
  const person = async (role: 'staff' | 'liaison'): Promise<{ client: Client; entries: Awaited<ReturnType<typeof trail>> }> => {
    const { email, password } = accountOf(role);
    const { entries, answer } = await writtenBy(() => clientOf(app, null).post('/api/auth/local', { identifier: email, password }));
    return { client: clientOf(app, (((answer as Answer).body as never) as { jwt: string }).jwt), entries };
  };
  interface Own {
    rows: { by: { name: string; roles: string[]; self: boolean }; action: string; type: string; seq: number }[];
    next: number | null;
  }
  const own = async (client: Client, query = ''): Promise<Own> => (await client.get(`/api/grid/me/audit${query}`)).body as never;

  test('a person reads what is about him, page by page, and nothing about anybody else', async () => {
    const { client, entries } = await person('staff');
    expect(entries.map((entry) => [entry.action, entry.actor_kind, entry.actor_employee_id])).toEqual([['login', 'person', rows.person('HS0021').id]]);
    await clients.office.post('/grid/care-records', { employeeIds: [rows.person('HS0021').doc], conductedById: rows.person('HS0010').doc, form: 'individual', heldOn: '2023-01-30' });
    await clients.office.put(`/content-manager/collection-types/plugin::grid.employee/${rows.person('HS0021').doc}`, { phone: '13900000000' });
    const all = await own(client);
    expect(all.rows.slice(0, 2).map((row) => [row.by.name, row.by.roles, row.by.self, row.action, row.type])).toEqual([
      ['党群办', ['office'], false, 'row.update', 'employee'],
      ['党群办', ['office'], false, 'row.create', 'care-record'],
    ]);
    const seqs = (await sql('grid_audit').where({ subject_id: rows.person('HS0021').id }).orderBy('seq', 'desc').select('seq')) as { seq: number }[];
    expect(all.rows.map((row) => row.seq)).toEqual(seqs.map(({ seq }) => seq));
    const first = await own(client, '?pageSize=1');
    expect([first.rows.length, first.next, (await own(client, `?pageSize=1&before=${first.next}`)).rows[0]?.seq]).toEqual([1, seqs[0]?.seq, seqs[1]?.seq]);
    expect((await own((await person('liaison')).client)).rows.some((row) => seqs.some(({ seq }) => seq === row.seq))).toBe(false);
  });

  test.each(['?before=x', '?pageSize=1000', '?person=HS0001', '?before=-1'])('%s is a 400', async (query) => {
    expect((await (await person('staff')).client.get(`/api/grid/me/audit${query}`)).status).toBe(400);
  });

  test('nobody else gets in', async () => {
    expect((await clientOf(app, null).get('/api/grid/me/audit')).status).toBe(403);
    expect((await clients.office.get('/api/grid/me/audit')).status).toBe(401);
  });
});

describe('the page of the privacy officer', () => {
  interface List {
    rows: { seq: number; action: string; type: string; actor: { name: string }; subject: { employeeNo: string } | null; fields: string[] }[];
    next: number | null;
  }
  const list = async (query: string): Promise<List> => (await clients.privacyOfficer.get(`/grid/audit?pageSize=100&${query}`)).body as never;

  test('filters by action, type, who, whom and day', async () => {
    expect(new Set((await list('action=row.delete')).rows.map((row) => row.action))).toEqual(new Set(['row.delete']));
    expect(new Set((await list('type=care-event')).rows.map((row) => row.type))).toEqual(new Set(['care-event']));
    expect(new Set((await list('person=hs0013')).rows.map((row) => row.subject?.employeeNo))).toEqual(new Set(['HS0013']));
    expect(new Set((await list(`actor=${encodeURIComponent('党群办')}`)).rows.map((row) => row.actor.name))).toEqual(new Set(['党群办']));
    expect((await list('actor=HS0010')).rows.map((row) => row.action)).toContain('login');
    expect((await list('person=HS9999')).rows).toEqual([]);
    expect([(await list('to=2001-01-01')).rows.length, (await list('from=2001-01-01')).rows.length > 10]).toEqual([0, true]);
  });

  test('pages go on from the last entry seen, without a gap or a repetition', async () => {
    const seen: number[] = [];
    let query = 'pageSize=7';
    for (let pages = 0; pages < 100; pages += 1) {
      const page = (await clients.privacyOfficer.get(`/grid/audit?${query}`)).body as never as List;
      seen.push(...page.rows.map((row) => row.seq));
      if (page.next === null) break;
      query = `pageSize=7&before=${page.next}`;
    }
    const all = ((await sql('grid_audit').orderBy('seq', 'desc').select('seq')) as { seq: number }[]).map(({ seq }) => seq);
    expect(seen).toEqual(all);
  });

  test.each(['from=2023-02-30', 'before=0', 'pageSize=101', 'action=', 'nosuch=1', `person=${'x'.repeat(61)}`])('%s is a 400', async (query) => {
    expect((await clients.privacyOfficer.get(`/grid/audit?${query}`)).status).toBe(400);
  });

  test('an export is safe to open: no cell is a formula, and the file says who took it', async () => {
    const users = app.strapi.service('admin::user') as unknown as { updateById: (id: number, user: object) => Promise<unknown> };
    const { id } = (await sql('admin_users').where({ email: accountOf('privacyOfficer').email }).first('id')) as { id: number };
    await users.updateById(id, { firstname: '=HYPERLINK("http://x")' });
    await clients.privacyOfficer.post('/grid/audit/verifications');
    const csv = await clients.privacyOfficer.get('/grid/audit/export?format=csv&language=en');
    expect([csv.status, csv.text.startsWith('\ufeff"No.","Time"'), csv.text.includes('"\'=HYPERLINK(""http://x"")"'), /(^|,)"[=+\-@]/m.test(csv.text)]).toEqual([200, true, true, false]);
    const xlsx = await clients.privacyOfficer.get('/grid/audit/export?from=2020-01-01');
    expect(xlsx.status).toBe(200);
  });

  test('the state of the chain, and a verification that finds what was done to it', async () => {
    const sound = (await clients.privacyOfficer.post('/grid/audit/verifications')).body as never as { complete: boolean; findings: unknown[] };
    expect([sound.complete, sound.findings]).toEqual([true, []]);
    const chain = (await clients.privacyOfficer.get('/grid/audit/chain')).body as never as { head: { seq: number }; lastVerified: { findings: number; complete: boolean } };
    expect([chain.head.seq, chain.lastVerified.findings, chain.lastVerified.complete]).toEqual([await lastSeq(app), 0, true]);
    await sql('grid_audit_head').update({ base_hash: 'f'.repeat(64) });
    const broken = (await clients.privacyOfficer.post('/grid/audit/verifications')).body as never as { findings: unknown[] };
    expect(broken.findings).toEqual([{ kind: 'changed', from: 1, to: 1 }]);
    await sql('grid_audit_head').update({ base_hash: '0'.repeat(64) });
  });
});

test('the head goes out of the house each day: into the log and to the privacy officer', async () => {
  const head = async () => (await clients.privacyOfficer.get('/grid/audit/chain')).body as never as { head: { seq: number; hash: string } };
  const { seq, hash } = (await head()).head;
  expect((await clients.office.post('/grid/jobs/audit-head/runs', {})).status).toBe(200);
  const mails = (await sql('grid_outbox').where({ template: 'audit-head' }).select('to_address', 'text')) as { to_address: string; text: string }[];
  expect(mails.map((mail) => [mail.to_address, mail.text.includes(`${seq}:${hash}`)])).toEqual([[accountOf('privacyOfficer').email, true]]);
});
