import { z } from 'zod';
import type { Db } from '../../platform/db';
import { withTx } from '../../platform/db';
import { documentId, line, month, pageQuery, parse } from '../../platform/input';
import { adminRoute, type Call, type Route } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import { followUp, listWorkbench, transfer, unwaive, waive } from './service';

const listQuery = z.strictObject({
  ...pageQuery,
  bucket: z.enum(['overdue', 'today', 'week', 'later', 'done']).optional(),
  status: z.enum(['overdue', 'dueSoon', 'open', 'done', 'late', 'waived', 'void', 'returned']).optional(),
  state: z.literal('open').optional(),
  kind: z.enum(['talk', 'visit', 'meeting', 'followUp', 'project', 'publish', 'manual']).optional(),
  grid: line(64).optional(),
  mine: z.literal('1').optional(),
  q: line(60).optional(),
  subject: documentId.optional(),
  dueMonth: month.optional(),
});

const reason = z.strictObject({ reason: line(255) });
const transferBody = z.strictObject({ ownerId: documentId, reason: line(255) });
const noteBody = z.strictObject({ note: line(500) });

const today = ({ strapi }: Call) => settingsOf(strapi).clock.today();
const inTx = <T>(call: Call, work: (db: Db) => Promise<T>) => withTx(call.strapi, work);
const id = (call: Call): string => parse(documentId, call.params['id']);

export const routes: readonly Route[] = [
  adminRoute('GET', '/tasks', { action: 'workbench.read' }, (call) => inTx(call, (db) => listWorkbench(db, call.principal, parse(listQuery, call.query), today(call)))),
  adminRoute('POST', '/tasks/:id/transfer', { action: 'task.transfer' }, (call) => inTx(call, (db) => transfer(db, call.principal, id(call), parse(transferBody, call.body), today(call)))),
  adminRoute('POST', '/tasks/:id/waiver', { action: 'task.waive' }, (call) => inTx(call, (db) => waive(db, call.principal, id(call), parse(reason, call.body).reason, today(call)))),
  adminRoute('DELETE', '/tasks/:id/waiver', { action: 'task.waive' }, (call) => inTx(call, (db) => unwaive(db, call.principal, id(call), today(call)))),
  adminRoute('POST', '/tasks/:id/follow-ups', { action: 'task.follow-up' }, (call) => inTx(call, (db) => followUp(db, call.principal, id(call), parse(noteBody, call.body).note, today(call)))),
];
