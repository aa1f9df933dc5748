import type { ProjectAction, ProjectView } from '../../../../../shared/contracts/projects';
import type { TaskState } from '../../../../../shared/contracts/tasks';
import { addDays, addMonths, firstOfMonth, lastOfMonth, monthOf, type IsoDate } from '../../../kernel/date';

/**
 * The life of a project (kind `project`).
 *
 * open 进行中 → done 完成 (its owner, with evidence) → verified 销号 (end; by somebody else than the doer)
 * done → open again: taken back by who did it, or returned 退回 with a reason by who may verify. The deadline stays as it was.
 * A re-check 回头看 (kind `followUp`) opens with the verification and ends with `done`: nobody verifies that somebody looked.
 *
 * Every move is a row, so that evidence and reasons of an earlier round are not lost; the row of the task says only where it stands.
 */
export interface Project {
  readonly kind: 'project' | 'recheck';
  readonly state: TaskState;
  readonly doneById: number | null;
  /** The last thing that happened to it was a return. */
  readonly returned: boolean;
}

/** Whoever asks, in relation to one project. */
export interface ProjectStanding {
  readonly employeeId: number | null;
  /** Owns it, or stands in today for who does. */
  readonly owns: boolean;
  /** Reaches its grid and may verify. */
  readonly verifies: boolean;
  readonly followsUp: boolean;
}

/** Nobody verifies or returns what he did, what is his, or what belongs to somebody in whose place he stands. */
export const isDoer = ({ doneById }: Project, { employeeId, owns }: Pick<ProjectStanding, 'employeeId' | 'owns'>): boolean => owns || (employeeId !== null && employeeId === doneById);

export const projectActions = (project: Project, standing: ProjectStanding): ProjectAction[] => {
  const actions: ProjectAction[] = [];
  const waits = project.kind === 'project' && project.state === 'done';
  if (project.state === 'open' && standing.owns) actions.push('complete');
  if (waits && standing.verifies && !isDoer(project, standing)) actions.push('verify', 'return');
  if (project.state === 'open' && project.kind === 'project' && standing.followsUp) actions.push('followUp');
  if (project.state === 'done' && standing.owns) actions.push('undo');
  return actions;
};

/** The column of the board; one that was waived or voided is in none. */
export const viewOf = ({ kind, state, returned }: Project): ProjectView => {
  if (state === 'done') return kind === 'recheck' ? 'verified' : 'done';
  if (state === 'open') return returned ? 'returned' : 'open';
  return 'verified';
};

/** The same day so many months later, or the last of that month: 31 August + 6 = 28 February. */
export const monthsLater = (date: IsoDate, months: number): IsoDate => {
  const month = addMonths(monthOf(date), months);
  const day = addDays(firstOfMonth(month), Number(date.slice(8)) - 1);
  return day < lastOfMonth(month) ? day : lastOfMonth(month);
};
