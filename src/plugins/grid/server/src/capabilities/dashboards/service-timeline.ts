import type { EmployeeTimeline, TimelineItem } from '../../../../shared/contracts/organisation';
import type { PersonRef } from '../../../../shared/contracts/common';
import type { TaskRow } from '../../../../shared/contracts/tasks';
import { scopeOf, type UserPrincipal } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import type { Accounts } from '../../platform/accounts';
import type { Db } from '../../platform/db';
import { NotFound } from '../../platform/errors';
import { loadCalendar } from '../calendar';
import { readableRows } from '../confidential';
import { gridRefs, personByDocument, personRefs } from '../organisation';
import { listTasks, presentTasks } from '../tasks';
import { eventsAbout, recordsAbout, standingOf } from './store-timeline';

const TASKS_SHOWN = 100;

/** What happened with and for a person, as those may see who reach him; never a confidential text. */
export const timeline = async (db: Db, accounts: Accounts, principal: UserPrincipal, documentId: string, today: IsoDate): Promise<EmployeeTimeline> => {
  const person = await personByDocument(db, scopeOf(principal), documentId);
  if (!person) throw new NotFound('employee');
  const standing = await standingOf(db, person.id, today);
  const { rows } = await listTasks(db, scopeOf(principal), { subjectId: person.id }, today, { page: 1, pageSize: TASKS_SHOWN });
  const tasks = await presentTasks(db, rows, today, await loadCalendar(db));
  const next = tasks.find((task) => task.state === 'open');
  const liaison = standing.liaisonId === null ? undefined : (await personRefs(db, [standing.liaisonId])).get(standing.liaisonId);
  return {
    person: person.ref,
    grid: person.gridId === null ? null : ((await gridRefs(db, [person.gridId])).get(person.gridId) ?? null),
    gridSince: standing.membershipFrom,
    liaison: liaison?.ref ?? null,
    liaisonSince: standing.liaisonSince,
    login: await loginState(accounts, standing.adminUserId),
    nextDuty: next === undefined ? null : { id: next.id, title: next.title, dueOn: next.dueOn, status: next.status },
    items: [...(await eventItems(db, principal, person.id, today)), ...tasks.map(taskItem), ...(await recordItems(db, principal, person.id, today))].sort((a, b) => (a.on < b.on ? 1 : -1)),
  };
};

const loginState = async (accounts: Accounts, adminUserId: number | null): Promise<EmployeeTimeline['login']> => {
  const account = adminUserId === null ? null : await accounts.byId(adminUserId);
  if (account === null) return 'none';
  if (account.blocked) return 'blocked';
  return account.isActive ? 'active' : 'invited';
};

const eventItems = async (db: Db, principal: UserPrincipal, employeeId: number, today: IsoDate): Promise<TimelineItem[]> => {
  const rows = await eventsAbout(db, employeeId);
  const readable = await readableRows(db, principal, 'care-event', rows.map((row) => row.id), today);
  return rows.map((row) => ({ type: 'event', ...row, readable: readable.has(row.id) }));
};

const taskItem = (task: TaskRow): TimelineItem => ({ type: 'task', on: task.assignedOn, id: task.id, title: task.title, kind: task.kind, dueOn: task.dueOn, status: task.status, owner: task.owner });

const recordItems = async (db: Db, principal: UserPrincipal, employeeId: number, today: IsoDate): Promise<TimelineItem[]> => {
  const { rows, people } = await recordsAbout(db, employeeId);
  const readable = await readableRows(db, principal, 'care-record', rows.map((row) => row.id), today);
  const names = await personRefs(db, [...rows.map((row) => row.byId), ...people.map((each) => each.employeeId)]);
  return rows.map(({ dbId, byId, ...row }) => ({
    type: 'record',
    ...row,
    readable: readable.has(row.id),
    by: byId === null ? null : (names.get(byId)?.ref ?? null),
    people: people.filter((each) => each.recordId === dbId).map((each) => names.get(each.employeeId)?.ref).filter((ref): ref is PersonRef => ref !== undefined),
  }));
};
