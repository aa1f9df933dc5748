import type { AddFollowUp, Summary, TaskList, TaskQuery, TaskRow, TransferTask } from '../../../../shared/contracts/tasks';
import { auditRow } from '../../access/audit-rows';
import { scopeOf, type UserPrincipal } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import { countFrom, isProvisional, shiftWorkingDays, workingDaysBetween, type Calendar } from '../../kernel/working-days';
import type { Db } from '../../platform/db';
import { Conflict, InvalidInput, NotFound } from '../../platform/errors';
import { whileUnchanged } from '../../platform/unchanged';
import { enqueueAssignments } from './assignment-notice';
import { loadCalendar } from '../calendar';
import { gridIdsBelow, gridRefs, personByDocument, personRefs } from '../organisation';
import { statusOf } from './domain/status';
import { noteWeek } from './follow-up-week';
import { dutyScope, listScope, mine } from './service-scope';
import { countBuckets } from './store-counts';
import { listTasks, tasksByDocument, type Page, type StoredTask } from './store-read';
import type { TaskFilter } from './store-filter';
import { transferTask, unwaiveTask, waiveTask } from './store-write';

const SOON_WORKING_DAYS = 2;
const COUNTED_DAYS_SHOWN = 60;

export const listWorkbench = async (db: Db, principal: UserPrincipal, query: TaskQuery & Page, today: IsoDate): Promise<TaskList> => {
  const calendar = await whileUnchanged(db, 'calendar', () => loadCalendar(db));
  const scope = await listScope(db, principal, today);
  const filter = await filterOf(db, principal, query, today, calendar);
  const { rows, total } = await listTasks(db, scope, filter, today, query);
  const counts = await countBuckets(db, scope, filter, today);
  return { rows: await present(db, rows, today, calendar), total, counts, page: query.page, pageSize: query.pageSize };
};

const filterOf = async (db: Db, principal: UserPrincipal, query: TaskQuery, today: IsoDate, calendar: Calendar): Promise<TaskFilter> => {
  const subject = query.subject === undefined ? undefined : await personByDocument(db, scopeOf(principal), query.subject);
  if (query.subject !== undefined && !subject) throw new NotFound('employee');
  return {
    bucket: query.bucket,
    state: query.state,
    status: query.status,
    kind: query.kind,
    q: query.q,
    dueMonth: query.dueMonth,
    subjectId: subject?.id,
    gridIds: query.grid === undefined ? undefined : await gridIdsBelow(db, query.grid),
    ...(query.mine === undefined ? {} : await mine(db, principal, today)),
    soonUntil: shiftWorkingDays(today, SOON_WORKING_DAYS, calendar),
  };
};

/** Stored tasks as the screen shows them. */
export const present = async (db: Db, tasks: readonly StoredTask[], today: IsoDate, calendar: Calendar): Promise<TaskRow[]> => {
  const people = await personRefs(db, tasks.flatMap((task) => [task.ownerId, task.subjectId, task.doneById]));
  const grids = await gridRefs(db, tasks.map((task) => task.gridId));
  const person = (id: number | null) => (id === null ? null : (people.get(id)?.ref ?? null));
  return tasks.map((task) => {
    const left = workingDaysBetween(today, task.dueOn, calendar);
    return {
      id: task.documentId,
      title: task.title,
      kind: task.kind,
      cause: task.cause,
      rule: task.rule,
      state: task.state,
      status: statusOf(task, today, left),
      assignedOn: task.assignedOn,
      dueOn: task.dueOn,
      workingDaysLeft: task.state === 'open' ? left : null,
      countedDays: countedDays(task, calendar),
      provisional: isProvisional(task.assignedOn, task.dueOn, calendar),
      owner: person(task.ownerId),
      subject: person(task.subjectId),
      grid: task.gridId === null ? null : (grids.get(task.gridId) ?? null),
      doneOn: task.doneOn,
      doneBy: person(task.doneById),
      recordedOn: task.recordedOn,
      reason: task.reason,
      recordId: task.recordId,
      followUps: Number(task.followUps),
    };
  });
};

