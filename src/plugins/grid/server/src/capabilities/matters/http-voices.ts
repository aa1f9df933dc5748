import type { MailboxReading } from '../../../../shared/contracts/voices';
import { withTx } from '../../platform/db';
import { publicRoute, type PublicCall, type Route } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import { answerFile, takeFile, vaultOf } from '../attachments';
import { addVoiceFile, openVoiceFile } from './service-voice-files';
import { confirming, mailbox, raiseVoice, reopening, voiceForm, writing, type Transact } from './service-voices';
import * as shapes from './shapes-reporter';

type Strapi = PublicCall['strapi'];

const today = (strapi: Strapi) => settingsOf(strapi).clock.today();
const transactOf = (strapi: Strapi): Transact => (work) => withTx(strapi, work);
/** Receipts are found by a hash with this key: a new one shuts the mailboxes. */
const secretOf = (strapi: Strapi): string => strapi.config.get<string>('admin.secrets.encryptionKey');

const doorOf = (strapi: Strapi) => ({ transact: transactOf(strapi), secret: secretOf(strapi), vault: vaultOf(strapi) });

const RAISE = { public: 'voice.raise', limit: { unkept: true, name: 'voices', limit: 10, seconds: 3600 } } as const;
/** Sixteen digits are guessed by nobody; the limit is for the work that a guess makes. */
const MAILBOX = { public: 'voice.mailbox', limit: { unkept: true, name: 'mailbox', limit: 30, seconds: 600 }, answer: shapes.mailbox, reveals: true } as const;

/** Decoding an image is more work than reading a text. */
const FILES = { ...MAILBOX, limit: { unkept: true, name: 'voice files', limit: 20, seconds: 3600 } } as const;

type Sent<B> = PublicCall & { readonly body: B };

const addFile = async (call: Sent<{ receipt: string }>) => addVoiceFile(doorOf(call.strapi), call.body.receipt, (await takeFile(call)).content, today(call.strapi));

const openFile = async (call: Sent<MailboxReading>): Promise<undefined> => {
  const { file, content } = await openVoiceFile(doorOf(call.strapi), call.body);
  answerFile(call, file, content);
  return undefined;
};

export const publicRoutes: readonly Route[] = [
  publicRoute('GET', '/voices/form', { public: 'voice.raise', limit: { unkept: true, name: 'voice form', limit: 120, seconds: 600 }, summary: 'What an anonymous voice may choose', answer: shapes.voiceForm }, ({ strapi }) => withTx(strapi, voiceForm)),
  publicRoute('POST', '/voices', { ...RAISE, summary: 'Raise a matter without a name; the receipt is shown once', body: shapes.voiceBody, answer: shapes.voiceReceipt }, ({ strapi, body }) => raiseVoice(transactOf(strapi), secretOf(strapi), body, today(strapi))),
  publicRoute('POST', '/voices/mailbox', { ...MAILBOX, summary: 'Open the mailbox of a receipt', body: shapes.receiptBody }, ({ strapi, body }) => mailbox(transactOf(strapi), secretOf(strapi), body.receipt)),
  publicRoute('POST', '/voices/mailbox/messages', { ...MAILBOX, summary: 'Write to the handler', body: shapes.mailboxTextBody }, ({ strapi, body }) => mailbox(transactOf(strapi), secretOf(strapi), body.receipt, writing(body.text, today(strapi)))),
  publicRoute('POST', '/voices/mailbox/confirmation', { ...MAILBOX, summary: 'Confirm, and say how satisfied', body: shapes.mailboxConfirmBody }, ({ strapi, body }) => mailbox(transactOf(strapi), secretOf(strapi), body.receipt, confirming(body.satisfaction, today(strapi)))),
  publicRoute('POST', '/voices/mailbox/reopening', { ...MAILBOX, summary: 'Reopen with a reason', body: shapes.mailboxReasonBody }, ({ strapi, body }) => mailbox(transactOf(strapi), secretOf(strapi), body.receipt, reopening(body.reason, today(strapi)))),
  publicRoute('POST', '/voices/mailbox/files', { ...FILES, summary: 'Send an image; it is written anew without what says where, when and with what it was taken', body: shapes.mailboxFileBody }, addFile),
  publicRoute('POST', '/voices/mailbox/readings', { ...MAILBOX, summary: 'Open an image that one sent oneself', body: shapes.mailboxReadingBody, answer: { file: 'image/jpeg' } }, openFile),
];
