import type { Context, Next } from 'koa';

/**
 * What cannot be read as a body is the sender's mistake: a 400 (413, 415). Strapi makes a 500 of a broken multipart body, and writes the
 * parser's error to the log, which quotes the body: it may hold a confidential text. Stands before `strapi::body`.
 */
export const bodyErrors = () => async (ctx: Context, next: Next): Promise<void> => {
  try {
    await next();
  } catch (error) {
    if (ctx.state['bodyRead'] === true) throw error;
    const { status } = (error ?? {}) as { status?: unknown };
    ctx.status = status === 413 || status === 415 ? status : 400;
    ctx.body = { data: null, error: { status: ctx.status, name: NAMES[ctx.status] ?? '', message: MESSAGES[ctx.status] ?? '', details: {} } };
  }
};

const NAMES: Readonly<Record<number, string>> = { 400: 'BadRequestError', 413: 'PayloadTooLargeError', 415: 'UnsupportedMediaTypeError' };

const MESSAGES: Readonly<Record<number, string>> = {
  400: 'the body cannot be read; allowed: a JSON object, or a complete multipart form',
  413: 'the body is too large; allowed: 1 MB, a text of 64 kB, or a file of 20 MB',
  415: 'the encoding of the body is not known; allowed: UTF-8, plain, gzip or deflate',
};
