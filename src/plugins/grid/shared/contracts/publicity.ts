import type { DocumentId, GridRef, IsoDate, Paged, PersonRef } from './common';

export type StoryState = 'draft' | 'review' | 'published' | 'withdrawn';
export type HonourLevel = 'national' | 'provincial' | 'corporation' | 'company';

/** Whether the person whom a story names agrees to it today. */
export type StoryConsent = 'notNeeded' | 'given' | 'missing';

/** A minute of the installation's time zone: YYYY-MM-DDTHH:MM */
export type LocalMinute = string;

export interface StoryRow {
  id: DocumentId;
  title: string;
  state: StoryState;
  person: PersonRef | null;
  grid: GridRef | null;
  consent: StoryConsent;
  /** Released for this minute; until then it waits in `review`. */
  publishAt: LocalMinute | null;
  publishedOn: IsoDate | null;
  draftedBy: PersonRef | null;
  releasedBy: PersonRef | null;
  withdrawnReason: string | null;
}

export interface HonourRef {
  id: DocumentId;
  name: string;
  level: HonourLevel;
  awardedOn: IsoDate;
}

export interface StoryPicture {
  id: string;
  /** The first one is the cover. */
  alt: string;
  width: number;
  height: number;
}

/** GET /grid/stories/:id, and the answer of everything that changes it. */
export interface StoryPage extends StoryRow {
  summary: string;
  /** HTML of the allowed tags and no other. */
  body: string;
  honours: HonourRef[];
  pictures: StoryPicture[];
  mayWrite: boolean;
  maySubmit: boolean;
  mayReturn: boolean;
  /** False for who wrote last, and without the consents. */
  mayRelease: boolean;
  mayWithdraw: boolean;
}

/** GET /grid/stories */
export type StoryList = Paged<StoryRow>;

/** POST /grid/stories, POST /grid/stories/:id/text */
export interface StoryText {
  title: string;
  summary: string;
  body: string;
  /** Id of the person whom it names; `null` or left out: nobody. */
  person?: DocumentId | null;
  /** Code of a grid; left out: the person's. */
  grid?: string;
  honours?: DocumentId[];
}

/** POST /grid/stories/:id/release; without `publishAt` at once. */
export interface ReleaseStory {
  publishAt?: LocalMinute;
}

/** POST /grid/stories/:id/withdrawal */
export interface WithdrawStory {
  reason: string;
}

/** POST /grid/story-previews */
export interface StoryPreview {
  body: string;
}

/** POST /grid/stories/:id/pictures, multipart, beside `file`. */
export interface NewStoryPicture {
  alt: string;
}

/** GET /api/grid/me/stories: what is to be published about the person who asks, or is. */
export interface OwnStory {
  id: DocumentId;
  title: string;
  summary: string;
  body: string;
  state: StoryState;
  publishAt: LocalMinute | null;
  publishedOn: IsoDate | null;
}

export interface PublicHonourRef {
  name: string;
  level: HonourLevel;
  awardedOn: IsoDate;
}

/** GET /api/grid/public/stories?since=&grid=&page=&pageSize= */
export interface PublicStoryRow {
  id: DocumentId;
  title: string;
  summary: string;
  grid: string;
  publishedOn: IsoDate;
}

export type PublicStoryList = Paged<PublicStoryRow>;

/** GET /api/grid/public/stories/:id */
export interface PublicStory extends PublicStoryRow {
  /** HTML of the allowed tags and no other. */
  body: string;
  honours: PublicHonourRef[];
  /** `/api/grid/public/stories/:id/pictures/:picture?width=` */
  pictures: StoryPicture[];
}

/** GET /api/grid/public/honours?since=&grid=&level=&page=&pageSize= */
export interface PublicHonour extends PublicHonourRef {
  id: DocumentId;
  documentNo: string | null;
  grid: string;
  /** Only of who agreed to it. */
  person: string | null;
}

export type PublicHonourList = Paged<PublicHonour>;

/** GET /api/grid/public/vanguard-posts?grid=&page=&pageSize= : those in force today */
export interface PublicVanguardPost {
  id: DocumentId;
  name: string;
  area: string | null;
  from: IsoDate;
  to: IsoDate | null;
  grid: string;
  /** Only of who agreed to it. */
  person: string | null;
}

export type PublicVanguardPostList = Paged<PublicVanguardPost>;

/** GET /api/grid/public/regulations?page=&pageSize= : the version of each that is in force today */
export interface PublicRegulation {
  id: DocumentId;
  number: string;
  title: string;
  version: string;
  effectiveFrom: IsoDate;
}

export type PublicRegulationList = Paged<PublicRegulation>;
