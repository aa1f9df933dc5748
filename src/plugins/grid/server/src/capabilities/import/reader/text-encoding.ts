/**
 * Text of a file of unknown encoding: by its byte order mark, else UTF-16 if it holds zeros, else UTF-8 if it is
 * valid UTF-8, else GB18030, which includes GBK. null when it is no text.
 */
export const decodeText = (bytes: Uint8Array): string | null => {
  const text = decode(bytes, markOf(bytes) ?? guess(bytes));
  // eslint-disable-next-line no-control-regex
  return text === null || /[\u0000-\u0008\u000e-\u0019\u001b-\u001f]/.test(text) ? null : text.replace(/\u001a+$/, '');
};

const markOf = (bytes: Uint8Array): string | null => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
};

// Neither UTF-8 nor GB18030 text holds a zero. In UTF-16 every ASCII character does, and a few Chinese ones (一 is 4E 00) on the other side.
const guess = (bytes: Uint8Array): string => {
  const zeros = [0, 0];
  bytes.subarray(0, 10_000).forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (even + odd > 0) return odd > even ? 'utf-16le' : 'utf-16be';
  return decode(bytes, 'utf-8') !== null ? 'utf-8' : 'gb18030';
};

const decode = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};
