import { createCipheriv, createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

/** Padding goes up to 32, not to the 16 of the cipher: so the scheme says. */
const BLOCK = 32;
const RANDOM = 16;
const LENGTH = 4;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** SHA-1 over the sorted parts, as hex: the scheme of the platform. Whoever knows the token signs. */
export const signatureOf = (...parts: readonly string[]): string => createHash('sha1').update([...parts].sort().join('')).digest('hex');

/** Takes the same time however much of the signature is right. */
export const isSigned = (signature: string, ...parts: readonly string[]): boolean => {
  const [given, wanted] = [Buffer.from(signature, 'utf8'), Buffer.from(signatureOf(...parts), 'utf8')];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
};

/** The key of the installation as bytes: base64 without its end. */
const keyOf = (aesKey: string): Buffer => Buffer.from(`${aesKey}=`, 'base64');

/** `random` is 16 bytes that nobody guesses: two messages with the same text must not look alike. */
export const sealMessage = (aesKey: string, appId: string, message: string, random: Buffer): string => {
  const text = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([random, length, text, Buffer.from(appId, 'utf8')]);
  const pad = BLOCK - (plain.length % BLOCK);
  const key = keyOf(aesKey);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(pad, pad)), cipher.final()]).toString('base64');
};

/** Null for what was not sealed with this key for this account. To be asked after the signature: it tells right from wrong padding. */
export const openMessage = (aesKey: string, appId: string, sealed: string): string | null => {
  const bytes = BASE64.test(sealed) ? Buffer.from(sealed, 'base64') : Buffer.alloc(0);
  if (bytes.length === 0 || bytes.length % BLOCK !== 0) return null;
  const key = keyOf(aesKey);
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const plain = unpadded(Buffer.concat([decipher.update(bytes), decipher.final()]));
  if (plain === null || plain.length < RANDOM + LENGTH) return null;
  const start = RANDOM + LENGTH;
  const end = start + plain.readUInt32BE(RANDOM);
  if (end > plain.length || !plain.subarray(end).equals(Buffer.from(appId, 'utf8'))) return null;
  return textOf(plain.subarray(start, end));
};

const unpadded = (bytes: Buffer): Buffer | null => {
  const pad = bytes.at(-1) ?? 0;
  if (pad < 1 || pad > BLOCK || !bytes.subarray(-pad).every((byte) => byte === pad)) return null;
  return bytes.subarray(0, -pad);
};

const textOf = (bytes: Buffer): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};
