import type { InputIssue } from '../../../shared/contracts/common';

/** An input that cannot be used: says for each field what came and what is allowed. Becomes a 400. */
export class InvalidInput extends Error {
  constructor(readonly issues: readonly InputIssue[], message = issues.map((issue) => `${issue.field}: ${issue.code}`).join('; ')) {
    super(message);
    this.name = 'InvalidInput';
  }
}

/** Unknown and forbidden answer alike. Becomes a 404. */
export class NotFound extends Error {
  constructor(readonly what: string) {
    super(`${what} not found`);
    this.name = 'NotFound';
  }
}

/** The role may not do this at all. Becomes a 403. */
export class Refused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Refused';
  }
}

/** The state of the row does not allow it (any more). Becomes a 409. */
export class Conflict extends Error {
  constructor(readonly code: string, message: string) {
    super(message);
    this.name = 'Conflict';
  }
}

/** Tried too often; `seconds` until it may be tried again. Becomes a 429, in the words that Strapi uses. */
export class TooManyRequests extends Error {
  constructor(readonly limit: string, readonly seconds: number) {
    super('Too many requests, please try again later.');
    this.name = 'TooManyRequests';
  }
}

/** Something of ours that the answer needs does not work; nothing was done. Becomes a 503, and the cause is logged. */
export class Unavailable extends Error {
  constructor(readonly code: string, message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'Unavailable';
  }
}

/** A unique key was hit, on either database. */
export const isUniqueViolation = (error: unknown): boolean => {
  const { code } = (error ?? {}) as { code?: string };
  return code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
};
