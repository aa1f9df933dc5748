import type { RecordCare, RecordedCare } from '../../../../shared/contracts/care';
import { auditRow } from '../../access/audit-rows';
import { scopeOf, type UserPrincipal } from '../../access/principal';
import { isoWeek, type IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { Conflict, InvalidInput, NotFound } from '../../platform/errors';
import { withdrawSpoken } from '../matters';
import { gridsOn, personByDocument, type PersonRow } from '../organisation';
import { completeTasks, deleteTaskByOrigin, documentIdsOf, dutyScope, insertTasks, reopenTasksOf, taskScope, tasksByDocument, type StoredTask } from '../tasks';
import { answersKind } from './domain/matching';
import { closeDutiesByRecords } from './duties';
import { raiseNeed } from './need';
import { deleteRecord, insertRecord, recordByDocument, recordDocumentId } from './store';

const followUpKey = (recordId: number): string => `followUp:record:${recordId}`;

/** Records a talk or visit, closes the duties that it answers, opens the follow-up that was promised and registers the need that was spoken of. */
export const recordCare = async (db: Db, principal: UserPrincipal, input: RecordCare, today: IsoDate): Promise<RecordedCare> => {
  if (input.heldOn > today) throw new InvalidInput([{ field: 'heldOn', code: 'in_future', value: input.heldOn, allowed: `${today} or earlier` }]);
  if (input.nextOn !== undefined && input.nextOn <= input.heldOn) throw new InvalidInput([{ field: 'nextOn', code: 'invalid_order', value: input.nextOn, allowed: `after ${input.heldOn}` }]);
  const tasks = await namedTasks(db, principal, input, today);
  const people = await namedPeople(db, principal, input, tasks);
  const conductedBy = await conductor(db, principal, input);
  if (people.includes(conductedBy)) throw new InvalidInput([{ field: 'conductedById', code: 'is_subject', value: '', allowed: 'somebody else than the people it was held with' }]);
  const gridId = await gridOf(db, people, input.heldOn);
  const eventId = onlyEvent(tasks);
  const matter = await raiseNeed(db, principal, input, { people, gridId }, today);
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
    matterId: matter?.id ?? null,
  });
  const closed = tasks.length > 0 ? await completeTasks(db, tasks.map((task) => task.id), { doneOn: input.heldOn, doneById: conductedBy, recordedOn: today, recordId: id }) : await closeDutiesByRecords(db, [id]);
  if (closed.length < tasks.length) throw new Conflict('not_open', 'one of the duties was closed by somebody else meanwhile; nothing was recorded');
  const opened = input.nextOn === undefined ? [] : await openFollowUp(db, { recordId: id, ownerId: conductedBy, people, gridId, today, dueOn: input.nextOn });
  const documentId = await recordDocumentId(db, id);
  await auditRow(db, principal, { action: 'row.create', type: 'care-record', documentId, fields: Object.keys(input), details: { closed: closed.length, opened: opened.length } });
  return { id: documentId, closedTaskIds: await documentIdsOf(db, closed), openedTaskIds: opened, matter: matter && { id: matter.documentId, number: matter.number } };
};

/** In the order in which they are named: the subject of the first is the first person. */
const namedTasks = async (db: Db, principal: UserPrincipal, { taskIds = [], form }: RecordCare, today: IsoDate): Promise<StoredTask[]> => {
  if (taskIds.length === 0) return [];
  const tasks = await tasksByDocument(db, await dutyScope(db, principal, today), taskIds);
  if (tasks.length !== new Set(taskIds).size) throw new NotFound('task');
  const closed = tasks.find((task) => task.state !== 'open');
  if (closed) throw new Conflict('not_open', `the duty "${closed.title}" is not open any more`);
  const unfit = tasks.find((task) => !answersKind(form, task.kind));
  if (unfit) throw new InvalidInput([{ field: 'form', code: 'does_not_answer', value: form, allowed: unfit.kind === 'visit' ? 'homeVisit, hospitalVisit, condolence: the duty is a visit' : 'a talk or a visit' }]);
  return [...new Set(taskIds)].flatMap((documentId) => tasks.filter((task) => task.documentId === documentId));
};

const namedPeople = async (db: Db, principal: UserPrincipal, { employeeIds = [] }: RecordCare, tasks: readonly StoredTask[]): Promise<number[]> => {
  const people = new Set(tasks.flatMap((task) => (task.subjectId === null ? [] : [task.subjectId])));
  for (const documentId of employeeIds) people.add((await personInReach(db, principal, 'employeeIds', documentId)).id);
  if (people.size === 0) throw new InvalidInput([{ field: 'employeeIds', code: 'required', value: '', allowed: 'at least one person, or the duties that the record answers' }]);
  return [...people];
};

/** @throws InvalidInput for unknown and foreign alike. */
export const personInReach = async (db: Db, principal: UserPrincipal, field: string, documentId: string): Promise<PersonRow> => {
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

/** Takes back a record of the same week: its duties are open again, its follow-up and its untouched matter are gone. Only who reaches the record, and only what no later record stands on. */
export const undoRecord = async (db: Db, principal: UserPrincipal, documentId: string, today: IsoDate): Promise<{ reopened: number }> => {
  const record = await recordByDocument(db, taskScope(principal), documentId);
  if (!record) throw new NotFound('care record');
  if (isoWeek(record.recordedOn) !== isoWeek(today)) throw new Conflict('too_old', `a record can be taken back in the week it was typed in (${isoWeek(record.recordedOn)})`);
  const reopened = await reopenTasksOf(db, record.id);
  if (!(await deleteTaskByOrigin(db, followUpKey(record.id)))) throw new Conflict('answered', 'its follow-up was held already; take back that record first');
  if (record.matterId !== null) await withdrawSpoken(db, principal, record.matterId);
  await auditRow(db, principal, { action: 'row.delete', type: 'care-record', documentId, details: { reopened: reopened.length } });
  await deleteRecord(db, record.id);
  return { reopened: reopened.length };
};
