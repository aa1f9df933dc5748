import type { RecordCare, RecordedCare, ReportCareEvent, ReportedCareEvent } from '../../../../shared/contracts/care';
import { scopeOf, type UserPrincipal } from '../../access/principal';
import { isoWeek, type IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { Conflict, InvalidInput, NotFound, Refused } from '../../platform/errors';
import { gridsOn, personByDocument, type PersonRow } from '../organisation';
import { completeTasks, deleteTaskByOrigin, documentIdsOf, insertTasks, reopenTasksOf, taskScope, tasksByDocument, voidTasksOfEvent, type StoredTask } from '../tasks';
import { answersKind } from './domain/matching';
import { closeDutiesByRecords, openDutiesForEvents } from './duties';
import { deleteRecord, eventByDocument, eventsById, insertEvent, insertRecord, lastNumberOf, recordByDocument, recordDocumentId, withdrawEvent } from './store';

const followUpKey = (recordId: number): string => `followUp:record:${recordId}`;

/** Records a talk or visit, closes the duties that it answers and opens the follow-up that was promised. */
export const recordCare = async (db: Db, principal: UserPrincipal, input: RecordCare, today: IsoDate): Promise<RecordedCare> => {
  if (input.heldOn > today) throw new InvalidInput([{ field: 'heldOn', code: 'in_future', value: input.heldOn, allowed: `${today} or earlier` }]);
  if (input.nextOn !== undefined && input.nextOn <= input.heldOn) throw new InvalidInput([{ field: 'nextOn', code: 'invalid_order', value: input.nextOn, allowed: `after ${input.heldOn}` }]);
  const tasks = await namedTasks(db, principal, input);
  const people = await namedPeople(db, principal, input, tasks);
  const conductedBy = await conductor(db, principal, input);
  if (people.includes(conductedBy)) throw new InvalidInput([{ field: 'conductedById', code: 'is_subject', value: '', allowed: 'somebody else than the people it was held with' }]);
  const gridId = await gridOf(db, people, input.heldOn);
  const eventId = onlyEvent(tasks);
  const id = await insertRecord(db, {
    employees: people,
    conductedBy,
    conductedById: conductedBy,
    event: eventId,
    eventId,
    form: input.form,
    heldOn: input.heldOn,
    recordedOn: today,
    place: input.place ?? null,
    summary: input.summary ?? null,
    nextOn: input.nextOn ?? null,
    grid: gridId,
    gridId,
  });
  const closed = tasks.length > 0 ? await completeTasks(db, tasks.map((task) => task.id), { doneOn: input.heldOn, doneById: conductedBy, recordedOn: today, recordId: id }) : await closeDutiesByRecords(db, [id]);
  if (closed.length < tasks.length) throw new Conflict('not_open', 'one of the duties was closed by somebody else meanwhile; nothing was recorded');
  const opened = input.nextOn === undefined ? [] : await openFollowUp(db, { recordId: id, ownerId: conductedBy, people, gridId, today, dueOn: input.nextOn });
  return { id: await recordDocumentId(db, id), closedTaskIds: await documentIdsOf(db, closed), openedTaskIds: opened };
};

const namedTasks = async (db: Db, principal: UserPrincipal, { taskIds = [], form }: RecordCare): Promise<StoredTask[]> => {
  if (taskIds.length === 0) return [];
  const tasks = await tasksByDocument(db, taskScope(principal), taskIds);
  if (tasks.length !== new Set(taskIds).size) throw new NotFound('task');
  const closed = tasks.find((task) => task.state !== 'open');
  if (closed) throw new Conflict('not_open', `the duty "${closed.title}" is not open any more`);
  const unfit = tasks.find((task) => !answersKind(form, task.kind));
  if (unfit) throw new InvalidInput([{ field: 'form', code: 'does_not_answer', value: form, allowed: unfit.kind === 'visit' ? 'homeVisit, hospitalVisit, condolence: the duty is a visit' : 'a talk or a visit' }]);
  return tasks;
};

const namedPeople = async (db: Db, principal: UserPrincipal, { employeeIds = [] }: RecordCare, tasks: readonly StoredTask[]): Promise<number[]> => {
  const people = new Set(tasks.flatMap((task) => (task.subjectId === null ? [] : [task.subjectId])));
  for (const documentId of employeeIds) people.add((await personInReach(db, principal, 'employeeIds', documentId)).id);
  if (people.size === 0) throw new InvalidInput([{ field: 'employeeIds', code: 'required', value: '', allowed: 'at least one person, or the duties that the record answers' }]);
  return [...people];
};

const personInReach = async (db: Db, principal: UserPrincipal, field: string, documentId: string): Promise<PersonRow> => {
  const person = await personByDocument(db, scopeOf(principal), documentId);
  if (!person) throw new InvalidInput([{ field, code: 'unknown_employee', value: documentId, allowed: 'a person that you reach' }]);
  return person;
};

const conductor = async (db: Db, principal: UserPrincipal, { conductedById }: RecordCare): Promise<number> => {
  if (conductedById !== undefined) return (await personInReach(db, principal, 'conductedById', conductedById)).id;
  if (principal.employeeId === null) throw new InvalidInput([{ field: 'conductedById', code: 'required', value: '', allowed: 'who held it: this account belongs to no employee' }]);
  return principal.employeeId;
};

const gridOf = async (db: Db, people: readonly number[], on: IsoDate): Promise<number> => {
  const gridId = [...(await gridsOn(db, people, on)).values()][0];
  if (gridId === undefined) throw new InvalidInput([{ field: 'employeeIds', code: 'no_grid', value: String(people.length), allowed: `people who belong to a grid on ${on}` }]);
  return gridId;
};

/** The event of the duties, when they all answer the same one. */
const onlyEvent = (tasks: readonly StoredTask[]): number | null => {
  const events = new Set(tasks.map((task) => task.eventId));
  return events.size === 1 ? ([...events][0] ?? null) : null;
};

interface FollowUpPlan {
  recordId: number;
  ownerId: number;
  people: readonly number[];
  gridId: number;
  today: IsoDate;
  dueOn: IsoDate;
}

const openFollowUp = async (db: Db, plan: FollowUpPlan): Promise<string[]> => {
  const [subjectId] = plan.people;
  if (subjectId === undefined) return [];
  const batch = { title: '回访', kind: 'followUp' as const, ruleCode: null, assignedOn: plan.today, dueOn: plan.dueOn };
  const opened = await insertTasks(db, batch, [{ originKey: followUpKey(plan.recordId), ownerId: plan.ownerId, subjectId, gridId: plan.gridId, eventId: null }]);
  return opened.map((task) => task.documentId);
};

/** Takes back a record of the same week: its duties are open again, its follow-up is gone. Only who reaches the record, and only what no later record stands on. */
export const undoRecord = async (db: Db, principal: UserPrincipal, documentId: string, today: IsoDate): Promise<{ reopened: number }> => {
  const record = await recordByDocument(db, taskScope(principal), documentId);
  if (!record) throw new NotFound('care record');
  if (isoWeek(record.recordedOn) !== isoWeek(today)) throw new Conflict('too_old', `a record can be taken back in the week it was typed in (${isoWeek(record.recordedOn)})`);
  const reopened = await reopenTasksOf(db, record.id);
  if (!(await deleteTaskByOrigin(db, followUpKey(record.id)))) throw new Conflict('answered', 'its follow-up was held already; take back that record first');
  await deleteRecord(db, record.id);
  return { reopened: reopened.length };
};

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
  return { id: event?.documentId ?? '', code, openedTaskIds: opened.map((task) => task.documentId) };
};

export const withdraw = async (db: Db, principal: UserPrincipal, documentId: string, reason: string, today: IsoDate): Promise<{ voided: number }> => {
  const event = await eventByDocument(db, scopeOf(principal), documentId);
  if (!event) throw new NotFound('care event');
  if (event.withdrawnOn !== null) throw new Conflict('withdrawn', `the event was withdrawn on ${event.withdrawnOn}`);
  await withdrawEvent(db, event.id, today, reason);
  return { voided: await voidTasksOfEvent(db, event.id, reason) };
};
