/**
 * Text of a file of unknown encoding: by its byte order mark, else UTF-8 if it is valid UTF-8, else UTF-16 if every other byte
 * is zero, else GB18030, which includes GBK. null when it is no text.
 */
export const decodeText = (bytes: Uint8Array): string | null => {
  const encoding = markOf(bytes) ?? guess(bytes);
  const text = encoding === null ? null : decode(bytes, encoding);
  // eslint-disable-next-line no-control-regex
  return text === null || /[\u0000-\u0008\u000e-\u0019\u001b-\u001f]/.test(text) ? null : text.replace(/\u001a+$/, '');
};

const markOf = (bytes: Uint8Array): string | null => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
};

const guess = (bytes: Uint8Array): string | null => {
  const head = bytes.subarray(0, 2_000);
  const zeros = [0, 1].map((side) => head.filter((byte, index) => index % 2 === side && byte === 0).length);
  if ((zeros[1] ?? 0) > head.length / 10 && zeros[0] === 0) return 'utf-16le';
  if ((zeros[0] ?? 0) > head.length / 10 && zeros[1] === 0) return 'utf-16be';
  return decode(bytes, 'utf-8') !== null ? 'utf-8' : 'gb18030';
};

const decode = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};
