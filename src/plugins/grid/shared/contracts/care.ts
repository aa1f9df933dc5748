import type { DocumentId, GridRef, IsoDate, Paged, PersonRef } from './common';
import type { MatterKind } from './matters';

export type CareForm = 'individual' | 'group' | 'phone' | 'homeVisit' | 'hospitalVisit' | 'condolence';
export type CareEventKind =
  | 'moodOrSetback'
  | 'postChange'
  | 'rewardOrDiscipline'
  | 'conflict'
  | 'hospital'
  | 'weddingFuneral'
  | 'hardship'
  | 'familyConflict'
  | 'accidentOrEmergency';

/** POST /grid/care-records. With `taskIds` it answers exactly these duties; without, every open duty of the people that it fits. */
export interface RecordCare {
  taskIds?: DocumentId[];
  /** Needed when `taskIds` is empty; otherwise the subjects of the tasks are added by the server. */
  employeeIds?: DocumentId[];
  form: CareForm;
  heldOn: IsoDate;
  place?: string;
  /** Confidential: stored, never listed. */
  summary?: string;
  /** Opens a follow-up duty for the person who held the talk. */
  nextOn?: IsoDate;
  /** Who held it; default: the person behind the account. */
  conductedById?: DocumentId;
  /** Becomes a matter of the first person; only for who may register matters, else 403. */
  need?: SpokenNeed;
}

/** What somebody asked for in a talk or on a visit. */
export interface SpokenNeed {
  /** Stands in the register of matters. */
  title: string;
  kind: Exclude<MatterKind, 'report'>;
  /** Confidential: stored, never listed. */
  details?: string;
}

export interface RecordedCare {
  id: DocumentId;
  closedTaskIds: DocumentId[];
  openedTaskIds: DocumentId[];
  /** What the need became. */
  matter: { id: DocumentId; number: string } | null;
}

/** POST /grid/care-events */
export interface ReportCareEvent {
  employeeId: DocumentId;
  kind: CareEventKind;
  occurredOn: IsoDate;
  /** Default: today. Day 0 of the clock. */
  reportedOn?: IsoDate;
  /** Confidential: stored, never listed. */
  note?: string;
}

export interface ReportedCareEvent {
  id: DocumentId;
  code: string;
  openedTaskIds: DocumentId[];
}

/** POST /grid/care-events/:id/withdrawal: voids its open duties. */
export interface WithdrawCareEvent {
  reason: string;
}

export interface WithdrawnCareEvent {
  /** Open duties that became void. */
  voided: number;
}

/** DELETE /grid/care-records/:id. 409 `matter_moved` when somebody has done something to the matter that its need became. */
export interface UndoneRecord {
  /** Duties that are open again. */
  reopened: number;
}

/** How often a care plan asks for a talk. */
export const CADENCES = ['week', 'twoWeeks', 'month', 'quarter'] as const;
export type Cadence = (typeof CADENCES)[number];

/** `planned` begins later, `reviewDue` has reached the day of its review, `closed` was closed or has come to its end. */
export type CarePlanState = 'planned' | 'open' | 'reviewDue' | 'closed';

/** A care plan without its goal, which is confidential. */
export interface CarePlanRow {
  id: DocumentId;
  employee: PersonRef;
  cause: CareEventKind;
  responsible: PersonRef | null;
  cadence: Cadence;
  from: IsoDate;
  reviewOn: IsoDate;
  until: IsoDate;
  state: CarePlanState;
  openedBy: PersonRef | null;
  grid: GridRef | null;
  /** When the next open talk of the plan is due. */
  nextDueOn: IsoDate | null;
  /** A goal is written that this account may open, with a reason. */
  readable: boolean;
  /** The latest extension. */
  reviewed: { on: IsoDate; by: PersonRef | null; reason: string } | null;
  /** `by` and `reason` are null where the plan came to its end, or the person left. */
  closed: { on: IsoDate; by: PersonRef | null; reason: string | null } | null;
}

/** GET /grid/care-plans; every filter is optional and they combine with AND. `open` holds what is planned and what waits for its review too. */
export interface CarePlanQuery {
  state?: 'open' | 'reviewDue' | 'closed';
  cause?: CareEventKind;
  /** Code of a grid: its whole subtree. */
  grid?: string;
  employee?: DocumentId;
  page?: number;
  pageSize?: number;
}

export type CarePlanList = Paged<CarePlanRow>;

/** POST /grid/care-plans. At most one open plan a person and cause: else 409 `plan_open`. */
export interface OpenCarePlan {
  employeeId: DocumentId;
  cause: CareEventKind;
  responsibleId: DocumentId;
  cadence: Cadence;
  /** Today or later. */
  from: IsoDate;
  reviewOn: IsoDate;
  /** At most a year from today. */
  until: IsoDate;
  /** Confidential: stored, never listed. */
  goal?: string;
}

/** POST /grid/care-plans/:id/extensions: the outcome of a review; 409 `plan_closed` when it is closed. */
export interface ExtendCarePlan {
  until: IsoDate;
  reviewOn: IsoDate;
  reason: string;
}

/** POST /grid/care-plans/:id/closing: voids the open talks of the plan. */
export interface CloseCarePlan {
  reason: string;
}
