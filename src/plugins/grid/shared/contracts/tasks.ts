import type { DocumentId, GridRef, IsoDate, Paged, PersonRef } from './common';

export type TaskKind = 'talk' | 'visit' | 'meeting' | 'followUp' | 'project' | 'publish' | 'manual';
export type TaskState = 'open' | 'done' | 'verified' | 'returned' | 'waived' | 'void';

/** Where a task stands in the list: `week` and `later` do not contain today's, `done` holds every task that is no longer open. */
export type TaskBucket = 'overdue' | 'today' | 'week' | 'later' | 'done';

/** The word on the screen. Open tasks: overdue (due before today), dueSoon (at most 2 working days left), open. Closed ones: done (on time), late, waived, void, returned. */
export type TaskStatus = 'overdue' | 'dueSoon' | 'open' | 'done' | 'late' | 'waived' | 'void' | 'returned';

export interface TaskRow {
  id: DocumentId;
  title: string;
  kind: TaskKind;
  /** Code of a care event's kind (`hospital`, …), or null for a duty from the calendar. */
  cause: string | null;
  /** Name of the care rule as the office wrote it. */
  rule: string | null;
  state: TaskState;
  status: TaskStatus;
  assignedOn: IsoDate;
  dueOn: IsoDate;
  /** Working days from today to the due day; negative when overdue; null when the task is closed. */
  workingDaysLeft: number | null;
  /** The days that were counted from the report to the due day, at most the first 60. */
  countedDays: IsoDate[];
  /** True when a year in between had no official calendar. */
  provisional: boolean;
  owner: PersonRef | null;
  subject: PersonRef | null;
  grid: GridRef | null;
  doneOn: IsoDate | null;
  doneBy: PersonRef | null;
  /** The day it was typed in, which may be later than `doneOn`. */
  recordedOn: IsoDate | null;
  reason: string | null;
  recordId: DocumentId | null;
  /** Weeks with a note. */
  followUps: number;
}

/** GET /grid/tasks; every filter is optional and they combine with AND. */
export interface TaskQuery {
  bucket?: TaskBucket;
  /** Every open task, whatever its bucket. */
  state?: 'open';
  /** Code of a grid: its whole subtree. */
  grid?: string;
  /** '1' = only tasks owned by the person behind the account (or by one he stands in for today). */
  mine?: '1';
  /** Part of the name or number of owner or subject, or of the title. */
  q?: string;
  kind?: TaskKind;
  status?: TaskStatus;
  /** documentId of an employee: only the tasks about him. */
  subject?: DocumentId;
  /** `YYYY-MM`: only tasks due in that month (with status: the rows behind a figure of the grids page). */
  dueMonth?: string;
  page?: number;
  /** At most 100. */
  pageSize?: number;
}

export interface TaskList extends Paged<TaskRow> {
  /** Counts of the buckets under the same filters except `bucket` and `status`. */
  counts: Record<TaskBucket, number>;
}

/** POST /grid/tasks/:id/transfer; the answer is the task, or { data: null } when it left one's own reach. */
export interface TransferTask {
  ownerId: DocumentId;
  reason: string;
}

/** POST /grid/tasks/:id/waiver (DELETE takes it back) */
export interface WaiveTask {
  reason: string;
}

/** POST /grid/tasks/:id/follow-ups, /grid/matters/:id/follow-ups: one per item and ISO week; a second one in the week replaces the note. */
export interface AddFollowUp {
  note: string;
  /** `2026-W07`, a week that was recorded as missing; its mark stays. Default: this week. */
  week?: string;
}

/** A week of a project or matter. */
export interface FollowUpWeek {
  week: string;
  /** Null where nothing was written. */
  note: string | null;
  /** There was none when the week was over. */
  missing: boolean;
  /** The day of the note, else the day on which it was found missing. */
  on: IsoDate;
  by: PersonRef | null;
}

/** GET /grid/summary, for the homepage widgets */
export interface Summary {
  mine: Record<TaskBucket, number>;
  reach: Record<TaskBucket, number>;
  people: number;
  withoutLiaison: number;
}
