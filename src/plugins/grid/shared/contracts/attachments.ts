import type { ReadingReason } from './confidential';
import type { DocumentId } from './common';

/** Rows that may have attachments. */
export type AttachmentOwner = 'care-record' | 'care-event' | 'matter';

/** GET /grid/attachments?type=&row= : what is attached to a row. Names only for who may open the files. */
export interface Attachment {
  id: string;
  name: string;
  mime: string;
  bytes: number;
  /** An instant; for a matter the day alone. */
  at: string;
  /** null = who raised the matter. */
  by: string | null;
  mayDelete: boolean;
}

/** POST /grid/attachments, multipart: `file`, `type`, `row`. Answers the attachment. */
/** @public */
export interface AttachmentUpload {
  type: AttachmentOwner;
  row: DocumentId;
}

/** POST /grid/attachments/:id/readings answers the file itself. */
/** @public */
export interface AttachmentReading {
  reason: ReadingReason;
  note?: string;
}
