import type { DocumentId, GridLevel, GridRef, IsoDate, PersonRef, Ratio } from './common';
import type { TaskKind, TaskStatus } from './tasks';

/** Figures of a grid's subtree in one month. `onTime`: of the duties due in the month, those done by the due day. */
export interface GridFigures {
  people: number;
  pairs: number;
  open: number;
  overdue: number;
  onTime: Ratio;
  withoutLiaison: number;
}

/** GET /grid/grids?month=YYYY-MM: the tree that the account reaches, parents before children. */
export interface GridNode extends GridFigures {
  id: DocumentId;
  code: string;
  name: string;
  level: GridLevel;
  /** documentId of the parent, or null for a root of what the account reaches. */
  parentId: DocumentId | null;
  leader: PersonRef | null;
  dutyArea: string | null;
  closedOn: IsoDate | null;
}

export interface GridTree {
  month: string;
  nodes: GridNode[];
}

/** GET /grid/grids/:id?month=YYYY-MM */
export interface GridDetail {
  grid: GridNode;
  month: string;
  now: GridFigures;
  before: GridFigures;
  appointments: { id: DocumentId; person: PersonRef; duty: string; grid: GridRef; from: IsoDate; to: IsoDate | null }[];
}

/** GET /grid/people?grid=CODE&q=&without=liaison&liaison=documentId&page=&pageSize= : active people, whole subtree. */
export interface PersonRow extends PersonRef {
  post: string | null;
  department: string | null;
  politicalStatus: string;
  grid: GridRef | null;
  liaison: PersonRef | null;
  open: number;
  overdue: number;
}

/** GET /grid/pairs?grid=CODE&q=&page=&pageSize= : current pairs. */
export interface PairRow {
  id: DocumentId;
  liaison: PersonRef;
  employee: PersonRef;
  grid: GridRef | null;
  from: IsoDate;
  /** Day of the last talk or visit with this person, whoever held it. */
  lastHeldOn: IsoDate | null;
}

/** GET /grid/employees/:id/timeline, newest first; never a confidential text. */
export interface EmployeeTimeline {
  person: PersonRef;
  grid: GridRef | null;
  /** Start of the current membership; null = since before the records begin. */
  gridSince: IsoDate | null;
  liaison: PersonRef | null;
  liaisonSince: IsoDate | null;
  login: 'none' | 'invited' | 'active' | 'blocked';
  nextDuty: { id: DocumentId; title: string; dueOn: IsoDate; status: TaskStatus } | null;
  items: TimelineItem[];
}

/** `readable`: there is a confidential text, and this account may open it. */
export type TimelineItem =
  | { type: 'event'; on: IsoDate; id: DocumentId; code: string; kind: string; withdrawnOn: IsoDate | null; readable: boolean }
  | { type: 'task'; on: IsoDate; id: DocumentId; title: string; kind: TaskKind; dueOn: IsoDate; status: TaskStatus; owner: PersonRef | null }
  | { type: 'record'; on: IsoDate; id: DocumentId; form: string; by: PersonRef | null; people: PersonRef[]; readable: boolean };

/** POST /grid/employees/:id/login: makes (or links) the admin account and gives it the roles of the person's appointments. */
export interface LoginGranted {
  email: string;
  roles: string[];
  /** Path of the registration page, for a new account; null when an account was linked. */
  registrationPath: string | null;
}

/** POST /grid/employees/:id/portal-login: makes (or finds) the portal account; the code sets its password once, within three days. */
export interface PortalLoginGranted {
  username: string;
  activationCode: string;
}
