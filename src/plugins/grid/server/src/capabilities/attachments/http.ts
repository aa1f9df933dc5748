import { z } from 'zod';
import type { AttachmentReading, AttachmentUpload } from '../../../../shared/contracts/attachments';
import { withTx } from '../../platform/db';
import { orNotRecorded } from '../../platform/errors-to-http';
import { adminRoute, type Asked, type Route } from '../../platform/routes';
import { keyRing } from '../../platform/sealing';
import { settingsOf } from '../../platform/settings';
import { attach, detach, listAttachments, openAttachment, type Deps } from './service';
import { attachment, attachmentId, attachments, owner, reading, upload } from './shapes';
import { answerFile, takeFile } from './upload';
import { vaultIn, type Vault } from './vault';

const vaultOf = ({ strapi }: Pick<Asked, 'strapi'>): Vault => vaultIn(settingsOf(strapi).filesFolder, keyRing);

/** The work of one call in one transaction. */
const inTx = <T>(call: Asked, work: (deps: Deps) => Promise<T>): Promise<T> =>
  withTx(call.strapi, (db) => work({ db, vault: vaultOf(call), principal: call.principal, clock: settingsOf(call.strapi).clock }));

const list = (call: Asked & { readonly query: AttachmentUpload }) => {
  const { type, row } = call.query;
  return inTx(call, (deps) => listAttachments(deps, { type, rowId: row }));
};

const take = async (call: Asked & { readonly body: AttachmentUpload }) => {
  const { type, row } = call.body;
  const file = await takeFile(call);
  return inTx(call, (deps) => attach(deps, { type, rowId: row }, file));
};

type OfOne = Asked & { readonly params: { readonly id: string } };

const open = async (call: OfOne & { readonly body: AttachmentReading }): Promise<undefined> => {
  const { attachment: found, content } = await inTx(call, (deps) => openAttachment(deps, call.params.id, call.body)).catch(orNotRecorded('file'));
  answerFile(call, found, content);
  return undefined;
};

const remove = async (call: OfOne) => {
  await inTx(call, (deps) => detach(deps, call.params.id));
  await vaultOf(call).remove(call.params.id);
  return null;
};

const params = { id: attachmentId };

export const routes: readonly Route[] = [
  adminRoute('GET', '/attachments', { action: 'attachment.read', summary: 'What is attached to a row', query: owner, answer: attachments }, list),
  adminRoute('POST', '/attachments', { action: 'attachment.create', summary: 'Attach a file to a row', body: upload, answer: attachment }, take),
  adminRoute('POST', '/attachments/:id/readings', { action: 'attachment.read', summary: 'Open a file with a reason; written down', params, body: reading, answer: { file: '*/*' }, reveals: true }, open),
  adminRoute('DELETE', '/attachments/:id', { action: 'attachment.delete', summary: 'Take a file away', params, answer: z.null() }, remove),
];
