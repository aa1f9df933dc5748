import type { DocumentId } from './common';

/** Types that hold confidential texts, and what these are called. */
export type ConfidentialType = 'care-event' | 'care-record' | 'care-profile' | 'care-plan';

/** Why somebody opens a text: 继续谈访, 交接, 办理诉求, 突发情况, 更正, 检查, 其他. `other` needs a note. */
export const READING_REASONS = ['followUp', 'handover', 'matter', 'emergency', 'correction', 'inspection', 'other'] as const;
export type ReadingReason = (typeof READING_REASONS)[number];

/** POST /grid/confidential-readings: opens one text. Written down, and seen by whom it is about: reason and note too. */
export interface ReadConfidential {
  type: ConfidentialType;
  documentId: DocumentId;
  field: string;
  reason: ReadingReason;
  /** At most 200 characters; required with `other`. Not a place for what the text says. */
  note?: string;
}

/** POST /api/grid/me/confidential-readings: a person opens a text about himself alone. */
export interface ReadOwnText {
  type: ConfidentialType;
  documentId: DocumentId;
  field: string;
}

/** null = nothing was written there. */
export interface ConfidentialText {
  text: string | null;
}

/** What is known of a text without opening it. */
export interface TextState {
  field: string;
  written: boolean;
  /** May this account open it? */
  readable: boolean;
}

/** GET /grid/confidential-texts/:type/:id */
export interface TextStates {
  fields: TextState[];
}

export const PROFILE_FIELDS = ['health', 'family', 'hardship', 'skills', 'emergencyContact'] as const;
export type ProfileField = (typeof PROFILE_FIELDS)[number];

/** GET /grid/employees/:id/care-profile; `id` is null while nobody has written one. */
export interface CareProfile {
  id: DocumentId | null;
  fields: TextState[];
}

/** POST /grid/employees/:id/care-profile: what is left out stays, null or an empty text clears. */
export type WriteCareProfile = Partial<Record<ProfileField, string | null>>;
