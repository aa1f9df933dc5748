import { z } from 'zod';
import type { CompleteHandover, Handover, HandoverKind, HandoverOutcome, HandoverReason, OpenHandovers } from '../../../../shared/contracts/handover';
import { answers, takes } from '../../platform/contract';
import { date, documentId, pageQuery } from '../../platform/input';
import { count, day, gridRef, paged, personRef } from '../../platform/shapes';

const kind = answers<HandoverKind>()(z.enum(['pair', 'appointment', 'grid', 'task', 'matter', 'carePlan', 'substitution']));
const reason = answers<HandoverReason>()(z.enum(['left', 'retired', 'moved', 'seconded']));

export const listQuery = z.strictObject({ ...pageQuery });

const MOST_CHOICES = 2_000;

export const completionBody = takes<CompleteHandover>()(
  z.strictObject({
    on: date,
    reason,
    toGrid: documentId.optional(),
    successors: z
      .array(z.strictObject({ kind, id: documentId.optional(), all: z.literal(true).optional(), successorId: documentId.optional(), vacant: z.literal(true).optional() }))
      .max(MOST_CHOICES),
    preview: z.boolean().optional(),
  }),
);

const line = z.strictObject({ id: documentId, kind, title: z.string().nullable(), about: personRef.nullable(), grid: gridRef.nullable(), since: day.nullable(), due: day.nullable() }).meta({ id: 'HandoverLine' });

export const handover = answers<Handover>()(
  z.strictObject({
    person: personRef,
    grid: gridRef.nullable(),
    employmentStatus: z.string(),
    leftOn: day.nullable(),
    parts: z.array(z.strictObject({ kind, lines: z.array(line), beyondReach: count, mayBeVacant: z.boolean(), suggested: z.array(personRef) })),
  }),
);

export const openHandovers = answers<OpenHandovers>()(z.strictObject(paged(z.strictObject({ person: personRef, grid: gridRef.nullable(), employmentStatus: z.string(), leftOn: day.nullable(), open: count }))));

export const outcome = answers<HandoverOutcome>()(
  z.strictObject({
    preview: z.boolean(),
    person: personRef,
    on: day,
    reason,
    toGrid: gridRef.nullable(),
    successors: z.array(z.strictObject({ person: personRef, counts: z.record(kind, count) })),
    vacant: count,
    told: count,
    unreachable: count,
    openAbout: count,
  }),
);
