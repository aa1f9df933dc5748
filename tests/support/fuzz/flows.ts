import { readFileSync } from 'node:fs';
import path from 'node:path';
import { MARKER } from '../http';
import { PEOPLE, type PlantRows } from '../plant-rows';
import { signedQuery, textFrom } from '../wechat';
import type { Shot } from './requests';
import type { Reply } from './send';

type Step = Pick<Shot, 'caller' | 'method' | 'url'> & { readonly key: string; readonly body?: object | Buffer; readonly text?: string };

/** The day of a job run that is old enough to be purged in the months to come; the fuzzer plants it. */
export const OLD_RUN = '2022-04-05';

/** Opens a mailbox whose matter is answered; the fuzzer plants it. */
export const ANSWERED_RECEIPT = '4071938265019384';

const PLAN = { type: 'themeDay', title: '主题党日', grid: PEOPLE.own.grid, startsAt: '2023-01-30T09:00', endsAt: '2023-01-30T11:00' };

/** A step by the answer of the one before. */
type Flow = readonly ((before: Readonly<Record<string, unknown>>) => Step)[];

const step = (caller: string, key: string, url: string, body?: object | Buffer): Step => ({ caller, key, method: key.split(' ')[0] ?? '', url, ...(body === undefined ? {} : { body }) });

/**
 * What random valid requests hardly ever hit: the state that an operation needs. An operation that never answers 2xx is not fuzzed, so a
 * new one that is reported as silent gets a flow here.
 */
