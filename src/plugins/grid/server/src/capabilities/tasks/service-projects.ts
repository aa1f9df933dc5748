import type { ProjectList, ProjectQuery, ProjectRow } from '../../../../shared/contracts/projects';
import { scopeOf, type UserPrincipal } from '../../access/principal';
import { anyOf, covers, type Scope } from '../../access/scope';
import { currentTree } from '../../access/tree-map';
import type { IsoDate } from '../../kernel/date';
import { workingDaysBetween, type Calendar } from '../../kernel/working-days';
import type { Db } from '../../platform/db';
import { loadCalendar } from '../calendar';
import { gridIdsBelow, gridRefs, personRefs, standsInFor } from '../organisation';
import { projectActions, viewOf, type Project, type ProjectStanding } from './domain/project';
import { statusOf } from './domain/status';
import { presentWeeks } from './follow-up-week';
import { weeksOf } from './store-follow-ups';
import { countProjects, listProjects, MATTER_ORIGIN, matterNumbers, projectByDocument, RECHECK_ORIGIN, rechecksOf, type StoredProject } from './store-projects';
import type { Page } from './store-read';
import { projectSteps, type ProjectStep } from './store-steps';

/** The person and whom he stands in for today. */
export const ownersFor = async (db: Db, { employeeId }: UserPrincipal, today: IsoDate): Promise<number[]> => (employeeId === null ? [] : standsInFor(db, employeeId, today));

/** Projects of the grids one reaches, and those one owns, or owns today for somebody else. */
export const projectScope = (principal: UserPrincipal, owners: readonly number[]): Scope => anyOf([scopeOf(principal), ...(owners.length === 0 ? [] : [{ kind: 'people' as const, ids: [...owners] }])]);

export const projectBoard = async (db: Db, principal: UserPrincipal, query: ProjectQuery & Page, today: IsoDate): Promise<ProjectList> => {
  const owners = await ownersFor(db, principal, today);
  const scope = projectScope(principal, owners);
  const filter = { gridIds: query.grid === undefined ? undefined : await gridIdsBelow(db, query.grid), ownerIds: query.mine === undefined ? undefined : owners };
  const { rows, total } = await listProjects(db, scope, filter, query.view, query);
  return { rows: await presentProjects(db, principal, rows, today), total, counts: await countProjects(db, scope, filter), page: query.page, pageSize: query.pageSize };
};

/** The project as it stands now; null where it is out of reach. */
export const projectIfSeen = async (db: Db, principal: UserPrincipal, documentId: string, today: IsoDate): Promise<ProjectRow | null> => {
  const stored = await projectByDocument(db, projectScope(principal, await ownersFor(db, principal, today)), documentId);
  return stored === undefined ? null : ((await presentProjects(db, principal, [stored], today))[0] ?? null);
};

export const asProject = ({ originKey, state, doneById, lastAction }: StoredProject): Project => ({
  kind: originKey.startsWith(RECHECK_ORIGIN) ? 'recheck' : 'project',
  state,
  doneById,
  returned: lastAction === 'return',
});

export const standingTo = async (db: Db, principal: UserPrincipal, owners: readonly number[], { ownerId, gridId }: StoredProject): Promise<ProjectStanding> => ({
  employeeId: principal.employeeId,
  owns: ownerId !== null && owners.includes(ownerId) && principal.actions.includes('project.complete'),
  verifies: principal.actions.includes('project.verify') && covers(scopeOf(principal), { gridId, personId: null }, await currentTree(db)),
  followsUp: principal.actions.includes('task.follow-up'),
});

const presentProjects = async (db: Db, principal: UserPrincipal, stored: readonly StoredProject[], today: IsoDate): Promise<ProjectRow[]> => {
  const ids = stored.map(({ id }) => id);
  const [steps, weeks, calendar] = [await projectSteps(db, ids), await weeksOf(db, 'task_id', ids), await loadCalendar(db)];
  const people = await personRefs(db, [...stored.flatMap(({ ownerId, doneById }) => [ownerId, doneById]), ...[...steps.values()].flat().map(({ byId }) => byId), ...[...weeks.values()].flat().map(({ byId }) => byId)]);
  const grids = await gridRefs(db, stored.map(({ gridId }) => gridId));
  const numbers = await matterNumbers(db, stored.flatMap((each) => matterIdOf(each) ?? []));
  const rechecks = await rechecksOf(db, ids);
  const owners = await ownersFor(db, principal, today);
  const person = (id: number | null | undefined) => (id === null || id === undefined ? null : (people.get(id)?.ref ?? null));
  const rows: ProjectRow[] = [];
  for (const each of stored) {
    const matterId = matterIdOf(each);
    rows.push({
      ...dated(each, today, calendar),
      ...told(steps.get(each.id) ?? [], person),
      owner: person(each.ownerId),
      doneBy: person(each.doneById),
      grid: each.gridId === null ? null : (grids.get(each.gridId) ?? null),
      matter: matterId === null ? null : (numbers.get(matterId) ?? null),
      recheckOn: rechecks.get(each.id) ?? null,
      weeks: presentWeeks(weeks.get(each.id), people),
      actions: projectActions(asProject(each), await standingTo(db, principal, owners, each)),
    });
  }
  return rows;
};

const matterIdOf = ({ originKey }: StoredProject): number | null => (originKey.startsWith(MATTER_ORIGIN) ? Number(originKey.slice(MATTER_ORIGIN.length)) : null);

const dated = (stored: StoredProject, today: IsoDate, calendar: Calendar) => {
  const { documentId, title, measure, state, assignedOn, dueOn, doneOn } = stored;
  const left = workingDaysBetween(today, dueOn, calendar);
  const project = asProject(stored);
  return { id: documentId, kind: project.kind, title, measure, state, view: viewOf(project), status: statusOf(stored, today, left), assignedOn, dueOn, workingDaysLeft: state === 'open' ? left : null, doneOn };
};

/** What the steps say of where it stands: evidence counts while it is done, a reason while it is open again. */
const told = (steps: readonly ProjectStep[], person: (id: number | null | undefined) => ProjectRow['owner']): Pick<ProjectRow, 'evidence' | 'verifiedOn' | 'verifiedBy' | 'returnReason'> => {
  const last = steps.at(-1);
  const done = last?.action === 'complete' || last?.action === 'verify' ? steps.findLast(({ action }) => action === 'complete') : undefined;
  const verified = last?.action === 'verify' ? last : undefined;
  return { evidence: done?.note ?? null, verifiedOn: verified?.on ?? null, verifiedBy: person(verified?.byId), returnReason: last?.action === 'return' ? last.note : null };
};
