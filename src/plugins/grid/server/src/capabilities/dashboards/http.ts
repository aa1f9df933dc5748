import { z } from 'zod';
import { accountsOf } from '../../platform/accounts';
import { withTx, type Db } from '../../platform/db';
import { documentId, line, month, pageQuery, parse } from '../../platform/input';
import { adminRoute, type Call, type Route } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import { gridDetail, gridTree, homepage } from './service-grids';
import { listPairs, listPeople } from './service-people';
import { timeline } from './service-timeline';

const monthQuery = z.strictObject({ month: month.optional() });
const peopleQuery = z.strictObject({ ...pageQuery, grid: line(64).optional(), q: line(60).optional(), without: z.literal('liaison').optional(), liaison: documentId.optional() });

const today = ({ strapi }: Call) => settingsOf(strapi).clock.today();
const inTx = <T>(call: Call, work: (db: Db) => Promise<T>) => withTx(call.strapi, work);
const monthOf = (call: Call): string => parse(monthQuery, call.query).month ?? today(call).slice(0, 7);
const id = (call: Call): string => parse(documentId, call.params['id']);

export const routes: readonly Route[] = [
  adminRoute('GET', '/summary', { action: 'workbench.read' }, (call) => inTx(call, (db) => homepage(db, call.principal, today(call)))),
  adminRoute('GET', '/grids', { action: 'grids.read' }, (call) => inTx(call, (db) => gridTree(db, call.principal, monthOf(call), today(call)))),
  adminRoute('GET', '/grids/:id', { action: 'grids.read' }, (call) => inTx(call, (db) => gridDetail(db, call.principal, id(call), monthOf(call), today(call)))),
  adminRoute('GET', '/people', { action: 'people.read' }, (call) => inTx(call, (db) => listPeople(db, call.principal, parse(peopleQuery, call.query), today(call)))),
  adminRoute('GET', '/pairs', { action: 'people.read' }, (call) => inTx(call, (db) => listPairs(db, call.principal, parse(peopleQuery, call.query), today(call)))),
  adminRoute('GET', '/employees/:id/timeline', { action: 'people.read' }, (call) => inTx(call, (db) => timeline(db, accountsOf(call.strapi), call.principal, id(call), today(call)))),
];
