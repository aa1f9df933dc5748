import { z } from 'zod';
import type { HrEmployee, HrUpsert, HrUpserted } from '../../../../shared/contracts/hr';
import { answers, takes } from '../../platform/contract';
import { date } from '../../platform/input';
import { count, day } from '../../platform/shapes';

const MOST_ROWS = 1_000;

// Longer than any column takes: what is too long for its column is a refused row, and this only bounds a request.
const text = z.string().max(500, 'at most 500 characters');
const given = text.nullable().optional();

const employee = takes<HrEmployee>()(
  z
    .strictObject({
      employeeNo: text,
      name: given,
      gender: given,
      birthDate: given,
      department: given,
      post: given,
      politicalStatus: given,
      joinedPartyOn: given,
      hiredOn: given,
      employmentStatus: given,
      phone: given,
      email: given,
      grid: given,
      language: given,
    })
    .meta({ id: 'HrEmployee' }),
);

export const upsertBody = takes<HrUpsert>()(
  z.strictObject({
    rows: z.array(employee).min(1, 'at least one row').max(MOST_ROWS, `at most ${MOST_ROWS} rows; send the others in further requests`),
    dryRun: z.boolean().optional(),
    allOrNothing: z.boolean().optional(),
    effectiveOn: date.optional(),
  }),
);

const outcome = z.enum(['created', 'changed', 'unchanged', 'refused']);

export const upserted = answers<HrUpserted>()(
  z.strictObject({
    dryRun: z.boolean(),
    effectiveOn: day,
    counts: z.strictObject({ created: count, changed: count, unchanged: count, refused: count }),
    rows: z.array(
      z
        .strictObject({
          index: count,
          employeeNo: z.string(),
          result: outcome,
          fields: z.array(z.string()),
          issues: z.array(z.strictObject({ field: z.string(), code: z.string(), value: z.string(), allowed: z.string() })),
        })
        .meta({ id: 'HrResult' }),
    ),
  }),
);
