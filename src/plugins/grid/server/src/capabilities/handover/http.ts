import { withTx } from '../../platform/db';
import { documentId } from '../../platform/input';
import { adminRoute, type Asked, type Route } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import { completeHandover } from './service';
import { handoverOf, listOpenHandovers } from './service-read';
import { completionBody, handover, listQuery, openHandovers, outcome } from './shapes';

const today = ({ strapi }: Asked) => settingsOf(strapi).clock.today();

const params = { employeeId: documentId };

export const routes: readonly Route[] = [
  adminRoute('GET', '/handovers', { action: 'handover.read', summary: 'People who left and still hold something', query: listQuery, answer: openHandovers }, (call) =>
    withTx(call.strapi, (db) => listOpenHandovers(db, call.principal, call.query, today(call))),
  ),
  adminRoute('GET', '/handovers/:employeeId', { action: 'handover.read', summary: 'What a person would hand over', params, answer: handover }, (call) =>
    withTx(call.strapi, (db) => handoverOf(db, call.principal, call.params.employeeId, today(call))),
  ),
  adminRoute('POST', '/handovers/:employeeId/completion', { action: 'handover.finish', summary: 'Hand over everything at once, or preview it', params, body: completionBody, answer: outcome }, (call) =>
    withTx(call.strapi, (db) => completeHandover(db, call.principal, call.params.employeeId, call.body, today(call))),
  ),
];
