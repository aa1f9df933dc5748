// Zero-width characters and the byte order mark hide in cells that were copied from chat programs.
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/g;
// PostgreSQL refuses NUL, and half a surrogate pair cannot be stored as UTF-8.
// eslint-disable-next-line no-control-regex
const UNSTORABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/gu;
const DASHES = /[\u2010-\u2015\u2212\ufe63]/g;
const FORMULA = /^'*[=+\-@\t\r\0＝＋－＠]/;
const STROKES = /^[-/\\]*$/;
const NOTHING = new Set(['无', '暂无', 'n/a', 'none', '至今']);

/** Full-width ASCII and the ideographic space to their usual forms: `ＨＳ００２８` → `HS0028`. Other characters stay as they are. */
export const toHalfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ');

/** What a spreadsheet program would run as a formula gets a leading `'`, and so does what already has one: `fromCell` undoes both exactly. */
export const toCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

export const fromCell = (text: string): string => (text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text);

/** Headers and names of choices compare without case, spaces, required marks, colons and remarks in brackets: `* 工 号（必填）：` → `工号`. */
export const toWord = (text: string): string => {
  const flat = toLine(toHalfWidth(text)).replace(/\s+/g, '').toLowerCase();
  const bare = flat.replace(/^\*+|[*:]+$/g, '').replace(/\([^()]*\)|\[[^[\]]*\]|【[^】]*】/g, '').replace(/^\*+|[*:]+$/g, '');
  return bare === '' ? flat : bare;
};

/** Codes and numbers: no spaces, half-width, one kind of dash. */
export const toCode = (text: string): string => toLine(toHalfWidth(text)).replace(DASHES, '-').replace(/\s+/g, '');

/** Codes are matched without case: `hs0028` is not a second person. */
export const toKey = (code: string): string => code.toUpperCase();

/** `徐　桂兰 ` → `徐桂兰`; a Latin name keeps single spaces. */
export const toName = (text: string): string => {
  const line = toText(text).replace(/[•‧・]/g, '·');
  return /\p{Script=Han}/u.test(line) ? line.replace(/\s+/g, '') : line;
};

/** Free text in one line: full-width letters and digits become usual ones, Chinese punctuation stays. */
export const toText = (text: string): string =>
  toLine(text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, toHalfWidth)).replace(/\s+/g, ' ').trim();

/** Text of several lines. */
export const toNote = (text: string): string => toLine(text.replace(/\r\n?/g, '\n')).trim();

/** True for an empty cell and for a stroke in its place: `—`, `/`. */
export const isBlank = (text: string): boolean => STROKES.test(toCode(text));

/** The same where no name is expected: `无`, `N/A`, `至今` mean nothing as well. */
export const isNothing = (text: string): boolean => isBlank(text) || NOTHING.has(toCode(text).toLowerCase());

const toLine = (text: string): string => text.replace(INVISIBLE, '').replace(UNSTORABLE, '');
