import { createId } from '@paralleldrive/cuid2';
import type { CompleteProject, OpenProject, ProjectRow, PromoteMatter, VerifyProject } from '../../../../shared/contracts/projects';
import { auditRow } from '../../access/audit-rows';
import { scopeOf, type UserPrincipal } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { Conflict, InvalidInput, NotFound, Refused } from '../../platform/errors';
import { leaderOf, loadFacts, officeOf, personByDocument, present, secretaryOf } from '../organisation';
import { enqueueAssignments } from './assignment-notice';
import { isDoer, monthsLater, type Project, type ProjectStanding } from './domain/project';
import { asProject, ownersFor, projectIfSeen, projectScope, standingTo } from './service-projects';
import { gridInScope, insertProject, MATTER_ORIGIN, projectByDocument, RECHECK_ORIGIN, type StoredProject } from './store-projects';
import { insertProjectStep, type ProjectStep } from './store-steps';
import { completeTasks, reopenTask, verifyTask } from './store-write';

/** Where a project comes from: a matter makes one and no second. */
interface Origin {
  readonly matterId: number | null;
  readonly gridId: number;
  readonly title: string;
  /** Who may not own it: the person who raised the matter. */
  readonly notOwner: number | null;
}

/** @throws InvalidInput for a person out of reach, one who left, or a deadline that is over; Conflict for a second project of a matter. */
export const openProject = async (db: Db, principal: UserPrincipal, { matterId, gridId, title, notOwner }: Origin, { ownerId, measure, dueOn }: Omit<PromoteMatter, 'title'>, today: IsoDate): Promise<string> => {
  const owner = await personByDocument(db, scopeOf(principal), ownerId);
  if (!owner) throw new InvalidInput([{ field: 'ownerId', code: 'unknown_employee', value: ownerId, allowed: 'a person that you reach' }]);
  if (!owner.active) throw new InvalidInput([{ field: 'ownerId', code: 'left', value: owner.ref.name, allowed: 'somebody who has not left' }]);
  if (owner.id === notOwner) throw new InvalidInput([{ field: 'ownerId', code: 'is_subject', value: owner.ref.name, allowed: 'somebody else than who raised it' }]);
  if (dueOn < today) throw new InvalidInput([{ field: 'dueOn', code: 'invalid_order', value: dueOn, allowed: `${today} or later` }]);
  const originKey = matterId === null ? `project:${createId()}` : `${MATTER_ORIGIN}${matterId}`;
  const opened = await insertProject(db, { kind: 'project', originKey, title, measure, ownerId: owner.id, gridId, assignedOn: today, dueOn });
  if (!opened) throw new Conflict('promoted', 'the matter is on the project list already');
  if (owner.id !== principal.employeeId) await enqueueAssignments(db, [{ taskId: opened.id, ownerId: owner.id }], today);
  await auditRow(db, principal, { action: 'row.create', type: 'task', documentId: opened.documentId, fields: ['title', 'owner', 'measure', 'dueOn'] });
  return opened.documentId;
};

/** A project without a matter. */
export const openOwnProject = async (db: Db, principal: UserPrincipal, { grid, title, ...terms }: OpenProject, today: IsoDate): Promise<ProjectRow | null> => {
  const gridId = await gridInScope(db, scopeOf(principal), grid);
  if (gridId === undefined) throw new InvalidInput([{ field: 'grid', code: 'unknown_grid', value: grid, allowed: 'the code of a grid that you reach and that is open' }]);
  return projectIfSeen(db, principal, await openProject(db, principal, { matterId: null, gridId, title, notOwner: null }, terms, today), today);
};

interface Held {
  readonly stored: StoredProject;
  readonly project: Project;
  readonly standing: ProjectStanding;
}

const held = async (db: Db, principal: UserPrincipal, documentId: string, today: IsoDate): Promise<Held> => {
  const owners = await ownersFor(db, principal, today);
  const stored = await projectByDocument(db, projectScope(principal, owners), documentId);
  if (!stored) throw new NotFound('project');
  return { stored, project: asProject(stored), standing: await standingTo(db, principal, owners, stored) };
};

type Move = Pick<ProjectStep, 'action'> & Partial<Pick<ProjectStep, 'note' | 'recheckMonths'>> & { readonly changed: readonly number[]; readonly fields: readonly string[]; readonly otherwise: string };

