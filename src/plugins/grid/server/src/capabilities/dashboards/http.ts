import { accountsOf } from '../../platform/accounts';
import { withTx, type Db } from '../../platform/db';
import { documentId } from '../../platform/input';
import { adminRoute, type Asked, type Route } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import { gridDetail, gridTree, homepage } from './service-grids';
import { listPairs, listPeople } from './service-people';
import { timeline } from './service-timeline';
import { detail, employeeTimeline, monthQuery, pairs, people, peopleQuery, summary, tree } from './shapes';

const today = ({ strapi }: Asked) => settingsOf(strapi).clock.today();
const inTx = <T>({ strapi }: Asked, work: (db: Db) => Promise<T>) => withTx(strapi, work);
const monthOf = (call: Asked & { readonly query: { month?: string | undefined } }): string => call.query.month ?? today(call).slice(0, 7);

const params = { id: documentId };

export const routes: readonly Route[] = [
  adminRoute('GET', '/summary', { action: 'workbench.read', summary: 'Numbers of the homepage', answer: summary }, (call) => inTx(call, (db) => homepage(db, call.principal, today(call)))),
  adminRoute('GET', '/grids', { action: 'grids.read', summary: 'The tree with figures of a month', query: monthQuery, answer: tree }, (call) =>
    inTx(call, (db) => gridTree(db, call.principal, monthOf(call), today(call))),
  ),
  adminRoute('GET', '/grids/:id', { action: 'grids.read', summary: 'A grid with figures of two months', params, query: monthQuery, answer: detail }, (call) =>
    inTx(call, (db) => gridDetail(db, call.principal, call.params.id, monthOf(call), today(call))),
  ),
  adminRoute('GET', '/people', { action: 'people.read', summary: 'Active people below a grid', query: peopleQuery, answer: people }, (call) =>
    inTx(call, (db) => listPeople(db, call.principal, call.query, today(call))),
  ),
  adminRoute('GET', '/pairs', { action: 'people.read', summary: 'Current contact pairs below a grid', query: peopleQuery, answer: pairs }, (call) =>
    inTx(call, (db) => listPairs(db, call.principal, call.query, today(call))),
  ),
  adminRoute('GET', '/employees/:id/timeline', { action: 'people.read', summary: 'Events, duties and records of a person; no confidential text', params, answer: employeeTimeline }, (call) =>
    inTx(call, (db) => timeline(db, accountsOf(call.strapi), call.principal, call.params.id, today(call))),
  ),
];
