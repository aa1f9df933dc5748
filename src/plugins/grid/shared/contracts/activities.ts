import type { DocumentId, GridRef, IsoDate, Paged, PersonRef } from './common';

export type ActivityType =
  | 'branchMeeting'
  | 'branchCommittee'
  | 'groupMeeting'
  | 'partyLecture'
  | 'themeDay'
  | 'orgLifeMeeting'
  | 'microClass'
  | 'study'
  | 'contest'
  | 'lectureTour'
  | 'studyRoute'
  | 'volunteer'
  | 'research';
export type ActivityState = 'planned' | 'held' | 'cancelled';
/** How many of those expected must be present. */
export type ActivityQuorum = 'none' | 'half' | 'twoThirds' | 'fourFifths';
export type AttendanceStatus = 'present' | 'leave' | 'absent' | 'madeUp';

/** Local time of the house, `YYYY-MM-DDTHH:MM`. */
export type LocalTime = string;

export interface ActivityRow {
  id: DocumentId;
  code: string;
  type: ActivityType;
  form: string | null;
  title: string;
  grid: GridRef | null;
  startsAt: LocalTime;
  endsAt: LocalTime;
  venue: string | null;
  state: ActivityState;
  /** How many took part. */
  present: number;
}

/** GET /grid/activities; filters combine with AND, `grid` with everything below it, `month` is `YYYY-MM`. Newest first. */
export interface ActivityList extends Paged<ActivityRow> {
  counts: Record<ActivityState, number>;
}

export type ActivityAct = 'change' | 'cancel' | 'hold' | 'record';

/** Whom an activity of its type is for. */
export type ActivityCircle = 'everybody' | 'partyMembers' | 'committee';

export interface Turnout {
  circle: ActivityCircle;
  /** Members of the grids it is held for, on its day. */
  expected: number;
  /** Of the expected. */
  present: number;
  leave: number;
  absent: number;
  madeUp: number;
  /** Took part without being expected. */
  guests: number;
  /** How many of the expected must be present; null where nothing is asked. */
  needed: number | null;
  /** Hours of all together. */
  hours: number;
}

/** GET /grid/activities/:id and the answer of what changes one. */
export interface ActivityPage extends ActivityRow {
  grids: GridRef[];
  host: PersonRef | null;
  lecturer: string | null;
  agenda: string | null;
  minutes: string | null;
  quorum: ActivityQuorum;
  cancelledReason: string | null;
  turnout: Turnout;
  acts: ActivityAct[];
}

/** POST /grid/activities. `grids` lie below `grid`; without them it is held for `grid` as a whole. */
export interface PlanActivity {
  type: ActivityType;
  title: string;
  /** Code. */
  grid: string;
  grids?: string[] | undefined;
  startsAt: LocalTime;
  endsAt: LocalTime;
  form?: string | undefined;
  venue?: string | undefined;
  hostId?: DocumentId | undefined;
  lecturer?: string | undefined;
  agenda?: string | undefined;
  quorum?: ActivityQuorum | undefined;
}

/** Every week on the weekday; every month on the day (the last of a shorter month), or on the n-th weekday (the last where there is no fifth). */
export type ActivityRhythm = 'week' | 'monthDay' | 'monthWeekday';

/** POST /grid/activity-series: separate activities from the first to the last day, all or none. */
export interface PlanSeries extends PlanActivity {
  rhythm: ActivityRhythm;
  until: IsoDate;
}

export interface ActivitySeries {
  activities: ActivityRow[];
}

/** POST /grid/activities/:id/cancellation; 409 `state` when it is not planned. */
export interface CancelActivity {
  reason: string;
}

/** POST /grid/activities/:id/holding; again for better minutes. 409 `not_yet` before its day. */
export interface HoldActivity {
  minutes?: string | undefined;
}

export interface AttendanceRow {
  /** The record; null for somebody who is expected and not recorded yet. */
  id: DocumentId | null;
  employee: PersonRef;
  expected: boolean;
  status: AttendanceStatus | null;
  reason: string | null;
  hours: number | null;
}

/** GET /grid/activities/:id/attendances: everybody who is expected or recorded. `status` may be `open`: not recorded yet. */
export type AttendanceList = Paged<AttendanceRow>;

export interface AttendanceEntry {
  employeeNo: string;
  status: AttendanceStatus;
  reason?: string | undefined;
  hours?: number | undefined;
}

/** POST /grid/activities/:id/attendances: replaces what was recorded of the same people. */
export interface RecordAttendances {
  entries: AttendanceEntry[];
}

/** POST /grid/activities/:id/attendances/grid: everybody expected from a grid who is not recorded yet. */
export interface RecordGrid {
  grid: string;
  /** Leave has a reason, and each his own. */
  status: Exclude<AttendanceStatus, 'leave'>;
  hours?: number | undefined;
}

export interface Recorded {
  added: number;
  changed: number;
  turnout: Turnout;
}

/** POST /grid/activities/:id/pasted-names; changes nothing. */
export interface PastedNames {
  text: string;
}

export interface PastedPiece {
  /** Line of the text, from 1. */
  line: number;
  text: string;
}

export interface PastedKnown extends PastedPiece {
  employeeNo: string;
  /** Null for somebody out of reach: he can be recorded as a guest, by his number. */
  name: string | null;
  expected: boolean;
  /** What is recorded of him already. */
  status: AttendanceStatus | null;
}

export interface PastedAmbiguous extends PastedPiece {
  candidates: PersonRef[];
}

/** Every piece of the text is in exactly one list. */
export interface PastedResult {
  known: PastedKnown[];
  unknown: PastedPiece[];
  ambiguous: PastedAmbiguous[];
  repeated: PastedPiece[];
}
