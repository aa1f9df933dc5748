import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { InvalidInput } from '../../platform/errors';
import { parse } from '../../platform/input';
import type { Asked } from '../../platform/routes';
import { KINDS } from './domain/fields-care';
import type { ColumnChoices } from './domain/parse';
import { MAX_BYTES } from './reader/limits';
import { tooLarge } from './reader/parse-workbook';
import type { ImportFile } from './service';

interface Upload {
  filepath: string;
  originalFilename?: string | null;
  size: number;
}

const NAME_MAX = 200;
const FIELDS: readonly string[] = [...new Set(KINDS.flatMap(({ fields }) => fields.map(({ field }) => field)))];
const columnsShape = z.record(z.string().max(200), z.record(z.string().max(1_000), z.string().max(60).nullable()));

/** The one file of a multipart request; its temporary copy is gone afterwards. @throws InvalidInput, ImportRefused */
export const takeUpload = async ({ ctx, body }: Pick<Asked, 'ctx'> & { readonly body: { columns?: string | undefined } }): Promise<ImportFile> => {
  const { files = {} } = ctx.request as unknown as { files?: Record<string, Upload | Upload[]> };
  const uploads = Object.values(files).flat();
  try {
    const given = files['file'];
    if (given === undefined || Array.isArray(given)) throw new InvalidInput([{ field: 'file', code: 'required', value: String(uploads.length), allowed: 'one file in the multipart field "file"' }]);
    if (given.size > MAX_BYTES) throw tooLarge(given.size);
    return { name: nameOf(given.originalFilename), bytes: await readFile(given.filepath), columns: columnsOf(body) };
  } finally {
    await Promise.all(uploads.map(({ filepath }) => rm(filepath, { force: true })));
  }
};

// eslint-disable-next-line no-control-regex
const nameOf = (name: string | null | undefined): string => path.basename((name ?? '').replace(/\\/g, '/')).replace(/[\u0000-\u001f\u007f]/g, '').slice(0, NAME_MAX) || 'import';

const columnsOf = ({ columns: text }: { columns?: string | undefined }): ColumnChoices => {
  if (text === undefined || text === '') return new Map();
  const choices = parse(columnsShape, jsonOf(text));
  const fields = Object.values(choices).flatMap((sheet) => Object.values(sheet));
  const unknown = fields.find((field): field is string => field !== null && !FIELDS.includes(field));
  if (unknown !== undefined) throw new InvalidInput([{ field: 'columns', code: 'unknown_value', value: unknown, allowed: FIELDS.join(', ') }]);
  return new Map(Object.entries(choices).map(([sheet, columns]) => [sheet, new Map(Object.entries(columns))]));
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new InvalidInput([{ field: 'columns', code: 'invalid_json', value: text.slice(0, 100), allowed: 'JSON {sheet: {header: field or null}}' }]);
  }
};
