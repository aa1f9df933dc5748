import { z } from 'zod';
import type { ConfirmMatter, Mailbox, MailboxConfirmation, MailboxReading, MailboxReopening, MailboxText, OwnMatter, OwnMatterPage, RaiseMatter, RaiseVoice, VoiceForm, VoiceReceipt, WithReceipt } from '../../../../shared/contracts/voices';
import { answers, takes, type UploadBody } from '../../platform/contract';
import { documentId, line } from '../../platform/input';
import { count, day } from '../../platform/shapes';
import { attachmentId } from '../attachments';
import { code, kind, result, satisfaction, state, text } from './shapes';

const ownFields = {
  id: documentId,
  number: z.string(),
  title: z.string(),
  state,
  registeredOn: day,
  dueOn: day.nullable(),
  result: result.nullable(),
  satisfaction: satisfaction.nullable(),
  actions: z.array(z.enum(['message', 'confirm', 'reopen'])),
};

export const ownMatters = answers<OwnMatter[]>()(z.array(z.strictObject(ownFields).meta({ id: 'OwnMatter' })));
export const ownMatterPage = answers<OwnMatterPage>()(
  z.strictObject({ ...ownFields, body: z.string().nullable(), messages: z.array(z.strictObject({ from: z.enum(['reporter', 'handler']), on: day, text: z.string().nullable() })) }).meta({ id: 'OwnMatterPage' }),
);
export const raiseBody = takes<RaiseMatter>()(z.strictObject({ kind, title: line(120), body: text(5_000).optional(), category: code.optional() }));
export const confirmBody = takes<ConfirmMatter>()(z.strictObject({ satisfaction }));

const receipt = z.string().regex(/^\d{16}$/, '16 digits, as on the receipt').meta({ description: '16 digits' });
export const voiceBody = takes<RaiseVoice>()(z.strictObject({ kind, title: line(120), body: text(5_000).optional(), category: code.optional(), grid: code.optional() }));
export const voiceReceipt = answers<VoiceReceipt>()(z.strictObject({ number: z.string(), receipt }));
export const receiptBody = takes<WithReceipt>()(z.strictObject({ receipt }));
export const mailboxTextBody = takes<MailboxText>()(z.strictObject({ receipt, text: text(5_000) }));
export const mailboxConfirmBody = takes<MailboxConfirmation>()(z.strictObject({ receipt, satisfaction }));
export const mailboxReasonBody = takes<MailboxReopening>()(z.strictObject({ receipt, reason: line(500) }));
export const mailboxFileBody = { fields: receiptBody } satisfies UploadBody;
export const mailboxReadingBody = takes<MailboxReading>()(z.strictObject({ receipt, file: attachmentId }));
const sentFile = z.strictObject({ id: attachmentId, name: z.string(), mime: z.string(), bytes: count, on: day });
const { id: _id, ...mailboxFields } = ownFields;
export const mailbox = answers<Mailbox>()(
  z.strictObject({ ...mailboxFields, body: z.string().nullable(), messages: z.array(z.strictObject({ from: z.enum(['reporter', 'handler']), on: day, text: z.string().nullable() })), files: z.array(sentFile) }).meta({ id: 'Mailbox' }),
);
const choice = z.strictObject({ code: z.string(), name: z.string() });
export const voiceForm = answers<VoiceForm>()(z.strictObject({ categories: z.array(choice), grids: z.array(choice) }));