/** The step and the trail of a move; no row of the task that changed means that its state did not allow it. */
const settle = async (db: Db, principal: UserPrincipal, { stored }: Held, { action, note = null, recheckMonths = null, changed, fields, otherwise }: Move, today: IsoDate): Promise<ProjectRow | null> => {
  if (changed.length === 0) throw new Conflict('state', otherwise);
  await insertProjectStep(db, stored.gridId, { taskId: stored.id, action, on: today, byId: principal.employeeId, note, recheckMonths });
  await auditRow(db, principal, { action: 'row.update', type: 'task', documentId: stored.documentId, fields, details: { action } });
  return projectIfSeen(db, principal, stored.documentId, today);
};

const onlyOwner = ({ standing }: Held): void => {
  if (!standing.owns) throw new Refused('a project is done by who owns it, or stands in for him today');
};

export const completeProject = async (db: Db, principal: UserPrincipal, documentId: string, { doneOn = '', evidence }: CompleteProject, today: IsoDate): Promise<ProjectRow | null> => {
  const one = await held(db, principal, documentId, today);
  onlyOwner(one);
  const on = doneOn === '' ? today : doneOn;
  if (on > today) throw new InvalidInput([{ field: 'doneOn', code: 'in_future', value: on, allowed: `${today} or earlier` }]);
  if (on < one.stored.assignedOn) throw new InvalidInput([{ field: 'doneOn', code: 'invalid_order', value: on, allowed: `${one.stored.assignedOn} or later` }]);
  const changed = await completeTasks(db, [one.stored.id], { doneOn: on, doneById: principal.employeeId, recordedOn: today, recordId: null });
  return settle(db, principal, one, { action: 'complete', note: evidence, changed, fields: ['state', 'doneOn', 'evidence'], otherwise: 'only an open project is completed' }, today);
};

export const undoCompletion = async (db: Db, principal: UserPrincipal, documentId: string, today: IsoDate): Promise<ProjectRow | null> => {
  const one = await held(db, principal, documentId, today);
  onlyOwner(one);
  return settle(db, principal, one, { action: 'undo', changed: await reopenTask(db, one.stored.id), fields: ['state', 'doneOn'], otherwise: 'only what waits for verification is taken back' }, today);
};

/** Before the state, and before the reach: who asks about his own work is told so. */
const onlySomebodyElse = ({ project, standing, stored }: Held): void => {
  if (project.kind !== 'project') throw new Conflict('not_project', 'a re-check ends when it is done; nobody verifies it');
  if (isDoer(project, standing)) throw new Conflict('same_person', `"${stored.title}" is verified by somebody else than who did it or owns it`);
  if (!standing.verifies) throw new NotFound('project');
};

export const verifyProject = async (db: Db, principal: UserPrincipal, documentId: string, { recheckMonths }: VerifyProject, today: IsoDate): Promise<ProjectRow | null> => {
  const one = await held(db, principal, documentId, today);
  onlySomebodyElse(one);
  const changed = await verifyTask(db, one.stored.id);
  if (changed.length > 0 && recheckMonths !== undefined) await openRecheck(db, principal, one.stored, monthsLater(today, recheckMonths), today);
  return settle(db, principal, one, { action: 'verify', recheckMonths: recheckMonths ?? null, changed, fields: ['state'], otherwise: 'only a project that is done is verified' }, today);
};

export const returnProject = async (db: Db, principal: UserPrincipal, documentId: string, reason: string, today: IsoDate): Promise<ProjectRow | null> => {
  const one = await held(db, principal, documentId, today);
  onlySomebodyElse(one);
  const row = await settle(db, principal, one, { action: 'return', note: reason, changed: await reopenTask(db, one.stored.id), fields: ['state', 'reason'], otherwise: 'only a project that is done is returned' }, today);
  await enqueueAssignments(db, [{ taskId: one.stored.id, ownerId: one.stored.ownerId }], today);
  return row;
};

/** 回头看 belongs to who verified, else to the office: never to who did it. */
const openRecheck = async (db: Db, principal: UserPrincipal, { id, title, measure, gridId, ownerId, doneById }: StoredProject, dueOn: IsoDate, today: IsoDate): Promise<void> => {
  const facts = await loadFacts(db, today, principal.employeeId === null ? [] : [principal.employeeId]);
  const line = gridId === null ? [] : [officeOf(facts, gridId), secretaryOf(facts, gridId, 'branch'), leaderOf(facts, gridId)];
  const who = [principal.employeeId, ...line].map((each) => present(facts, each)).find((each) => each !== null && each !== ownerId && each !== doneById) ?? null;
  await insertProject(db, { kind: 'followUp', originKey: `${RECHECK_ORIGIN}${id}`, title: `回头看：${title}`, measure, ownerId: who, gridId, assignedOn: today, dueOn });
};
