import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Where a confidential text stands: bound into its seal, so that a text moved to another row or field does not open. */
export interface Place {
  readonly type: string;
  readonly documentId: string;
  readonly field: string;
}

/** Keys by their ids. New texts are sealed with the current one; the others only open. */
export interface KeyRing {
  readonly current: string;
  readonly keys: ReadonlyMap<string, Buffer>;
}

const VERSION = 'v1';
const KEY_BYTES = 32;
// 32 random bytes have 30 different ones on average, and practically never under 16.
const MIN_DIFFERENT_BYTES = 16;
const BASE64 = /^[\w+/-]+={0,2}$/;
const KEY_ID = /^[A-Za-z0-9_-]{1,16}$/;

/**
 * `id:key,id:key`, keys as base64 or base64url of 32 bytes, the first one current.
 * @throws Error that names the entry, never the key.
 */
export const parseKeyRing = (text: string): KeyRing => {
  const keys = new Map<string, Buffer>();
  const entries = text.split(',').map((entry) => entry.trim()).filter((entry) => entry !== '');
  for (const [index, entry] of entries.entries()) {
    const [id = '', encoded = '', ...more] = entry.split(':');
    const key = Buffer.from(encoded, 'base64');
    if (!KEY_ID.test(id) || more.length > 0) throw new Error(`FIELD_KEYS: entry ${index + 1} has no usable id; allowed: 1 to 16 letters, digits, - or _, then a colon and the key`);
    if (!BASE64.test(encoded) || key.length !== KEY_BYTES) throw new Error(`FIELD_KEYS: key "${id}" has ${key.length} bytes; allowed: base64 of ${KEY_BYTES}`);
    if (new Set(key).size < MIN_DIFFERENT_BYTES) throw new Error(`FIELD_KEYS: key "${id}" is not random; make one with: npm run keys -- new`);
    if (keys.has(id)) throw new Error(`FIELD_KEYS: key id "${id}" stands twice`);
    keys.set(id, key);
  }
  const [current] = keys.keys();
  if (current === undefined) throw new Error('FIELD_KEYS is empty; allowed: id:key[,id:key…], the first one seals new texts. Make one with: npm run keys -- new');
  return { current, keys };
};

/** `v1:<key id>:<iv>:<ciphertext>:<tag>`, base64url, AES-256-GCM. */
export const seal = (ring: KeyRing, place: Place, text: string): string => {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', ring.keys.get(ring.current) as Buffer, iv).setAAD(bindingOf(place));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return [VERSION, ring.current, ...[iv, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join(':');
};

/** @throws UnreadableText for an unknown key, another place, or a changed text: never an empty answer. */
export const unseal = (ring: KeyRing, place: Place, sealed: string): string => {
  const [version, id = '', iv = '', text = '', tag = ''] = sealed.split(':');
  const key = ring.keys.get(id);
  if (version !== VERSION) throw new UnreadableText(place, 'it is not sealed');
  if (!key) throw new UnreadableText(place, `key "${id}" is not in FIELD_KEYS`);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), { authTagLength: 16 }).setAAD(bindingOf(place)).setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8');
  } catch {
    throw new UnreadableText(place, 'it was changed, or belongs to another row');
  }
};

/** 12 bytes of iv and 16 of tag: nobody types such a text by accident. */
export const isSealed = (text: string): boolean => /^v1:[\w-]{1,16}:[\w-]{16}:[\w-]*:[\w-]{22}$/.test(text);

/** The key that sealed a text; null for one that is not sealed. */
export const keyIdOf = (text: string): string | null => (isSealed(text) ? (text.split(':')[1] as string) : null);

/** A stored text that cannot be opened. Says where it stands and why, nothing of what it says. */
export class UnreadableText extends Error {
  constructor(place: Place, why: string) {
    super(`${place.type} ${place.documentId} ${place.field} cannot be opened: ${why}`);
    this.name = 'UnreadableText';
  }
}

const bindingOf = ({ type, documentId, field }: Place): Buffer => Buffer.from(JSON.stringify([type, documentId, field]), 'utf8');
