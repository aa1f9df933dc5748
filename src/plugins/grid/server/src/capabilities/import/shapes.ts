import { z } from 'zod';
import type { CellProblem, ImportPreview, ImportProgress, ImportRow, ImportSheet, ImportSummary, ImportVerdict } from '../../../../shared/contracts/import';
import { answers, type FileAnswer, type UploadBody } from '../../platform/contract';
import { line } from '../../platform/input';
import { count } from '../../platform/shapes';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const workbook: FileAnswer = { file: XLSX };
export const importId = line(64);
export const languageQuery = z.strictObject({ language: z.enum(['zhHans', 'en']).default('zhHans') });

const columns = z.string().optional().describe('JSON {sheet: {header: field or null}}');
export const previewFields = { fields: z.strictObject({ columns }) } satisfies UploadBody;
export const commitFields = { fields: z.strictObject({ columns, fingerprint: z.string().regex(/^[0-9a-f]{64}$/, 'the fingerprint of the preview') }) } satisfies UploadBody;

const verdict = answers<ImportVerdict>()(z.enum(['new', 'changed', 'unchanged', 'wrong']));
const counts = z.record(verdict, count).meta({ id: 'ImportCounts' });

const problem = answers<CellProblem>()(
  z.strictObject({
    row: count,
    column: z.string(),
    value: z.string(),
    code: z.enum([
      'required', 'duplicate', 'unknown_grid', 'unknown_employee', 'unknown_event', 'unknown_activity', 'unknown_value', 'invalid_date', 'date_out_of_range',
      'invalid_email', 'invalid_phone', 'invalid_level', 'cycle', 'self_liaison', 'second_liaison', 'too_long', 'invalid_order',
    ]),
    allowed: z.string(),
  }),
);

const row = answers<ImportRow>()(
  z
    .strictObject({ row: count, key: z.string(), verdict, changes: z.array(z.strictObject({ column: z.string(), from: z.string(), to: z.string() })), problems: z.array(problem) })
    .meta({ id: 'ImportRow' }),
);

const sheet = answers<ImportSheet>()(
  z.strictObject({
    name: z.string(),
    kind: z.enum(['grids', 'employees', 'appointments', 'contactPairs', 'careEvents', 'careRecords', 'matters', 'activities', 'attendances', 'calendarDays']).nullable(),
    headerRow: count.nullable(),
    columns: z.array(z.strictObject({ header: z.string(), field: z.string().nullable() })),
    counts,
    rows: z.array(row),
  }),
);

export const preview = answers<ImportPreview>()(z.strictObject({ fileName: z.string(), size: count, fingerprint: z.string(), sheets: z.array(sheet), counts }));

const summary = answers<ImportSummary>()(
  z.strictObject({ id: z.string(), fileName: z.string(), at: z.string(), by: z.string(), counts, opened: count, closed: count }).meta({ id: 'ImportSummary' }),
);
export const imports = z.array(summary);

export const progress = answers<ImportProgress>()(
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('progress'), step: z.enum(['read', 'check', 'write', 'duties']), done: count, total: count }),
    z.strictObject({ type: z.literal('done'), import: summary }),
    z.strictObject({ type: z.literal('error'), status: z.number().int(), message: z.string(), code: z.string() }),
  ]),
);
