import { z } from 'zod';
import { READING_REASONS, type CareProfile, type ConfidentialText, type ReadConfidential, type ReadOwnText, type TextState, type TextStates, type WriteCareProfile } from '../../../../shared/contracts/confidential';
import { answers, takes } from '../../platform/contract';
import { documentId, line } from '../../platform/input';

export const type = z.enum(['care-event', 'care-record', 'care-profile', 'care-plan']);

const place = { type, documentId, field: line(40) };

export const readingBody = takes<ReadConfidential>()(
  z
    .strictObject({ ...place, reason: z.enum(READING_REASONS), note: line(200).optional() })
    .refine(({ reason, note }) => reason !== 'other' || note !== undefined, { path: ['note'], message: 'with the reason "other": why, in at most 200 characters' }),
);

export const ownBody = takes<ReadOwnText>()(z.strictObject(place));

/** Taken and sealed, never answered but by a reading. */
const sealed = z.string().trim().max(10_000).nullable().meta({ writeOnly: true }).optional();

export const profileBody = takes<WriteCareProfile>()(z.strictObject({ health: sealed, family: sealed, hardship: sealed, skills: sealed, emergencyContact: sealed }));

export const confidentialText = answers<ConfidentialText>()(z.strictObject({ text: z.string().nullable() }));

const textState = answers<TextState>()(z.strictObject({ field: z.string(), written: z.boolean(), readable: z.boolean() }).meta({ id: 'TextState' }));
export const states = answers<TextStates>()(z.strictObject({ fields: z.array(textState) }));
export const careProfile = answers<CareProfile>()(z.strictObject({ id: documentId.nullable(), fields: z.array(textState) }));
