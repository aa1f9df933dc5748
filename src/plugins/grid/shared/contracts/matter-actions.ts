import type { IsoDate } from './common';
import type { ReadingReason } from './confidential';
import type { MatterChannel, MatterKind, MatterResult, Satisfaction } from './matters';

/** POST /grid/matters */
export interface RegisterMatter {
  /** Not `wechat`, which has a door of its own. */
  channel: Exclude<MatterChannel, 'wechat'>;
  kind: MatterKind;
  title: string;
  body?: string;
  /** Code of a category. */
  category?: string;
  /** Code of the grid that it is counted in. */
  grid: string;
  /** Who raised it; missing = not named. */
  submitterId?: string;
  registeredOn?: IsoDate;
}

/** POST /grid/matters/:id/category */
export interface CategoriseMatter {
  category?: string;
}

/** POST /grid/matters/:id/acceptance */
export interface AcceptMatter extends CategoriseMatter {
  /** Code of the grid of the unit that gets it at once; missing = the unit of its category, null = nobody yet. */
  unit?: string | null;
}

/** POST /grid/matters/:id/refusal, /return, /reopening */
export interface MatterReason {
  reason: string;
}

/** POST /grid/matters/:id/assignment */
export interface AssignMatter {
  /** Code of the grid of the responsible unit. */
  unit: string;
  note?: string;
}

/** POST /grid/matters/:id/takeover */
export interface TakeOverMatter {
  handlerId: string;
  measure: string;
}

/** POST /grid/matters/:id/suspension, /extension */
export interface PauseMatter {
  reason: string;
  expectedUntil: IsoDate;
}

/** POST /grid/matters/:id/messages */
export interface MatterText {
  text: string;
}

/** POST /grid/matters/:id/answer */
export interface AnswerMatter {
  result: MatterResult;
  text: string;
}

/** POST /grid/matters/:id/closure: what the reporter said, or that he could not be asked. */
export interface CloseMatter {
  satisfaction?: Satisfaction;
  note?: string;
}

/** POST /grid/matters/:id/merger */
export interface MergeMatter {
  /** Number of the matter that stays. */
  into: string;
}

/** POST /grid/matters/:id/readings: body and conversation, written down with the reason. */
export interface ReadMatter {
  reason: ReadingReason;
  /** At most 200 characters; required with `other`. */
  note?: string;
}

/** Its answer. */
export interface MatterTexts {
  body: string | null;
  messages: { id: string; text: string | null }[];
}
