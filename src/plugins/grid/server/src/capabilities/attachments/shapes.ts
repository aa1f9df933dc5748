import { z } from 'zod';
import type { Attachment, AttachmentReading, AttachmentUpload } from '../../../../shared/contracts/attachments';
import { READING_REASONS } from '../../../../shared/contracts/confidential';
import { answers, takes, type UploadBody } from '../../platform/contract';
import { documentId, line } from '../../platform/input';
import { count } from '../../platform/shapes';
import { OWNERS } from './domain/limits';

export const attachmentId = z.uuid('the id of an attachment');

export const owner = takes<AttachmentUpload>()(z.strictObject({ type: z.enum(OWNERS), row: documentId }));
export const upload = { fields: owner } satisfies UploadBody;

export const reading = takes<AttachmentReading>()(
  z
    .strictObject({ reason: z.enum(READING_REASONS), note: line(200).optional() })
    .refine(({ reason, note }) => reason !== 'other' || note !== undefined, { path: ['note'], message: 'a note of at most 200 characters, with the reason "other"' }),
);

export const attachment = answers<Attachment>()(
  z.strictObject({ id: attachmentId, name: z.string(), mime: z.string(), bytes: count, at: z.string(), by: z.string().nullable(), mayDelete: z.boolean() }).meta({ id: 'Attachment' }),
);
export const attachments = answers<Attachment[]>()(z.array(attachment));
