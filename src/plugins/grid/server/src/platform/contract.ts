import type { Context } from 'koa';
import { z } from 'zod';
import { InvalidInput } from './errors';
import { parse } from './input';

/** A file in the answer; the handler fills `ctx.body` itself. */
export interface FileAnswer {
  /** Its media type; any of several is a `*` pattern. */
  readonly file: string;
}

/** Lines of JSON, one object each, while the work goes on; the handler fills `ctx.body` itself. */
export interface LinesAnswer {
  readonly lines: z.ZodType;
}

export type Answer = z.ZodType | FileAnswer | LinesAnswer;

/** A body that is one text of a media type of its own, such as `text/xml`. */
export interface TextBody {
  readonly text: string;
}

export type Body = z.ZodObject | UploadBody | TextBody;

/** What a handler with this answer hands back. `null` of a nullable answer becomes `{ data: null }`. */
export type Answered<A> = A extends z.ZodType ? z.output<A> : undefined;

/** The one file of a multipart body stands in `file`; these are the text fields beside it. */
export interface UploadBody {
  readonly fields: z.ZodObject;
}

type ParamNames<Path extends string> = Path extends `${string}/:${infer Name}/${infer Rest}` ? Name | ParamNames<`/${Rest}`> : Path extends `${string}/:${infer Name}` ? Name : never;

type ParamsOf<Path extends string> = [ParamNames<Path>] extends [never] ? { readonly params?: undefined } : { readonly params: Readonly<Record<ParamNames<Path>, z.ZodType<string>>> };

/**
 * What a route takes and answers: the same objects check each request, type the handler and make docs/openapi.json. A query or a body
 * that is not declared is not taken: an unknown parameter is a 400.
 */
export type Contract<Path extends string, Q extends z.ZodObject, B extends Body, A extends Answer> = ParamsOf<Path> & {
  /** One line for the reader of the description. */
  readonly summary: string;
  readonly query?: Q;
  readonly body?: B;
  readonly answer: A;
  /** Set where a confidential text is the answer: single, audited, with a reason. */
  readonly reveals?: true;
};

/** A contract as the description and the server read it, whatever its types. */
export interface AnyContract {
  readonly summary: string;
  readonly params?: Readonly<Record<string, z.ZodType<string>>> | undefined;
  readonly query?: z.ZodObject | undefined;
  readonly body?: Body | undefined;
  readonly answer: Answer;
  readonly reveals?: true;
}

/** The request as the contract lets it through. Where no query or body is declared there is none. */
export interface Input<Path extends string, Q, B> {
  readonly params: Readonly<Record<ParamNames<Path>, string>>;
  readonly query: [Q] extends [never] ? Readonly<Record<string, never>> : Q extends z.ZodType ? z.output<Q> : never;
  readonly body: [B] extends [never] ? undefined : B extends z.ZodType ? z.output<B> : B extends UploadBody ? z.output<B['fields']> : B extends TextBody ? string : never;
}

/** The request of a route without a contract. */
export interface AsSent {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

const NO_QUERY = z.strictObject({});

/** @throws InvalidInput for what the contract does not allow; path first, then query, then body. */
export const inputOf = (contract: AnyContract | null, ctx: Context): AsSent => {
  const { body } = ctx.request as unknown as { body?: unknown };
  if (contract === null) return { params: ctx['params'] as Record<string, string>, query: ctx.query, body };
  const params = parse(z.object({ ...contract.params }), ctx['params']);
  const query = parse(contract.query ?? NO_QUERY, ctx.query);
  if (contract.body === undefined) return { params, query, body: undefined };
  if (isText(contract.body)) return { params, query, body: textOf(ctx, contract.body, body) };
  return { params, query, body: parse(isUpload(contract.body) ? contract.body.fields : contract.body, body ?? {}) };
};

export const isUpload = (body: Body): body is UploadBody => 'fields' in body;
export const isText = (body: Body): body is TextBody => 'text' in body;

const textOf = (ctx: Context, { text: type }: TextBody, body: unknown): string => {
  if (typeof body === 'string' && ctx.is(type) === type) return body;
  throw new InvalidInput([{ field: '(body)', code: 'media_type', value: ctx.get('content-type').slice(0, 200), allowed: type }]);
};

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

type Refused<T> = [never, 'the schema differs from the type of shared/contracts', T];

/** Ties the schema of an answer to its type of shared/contracts: a field more, less or other does not compile. */
export const answers =
  <T>() =>
  <S extends z.ZodType>(schema: Same<z.output<S>, T> extends true ? S : Refused<z.output<S>>): S =>
    schema as S;

/** The same for what is sent. */
export const takes =
  <T>() =>
  <S extends z.ZodType>(schema: Same<z.input<S>, T> extends true ? S : Refused<z.input<S>>): S =>
    schema as S;
