import { withTx, type Db } from '../../platform/db';
import { documentId } from '../../platform/input';
import type { RateLimit } from '../../platform/rate-limit';
import { adminRoute, type Asked, type Route } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import { cancel, hold, list, page } from './service';
import { attendances, readPasted, record, recordGrid, unrecord } from './service-attendances';
import { change, plan, planSeries } from './service-plan';
import * as shapes from './shapes';

const today = ({ strapi }: Pick<Asked, 'strapi'>) => settingsOf(strapi).clock.today();
const inTx = <T>({ strapi }: Pick<Asked, 'strapi'>, work: (db: Db) => Promise<T>) => withTx(strapi, work);

// It says of any number whether somebody has it: a list of a meeting now and then, not the house number by number.
const PASTES: RateLimit = { name: 'paste', per: 'account', limit: 120, seconds: 60 * 60 };

const params = { id: documentId };
const answer = shapes.page;
const PLAN = 'activity.plan';
const RECORD = 'activity.record';

export const routes: readonly Route[] = [
  adminRoute('GET', '/activities', { action: 'activity.read', summary: 'Activities in reach, newest first', query: shapes.listQuery, answer: shapes.list }, (call) => inTx(call, (db) => list(db, call.principal, call.query))),
  adminRoute('POST', '/activities', { action: PLAN, summary: 'Plan an activity', body: shapes.planBody, answer }, (call) => inTx(call, (db) => plan(db, call.principal, call.body, today(call)))),
  adminRoute('POST', '/activity-series', { action: PLAN, summary: 'Plan a series: separate activities, all or none', body: shapes.seriesBody, answer: shapes.series }, (call) => inTx(call, (db) => planSeries(db, call.principal, call.body))),
  adminRoute('GET', '/activities/:id', { action: 'activity.read', summary: 'An activity with its turnout', params, answer }, (call) => inTx(call, (db) => page(db, call.principal, call.params.id, today(call)))),
  adminRoute('POST', '/activities/:id/plan', { action: PLAN, summary: 'Replace the plan of an activity that is not over', params, body: shapes.planBody, answer }, (call) => inTx(call, (db) => change(db, call.principal, call.params.id, call.body, today(call)))),
  adminRoute('POST', '/activities/:id/cancellation', { action: PLAN, summary: 'Cancel, with a reason', params, body: shapes.cancelBody, answer }, (call) => inTx(call, (db) => cancel(db, call.principal, call.params.id, call.body, today(call)))),
  adminRoute('POST', '/activities/:id/holding', { action: PLAN, summary: 'It took place; again for better minutes', params, body: shapes.holdBody, answer }, (call) => inTx(call, (db) => hold(db, call.principal, call.params.id, call.body, today(call)))),
  adminRoute('GET', '/activities/:id/attendances', { action: 'activity.read', summary: 'Everybody who is expected or recorded', params, query: shapes.attendanceQuery, answer: shapes.attendances }, (call) => inTx(call, (db) => attendances(db, call.principal, call.params.id, call.query))),
  adminRoute('POST', '/activities/:id/attendances', { action: RECORD, summary: 'Record attendances, by number', params, body: shapes.recordBody, answer: shapes.recorded }, (call) => inTx(call, (db) => record(db, call.principal, call.params.id, call.body, today(call)))),
  adminRoute('POST', '/activities/:id/attendances/grid', { action: RECORD, summary: 'Record everybody of a grid who is expected and not recorded', params, body: shapes.gridBody, answer: shapes.recorded }, (call) => inTx(call, (db) => recordGrid(db, call.principal, call.params.id, call.body, today(call)))),
  adminRoute('DELETE', '/activities/:id/attendances/:attendance', { action: RECORD, summary: 'Take back an attendance', params: { id: documentId, attendance: documentId }, answer: shapes.recorded }, (call) => inTx(call, (db) => unrecord(db, call.principal, call.params.id, call.params.attendance))),
  adminRoute('POST', '/activities/:id/pasted-names', { action: RECORD, limit: PASTES, summary: 'Who the names and numbers of a text are; changes nothing', params, body: shapes.pastedBody, answer: shapes.pasted }, (call) => inTx(call, (db) => readPasted(db, call.principal, call.params.id, call.body))),
];
