import { createHmac, randomBytes } from 'node:crypto';
import { TooManyRequests } from './errors';

/** For routes that may leave no trace of who called: counted in memory, by an address that is salted with what is thrown away. */
export interface UnkeptLimit {
  readonly unkept: true;
  readonly name: string;
  readonly limit: number;
  readonly seconds: number;
}

interface Window {
  readonly salt: Buffer;
  readonly endsAt: number;
  readonly tries: Map<string, number>;
}

const windows = new Map<string, Window>();
// What one process remembers of a window at most; a flood of addresses shares what is left.
const MOST_ADDRESSES = 50_000;

/**
 * Counts one try. Salt and counts of a window are dropped with it, nothing is written anywhere, and each node counts by itself: the price of
 * leaving no trace. @throws TooManyRequests
 */
export const spendUnkept = ({ name, limit, seconds }: UnkeptLimit, address: string, now: number): void => {
  const window = windowOf(name, seconds, now);
  const known = createHmac('sha256', window.salt).update(address).digest('base64');
  const key = window.tries.has(known) || window.tries.size < MOST_ADDRESSES ? known : '';
  const tries = (window.tries.get(key) ?? 0) + 1;
  window.tries.set(key, tries);
  if (tries > limit) throw new TooManyRequests(name, Math.max(1, Math.ceil((window.endsAt - now) / 1000)));
};

const windowOf = (name: string, seconds: number, now: number): Window => {
  const open = windows.get(name);
  if (open !== undefined && now < open.endsAt) return open;
  const fresh = { salt: randomBytes(32), endsAt: now + seconds * 1000, tries: new Map<string, number>() };
  windows.set(name, fresh);
  return fresh;
};
