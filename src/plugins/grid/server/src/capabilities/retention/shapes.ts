import { z } from 'zod';
import type { ExtendRetention, RetentionCode, RetentionOverview } from '../../../../shared/contracts/retention';
import { answers, takes } from '../../platform/contract';
import { date, line, month } from '../../platform/input';
import { count, day } from '../../platform/shapes';

export const code = answers<RetentionCode>()(z.enum(['careRecords', 'careEvents', 'carePlans', 'duties', 'leaverNotes', 'matters', 'activities', 'corrections', 'stories', 'audit', 'importResults', 'mailBodies', 'jobRuns', 'wechatSenders']));

export const extension = takes<ExtendRetention>()(z.strictObject({ period: month, until: date, reason: line(255) }));

const batch = z.strictObject({
  period: z.string(),
  rows: count,
  dueOn: day,
  warnedOn: day.nullable(),
  extended: z.strictObject({ until: day, on: day, by: z.string(), reason: z.string() }).nullable(),
});

export const retention = answers<RetentionOverview>()(
  z.strictObject({ today: day, classes: z.array(z.strictObject({ code, months: count, held: count, purged: count, batches: z.array(batch) })) }).meta({ id: 'RetentionOverview' }),
);
