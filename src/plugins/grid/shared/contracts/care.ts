import type { DocumentId, IsoDate } from './common';

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
}

export interface RecordedCare {
  id: DocumentId;
  closedTaskIds: DocumentId[];
  openedTaskIds: DocumentId[];
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
