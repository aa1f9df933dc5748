import type { DocumentId, GridRef, IsoDate, Paged, PersonRef } from './common';

/** What a person can hold: those whom he is liaison for, offices, grids that he leads, open duties, matters, care plans that run, colleagues whom he stands in for. */
export type HandoverKind = 'pair' | 'appointment' | 'grid' | 'task' | 'matter' | 'carePlan' | 'substitution';

/** `moved`: to another grid, and he stays; `seconded` 借调: he stays counted where he is. */
export type HandoverReason = 'left' | 'retired' | 'moved' | 'seconded';

/** One thing that needs a successor. Never a confidential text. */
export interface HandoverLine {
  /** documentId of the row. */
  id: DocumentId;
  kind: HandoverKind;
  /** Title of a duty, code of an office; null where the other fields say it. */
  title: string | null;
  /** Whom it is about: the contact, the subject, the absent colleague. */
  about: PersonRef | null;
  grid: GridRef | null;
  since: IsoDate | null;
  /** The due day of a duty, or the day on which it ends anyway. */
  due: IsoDate | null;
}

export interface HandoverPart {
  kind: HandoverKind;
  lines: HandoverLine[];
  /** Lines in grids out of reach: only who reaches them can finish. */
  beyondReach: number;
  /** May be left without a successor when somebody says so. */
  mayBeVacant: boolean;
  /** Leaders and liaisons of the grids concerned; no order of merit. */
  suggested: PersonRef[];
}

/** GET /grid/handovers/:employeeId */
export interface Handover {
  person: PersonRef;
  grid: GridRef | null;
  employmentStatus: string;
  leftOn: IsoDate | null;
  /** Kinds of which something is open. */
  parts: HandoverPart[];
}

/** GET /grid/handovers?page=&pageSize= : people who left and still hold something, e.g. after an import. */
export interface OpenHandover {
  person: PersonRef;
  grid: GridRef | null;
  employmentStatus: string;
  leftOn: IsoDate | null;
  open: number;
}

export type OpenHandovers = Paged<OpenHandover>;

/** Who takes over: one line (`id`) or every line of the kind that has no choice of its own (`all`); a person, or nobody (`vacant`, offices only). */
export interface HandoverChoice {
  kind: HandoverKind;
  id?: DocumentId | undefined;
  all?: true | undefined;
  successorId?: DocumentId | undefined;
  vacant?: true | undefined;
}

/** POST /grid/handovers/:employeeId/completion */
export interface CompleteHandover {
  /** His last day; the successors begin the day after. At most 31 days ago. */
  on: IsoDate;
  reason: HandoverReason;
  /** documentId of a grid, for `moved` only. */
  toGrid?: DocumentId | undefined;
  successors: HandoverChoice[];
  /** Only answers what would change. */
  preview?: boolean | undefined;
}

/** What changes, or changed. */
export interface HandoverOutcome {
  preview: boolean;
  person: PersonRef;
  on: IsoDate;
  reason: HandoverReason;
  toGrid: GridRef | null;
  successors: { person: PersonRef; counts: Record<HandoverKind, number> }[];
  /** Offices that nobody takes over. */
  vacant: number;
  /** People who are told who their new contact is, and how many of them have no e-mail address. */
  told: number;
  unreachable: number;
  /** Open duties about the person himself: they stay, and may want a waiver. */
  openAbout: number;
}
