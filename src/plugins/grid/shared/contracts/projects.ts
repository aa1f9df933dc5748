import type { DocumentId, GridRef, IsoDate, Paged, PersonRef } from './common';
import type { FollowUpWeek, TaskState, TaskStatus } from './tasks';

/** A column of the board. `open` and `returned` wait for the owner, `done` waits for verification. */
export type ProjectView = 'open' | 'returned' | 'done' | 'verified';

/** What may be done to a project; which of it now, state and person say. */
export type ProjectAction = 'complete' | 'undo' | 'verify' | 'return' | 'followUp';

export interface ProjectRow {
  id: DocumentId;
  /** `recheck` 回头看: looks again, months later, at what was verified. */
  kind: 'project' | 'recheck';
  title: string;
  measure: string | null;
  state: TaskState;
  view: ProjectView;
  status: TaskStatus;
  assignedOn: IsoDate;
  dueOn: IsoDate;
  /** Null once it is done. */
  workingDaysLeft: number | null;
  owner: PersonRef | null;
  grid: GridRef | null;
  /** Number of the matter that it came from. */
  matter: string | null;
  doneOn: IsoDate | null;
  doneBy: PersonRef | null;
  /** What the doer says was done. */
  evidence: string | null;
  verifiedOn: IsoDate | null;
  /** Null also for an account that is no employee. */
  verifiedBy: PersonRef | null;
  /** Why it came back, while it is open again. */
  returnReason: string | null;
  /** The day on which it is looked at again. */
  recheckOn: IsoDate | null;
  /** The latest weeks with a note or without one, newest first. */
  weeks: FollowUpWeek[];
  actions: ProjectAction[];
}

/** GET /grid/projects; filters combine with AND. */
export interface ProjectQuery {
  view?: ProjectView;
  /** Code of a grid: its whole subtree. */
  grid?: string;
  /** '1' = only those of the person behind the account, or of one he stands in for today. */
  mine?: '1';
  page?: number;
  /** At most 100. */
  pageSize?: number;
}

export interface ProjectList extends Paged<ProjectRow> {
  /** Counts of the columns under the same filters except `view`. */
  counts: Record<ProjectView, number>;
}

/** 定人员、定措施、定期限: a project without one of them is refused. */
interface ProjectTerms {
  ownerId: DocumentId;
  measure: string;
  dueOn: IsoDate;
}

/** POST /grid/matters/:id/project; without a title it has that of the matter. */
export interface PromoteMatter extends ProjectTerms {
  title?: string;
}

/** POST /grid/projects */
export interface OpenProject extends ProjectTerms {
  /** Code of the grid that it is counted in. */
  grid: string;
  title: string;
}

/** POST /grid/tasks/:id/completion (DELETE takes it back) */
export interface CompleteProject {
  doneOn?: IsoDate;
  evidence: string;
}

/** POST /grid/tasks/:id/verification, by somebody else than the doer. */
export interface VerifyProject {
  /** 回头看 after so many months; missing = none. */
  recheckMonths?: number;
}

/** POST /grid/tasks/:id/return: it is open again, with the deadline that it had. */
export interface ReturnProject {
  reason: string;
}
