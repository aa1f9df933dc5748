import type { Db } from '../../platform/db';
import { withTx } from '../../platform/db';
import { documentId } from '../../platform/input';
import { adminRoute, type Asked, type Route } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import { followUp, listWorkbench, transfer, unwaive, waive } from './service';
import { followUpBody, listQuery, taskList, taskRow, transferBody, waiverBody } from './shapes';

const today = ({ strapi }: Asked) => settingsOf(strapi).clock.today();
const inTx = <T>({ strapi }: Asked, work: (db: Db) => Promise<T>) => withTx(strapi, work);

const params = { id: documentId };
const answer = taskRow.nullable();

export const routes: readonly Route[] = [
  adminRoute('GET', '/tasks', { action: 'workbench.read', summary: 'The workbench: filters, counts of the buckets', query: listQuery, answer: taskList }, (call) =>
    inTx(call, (db) => listWorkbench(db, call.principal, call.query, today(call))),
  ),
  adminRoute('POST', '/tasks/:id/transfer', { action: 'task.transfer', summary: 'Give a duty to somebody else', params, body: transferBody, answer }, (call) =>
    inTx(call, (db) => transfer(db, call.principal, call.params.id, call.body, today(call))),
  ),
  adminRoute('POST', '/tasks/:id/waiver', { action: 'task.waive', summary: 'Waive a duty with a reason', params, body: waiverBody, answer }, (call) =>
    inTx(call, (db) => waive(db, call.principal, call.params.id, call.body.reason, today(call))),
  ),
  adminRoute('DELETE', '/tasks/:id/waiver', { action: 'task.waive', summary: 'Take a waiver back', params, answer }, (call) =>
    inTx(call, (db) => unwaive(db, call.principal, call.params.id, today(call))),
  ),
  adminRoute('POST', '/tasks/:id/follow-ups', { action: 'task.follow-up', summary: 'The note of the week', params, body: followUpBody, answer }, (call) =>
    inTx(call, (db) => followUp(db, call.principal, call.params.id, call.body, today(call))),
  ),
];
