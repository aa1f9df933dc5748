import type { DocumentId, IsoDate, Paged, PersonRef } from './common';
import type { OwnRetention } from './retention';

export type ConsentPurpose = 'publishStory' | 'publishPhoto' | 'publishHonour' | 'counselling' | 'careProfile';
export type CorrectionState = 'open' | 'accepted' | 'declined';

export interface InBothLanguages {
  zhHans: string;
  en: string;
}

/**
 * A confidential text about oneself, or why it is not here: `sealed` is held and opened one at a time (POST
 * /api/grid/me/confidential-readings), `severalPeople` tells of others too.
 */
export type OwnText = { text: string } | { withheld: 'sealed' | 'severalPeople' };

export type OwnValue = string | number | boolean | null | OwnText;

export interface OwnSection {
  key: string;
  title: InBothLanguages;
  rows: Record<string, OwnValue>[];
}

/** GET /api/grid/me/file: everything held about the person who asks. `/download` is the same as a zip. */
export interface OwnFile {
  person: PersonRef;
  on: IsoDate;
  sections: OwnSection[];
  retention: OwnRetention[];
}

/** POST /api/grid/me/corrections; `about` is a section of the own file, or section.field. */
export interface AskCorrection {
  about: string;
  wish: string;
}

/** GET /api/grid/me/corrections */
export interface OwnCorrection {
  id: DocumentId;
  about: string;
  state: CorrectionState;
  reportedOn: IsoDate;
  dueOn: IsoDate;
  answeredOn: IsoDate | null;
  wish: OwnText | null;
  answer: OwnText | null;
}

/** GET /grid/corrections?state=&page=&pageSize= : without the texts. */
export interface CorrectionRow {
  id: DocumentId;
  person: PersonRef;
  about: string;
  state: CorrectionState;
  reportedOn: IsoDate;
  dueOn: IsoDate;
  answeredOn: IsoDate | null;
  answeredBy: string | null;
}

export type CorrectionList = Paged<CorrectionRow>;

/** POST /grid/corrections/:id/readings: the wish, for who answers it; the trail says who read it. */
export interface CorrectionWish {
  wish: OwnText | null;
}

/** POST /grid/corrections/:id/answer */
export interface AnswerCorrection {
  state: 'accepted' | 'declined';
  answer: string;
}

/** GET, POST /api/grid/me/consents; DELETE /api/grid/me/consents/:purpose */
export interface OwnConsent {
  purpose: ConsentPurpose;
  title: InBothLanguages;
  /** What is asked, and the version that a consent names. */
  text: InBothLanguages;
  textVersion: string;
  /** The consent in force, or null. */
  given: { on: IsoDate; textVersion: string } | null;
  history: { givenOn: IsoDate; withdrawnOn: IsoDate | null; textVersion: string }[];
}

export interface GiveConsent {
  purpose: ConsentPurpose;
  textVersion: string;
}

/** GET /grid/consents?purpose=&current=1&page=&pageSize= */
export interface ConsentRow {
  id: DocumentId;
  person: PersonRef;
  purpose: ConsentPurpose;
  givenOn: IsoDate;
  withdrawnOn: IsoDate | null;
  channel: string;
  textVersion: string;
}

export type ConsentList = Paged<ConsentRow>;
