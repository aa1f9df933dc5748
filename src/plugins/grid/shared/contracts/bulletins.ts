import type { GridRef, IsoDate, Paged, PersonRef, Ratio } from './common';
import type { MatterChannel, MatterResult } from './matters';

export type BulletinState = 'draft' | 'released' | 'withdrawn';

export interface BulletinDuties {
  /** Given in the month. */
  given: number;
  onTime: number;
  late: number;
  /** Open at the end of the month, and those of them that were due by then. */
  open: number;
  overdue: number;
}

export interface BulletinMatters {
  received: number;
  answered: number;
  solved: number;
  open: number;
  overdue: number;
}

/** One grid directly below, with everything below it; the first one is the grid by itself. */
export interface BulletinUnit {
  code: string;
  name: string;
  duties: BulletinDuties;
  matters: BulletinMatters;
}

/** The figures of a month: numbers by unit, channel and category, nobody by name. */
export interface BulletinFigures {
  from: IsoDate;
  to: IsoDate;
  duties: BulletinDuties;
  matters: BulletinMatters;
  /** Clocks that were decided in the month: in time out of all. */
  accepted: Ratio;
  firstAnswered: Ratio;
  solvedInTime: Ratio;
  byChannel: { channel: MatterChannel; received: number }[];
  /** `code` null = without a category. */
  byCategory: { code: string | null; name: string; received: number }[];
  units: BulletinUnit[];
}

export interface BulletinRow {
  id: string;
  /** YYYY-MM */
  period: string;
  grid: GridRef | null;
  title: string;
  state: BulletinState;
  draftedBy: PersonRef | null;
  releasedBy: PersonRef | null;
  releasedOn: IsoDate | null;
  withdrawnReason: string | null;
}

/** GET /grid/bulletins/:id, and the answer of everything that changes it. */
export interface BulletinPage extends BulletinRow {
  /** Lines; `## ` begins a heading. */
  body: string;
  figures: BulletinFigures;
  mayDraft: boolean;
  /** False for who wrote the text last. */
  mayRelease: boolean;
}

/** GET /grid/bulletins */
export type BulletinList = Paged<BulletinRow>;

/** POST /grid/bulletins */
export interface DraftBulletin {
  period: string;
  /** Code of a committee or a branch. */
  grid: string;
  /** Also the text anew: what was edited is lost. */
  rewrite?: boolean;
}

/** POST /grid/bulletins/:id/text */
export interface BulletinText {
  title: string;
  body: string;
}

/** POST /grid/bulletins/:id/withdrawal */
export interface WithdrawBulletin {
  reason: string;
}

/** GET /api/grid/public/bulletins */
export interface PublicBulletinRow {
  id: string;
  period: string;
  grid: string;
  title: string;
  releasedOn: IsoDate;
}

export type PublicBulletinList = Paged<PublicBulletinRow>;

/** GET /api/grid/public/bulletins/:id */
export interface PublicBulletin extends PublicBulletinRow {
  body: string;
  figures: BulletinFigures;
}

/** POST /grid/matters/:id/publication */
export interface PublicText {
  title: string;
  text: string;
}

export type PublicationState = 'draft' | 'published' | 'withdrawn';

export type PublicationAction = 'write' | 'release' | 'withdraw';

/** GET /grid/matters/:id/publication, and the answer of everything that changes it. */
export interface MatterPublicationPage {
  /** null = nobody has written one. */
  publication: MatterPublication | null;
  /** What the asker may do now. */
  actions: PublicationAction[];
}

export interface MatterPublication {
  id: string;
  title: string;
  text: string;
  state: PublicationState;
  draftedBy: PersonRef | null;
  releasedBy: PersonRef | null;
  releasedOn: IsoDate | null;
}

/** A line of the public ledger: GET /api/grid/public/matters */
export interface PublicMatter {
  number: string;
  /** Month in which it was raised. */
  month: string;
  category: string | null;
  result: MatterResult | null;
  title: string;
  text: string;
}

export type PublicMatterList = Paged<PublicMatter>;
