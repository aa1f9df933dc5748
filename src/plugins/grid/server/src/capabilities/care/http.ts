import { z } from 'zod';
import { withTx, type Db } from '../../platform/db';
import { date, documentId, line, parse } from '../../platform/input';
import { adminRoute, type Call, type Route } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import { recordCare, reportEvent, undoRecord, withdraw } from './service';

const recordBody = z.strictObject({
  taskIds: z.array(documentId).max(50).optional(),
  employeeIds: z.array(documentId).max(100).optional(),
  form: z.enum(['individual', 'group', 'phone', 'homeVisit', 'hospitalVisit', 'condolence']),
  heldOn: date,
  place: line(120).optional(),
  summary: z.string().trim().max(10_000).optional(),
  nextOn: date.optional(),
  conductedById: documentId.optional(),
});

const eventBody = z.strictObject({
  employeeId: documentId,
  kind: z.enum(['moodOrSetback', 'postChange', 'rewardOrDiscipline', 'conflict', 'hospital', 'weddingFuneral', 'hardship', 'familyConflict', 'accidentOrEmergency']),
  occurredOn: date,
  reportedOn: date.optional(),
  note: z.string().trim().max(10_000).optional(),
});

const withdrawal = z.strictObject({ reason: line(255) });

const today = ({ strapi }: Call) => settingsOf(strapi).clock.today();
const inTx = <T>(call: Call, work: (db: Db) => Promise<T>) => withTx(call.strapi, work);
const id = (call: Call): string => parse(documentId, call.params['id']);

export const routes: readonly Route[] = [
  adminRoute('POST', '/care-records', { action: 'care-record.create' }, (call) => inTx(call, (db) => recordCare(db, call.principal, parse(recordBody, call.body), today(call)))),
  adminRoute('DELETE', '/care-records/:id', { action: 'care-record.undo' }, (call) => inTx(call, (db) => undoRecord(db, call.principal, id(call), today(call)))),
  adminRoute('POST', '/care-events', { action: 'care-event.create' }, (call) => inTx(call, (db) => reportEvent(db, call.principal, parse(eventBody, call.body), today(call)))),
  adminRoute('POST', '/care-events/:id/withdrawal', { action: 'care-event.withdraw' }, (call) => inTx(call, (db) => withdraw(db, call.principal, id(call), parse(withdrawal, call.body).reason, today(call)))),
];