export const flowsOf = (rows: PlantRows): readonly Flow[] => {
  const { member, leader, other } = PEOPLE.own;
  const doc = (no: string) => rows.person(no).doc;
  const task = `/grid/tasks/${rows.of('task', 'own').doc}`;
  const activity = `/grid/activities/${rows.of('activity', 'own').doc}`;
  const roster = readFileSync(path.join(__dirname, '../../../demo/roster.xlsx'));
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
  return [
    [
      () => step('office', 'POST /grid/care-records', '/grid/care-records', { employeeIds: [doc(other)], conductedById: doc(leader), form: 'individual', heldOn: '2023-01-30', summary: MARKER, nextOn: '2023-02-10', need: { title: '宿舍热水', kind: 'help', details: MARKER } }),
      ({ id }) => step('office', 'DELETE /grid/care-records/{id}', `/grid/care-records/${String(id)}`),
    ],
    [
      () => step('branch', 'POST /grid/care-events', '/grid/care-events', { employeeId: doc(member), kind: 'conflict', occurredOn: '2023-01-30', note: MARKER }),
      ({ id }) => step('branch', 'POST /grid/care-events/{id}/withdrawal', `/grid/care-events/${String(id)}/withdrawal`, { reason: '误报' }),
    ],
    [
      () => step('branch', 'POST /grid/care-plans', '/grid/care-plans', { employeeId: doc(member), responsibleId: doc(leader), cause: 'conflict', cadence: 'week', from: '2023-01-31', reviewOn: '2023-03-01', until: '2023-03-31', goal: MARKER }),
      ({ id }) => step('branch', 'POST /grid/care-plans/{id}/extensions', `/grid/care-plans/${String(id)}/extensions`, { until: '2023-05-31', reviewOn: '2023-05-01', reason: '仍需关注' }),
      ({ id }) => step('branch', 'POST /grid/care-plans/{id}/closing', `/grid/care-plans/${String(id)}/closing`, { reason: '已恢复' }),
    ],
    [
      () => step('group', 'POST /grid/tasks/{id}/follow-ups', `${task}/follow-ups`, { note: '已电话联系' }),
      () => step('group', 'POST /grid/tasks/{id}/transfer', `${task}/transfer`, { ownerId: doc(other), reason: '休假' }),
      () => step('branch', 'POST /grid/tasks/{id}/waiver', `${task}/waiver`, { reason: '已调离' }),
      () => step('branch', 'DELETE /grid/tasks/{id}/waiver', `${task}/waiver`),
    ],
    [
      () => step('office', 'POST /grid/projects', '/grid/projects', { grid: PEOPLE.own.grid, title: '食堂改造', ownerId: doc(leader), measure: '更换灶具', dueOn: '2023-03-31' }),
      ({ id }) => step('group', 'POST /grid/tasks/{id}/completion', `/grid/tasks/${String(id)}/completion`, { evidence: '已更换' }),
      ({ id }) => step('group', 'DELETE /grid/tasks/{id}/completion', `/grid/tasks/${String(id)}/completion`),
      ({ id }) => step('group', 'POST /grid/tasks/{id}/completion', `/grid/tasks/${String(id)}/completion`, { doneOn: '2023-01-31', evidence: '已更换' }),
      ({ id }) => step('branch', 'POST /grid/tasks/{id}/return', `/grid/tasks/${String(id)}/return`, { reason: '缺照片' }),
      ({ id }) => step('group', 'POST /grid/tasks/{id}/completion', `/grid/tasks/${String(id)}/completion`, { evidence: '已补照片' }),
      ({ id }) => step('branch', 'POST /grid/tasks/{id}/verification', `/grid/tasks/${String(id)}/verification`, { recheckMonths: 6 }),
    ],
    [
      () => step('branch', 'POST /grid/care-events', '/grid/care-events', { employeeId: doc(other), kind: 'conflict', occurredOn: '2023-01-30', note: MARKER }),
      ({ id }) => step('branch', 'POST /grid/confidential-readings', '/grid/confidential-readings', { type: 'care-event', documentId: id, field: 'note', reason: 'followUp' }),
      () => step('branch', 'GET /grid/confidential-texts/{type}/{id}', `/grid/confidential-texts/care-event/${rows.of('care-event', 'own').doc}`),
    ],
    [
      () => step('office', 'POST /grid/care-events', '/grid/care-events', { employeeId: doc('HS0021'), kind: 'conflict', occurredOn: '2023-01-30', note: MARKER }),
      ({ id }) => step('staff', 'POST /api/grid/me/confidential-readings', '/api/grid/me/confidential-readings', { type: 'care-event', documentId: id, field: 'note' }),
    ],
    [
      () => step('branch', 'POST /grid/attachments', '/grid/attachments', form(png, { type: 'care-event', row: rows.of('care-event', 'own').doc }, 'a.png')),
      ({ id }) => step('branch', 'POST /grid/attachments/{id}/readings', `/grid/attachments/${String(id)}/readings`, { reason: 'followUp' }),
    ],
    [
      () => step('branch', 'POST /grid/attachments', '/grid/attachments', form(png, { type: 'care-event', row: rows.of('care-event', 'own').doc }, 'b.png')),
      () => step('branch', 'GET /grid/attachments', `/grid/attachments?type=care-event&row=${rows.of('care-event', 'own').doc}`),
    ],
    [
      () => step('branch', 'POST /grid/attachments', '/grid/attachments', form(png, { type: 'care-event', row: rows.of('care-event', 'own').doc }, 'c.png')),
      ({ id }) => step('branch', 'DELETE /grid/attachments/{id}', `/grid/attachments/${String(id)}`),
    ],
    [
      () => step('staff', 'POST /api/grid/me/corrections', '/api/grid/me/corrections', { about: 'employee.post', wish: MARKER }),
      ({ id }) => step('office', 'POST /grid/corrections/{id}/readings', `/grid/corrections/${String(id)}/readings`),
    ],
    [
      () => step('staff', 'POST /api/grid/me/corrections', '/api/grid/me/corrections', { about: 'employee.post', wish: MARKER }),
      ({ id }) => step('office', 'POST /grid/corrections/{id}/answer', `/grid/corrections/${String(id)}/answer`, { state: 'declined', answer: MARKER }),
    ],
    [
      () => step('staff', 'GET /api/grid/me/consents', '/api/grid/me/consents'),
      (consents) => step('staff', 'POST /api/grid/me/consents', '/api/grid/me/consents', { purpose: 'publishPhoto', textVersion: Object.values(consents as Record<string, { purpose: string; textVersion: string }>).find(({ purpose }) => purpose === 'publishPhoto')?.textVersion }),
      () => step('staff', 'DELETE /api/grid/me/consents/{purpose}', '/api/grid/me/consents/publishPhoto'),
    ],
    [
      () => step('office', 'POST /grid/matters', '/grid/matters', { channel: 'offlineBox', kind: 'report', title: '路灯不亮', body: MARKER, grid: PEOPLE.own.grid, submitterId: doc(member) }),
      ({ id }) => step('office', 'POST /grid/matters/{id}/acceptance', `/grid/matters/${String(id)}/acceptance`, { category: 'other' }),
      ({ id }) => step('office', 'POST /grid/matters/{id}/category', `/grid/matters/${String(id)}/category`, { category: 'environment' }),
      ({ id }) => step('office', 'POST /grid/matters/{id}/assignment', `/grid/matters/${String(id)}/assignment`, { unit: PEOPLE.own.grid }),
      ({ id }) => step('branch', 'POST /grid/matters/{id}/return', `/grid/matters/${String(id)}/return`, { reason: '不归本组' }),
      ({ id }) => step('branch', 'POST /grid/matters/{id}/takeover', `/grid/matters/${String(id)}/takeover`, { handlerId: doc(leader), measure: '更换灯具' }),
      ({ id }) => step('branch', 'POST /grid/matters/{id}/messages', `/grid/matters/${String(id)}/messages`, { text: MARKER }),
      ({ id }) => step('branch', 'POST /grid/matters/{id}/follow-ups', `/grid/matters/${String(id)}/follow-ups`, { note: '已约施工' }),
      ({ id }) => step('branch', 'POST /grid/matters/{id}/project', `/grid/matters/${String(id)}/project`, { ownerId: doc(leader), measure: '更换灯具', dueOn: '2023-03-31' }),
      ({ id }) => step('branch', 'POST /grid/matters/{id}/suspension', `/grid/matters/${String(id)}/suspension`, { reason: '等待配件', expectedUntil: '2023-02-10' }),
      ({ id }) => step('branch', 'DELETE /grid/matters/{id}/suspension', `/grid/matters/${String(id)}/suspension`),
      ({ id }) => step('branch', 'POST /grid/matters/{id}/extension', `/grid/matters/${String(id)}/extension`, { reason: '等待配件', expectedUntil: '2023-02-10' }),
      ({ id }) => step('office', 'POST /grid/matters/{id}/extension/approval', `/grid/matters/${String(id)}/extension/approval`),
      ({ id }) => step('branch', 'POST /grid/matters/{id}/extension', `/grid/matters/${String(id)}/extension`, { reason: '等待配件', expectedUntil: '2023-02-20' }),
      ({ id }) => step('office', 'DELETE /grid/matters/{id}/extension', `/grid/matters/${String(id)}/extension`),
      ({ id }) => step('branch', 'POST /grid/matters/{id}/answer', `/grid/matters/${String(id)}/answer`, { result: 'solved', text: MARKER }),
      ({ id }) => step('branch', 'POST /grid/matters/{id}/closure', `/grid/matters/${String(id)}/closure`, { satisfaction: 'satisfied' }),
      ({ id }) => step('branch', 'POST /grid/matters/{id}/reopening', `/grid/matters/${String(id)}/reopening`, { reason: '仍未解决' }),
      ({ id }) => step('branch', 'POST /grid/matters/{id}/merger', `/grid/matters/${String(id)}/merger`, { into: 'T-own' }),
    ],
    [
      () => step('branch', 'POST /grid/activities', '/grid/activities', PLAN),
      ({ id }) => step('branch', 'POST /grid/activities/{id}/plan', `/grid/activities/${String(id)}/plan`, { ...PLAN, quorum: 'half' }),
      ({ id }) => step('branch', 'GET /grid/activities/{id}', `/grid/activities/${String(id)}`),
      ({ id }) => step('branch', 'POST /grid/activities/{id}/holding', `/grid/activities/${String(id)}/holding`, { minutes: '学习原文' }),
    ],
    [
      () => step('branch', 'POST /grid/activities', '/grid/activities', PLAN),
      ({ id }) => step('branch', 'POST /grid/activities/{id}/cancellation', `/grid/activities/${String(id)}/cancellation`, { reason: '改期' }),
    ],
    [
      () => step('office', 'POST /grid/activity-series', '/grid/activity-series', { ...PLAN, rhythm: 'monthWeekday', until: '2023-03-31' }),
      () => step('branch', 'POST /grid/activities/{id}/pasted-names', `${activity}/pasted-names`, { text: 'HS0011\n韦芳' }),
      () => step('branch', 'POST /grid/activities/{id}/attendances', `${activity}/attendances`, { entries: [{ employeeNo: 'HS0011', status: 'present', hours: 1.5 }] }),
      () => step('branch', 'POST /grid/activities/{id}/attendances/grid', `${activity}/attendances/grid`, { grid: PEOPLE.own.grid, status: 'absent' }),
      () => step('branch', 'GET /grid/activities/{id}/attendances', `${activity}/attendances`),
      () => step('branch', 'DELETE /grid/activities/{id}/attendances/{attendance}', `${activity}/attendances/${rows.of('attendance', 'own').doc}`),
    ],
    [
      () => step('branch', 'POST /grid/calendar-feeds', '/grid/calendar-feeds', { grid: PEOPLE.own.grid }),
      ({ feed }) => step('branch', 'DELETE /grid/calendar-feeds/{id}', `/grid/calendar-feeds/${(feed as { id: string }).id}`),
      () => step('office', 'POST /grid/calendar-feeds', '/grid/calendar-feeds', { grid: PEOPLE.own.grid }),
      ({ address }) => step('nobody', 'GET /api/grid/calendar/{file}', new URL(String(address), 'http://x').pathname),
      () => step('staff', 'POST /api/grid/me/calendar-feeds', '/api/grid/me/calendar-feeds'),
      () => step('staff', 'DELETE /api/grid/me/calendar-feeds', '/api/grid/me/calendar-feeds'),
    ],
    [
      () => step('office', 'POST /grid/bulletins', '/grid/bulletins', { period: '2022-06', grid: 'C01-01' }),
      ({ id }) => step('branch', 'POST /grid/bulletins/{id}/text', `/grid/bulletins/${String(id)}/text`, { title: '月度公开', body: '## 一、任务' }),
      ({ id }) => step('branch', 'GET /grid/bulletins/{id}', `/grid/bulletins/${String(id)}`),
      ({ id }) => step('office', 'POST /grid/bulletins/{id}/release', `/grid/bulletins/${String(id)}/release`),
      ({ id }) => step('branch', 'POST /grid/bulletins/{id}/withdrawal', `/grid/bulletins/${String(id)}/withdrawal`, { reason: '数据有误' }),
    ],
    [
      () => step('branch', 'GET /grid/requirements/matrix', '/grid/requirements/matrix?year=2022'),
      ({ requirements }) => step('branch', 'GET /grid/requirements/{id}/activities', `/grid/requirements/${(requirements as { id: string }[])[0]?.id}/activities?grid=C01-01&period=2022-03`),
    ],
    [
      () => step('office', 'POST /grid/bulletins', '/grid/bulletins', { period: '2022-07', grid: 'C01-01' }),
      ({ id }) => step('branch', 'GET /grid/bulletins/{id}/export', `/grid/bulletins/${String(id)}/export?format=docx`),
    ],
    [
      () => step('branch', 'POST /grid/bulletins', '/grid/bulletins', { period: '2022-08', grid: 'C01-01' }),
      ({ id }) => step('office', 'POST /grid/bulletins/{id}/release', `/grid/bulletins/${String(id)}/release`),
      ({ id }) => step('nobody', 'GET /api/grid/public/bulletins/{id}', `/api/grid/public/bulletins/${String(id)}`),
    ],
    [
      () => step('office', 'POST /grid/stories', '/grid/stories', STORY),
      ({ id }) => step('branch', 'POST /grid/stories/{id}/text', `/grid/stories/${String(id)}/text`, STORY),
      ({ id }) => step('publisher', 'GET /grid/stories/{id}', `/grid/stories/${String(id)}`),
      ({ id }) => step('office', 'POST /grid/stories/{id}/review', `/grid/stories/${String(id)}/review`),
      ({ id }) => step('publisher', 'DELETE /grid/stories/{id}/review', `/grid/stories/${String(id)}/review`),
      ({ id }) => step('office', 'POST /grid/stories/{id}/review', `/grid/stories/${String(id)}/review`),
      ({ id }) => step('publisher', 'POST /grid/stories/{id}/release', `/grid/stories/${String(id)}/release`, {}),
      ({ id }) => step('nobody', 'GET /api/grid/public/stories/{id}', `/api/grid/public/stories/${String(id)}`),
    ],
    [
      () => step('office', 'POST /grid/stories', '/grid/stories', STORY),
      ({ id }) => step('office', 'POST /grid/stories/{id}/pictures', `/grid/stories/${String(id)}/pictures`, form(png, { alt: '现场' }, 'a.png')),
      ({ id, pictures }) => step('branch', 'GET /grid/stories/{id}/pictures/{picture}', `/grid/stories/${String(id)}/pictures/${pictureOf(pictures)}`),
    ],
    [
      () => step('office', 'POST /grid/stories', '/grid/stories', STORY),
      ({ id }) => step('office', 'POST /grid/stories/{id}/pictures', `/grid/stories/${String(id)}/pictures`, form(png, { alt: '现场' }, 'b.png')),
      ({ id, pictures }) => step('office', 'DELETE /grid/stories/{id}/pictures/{picture}', `/grid/stories/${String(id)}/pictures/${pictureOf(pictures)}`),
    ],
    [
      () => step('office', 'POST /grid/stories', '/grid/stories', STORY),
      ({ id }) => step('office', 'POST /grid/stories/{id}/pictures', `/grid/stories/${String(id)}/pictures`, form(png, { alt: '现场' }, 'c.png')),
      ({ id }) => step('office', 'POST /grid/stories/{id}/review', `/grid/stories/${String(id)}/review`),
      ({ id }) => step('publisher', 'POST /grid/stories/{id}/release', `/grid/stories/${String(id)}/release`, {}),
      ({ id, pictures }) => step('nobody', 'GET /api/grid/public/stories/{id}/pictures/{picture}', `/api/grid/public/stories/${String(id)}/pictures/${pictureOf(pictures)}`),
    ],
    [
      () => step('office', 'POST /grid/stories', '/grid/stories', STORY),
      ({ id }) => step('office', 'POST /grid/stories/{id}/review', `/grid/stories/${String(id)}/review`),
      ({ id }) => step('publisher', 'POST /grid/stories/{id}/release', `/grid/stories/${String(id)}/release`, {}),
      ({ id }) => step('branch', 'POST /grid/stories/{id}/withdrawal', `/grid/stories/${String(id)}/withdrawal`, { reason: '内容有误' }),
    ],
    [
      () => step('office', 'POST /grid/matters', '/grid/matters', { channel: 'hotline', kind: 'consult', title: '咨询', body: MARKER, grid: PEOPLE.own.grid }),
      ({ id }) => step('office', 'POST /grid/matters/{id}/acceptance', `/grid/matters/${String(id)}/acceptance`, {}),
      ({ id }) => step('office', 'POST /grid/matters/{id}/takeover', `/grid/matters/${String(id)}/takeover`, { handlerId: doc(leader), measure: '答复' }),
      ({ id }) => step('office', 'POST /grid/matters/{id}/answer', `/grid/matters/${String(id)}/answer`, { result: 'explained', text: MARKER }),
      ({ id }) => step('office', 'POST /grid/matters/{id}/publication', `/grid/matters/${String(id)}/publication`, { title: '咨询', text: '已答复' }),
    ],
    [
      () => step('staff', 'GET /api/grid/me/wechat', '/api/grid/me/wechat'),
      () => step('staff', 'POST /api/grid/me/wechat/codes', '/api/grid/me/wechat/codes'),
      () => step('staff', 'DELETE /api/grid/me/wechat', '/api/grid/me/wechat'),
    ],
    [() => step('office', 'GET /grid/matters/{id}/templates', `/grid/matters/${rows.of('matter', 'own').doc}/templates?action=message`)],
    [
      () => step('office', 'GET /grid/matters/{id}/publication', `/grid/matters/${rows.of('matter', 'own').doc}/publication`),
      () => step('office', 'POST /grid/matters/{id}/publication/release', `/grid/matters/${rows.of('matter', 'own').doc}/publication/release`),
    ],
    [
      () => step('office', 'POST /grid/matters', '/grid/matters', { channel: 'hotline', kind: 'consult', title: '咨询', body: MARKER, grid: PEOPLE.own.grid }),
      ({ id }) => step('office', 'POST /grid/matters/{id}/refusal', `/grid/matters/${String(id)}/refusal`, { reason: '不属于受理范围' }),
    ],
    [
      () => step('office', 'POST /grid/matters', '/grid/matters', { channel: 'hotline', kind: 'consult', title: '咨询', body: MARKER, grid: PEOPLE.own.grid }),
      ({ id }) => step('office', 'POST /grid/matters/{id}/readings', `/grid/matters/${String(id)}/readings`, { reason: 'matter' }),
    ],
    [
      () => step('staff', 'POST /api/grid/me/matters', '/api/grid/me/matters', { kind: 'help', title: '夜班班车', body: MARKER }),
      ({ id }) => step('office', 'POST /grid/matters/{id}/acceptance', `/grid/matters/${String(id)}/acceptance`, {}),
      ({ id }) => step('staff', 'POST /api/grid/me/matters/{id}/messages', `/api/grid/me/matters/${String(id)}/messages`, { text: MARKER }),
      ({ id }) => step('office', 'POST /grid/matters/{id}/takeover', `/grid/matters/${String(id)}/takeover`, { handlerId: doc(leader), measure: '加开一班' }),
      ({ id }) => step('office', 'POST /grid/matters/{id}/answer', `/grid/matters/${String(id)}/answer`, { result: 'solved', text: MARKER }),
      ({ id }) => step('staff', 'POST /api/grid/me/matters/{id}/confirmation', `/api/grid/me/matters/${String(id)}/confirmation`, { satisfaction: 'basic' }),
      ({ id }) => step('staff', 'POST /api/grid/me/matters/{id}/reopening', `/api/grid/me/matters/${String(id)}/reopening`, { reason: MARKER }),
      ({ id }) => step('staff', 'GET /api/grid/me/matters/{id}', `/api/grid/me/matters/${String(id)}`),
    ],
    [
      () => step('branch', 'GET /grid/handovers', '/grid/handovers'),
      () => step('branch', 'GET /grid/handovers/{employeeId}', `/grid/handovers/${doc(leader)}`),
      () => step('office', 'POST /grid/handovers/{employeeId}/completion', `/grid/handovers/${doc('HS0020')}/completion`, { on: '2023-01-30', reason: 'left', successors: [], preview: true }),
    ],
    [() => step('privacyOfficer', 'POST /grid/retention/{class}/extensions', '/grid/retention/jobRuns/extensions', { period: OLD_RUN.slice(0, 7), until: '2023-06-15', reason: '核对' })],
    [() => step('nobody', 'GET /api/grid/voices/form', '/api/grid/voices/form')],
    [
      () => step('nobody', 'POST /api/grid/voices', '/api/grid/voices', { kind: 'report', title: '匿名', body: MARKER, grid: PEOPLE.own.grid }),
      ({ receipt }) => step('nobody', 'POST /api/grid/voices/mailbox', '/api/grid/voices/mailbox', { receipt }),
    ],
    // The receipt of a matter that the fuzzer has planted as answered.
    [() => step('nobody', 'POST /api/grid/voices/mailbox/messages', '/api/grid/voices/mailbox/messages', { receipt: ANSWERED_RECEIPT, text: MARKER })],
    [
      () => step('nobody', 'POST /api/grid/voices/mailbox/files', '/api/grid/voices/mailbox/files', form(png, { receipt: ANSWERED_RECEIPT }, 'a.png')),
      ({ files }) => step('nobody', 'POST /api/grid/voices/mailbox/readings', '/api/grid/voices/mailbox/readings', { receipt: ANSWERED_RECEIPT, file: (files as { id: string }[])[0]?.id }),
    ],
    [
      () => step('nobody', 'POST /api/grid/voices/mailbox/confirmation', '/api/grid/voices/mailbox/confirmation', { receipt: ANSWERED_RECEIPT, satisfaction: 'basic' }),
      () => step('nobody', 'POST /api/grid/voices/mailbox/reopening', '/api/grid/voices/mailbox/reopening', { receipt: ANSWERED_RECEIPT, reason: MARKER }),
    ],
    [() => step('nobody', 'GET /api/grid/wechat', `/api/grid/wechat?${new URLSearchParams({ ...signedQuery(), echostr: '1' }).toString()}`)],
    [() => ({ ...step('nobody', 'POST /api/grid/wechat', `/api/grid/wechat?${new URLSearchParams(signedQuery()).toString()}`), text: textFrom('oFuzz', MARKER) })],
    [() => step('office', 'POST /grid/employees/{id}/login', `/grid/employees/${doc('HS0047')}/login`)],
    [
      () => step('office', 'POST /grid/imports/preview', '/grid/imports/preview', form(roster, {})),
      ({ fingerprint }) => step('office', 'POST /grid/imports', '/grid/imports', form(roster, { fingerprint: String(fingerprint) })),
    ],
    [
      () => step('office', 'GET /grid/outbox', '/grid/outbox?state=sent&pageSize=1'),
      ({ rows: mails }) => step('office', 'GET /grid/outbox/{id}', `/grid/outbox/${(mails as { id: string }[])[0]?.id}`),
      ({ id }) => step('office', 'POST /grid/outbox/{id}/resend', `/grid/outbox/${String(id)}/resend`),
    ],
  ];
};

