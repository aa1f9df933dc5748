import { z } from 'zod';
import { isDate } from '../kernel/date';
import { InvalidInput } from './errors';

/** A calendar date that exists, in the years that the product can count. */
export const date = z.string().refine((text) => isDate(text) && text >= '1900-01-01' && text <= '2100-12-31', 'a date YYYY-MM-DD from 1900-01-01 to 2100-12-31');

export const month = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, 'a month YYYY-MM');

export const documentId = z.string().regex(/^[a-z0-9]{16,32}$/, 'a document id');

/** A line of text without control characters. */
export const line = (max: number) => z.string().trim().min(1, 'not empty').max(max, `at most ${max} characters`);

export const pageQuery = { page: z.coerce.number().int().min(1).max(100_000).default(1), pageSize: z.coerce.number().int().min(1).max(100).default(25) };

/** @throws InvalidInput naming each field, the value that came and what is allowed. */
export const parse = <S extends z.ZodTypeAny>(schema: S, input: unknown): z.output<S> => {
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
