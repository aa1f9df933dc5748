import type { ReportCareEvent, ReportedCareEvent } from '../../../../shared/contracts/care';
import { auditRow } from '../../access/audit-rows';
import { scopeOf, type UserPrincipal } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { Conflict, InvalidInput, NotFound, Refused } from '../../platform/errors';
import { gridsOn } from '../organisation';
import { voidTasksOfEvent } from '../tasks';
import { openDutiesForEvents } from './duties';
import { personInReach } from './service';
import { eventByDocument, eventsById, insertEvent, lastNumberOf, withdrawEvent } from './store';

/** Reports an event: its duties open at once and their owners are told. */
export const reportEvent = async (db: Db, principal: UserPrincipal, input: ReportCareEvent, today: IsoDate): Promise<ReportedCareEvent> => {
  const reportedOn = input.reportedOn ?? today;
  if (reportedOn > today) throw new InvalidInput([{ field: 'reportedOn', code: 'in_future', value: reportedOn, allowed: `${today} or earlier` }]);
  if (input.occurredOn > reportedOn) throw new InvalidInput([{ field: 'occurredOn', code: 'invalid_order', value: input.occurredOn, allowed: `${reportedOn} or earlier` }]);
  const person = await personInReach(db, principal, 'employeeId', input.employeeId);
  const gridId = (await gridsOn(db, [person.id], reportedOn)).get(person.id) ?? person.gridId;
  if (gridId === null) throw new Refused('a person without a grid has no duties');
  const prefix = today.replaceAll('-', '');
  const code = `${prefix}-${(await lastNumberOf(db, prefix)) + 1}`;
  const { kind, occurredOn, note } = input;
  const id = await insertEvent(db, { code, employee: person.id, employeeId: person.id, kind, occurredOn, reportedOn, reportedBy: principal.employeeId, note: note ?? null, grid: gridId, gridId });
  const opened = await openDutiesForEvents(db, [id], today);
  const [event] = await eventsById(db, [id]);
  const documentId = event?.documentId ?? '';
  await auditRow(db, principal, { action: 'row.create', type: 'care-event', documentId, fields: Object.keys(input), details: { opened: opened.length } });
  return { id: documentId, code, openedTaskIds: opened.map((task) => task.documentId) };
};

export const withdraw = async (db: Db, principal: UserPrincipal, documentId: string, reason: string, today: IsoDate): Promise<{ voided: number }> => {
  const event = await eventByDocument(db, scopeOf(principal), documentId);
  if (!event) throw new NotFound('care event');
  if (event.withdrawnOn !== null) throw new Conflict('withdrawn', `the event was withdrawn on ${event.withdrawnOn}`);
  await withdrawEvent(db, event.id, today, reason);
  const voided = await voidTasksOfEvent(db, event.id, reason);
  await auditRow(db, principal, { action: 'row.update', type: 'care-event', documentId, fields: ['withdrawnOn', 'withdrawnReason'], details: { voided } });
  return { voided };
};
