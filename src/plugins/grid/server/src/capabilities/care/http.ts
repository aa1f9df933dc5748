import { withTx, type Db } from '../../platform/db';
import { documentId } from '../../platform/input';
import { adminRoute, type Asked, type Route } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import { recordCare, undoRecord } from './service';
import { reportEvent, withdraw } from './service-events';
import { carePlans, close, extend, openPlan } from './service-plans';
import { closingBody, eventBody, extensionBody, planBody, planList, planQuery, planRow, recordBody, recorded, reported, undone, withdrawalBody, withdrawn } from './shapes';

const today = ({ strapi }: Asked) => settingsOf(strapi).clock.today();
const inTx = <T>({ strapi }: Asked, work: (db: Db) => Promise<T>) => withTx(strapi, work);

const params = { id: documentId };

export const routes: readonly Route[] = [
  adminRoute('POST', '/care-records', { action: 'care-record.create', summary: 'Record a talk or visit, close what it answers and register the need that was spoken of', body: recordBody, answer: recorded }, (call) =>
    inTx(call, (db) => recordCare(db, call.principal, call.body, today(call))),
  ),
  adminRoute('DELETE', '/care-records/:id', { action: 'care-record.undo', summary: 'Take a record back, in the same week, with its need while nobody has touched it', params, answer: undone }, (call) =>
    inTx(call, (db) => undoRecord(db, call.principal, call.params.id, today(call))),
  ),
  adminRoute('POST', '/care-events', { action: 'care-event.create', summary: 'Report an event and open its duties', body: eventBody, answer: reported }, (call) =>
    inTx(call, (db) => reportEvent(db, call.principal, call.body, today(call))),
  ),
  adminRoute('POST', '/care-events/:id/withdrawal', { action: 'care-event.withdraw', summary: 'Void the open duties of an event', params, body: withdrawalBody, answer: withdrawn }, (call) =>
    inTx(call, (db) => withdraw(db, call.principal, call.params.id, call.body.reason, today(call))),
  ),
  adminRoute('GET', '/care-plans', { action: 'care-plan.read', summary: 'Care plans in reach, without their goals', query: planQuery, answer: planList }, (call) =>
    inTx(call, (db) => carePlans(db, call.principal, call.query, today(call))),
  ),
  adminRoute('POST', '/care-plans', { action: 'care-plan.create', summary: 'Open a care plan and its first talk; the person is told', body: planBody, answer: planRow }, (call) =>
    inTx(call, (db) => openPlan(db, call.principal, call.body, today(call))),
  ),
  adminRoute('POST', '/care-plans/:id/extensions', { action: 'care-plan.review', summary: 'Review a care plan: it goes on, with a new end and a reason', params, body: extensionBody, answer: planRow }, (call) =>
    inTx(call, (db) => extend(db, call.principal, call.params.id, call.body, today(call))),
  ),
  adminRoute('POST', '/care-plans/:id/closing', { action: 'care-plan.close', summary: 'Close a care plan and void its open talks', params, body: closingBody, answer: planRow }, (call) =>
    inTx(call, (db) => close(db, call.principal, call.params.id, call.body.reason, today(call))),
  ),
];
