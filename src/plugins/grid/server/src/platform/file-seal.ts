import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { UnreadableText, type KeyRing, type Place } from './field-crypto';

const MAGIC = Buffer.from('LXF1');
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** `LXF1`, length of the key id, key id, iv, tag, then the content; AES-256-GCM, bound to its place like a confidential text. */
export const sealBytes = (ring: KeyRing, place: Place, content: Buffer): Buffer => {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', ring.keys.get(ring.current) as Buffer, iv).setAAD(bindingOf(place));
  const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([MAGIC, Buffer.from([ring.current.length]), Buffer.from(ring.current, 'ascii'), iv, cipher.getAuthTag(), sealed]);
};

/** @throws UnreadableText for another format, an unknown key, another place or changed bytes. */
export const unsealBytes = (ring: KeyRing, place: Place, file: Buffer): Buffer => {
  if (!file.subarray(0, MAGIC.length).equals(MAGIC)) throw new UnreadableText(place, 'it is not a sealed file');
  const start = MAGIC.length + 1 + (file[MAGIC.length] ?? 0);
  const keyId = file.subarray(MAGIC.length + 1, start).toString('ascii');
  const key = ring.keys.get(keyId);
  if (!key) throw new UnreadableText(place, `key "${keyId}" is not in FIELD_KEYS`);
  const [iv, tag] = [file.subarray(start, start + IV_BYTES), file.subarray(start + IV_BYTES, start + IV_BYTES + TAG_BYTES)];
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES }).setAAD(bindingOf(place)).setAuthTag(tag);
    return Buffer.concat([decipher.update(file.subarray(start + IV_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    throw new UnreadableText(place, 'it was changed, or belongs to another row');
  }
};

const bindingOf = ({ type, documentId, field }: Place): Buffer => Buffer.from(JSON.stringify(['file', type, documentId, field]), 'utf8');