const STORY = { title: '先锋岗', summary: '一线故事', body: '<p>坚守一线</p>', grid: PEOPLE.own.grid };
const pictureOf = (pictures: unknown): string => String((pictures as { id: string }[])[0]?.id);

const EDGE = 'flowflowflow';

const form = (file: Buffer, fields: Readonly<Record<string, string>>, name = 'roster.xlsx'): Buffer => {
  const texts = Object.entries(fields).map(([name, value]) => `--${EDGE}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  return Buffer.concat([Buffer.from(`${texts.join('')}--${EDGE}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`), file, Buffer.from(`\r\n--${EDGE}--\r\n`)]);
};

/** Runs the flows; a step that is refused ends its flow and is told. */
export const runFlows = async (flows: readonly Flow[], operationOf: (key: string) => Shot['operation'] | undefined, fire: (shot: Shot) => Promise<Reply | null>): Promise<string[]> => {
  const refused: string[] = [];
  for (const flow of flows) {
    let before: Readonly<Record<string, unknown>> = {};
    for (const next of flow) {
      const { key, body, text, ...rest } = next(before);
      const operation = operationOf(key);
      if (!operation) throw new Error(`${key} is not described: correct tests/support/fuzz/flows.ts`);
      const sent = text !== undefined ? { headers: { 'content-type': 'text/xml' }, body: text } : body instanceof Buffer ? { headers: { 'content-type': `multipart/form-data; boundary=${EDGE}` }, body } : { headers: { 'content-type': 'application/json' }, body: body === undefined ? null : JSON.stringify(body) };
      const reply = await fire({ operation, kind: 'valid', ...rest, ...sent });
      if (reply === null || reply.status >= 300) {
        refused.push(`flow ${key} as ${rest.caller}: ${reply?.status} ${reply?.body.toString('utf8').slice(0, 300)}`);
        break;
      }
      if (reply.type === 'application/json') before = JSON.parse(reply.body.toString('utf8')) as Record<string, unknown>;
    }
  }
  return refused;
};
