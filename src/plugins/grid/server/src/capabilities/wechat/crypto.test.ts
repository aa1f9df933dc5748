import fc from 'fast-check';
import fixture from '../../../../../../../tests/fixtures/wechat/messages.json';
import { isSigned, openMessage, sealMessage, signatureOf } from './crypto';

const { aesKey, appId, vectors, signatures } = fixture;

test.each(signatures)('the signature of $parts', ({ parts, signature }) => {
  expect(signatureOf(...parts)).toBe(signature);
  expect([isSigned(signature, ...parts), isSigned(signature, ...parts.slice().reverse())]).toEqual([true, true]);
  for (const wrong of ['', signature.slice(1), `${signature}0`, signature.toUpperCase(), signature.replace(/.$/, (last) => (last === '0' ? '1' : '0'))]) expect([wrong, isSigned(wrong, ...parts)]).toEqual([wrong, false]);
});

test.each(vectors)('what was sealed elsewhere opens, and is sealed the same here: $message', ({ message, random, sealed }) => {
  expect(openMessage(aesKey, appId, sealed)).toBe(message);
  expect(sealMessage(aesKey, appId, message, Buffer.from(random))).toBe(sealed);
});

test('every text comes back', () =>
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.uint8Array({ minLength: 16, maxLength: 16 }), (text, random) => expect(openMessage(aesKey, appId, sealMessage(aesKey, appId, text, Buffer.from(random)))).toBe(text))));

// CBC: a changed byte garbles its block and turns one in the next. Behind the random part each of both is noticed, whatever the signature says, or the text is another one.
test('no change of a byte leaves the message as it was, beyond its random beginning', () => {
  const { message, sealed } = vectors.at(-2)!;
  const bytes = Buffer.from(sealed, 'base64');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = changed[at]! ^ 1;
    expect(openMessage(aesKey, appId, changed.toString('base64')) === message).toBe(false);
  }
});

test.each(['', '=', 'A', '====', 'AAAA', `${vectors[0]!.sealed}AAAA`, vectors[0]!.sealed.slice(4), vectors[0]!.sealed.replace(/.$/, '\n'), '<xml>'])('%j is nothing that was sealed', (sealed) => expect(openMessage(aesKey, appId, sealed)).toBeNull());
