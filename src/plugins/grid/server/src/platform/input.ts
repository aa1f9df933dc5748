import { z } from 'zod';
import { FIRST_DATE, isUsableDate, LAST_DATE } from '../kernel/date';
import { InvalidInput } from './errors';

/** A calendar date that exists, in the years that the product can count. */
export const date = z.string().refine(isUsableDate, `a date YYYY-MM-DD from ${FIRST_DATE} to ${LAST_DATE}`).meta({ format: 'date', description: `from ${FIRST_DATE} to ${LAST_DATE}` });

export const month = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, 'a month YYYY-MM');

export const isoWeek = z.string().regex(/^(19|20)\d{2}-W(0[1-9]|[1-4]\d|5[0-3])$/, 'a week YYYY-Www');

export const documentId = z.string().regex(/^[a-z0-9]{16,32}$/, 'a document id');

/** A line of text without control characters. */
export const line = (max: number) => z.string().trim().min(1, 'not empty').max(max, `at most ${max} characters`);

export const pageQuery = { page: z.coerce.number().int().min(1).max(100_000).default(1), pageSize: z.coerce.number().int().min(1).max(100).default(25) };

/** PostgreSQL stores no NUL character and answers an error that Strapi's check of unique columns leaves unhandled: the process would end. */
export const holdsNul = (value: unknown): boolean =>
  typeof value === 'string' ? value.includes('\0') : typeof value === 'object' && value !== null && Object.values(value).some(holdsNul);

/** @throws InvalidInput naming each field, the value that came and what is allowed. */
export const parse = <S extends z.ZodTypeAny>(schema: S, input: unknown): z.output<S> => {
  if (holdsNul(input)) throw new InvalidInput([{ field: '(body)', code: 'invalid_character', value: 'U+0000', allowed: 'text without NUL characters' }]);
  const result = schema.safeParse(input);
  if (result.success) return result.data as z.output<S>;
  throw new InvalidInput(
    result.error.issues.map((issue) => ({
      field: issue.path.join('.') || '(body)',
      code: issue.code ?? 'invalid',
      value: shown(valueAt(input, issue.path)),
      allowed: issue.message,
    })),
  );
};

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value === null || typeof value !== 'object' ? undefined : (value as Record<PropertyKey, unknown>)[key]), input);

const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 200);
