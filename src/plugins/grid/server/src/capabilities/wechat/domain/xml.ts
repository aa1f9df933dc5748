/**
 * The XML of messages, and nothing else of XML: elements without attributes, texts, CDATA, the five entities that need no definition. What
 * other systems were broken with (DOCTYPE, entities of one's own, processing instructions, includes) has no rule here, so nobody can switch
 * it on by mistake; such a text is null like any that is not well-formed.
 */
export type Fields = Readonly<Record<string, string>>;

interface Element {
  readonly name: string;
  text: string;
  isLeaf: boolean;
}

const TOKEN = /<(\/?)([A-Za-z_][\w.-]{0,63})\s*(\/?)>|<!\[CDATA\[([^]*?)\]\]>|([^<]+)/y;
const ENTITY = /&(?:(lt|gt|amp|quot|apos);|)/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
// What XML 1.0 allows as a character; half of a surrogate pair is none.
const CHARACTERS = /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u;
const ROOT = 'xml';
const MAX_DEPTH = 6;
const MAX_ELEMENTS = 200;

/** The texts of the elements directly below `<xml>`, by name; null where it is no message. An element that holds others is ''. */
export const readFields = (text: string): Fields | null => {
  const body = text.replace(/^\uFEFF/, '').trim();
  if (!CHARACTERS.test(body)) return null;
  const fields = new Map<string, string>();
  const open: Element[] = [];
  let elements = 0;
  for (let at = 0; at < body.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(body);
    if (token === null) return null;
    const [, slash, name, empty, data, plain] = token;
    if (name === undefined) {
      if (!addText(open.at(-1), data ?? decoded(plain ?? ''))) return null;
      continue;
    }
    if (slash === '') {
      elements += 1;
      if (elements > MAX_ELEMENTS || !mayOpen(open, name, elements)) return null;
      open.push({ name, text: '', isLeaf: true });
    } else if (empty !== '') return null;
    if (slash === '' && empty === '') continue;
    const closed = open.pop();
    if (closed?.name !== name || (open.length === 1 && !keep(fields, closed))) return null;
  }
  return open.length === 0 && elements > 0 ? Object.fromEntries(fields) : null;
};

/** One root, which is `<xml>`, and not without end below it. */
const mayOpen = (open: readonly Element[], name: string, elements: number): boolean => {
  const outer = open.at(-1);
  if (outer === undefined) return name === ROOT && elements === 1;
  outer.isLeaf = false;
  return open.length < MAX_DEPTH;
};

const addText = (inside: Element | undefined, text: string | null): boolean => {
  if (inside === undefined || text === null) return false;
  inside.text += text;
  return true;
};

/** False for a name that stood before: nobody could say which of the two is meant. */
const keep = (fields: Map<string, string>, { name, text, isLeaf }: Element): boolean => {
  if (fields.has(name)) return false;
  fields.set(name, isLeaf ? text : '');
  return true;
};

const decoded = (text: string): string | null => {
  let isKnown = true;
  const plain = text.replace(ENTITY, (_all, name: string | undefined) => {
    isKnown &&= name !== undefined;
    return ENTITIES[name ?? ''] ?? '';
  });
  return isKnown ? plain : null;
};

/** A message of these fields: numbers as they are, texts as CDATA. */
export const writeFields = (fields: Readonly<Record<string, string | number>>): string =>
  `<xml>${Object.entries(fields).map(([name, value]) => `<${name}>${typeof value === 'number' ? value : cdata(value)}</${name}>`).join('')}</xml>`;

const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
