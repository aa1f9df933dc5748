import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { isSealed, keyIdOf, parseKeyRing, seal, unseal, UnreadableText, type Place } from './field-crypto';

const entry = (id: string) => `${id}:${randomBytes(32).toString('base64url')}`;
const [first, second] = [entry('k1'), entry('k2')];
const ring = parseKeyRing(first);
const place: Place = { type: 'care-record', documentId: 'a'.repeat(24), field: 'summary' };
const TEXT = '孩子住院，压力大 🙂';

test.each(['', 'a', TEXT, '\u0000', '长'.repeat(100_000), 'v1:k1:looks:like:one'])('a sealed text opens to itself (%#)', (text) => {
  const sealed = seal(ring, place, text);
  expect(unseal(ring, place, sealed)).toBe(text);
  expect([isSealed(sealed), keyIdOf(sealed)]).toEqual([true, 'k1']);
});

test('any text, and never the same seal twice', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => unseal(ring, place, seal(ring, place, text)) === text && seal(ring, place, text) !== seal(ring, place, text)), { numRuns: 300 });
});

test('the text does not stand in its seal', () => expect(Buffer.from(seal(ring, place, TEXT).split(':')[3]!, 'base64url').toString('utf8')).not.toContain('住院'));

// A seal names its row: moved to another type, document or field it is garbage, also where the parts would read the same end to end.
test.each<[string, Place]>([
  ['type', { ...place, type: 'care-event' }],
  ['document', { ...place, documentId: 'b'.repeat(24) }],
  ['field', { ...place, field: 'note' }],
  ['parts that flow together', { type: 'care-record', documentId: `${place.documentId}","summary`, field: '' }],
])('another %s', (_what, other) => {
  const sealed = seal(ring, place, TEXT);
  expect(() => unseal(ring, other, sealed)).toThrow(UnreadableText);
});

test('a change of any byte, and any cut', () => {
  const sealed = seal(ring, place, TEXT);
  const [version, id, ...parts] = sealed.split(':') as [string, string, string, string, string];
  let tried = 0;
  parts.forEach((part, index) => {
    const bytes = Buffer.from(part, 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      const changed = [version, id, ...parts.map((each, i) => (i === index ? flipped.toString('base64url') : each))].join(':');
      expect(() => unseal(ring, place, changed)).toThrow(UnreadableText);
      tried += 1;
    }
  });
  expect(tried).toBe(12 + Buffer.byteLength(TEXT) + 16);
  for (let length = 0; length < sealed.length; length += 1) expect(() => unseal(ring, place, sealed.slice(0, length))).toThrow(UnreadableText);
});

test('another key of the same id, a key that is gone, and an old one that stays', () => {
  const sealed = seal(ring, place, TEXT);
  expect(() => unseal(parseKeyRing(entry('k1')), place, sealed)).toThrow(/was changed/);
  expect(() => unseal(parseKeyRing(second), place, sealed)).toThrow(/key "k1" is not in FIELD_KEYS/);
  const both = parseKeyRing(`${second},${first}`);
  expect([unseal(both, place, sealed), keyIdOf(seal(both, place, TEXT))]).toEqual([TEXT, 'k2']);
});

test.each(['', 'plain', 'v1:', 'v1:k1:a:b:c', 'v2:k1:AAAAAAAAAAAAAAAA::AAAAAAAAAAAAAAAAAAAAAA', 'v1:k1 :AAAAAAAAAAAAAAAA::AAAAAAAAAAAAAAAAAAAAAA'])('%j is not sealed and does not open', (text) => {
  expect([isSealed(text), keyIdOf(text)]).toEqual([false, null]);
  expect(() => unseal(ring, place, text)).toThrow(UnreadableText);
});

test('what is said of a text that does not open holds nothing of it', () => {
  try {
    unseal(ring, place, TEXT);
  } catch (error) {
    expect((error as Error).message).toBe(`care-record ${place.documentId} summary cannot be opened: it is not sealed`);
  }
  expect.assertions(1);
});

const secret = first.split(':')[1]!;
test.each<[string, RegExp]>([
  ['', /is empty/],
  [' , ', /is empty/],
  ['k1', /"k1" has 0 bytes/],
  [secret, /no usable id/],
  ['k1:c2hvcnQ', /"k1" has 5 bytes/],
  [`k1:${secret}!`, /allowed: base64/],
  [`a key:${secret}`, /no usable id/],
  [`k1:${secret}:${secret}`, /no usable id/],
  [`k1:${secret},k1:${secret}`, /stands twice/],
  [`k1:${Buffer.alloc(32).toString('base64')}`, /not random/],
  [`k1:${Buffer.from('password'.repeat(4)).toString('base64')}`, /not random/],
])('a ring of %#: %s', (text, message) => {
  expect(() => parseKeyRing(text)).toThrow(message);
  try {
    parseKeyRing(text);
  } catch (error) {
    expect((error as Error).message).not.toContain(secret);
  }
});

test('base64 with + / = is a key too', () => expect(parseKeyRing(`k1:${randomBytes(32).toString('base64')}`).current).toBe('k1'));