/** The working days from the report to the due day; a duty that ended on a day off was counted in calendar days and shows none. */
const countedDays = (task: StoredTask, calendar: Calendar): IsoDate[] => {
  const days = workingDaysBetween(task.assignedOn, task.dueOn, calendar);
  if (days <= 0 || days > COUNTED_DAYS_SHOWN) return [];
  return countFrom(task.assignedOn, days, 'working', calendar).counted;
};

export const summary = async (db: Db, principal: UserPrincipal, today: IsoDate): Promise<Pick<Summary, 'mine' | 'reach'>> => ({
  mine: await countBuckets(db, await dutyScope(db, principal, today), await mine(db, principal, today), today),
  reach: await countBuckets(db, scopeOf(principal), {}, today),
});

const oneTask = async (db: Db, principal: UserPrincipal, documentId: string, today: IsoDate): Promise<StoredTask> => {
  const [task] = await tasksByDocument(db, await dutyScope(db, principal, today), [documentId]);
  if (!task) throw new NotFound('task');
  return task;
};

/** Gives an open duty to somebody else in reach; the subject himself is refused. The new owner is told at once. */
export const transfer = async (db: Db, principal: UserPrincipal, documentId: string, { ownerId, reason }: TransferTask, today: IsoDate): Promise<TaskRow | null> => {
  const task = await oneTask(db, principal, documentId, today);
  const owner = await personByDocument(db, scopeOf(principal), ownerId);
  if (!owner) throw new InvalidInput([{ field: 'ownerId', code: 'unknown_employee', value: ownerId, allowed: 'a person that you reach' }]);
  if (owner.id === task.subjectId) throw new InvalidInput([{ field: 'ownerId', code: 'is_subject', value: owner.ref.name, allowed: 'somebody else than the person the duty is about' }]);
  if (!owner.active) throw new InvalidInput([{ field: 'ownerId', code: 'left', value: owner.ref.name, allowed: 'somebody who has not left' }]);
  changed(await transferTask(db, task.id, owner.id, reason), 'only an open duty can be given to somebody else');
  await enqueueAssignments(db, [{ taskId: task.id, ownerId: owner.id }], today);
  await noteChange(db, principal, documentId, ['owner', 'reason']);
  return again(db, principal, documentId, today);
};

export const waive = async (db: Db, principal: UserPrincipal, documentId: string, reason: string, today: IsoDate): Promise<TaskRow | null> => {
  const task = await oneTask(db, principal, documentId, today);
  changed(await waiveTask(db, task.id, reason), 'only an open duty can be waived');
  await noteChange(db, principal, documentId, ['state', 'reason']);
  return again(db, principal, documentId, today);
};

export const unwaive = async (db: Db, principal: UserPrincipal, documentId: string, today: IsoDate): Promise<TaskRow | null> => {
  const task = await oneTask(db, principal, documentId, today);
  changed(await unwaiveTask(db, task.id), 'the duty is not waived');
  await noteChange(db, principal, documentId, ['state', 'reason']);
  return again(db, principal, documentId, today);
};

export const followUp = async (db: Db, principal: UserPrincipal, documentId: string, follow: AddFollowUp, today: IsoDate): Promise<TaskRow | null> => {
  const task = await oneTask(db, principal, documentId, today);
  if (task.state !== 'open') throw new Conflict('not_open', 'only an open duty is followed up');
  await noteWeek(db, { ...follow, of: { taskId: task.id }, gridId: task.gridId, byId: principal.employeeId }, today);
  await noteChange(db, principal, documentId, ['followUps']);
  return again(db, principal, documentId, today);
};

/** The trail gets the names of what changed; the reason is a text that somebody typed and stays with the row. */
const noteChange = (db: Db, principal: UserPrincipal, documentId: string, fields: readonly string[]): Promise<void> => auditRow(db, principal, { action: 'row.update', type: 'task', documentId, fields });

const changed = (ids: readonly number[], message: string): void => {
  if (ids.length === 0) throw new Conflict('state', message);
};

/** The task as it stands now; null after a transfer out of one's own reach. */
const again = async (db: Db, principal: UserPrincipal, documentId: string, today: IsoDate): Promise<TaskRow | null> => {
  const [row] = await present(db, await tasksByDocument(db, await dutyScope(db, principal, today), [documentId]), today, await loadCalendar(db));
  return row ?? null;
};
