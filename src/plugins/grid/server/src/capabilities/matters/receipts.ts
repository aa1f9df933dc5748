import { createHmac, randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { TooManyRequests } from '../../platform/errors';

/** 16 digits: sixteen single draws, because one draw of 10^16 is beyond what the generator gives. */
export const newReceipt = (): string => Array.from({ length: 16 }, () => randomInt(0, 10)).join('');

/** How a receipt is found without being stored: a keyed hash. Without the server's secret the database alone answers no guess. */
export const receiptKey = (secret: string, receipt: string): string => createHmac('sha256', `receipt ${secret}`).update(receipt).digest('base64url');

const COST = 2 ** 15;
const BYTES = 32;
// A hash takes 32 MB: two at a time, and a queue that ends.
const AT_ONCE = 2;
const MOST_WAITING = 40;

/** `salt:hash`, scrypt with N = 2^15. @throws TooManyRequests when too many wait. */
export const hashReceipt = async (receipt: string): Promise<string> => {
  const salt = randomBytes(16);
  return `${salt.toString('base64url')}:${(await hash(receipt, salt)).toString('base64url')}`;
};

const NO_HASH = `${randomBytes(16).toString('base64url')}:${randomBytes(BYTES).toString('base64url')}`;

/** Where there is no hash one is worked out all the same: an unknown receipt takes as long as a wrong one. */
export const isReceipt = async (receipt: string, stored: string | null): Promise<boolean> => {
  const [salt = '', known = ''] = (stored ?? NO_HASH).split(':');
  const same = timingSafeEqual(await hash(receipt, Buffer.from(salt, 'base64url')), Buffer.from(known, 'base64url'));
  return same && stored !== null;
};

let running = 0;
const waiting: (() => void)[] = [];

const hash = async (receipt: string, salt: Buffer): Promise<Buffer> => {
  await turn();
  try {
    return await new Promise<Buffer>((resolve, reject) => scrypt(receipt, salt, BYTES, { N: COST, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }, (error, key) => (error ? reject(error) : resolve(key))));
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
};

const turn = async (): Promise<void> => {
  if (waiting.length >= MOST_WAITING) throw new TooManyRequests('receipts', 5);
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
};
