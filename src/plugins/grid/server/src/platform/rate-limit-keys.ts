import { isIPv6 } from 'node:net';
import path from 'node:path';
import type { Context } from 'koa';

/** The address that is counted. Of IPv6 the first half: one household or machine owns all of the rest and could change it with every try. */
export const addressOf = (ctx: Context): string => countedAddress(ctx.request.ip);

export const countedAddress = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...gap, ...after].slice(0, 4).map((part) => part.replace(/^0+(?=.)/, '')).join(':');
};

/** The account that Strapi logged in for this request. */
export const accountOf = (ctx: Context): string => {
  const { user, auth } = ctx.state as { user?: { id?: number | string }; auth?: { strategy?: { name?: string }; credentials?: { id?: number | string } | null } };
  const id = user?.id ?? auth?.credentials?.id;
  return id === undefined ? '' : `${auth?.strategy?.name ?? ''}:${id}`;
};

/**
 * A name as it was typed, as one spelling: two spellings of one account must not have two windows. What is no text has no account and
 * shares one window, so a list or an object with changing content gains nothing.
 */
export const namedAccount = (typed: unknown): string => (typeof typed === 'string' ? typed.normalize('NFKC').replace(/\s+/g, '').toLowerCase().slice(0, 320) : '');

/** A path as the router reads it, or wider: it knows neither case nor a slash at the end. */
export const countedPath = (typed: string): string => {
  const plain = path.posix.normalize(decoded(typed).replace(/\\/g, '/').replace(/\/+/g, '/')).toLowerCase();
  return plain.length > 1 ? plain.replace(/\/$/, '') : plain;
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
