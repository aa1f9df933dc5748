import type { IsoDate } from './common';
import type { MatterKind, MatterResult, MatterState, Satisfaction } from './matters';

/** POST /api/grid/voices: without an account. */
export interface RaiseVoice extends RaiseMatter {
  /** Code of the grid that it is about; missing = the whole plant. */
  grid?: string;
}

/** The receipt is shown once and is the only key to the mailbox: 16 digits. */
export interface VoiceReceipt {
  number: string;
  receipt: string;
}

/** POST /api/grid/voices/mailbox */
export interface WithReceipt {
  receipt: string;
}

/** POST /api/grid/voices/mailbox/messages */
export interface MailboxText extends WithReceipt {
  text: string;
}

/** POST /api/grid/voices/mailbox/confirmation */
export interface MailboxConfirmation extends WithReceipt {
  satisfaction: Satisfaction;
}

/** POST /api/grid/voices/mailbox/reopening */
export interface MailboxReopening extends WithReceipt {
  reason: string;
}

/** The mailbox: no id, because the receipt is what opens it. */
export interface Mailbox extends Omit<OwnMatterPage, 'id'> {
  /** What the reporter sent himself. */
  files: MailboxFile[];
}

export interface MailboxFile {
  id: string;
  name: string;
  mime: string;
  bytes: number;
  on: IsoDate;
}

/** POST /api/grid/voices/mailbox/files, multipart: `file`, `receipt`. An image, written anew. Answers the mailbox. */

/** POST /api/grid/voices/mailbox/readings answers the file itself. */
export interface MailboxReading extends WithReceipt {
  file: string;
}

/** GET /api/grid/voices/form: what may be chosen. */
export interface VoiceForm {
  categories: { code: string; name: string }[];
  grids: { code: string; name: string }[];
}

/** GET, POST /api/grid/me/matters */
export interface OwnMatter {
  id: string;
  number: string;
  title: string;
  state: MatterState;
  registeredOn: IsoDate;
  dueOn: IsoDate | null;
  result: MatterResult | null;
  satisfaction: Satisfaction | null;
  /** What he may do: message, confirm, reopen. */
  actions: ('message' | 'confirm' | 'reopen')[];
}

export interface OwnMatterPage extends OwnMatter {
  body: string | null;
  messages: { from: 'reporter' | 'handler'; on: IsoDate; text: string | null }[];
}

/** POST /api/grid/me/matters */
export interface RaiseMatter {
  kind: MatterKind;
  title: string;
  body?: string;
  category?: string;
}

/** POST /api/grid/me/matters/:id/confirmation */
export interface ConfirmMatter {
  satisfaction: Satisfaction;
}
