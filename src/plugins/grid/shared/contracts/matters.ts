import type { GridRef, IsoDate, Paged, PersonRef } from './common';
import type { FollowUpWeek } from './tasks';

export type MatterChannel = 'onlineBox' | 'offlineBox' | 'wechat' | 'survey' | 'talk' | 'visit' | 'hotline' | 'secretaryBox';
export type MatterKind = 'consult' | 'help' | 'complaint' | 'report' | 'suggestion';
export type MatterState = 'registered' | 'accepted' | 'notAccepted' | 'assigned' | 'inProgress' | 'suspended' | 'answered' | 'closed' | 'reopened' | 'merged';
export type MatterResult = 'solved' | 'explained' | 'planned' | 'infeasible';
export type Satisfaction = 'satisfied' | 'basic' | 'unsatisfied';

/** What may be done to a matter; which of them now, the machine says. */
export type MatterAction =
  | 'accept'
  | 'refuse'
  | 'categorise'
  | 'assign'
  | 'takeOver'
  | 'sendBack'
  | 'suspend'
  | 'resume'
  | 'askExtension'
  | 'approveExtension'
  | 'refuseExtension'
  | 'message'
  | 'answer'
  | 'confirm'
  | 'close'
  | 'reopen'
  | 'merge'
  | 'promote';

export type ClockName = 'accept' | 'firstAnswer' | 'solve';
/** `met` and `missed` have stopped, in time and late; `overdue` runs on. */
export type ClockState = 'running' | 'paused' | 'overdue' | 'met' | 'missed';

export interface MatterClock {
  clock: ClockName;
  /** 1, and one more for each reopening; only the solve clock starts anew. */
  round: number;
  startedOn: IsoDate;
  /** Working days it gives. */
  days: number;
  dueOn: IsoDate;
  /** The days that were counted up to the due day; days of a pause are not among them. */
  countedDays: IsoDate[];
  stoppedOn: IsoDate | null;
  state: ClockState;
  /** Null once it has stopped. */
  workingDaysLeft: number | null;
  /** A year without an official calendar lies in it. */
  provisional: boolean;
}

export interface CategoryRef {
  id: string;
  code: string;
  name: string;
}

export interface MatterRow {
  id: string;
  number: string;
  title: string;
  channel: MatterChannel;
  kind: MatterKind;
  category: CategoryRef | null;
  state: MatterState;
  anonymous: boolean;
  registeredOn: IsoDate;
  grid: GridRef | null;
  /** 承办单位. */
  unit: GridRef | null;
  handler: PersonRef | null;
  /** Who answers for it now: the handler, before that the secretary of the unit or the first receiver. */
  owner: PersonRef | null;
  /** The clock that matters next; null when none runs. */
  next: MatterClock | null;
  result: MatterResult | null;
  satisfaction: Satisfaction | null;
  /** Number of the matter that it was merged into. */
  mergedInto: string | null;
  /** The latest weeks with a follow-up or without one, newest first. */
  weeks: FollowUpWeek[];
}

export type MatterView = 'open' | 'mine' | 'unassigned' | 'due' | 'paused' | 'awaiting' | 'closed';

/** GET /grid/matters */
export interface MatterQuery {
  view?: MatterView;
  state?: MatterState;
  channel?: MatterChannel;
  /** Code of a category. */
  category?: string;
  /** Code of a grid; the matters of it and below. */
  grid?: string;
  q?: string;
}

export interface MatterList extends Paged<MatterRow> {
  counts: Record<MatterView, number>;
}

/** A line of the time line. */
export interface MatterStep {
  id: string;
  action: MatterAction | 'register' | 'overdue' | 'import';
  state: MatterState;
  on: IsoDate;
  by: PersonRef | null;
  /** The clock that ran out, for `overdue`. */
  clock: ClockName | null;
  unit: GridRef | null;
  handler: PersonRef | null;
  note: string | null;
}

/** A message without its text, which is opened with the rest of the conversation. */
export interface MatterMessageLine {
  id: string;
  from: 'reporter' | 'handler';
  on: IsoDate;
  by: PersonRef | null;
}

export interface MatterPause {
  id: string;
  kind: 'suspension' | 'extension';
  from: IsoDate;
  expectedUntil: IsoDate;
  endedOn: IsoDate | null;
  reason: string;
  askedBy: PersonRef | null;
  approvedBy: PersonRef | null;
  /** An extension counts once somebody else approved it. */
  state: 'asked' | 'inForce' | 'ended' | 'refused';
}

/** GET /grid/matters/:id, and the answer of everything that changes it. */
export interface MatterPage extends MatterRow {
  measure: string | null;
  submitter: PersonRef | null;
  hasBody: boolean;
  /** May this account open body and conversation? */
  readable: boolean;
  clocks: MatterClock[];
  steps: MatterStep[];
  messages: MatterMessageLine[];
  pauses: MatterPause[];
  /** documentId of the project task that it became. */
  project: string | null;
  /** What state and role allow, the next sensible one first. */
  actions: MatterAction[];
}

/** GET /grid/matter-categories */
export interface MatterCategoryRow extends CategoryRef {
  solveDays: number;
  unit: GridRef | null;
}
